/// Figures of superposition: polygons of examples and of features, dimensionalities, baselines.
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

Series curve_of(const Table& rows, std::size_t colour, std::string label) {
    return coloured(line_of(rows, Role::theory, "x", "theory"), colour_of(colour),
                    std::move(label));
}

Series measured_of(const Table& rows, std::size_t colour, std::string label = {}) {
    return coloured(points_of(rows, "x", "measured"), colour_of(colour), std::move(label));
}

/// Loss below the least radius, and the norms there.
std::vector<Panel> polygon_panels(const Tables& tables) {
    const Table& leaks = tables.at("superposition_leaks");
    Panel loss{.title = "Loss below the least radius",
               .x = {.label = "squared radius, share of the least one"},
               .y = {.label = "squared error of an example", .low = 0.0}};
    const std::vector<double> sizes{5.0, 8.0, 30.0};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        loss.series.push_back(
            curve_of(rows_where(leaks, "group", sizes[i]), i, equation("T", sizes[i])));
        loss.series.push_back(measured_of(rows_where(leaks, "group", -sizes[i]), i));
    }
    loss.key = {{Role::theory, "exact"}, {Role::measured, "measured"}};
    const Table& norms = tables.at("superposition_norms");
    Panel price{.title = "The least norms without loss",
                .x = {.label = "examples T", .scale = Scale::log},
                .y = {.label = "norm", .scale = Scale::log}};
    for (const auto& [group, label] : {std::pair{0.0, "weights"}, {1.0, "biases"}}) {
        const auto colour = static_cast<std::size_t>(group);
        price.series.push_back(curve_of(rows_where(norms, "group", group), colour, label));
        price.series.push_back(measured_of(rows_where(norms, "group", -1.0 - group), colour));
    }
    return {loss, price};
}

std::vector<Panel> pentagon_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_pentagon");
    Panel panel{.x = {.label = "corners of a regular polygon, or features of the model"},
                .y = {.label = "loss saved, in units of one feature's", .high = 4.4}};
    const Table regular = rows_where(table, "group", 0.0);
    panel.series.push_back(curve_of(regular, 0, "regular polygons"));
    panel.series.push_back(measured_of(regular, 0));
    const Table descents = rows_where(table, "group", 1.0);
    panel.series.push_back(curve_of(descents, 1, "any positions, the best of 60 descents"));
    panel.series.push_back(measured_of(descents, 1));
    panel.key = {{Role::theory, "exact"}, {Role::measured, "measured"}};
    return {panel};
}

std::vector<Panel> dimensionality_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_dimensionality");
    Panel shares{.title = "Of one vector",
                 .x = {.label = "vectors T", .scale = Scale::log},
                 .y = {.label = "dimensionality", .scale = Scale::log, .low = 1e-3, .high = 1.0}};
    Panel sums{.title = "Of all Gaussian vectors together",
               .x = shares.x,
               .y = {.label = "sum of dimensionalities", .low = 0.0, .high = 4.5}};
    for (const auto& [m, colour] : {std::pair{2.0, std::size_t{0}}, {4.0, std::size_t{1}}}) {
        const Table frame = rows_where(table, "group", m);
        shares.series.push_back(curve_of(frame, colour, equation("m/T, m", m)));
        shares.series.push_back(measured_of(frame, colour));
        const Table sum = rows_where(table, "group", 200.0 + m);
        sums.series.push_back(curve_of(sum, colour, equation("m", m)));
        sums.series.push_back(measured_of(sum, colour));
    }
    shares.series.push_back(measured_of(rows_where(table, "group", 102.0), 2,
                                        "Gaussian vectors, m = 2: median and range"));
    shares.key = {{Role::measured, "regular frames"}};
    sums.key = {{Role::theory, "largest dimensionalities"}, {Role::measured, "dimensionalities"}};
    return {shares, sums};
}

std::vector<Panel> baseline_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_baselines");
    Panel panel{.x = {.label = "mean number of active features", .scale = Scale::log},
                .y = {.label = "loss saved by the best constant", .scale = Scale::log}};
    const std::vector<double> sizes{20.0, 200.0, 1000.0};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        panel.series.push_back(
            curve_of(rows_where(table, "group", sizes[i]), i, equation("n", sizes[i])));
        panel.series.push_back(measured_of(rows_where(table, "group", -sizes[i]), i));
    }
    panel.key = {{Role::theory, "exact"}, {Role::measured, "measured"}};
    return {panel};
}

}  // namespace

std::vector<FigureEntry> superposition_figures() {
    return {
        {.id = "superposition_polygons",
         .title = "Any number of examples fits into the plane, at a price",
         .caption =
             "T orthonormal examples at the corners of a regular polygon, x' = max(0, W'W x + b). "
             "Above: the loss falls to 0 at the least squared radius 1/(1 - cos 2π/T). Below: the "
             "norms of weights and biases at that radius. Lines: exact. Points: the model "
             "evaluated; below, the least radius by bisection.",
         .sweeps = {"superposition_leaks", "superposition_norms"},
         .draw = polygon_panels},
        {.id = "superposition_pentagon",
         .title = "Five features in the plane save most",
         .caption =
             "The loss that a model without a bias saves on one active feature at a time. Blue: "
             "features at the corners of a regular polygon, exact and by a search for their common "
             "length. Vermilion: the best of 60 descents over all positions, which is the pentagon "
             "however many features there are.",
         .sweeps = {"superposition_pentagon"},
         .draw = pentagon_panels},
        {.id = "superposition_dimensionality",
         .title = "Dimensionalities share out what the hidden space has",
         .caption =
             "Above: vectors at equal angles in m dimensions have the dimensionality m/T (lines: "
             "exact, points: measured); of Gaussian ones some have more, most less (green: median, "
             "least and largest). Below: the dimensionalities of Gaussian vectors add up to "
             "less than m (points), the largest dimensionalities, which are leverages, to m "
             "exactly (lines).",
         .sweeps = {"superposition_dimensionality"},
         .draw = dimensionality_panels},
        {.id = "superposition_baselines",
         .title = "A bias alone already brings the loss below 1",
         .caption =
             "Sparse inputs of unit norm with n features: predicting the mean μ of each feature "
             "costs "
             "1 - n μ², and so saves n μ² of the loss 1 of predicting 0. Lines: exact. Points: "
             "sampled, with their 95 % intervals.",
         .sweeps = {"superposition_baselines"},
         .draw = baseline_panels},
    };
}

}  // namespace overfit::plots
