/// Figures of what moves the bump of the test loss, the scale of features and the pentagon.
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "plots/plane.hpp"
#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

Series measured_of(const Table& table, double group, std::size_t colour, std::string label) {
    return coloured(points_of(rows_where(table, "group", group), "x", "measured"),
                    colour_of(colour), std::move(label));
}

/// A dashed line at `height` as far as the points of the group go.
Series dashed_at(const Table& table, double group, double height, std::string label) {
    const std::vector<double> x = rows_where(table, "group", group).column("x");
    return {.role = Role::rival,
            .label = std::move(label),
            .x = {x.front(), x.back()},
            .y = {height, height}};
}

const Axis examples_axis{.label = "training examples T", .scale = Scale::log};
const Axis relative_axis{.label = "test loss over best constant's", .scale = Scale::log};

std::vector<Panel> map_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_map");
    const Panel map{.title = "Test loss over best constant's",
                    .x = examples_axis,
                    .y = {.label = "hidden dimensions m"},
                    .map = HeatMap{.x = distinct(table, "x"),
                                   .y = distinct(table, "group"),
                                   .values = table.column("measured")}};
    Panel by_examples{.title = "Against examples", .x = examples_axis, .y = relative_axis};
    std::size_t colour = 0;
    for (const double hidden : distinct(table, "group"))
        by_examples.series.push_back(measured_of(table, hidden, colour++, equation("m", hidden)));
    by_examples.series.push_back(dashed_at(table, 2.0, 1.0, "best constant"));
    Panel by_hidden{.title = "Against hidden dimensions",
                    .x = {.label = "hidden dimensions m"},
                    .y = relative_axis};
    const std::vector<double> sizes = distinct(table, "x");
    colour = 0;
    for (const std::size_t i : {2U, 4U, 5U, 7U}) {
        Series points{.role = Role::measured,
                      .label = equation("T", sizes.at(i)),
                      .colour = colour_of(colour++)};
        const Table rows = rows_where(table, "x", sizes.at(i));
        for (const double hidden : rows.column("group"))
            points.x.push_back(hidden + 0.05 * static_cast<double>(colour));  // apart
        points.y = rows.column("measured");
        points.low = rows.column("low");
        points.high = rows.column("high");
        by_hidden.series.push_back(std::move(points));
    }
    return {map, by_examples, by_hidden};
}

std::vector<Panel> bump_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_bump");
    Panel decay{.title = "Weight decay", .x = examples_axis, .y = relative_axis};
    std::size_t colour = 0;
    for (const double of : {0.01, 0.1, 1.0})
        decay.series.push_back(measured_of(table, of, colour++, equation("decay", of)));
    Panel steps{.title = "Length of training", .x = examples_axis, .y = relative_axis};
    colour = 0;
    for (const auto& [group, label] : {std::pair{-2'000.0, "2000 updates"},
                                       {-5'000.0, "5000"},
                                       {0.01, "10 000"},
                                       {-20'000.0, "20 000"}})
        steps.series.push_back(measured_of(table, group, colour++, label));
    for (Panel* panel : {&decay, &steps})
        panel->series.push_back(dashed_at(table, 0.01, 1.0, "best constant"));
    return {decay, steps};
}

std::vector<Panel> scale_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_scale");
    const Axis seen{.label = "times that a feature is seen, T (1 - S)", .scale = Scale::log};
    const std::vector<std::pair<double, std::string>> sparsities{{0.0, "n = 100, 10 active"},
                                                                 {1.0, "n = 300, 10 active"},
                                                                 {2.0, "n = 300, 4 active"},
                                                                 {3.0, "n = 300, 30 active"}};
    const std::vector<std::pair<double, std::string>> decays{
        {4.0, "decay 0"}, {1.0, "0.01"}, {5.0, "0.1"}, {6.0, "1"}};
    const auto panel_of = [&](std::string title, const Axis& y, double shift, double line,
                              const std::string& label, const auto& worlds) {
        Panel panel{.title = std::move(title), .x = seen, .y = y};
        std::size_t colour = 0;
        for (const auto& [group, name] : worlds)
            panel.series.push_back(measured_of(table, group + shift, colour++, name));
        panel.series.push_back(dashed_at(table, 1.0, line, label));
        return panel;
    };
    const Axis fifth{.label = "fifth dimensionality of features", .low = 0.0, .high = 0.45};
    return {panel_of("Sparsity", relative_axis, 0.0, 1.0, "best constant", sparsities),
            panel_of("Weight decay", relative_axis, 0.0, 1.0, "best constant", decays),
            panel_of("Sparsity", fifth, 100.0, 0.4, "2/5", sparsities),
            panel_of("Weight decay", fifth, 100.0, 0.4, "2/5", decays)};
}

/// Where a rising curve passes half its greatest height, by interpolation between its points.
double half_way_up(const Table& rows) {
    const std::vector<double>& x = rows.column("x");
    const std::vector<double>& y = rows.column("measured");
    const double half = 0.5 * largest(rows, "measured");
    std::size_t i = 0;
    while (y[i] < half) ++i;
    return i == 0 ? x[0] : x[i - 1] + (x[i] - x[i - 1]) * (half - y[i - 1]) / (y[i] - y[i - 1]);
}

std::vector<Panel> repeat_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_repeats");
    const Axis times{.label = "times that one example is repeated", .scale = Scale::log};
    Panel features{.title = "Features of dimensionality above 0.2",
                   .x = times,
                   .y = {.label = "features", .low = 0.0, .high = 6.0}};
    Panel share{.title = "The repeated example",
                .x = times,
                .y = {.label = "its dimensionality", .low = 0.0}};
    Panel needed{.title = "Repeats at half of its greatest dimensionality",
                 .x = {.label = "examples per feature T/n", .scale = Scale::log},
                 .y = {.label = "repeats", .scale = Scale::log}};
    Series points{.role = Role::measured}, line{.role = Role::rival, .label = "0.4 T/n"};
    std::size_t colour = 0;
    for (const double examples : {450.0, 900.0, 1800.0, 3600.0}) {
        if (rows_where(table, "group", examples).rows() == 0) continue;  // not at tier quick
        features.series.push_back(measured_of(table, examples, colour, equation("T", examples)));
        share.series.push_back(
            measured_of(table, examples + 0.5, colour++, equation("T", examples)));
        points.x.push_back(examples / 300.0);
        points.y.push_back(half_way_up(rows_where(table, "group", examples + 0.5)));
        line.y.push_back(0.4 * points.x.back());
    }
    features.series.push_back(dashed_at(table, 900.0, 5.0, "pentagon"));
    line.x = points.x;
    needed.series = {points, line};
    return {features, share, needed};
}

std::vector<Panel> circle_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_circles");
    std::vector<Panel> panels;
    for (const double start : distinct(table, "group")) {
        const Table rows = rows_where(table, "group", start);
        panels.push_back(
            plane_panel(fmt::format("training loss {:.3f}", std::abs(first_of(rows, "loss"))),
                        {{rows, Colour::vermilion, "hidden vectors"}}));
    }
    return panels;
}

std::vector<Panel> history_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_history");
    const Axis updates{.label = "updates", .scale = Scale::log};
    const auto panel_of = [&](std::string title, Axis y, std::string_view column) {
        Panel panel{.title = std::move(title), .x = updates, .y = std::move(y)};
        std::size_t colour = 0;
        for (const double examples : distinct(table, "group"))
            panel.series.push_back(
                coloured(line_of(rows_where(table, "group", examples), Role::theory, "x", column),
                         colour_of(colour++), equation("T", examples)));
        return panel;
    };
    return {panel_of("Training", {.label = "training loss", .low = 0.0}, "training"),
            panel_of("New inputs", {.label = "test loss", .scale = Scale::log}, "test"),
            panel_of("Features", {.label = "fifth dimensionality", .low = 0.0}, "fifth")};
}

}  // namespace

std::vector<FigureEntry> superposition_toy_figures() {
    return {
        {.id = "superposition_map",
         .title = "Double descent in examples and in hidden dimensions",
         .caption =
             "Test loss over that of the best constant, ten features active in the mean, 10 000 "
             "updates. Larger models need more examples: between, they do worse than smaller ones, "
             "and than with fewer examples. Blue: better than the constant, vermilion: worse, each "
             "up to its own extreme. Numbers and points: medians over data sets; bars: from the "
             "least to the largest; at the bottom, colours stand a little apart.",
         .sweeps = {"superposition_map"},
         .draw = map_panels},
        {.id = "superposition_bump",
         .title = "Weight decay lowers the bump, longer training raises it",
         .caption =
             "Test loss over that of the best constant of models with four hidden dimensions, 300 "
             "features, ten of them active in the mean. Above: 10 000 updates. Below: weight decay "
             "0.01. Points: medians over data sets, from the least to the largest.",
         .sweeps = {"superposition_bump"},
         .draw = bump_panels},
        {.id = "superposition_scale",
         .title = "Features are learned once each has been seen some seven times",
         .caption =
             "Models with two hidden dimensions after 10 000 updates. Curves for different "
             "sparsities fall together against the times that each feature is seen, as long as few "
             "features are active; with 30 active ones, more sightings are needed. Weight decay "
             "lowers the bump and does not move the scale. Right: sparsity 29/30. Points: medians "
             "over data sets, from the least to the largest.",
         .sweeps = {"superposition_scale"},
         .draw = scale_panels,
         .columns = 2},
        {.id = "superposition_repeats",
         .title = "A repeated example takes the place of a feature",
         .caption =
             "Models with two hidden dimensions, 300 features, ten of them active in the mean, "
             "trained on T examples of which one is repeated. Points: medians over data sets, from "
             "the least to the largest. Below: where those of the middle panel are half way up; "
             "Jermyn found 0.4 T/n for many examples and more repeats for few.",
         .sweeps = {"superposition_repeats"},
         .draw = repeat_panels},
        {.id = "superposition_circles",
         .title = "Starts that fail leave examples inside the circle",
         .caption =
             "Hidden vectors of ten examples after 20 000 updates from six starts on six data "
             "sets, n = 1000, S = 0.99, scaled to the longest. A polygon of all ten would have "
             "the loss 0.",
         .sweeps = {"superposition_circles"},
         .draw = circle_panels,
         .columns = 3},
        {.id = "superposition_history",
         .title = "What is learned when",
         .caption =
             "One model each, 300 features, ten of them active in the mean, m = 2. Ten examples "
             "are memorised; a hundred partly, at the price of the test loss, which rises for as "
             "long as training goes on; of 900 the features are learned.",
         .sweeps = {"superposition_history"},
         .draw = history_panels},
    };
}

}  // namespace overfit::plots
