/// Figures after the source's own: losses, dimensionalities, norms and vectors over data sizes.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "plots/plane.hpp"
#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

// Columns of the sweep: what a row holds, and how the loss is reduced.
constexpr double training_loss = 0.0, test_loss = 1.0, weight_norm = 2.0, bias_norm = 3.0,
                 longest = 4.0, example_share = 5.0, feature_share = 6.0, hidden_vector = 7.0,
                 column = 8.0, constant = 9.0;
constexpr double sum = 0.0, mean = 1.0, published = 2.0;

Table item_of(const Table& table, double reduction, double item) {
    return rows_where(rows_where(table, "reduction", reduction), "item", item);
}

/// What lies below is not drawn.
constexpr double least_share = 1e-4;

/// One point for each row, without bars.
Series cloud_of(const Table& rows, Colour colour, std::string label) {
    Series points{.role = Role::measured, .label = std::move(label), .colour = colour};
    const std::vector<double>&x = rows.column("T"), &y = rows.column("y");
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (y[i] < least_share) continue;
        points.x.push_back(x[i]);
        points.y.push_back(y[i]);
    }
    points.low = points.high = points.y;
    return points;
}

/// The mean over data sets at each T, and their range.
Series mean_of(const Table& rows, Colour colour, std::string label) {
    Series points{.role = Role::measured, .label = std::move(label), .colour = colour};
    for (const double examples : distinct(rows, "T")) {
        const std::vector<double> values = rows_where(rows, "T", examples).column("y");
        double total = 0.0;
        for (const double value : values) total += value;
        points.x.push_back(examples);
        points.y.push_back(total / static_cast<double>(values.size()));
        points.low.push_back(*std::min_element(values.begin(), values.end()));
        points.high.push_back(*std::max_element(values.begin(), values.end()));
    }
    return points;
}

/// The loss of three examples is off the scale of all others, as it is in the source's figure.
void without_first(Series& series) {
    for (auto* values : {&series.x, &series.y, &series.low, &series.high})
        values->erase(values->begin());
}

const Axis examples_axis{.label = "training examples T", .scale = Scale::log};

Series line_at(const std::vector<double>& x, double height, Role role, std::string label) {
    return {
        .role = role, .label = std::move(label), .x = {x.front(), x.back()}, .y = {height, height}};
}

Series m_over_t(const Table& table) {
    Series line{.role = Role::theory, .label = "m/T"};
    for (const double examples : distinct(table, "T")) {
        line.x.push_back(examples);
        line.y.push_back(std::min(1.0, 2.0 / examples));
    }
    return line;
}

std::vector<Panel> article_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_article");
    const std::vector<double> sizes = distinct(table, "T");
    const double baseline = item_of(table, mean, constant).column("y").front();
    Panel loss{.title = "New inputs", .x = examples_axis, .y = {.label = "test loss"}};
    Series tests = mean_of(item_of(table, mean, test_loss), Colour::vermilion, "measured");
    without_first(tests);
    loss.series = {line_at(sizes, baseline, Role::rival, "best constant"), tests};
    const Table read = rows_where(table, "reduction", published);
    if (read.rows() > 0)
        loss.series.push_back(cloud_of(read, Colour::black, "read off the article's figure"));
    Panel shares{
        .title = "Dimensionalities",
        .x = examples_axis,
        .y = {.label = "dimensionality", .scale = Scale::log, .low = least_share, .high = 1.0}};
    shares.series = {m_over_t(table), line_at(sizes, 0.4, Role::rival, "2/5"),
                     cloud_of(item_of(table, mean, example_share), Colour::vermilion, "examples"),
                     cloud_of(item_of(table, mean, feature_share), Colour::blue, "features")};
    std::vector<Panel> panels{loss, shares};
    std::vector<double> shown;
    for (const double examples : {5.0, 10.0, 8.0, 100.0, 1000.0, 5000.0, 20'000.0})
        if (std::find(sizes.begin(), sizes.end(), examples) != sizes.end() &&
            !(examples == 8.0 && shown.size() > 1))
            shown.push_back(examples);
    for (const double examples : shown) {
        const Table rows = rows_where(table, "T", examples);
        panels.push_back(plane_of_model(examples, item_of(rows, mean, hidden_vector),
                                        item_of(rows, mean, column)));
    }
    return panels;
}

std::vector<Panel> reading_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_article");
    const auto both = [&](Panel panel, double item) {
        panel.x = examples_axis;
        panel.series = {
            mean_of(item_of(table, sum, item), Colour::blue, "summed over features"),
            mean_of(item_of(table, mean, item), Colour::vermilion, "averaged over features")};
        return panel;
    };
    Panel loss =
        both({.title = "New inputs", .x = {}, .y = {.label = "test loss", .scale = Scale::log}},
             test_loss);
    const Table read = rows_where(table, "reduction", published);
    if (read.rows() > 0)
        loss.series.push_back(cloud_of(read, Colour::black, "read off the article's figure"));
    return {loss,
            both({.title = "Training", .x = {}, .y = {.label = "training loss", .low = 0.0}},
                 training_loss),
            both({.title = "Norm of W", .x = {}, .y = {.label = "norm", .scale = Scale::log}},
                 weight_norm),
            both({.title = "Norm of b", .x = {}, .y = {.label = "norm", .scale = Scale::log}},
                 bias_norm)};
}

std::vector<Panel> norm_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_article");
    const std::vector<double> sizes = distinct(table, "T");
    Panel lengths{
        .title = "Longest hidden vector", .x = examples_axis, .y = {.label = "length", .low = 0.0}};
    lengths.series = {
        mean_of(item_of(table, sum, longest), Colour::blue, "summed over features"),
        mean_of(item_of(table, mean, longest), Colour::vermilion, "averaged over features")};
    Panel norms{.title = "Norms, averaged over features",
                .x = examples_axis,
                .y = {.label = "norm", .scale = Scale::log}};
    norms.series = {line_at(sizes, std::sqrt(5.0), Role::rival, "square root of 5"),
                    mean_of(item_of(table, mean, weight_norm), Colour::blue, "W"),
                    mean_of(item_of(table, mean, bias_norm), Colour::vermilion, "b")};
    return {lengths, norms};
}

}  // namespace

std::vector<FigureEntry> superposition_article_figures() {
    return {
        {.id = "superposition_article",
         .title = "Examples in superposition, then features, and the test loss between",
         .caption =
             "Models with two hidden dimensions on T sparse examples of unit norm, ten features "
             "active in the mean, the loss averaged over features and examples. Points of losses: "
             "means over data sets, from the least to the largest; that of three examples is off "
             "the scale. Dimensionalities: forty of the examples' and the twelve largest of the "
             "features', from 0.0001 on. Planes: hidden vectors W x of the examples and columns "
             "of W, the 400 longest of each, scaled to the longest. Up to ten examples the best "
             "of four starts. At tier paper: the source's 10 000 features and 50 000 updates, a "
             "quarter of an hour on two cores.",
         .sweeps = {"superposition_article"},
         .draw = article_panels,
         .columns = 2},
        {.id = "superposition_readings",
         .title = "One sum or one mean: two published sets of results",
         .caption =
             "The same models, with the loss summed over features or averaged over them. Averaging "
             "makes the gradients n times smaller, which acts as an n times larger epsilon of "
             "AdamW: bump and norms stay low, as in the article; summed, they are high, as in its "
             "replication. The authors' code is not public. Points: means over data sets, from "
             "the least to the largest.",
         .sweeps = {"superposition_article"},
         .draw = reading_panels,
         .columns = 2},
        {.id = "superposition_norms",
         .title = "Vectors are longest near thirty examples, and settle for many",
         .caption =
             "Trained models with two hidden dimensions. Above: the longest hidden vector of an "
             "example. Below: norms of weights and biases. Dashed: the norm of a pentagon of unit "
             "columns. Points: means over data sets, from the least to the largest.",
         .sweeps = {"superposition_article"},
         .draw = norm_panels},
    };
}

}  // namespace overfit::plots
