/// The sweeps behind the figures of constructed models and of baselines.
#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/superposition/parts.hpp"
#include "experiments/draws.hpp"
#include "experiments/polygons.hpp"
#include "experiments/superposition_data.hpp"
#include "numerics/dimensionality.hpp"
#include "theory/example_polygon.hpp"
#include "theory/feature_polygon.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::Inputs;
using experiments::PolygonWorld;
using numerics::Stream;

const std::vector<std::string> columns{"group", "x", "theory", "measured", "low", "high"};

std::vector<double> row(double group, double x, double theory, double measured) {
    return {group, x, theory, measured, measured, measured};
}

/// Group: T for curves, -T for measured points. x: share of the least r^2.
std::vector<Cell> leak_cells(Tier) {
    std::vector<Cell> cells;
    for (const int examples : {5, 8, 30})
        cells.push_back(
            {.key = fmt::format("T = {}", examples), .rows = [examples](const Run& run) {
                 Rows rows;
                 for (int i = 5; i <= 120; ++i) {
                     const double loss = theory::polygon_loss({examples, i / 100.0});
                     rows.push_back(row(examples, i / 100.0, loss, loss));
                 }
                 Stream stream(run.key, 0);
                 const Inputs x = experiments::disjoint_unit_inputs(examples, 7, stream);
                 for (int i = 1; i <= 12; ++i) {
                     const theory::ExamplePolygon polygon{examples, i / 10.0};
                     const double loss = experiments::reconstruction_loss(
                         experiments::polygon_model(x, theory::polygon_radius_squared(polygon),
                                                    PolygonWorld::whole, stream),
                         x);
                     rows.push_back(row(-examples, i / 10.0, theory::polygon_loss(polygon), loss));
                 }
                 return rows;
             }});
    return cells;
}

/// Group: 0 weights, 1 biases, -1 and -2 their measured points. x: T.
std::vector<Cell> norm_cells(Tier) {
    std::vector<Cell> cells;
    cells.push_back({.key = "curves", .rows = [](const Run&) {
                         Rows rows;
                         for (int examples = 5; examples <= 120; ++examples) {
                             const double weights = theory::polygon_weight_norm({examples});
                             const double bias = theory::polygon_bias_norm({examples});
                             rows.push_back(row(0.0, examples, weights, weights));
                             rows.push_back(row(1.0, examples, bias, bias));
                         }
                         return rows;
                     }});
    for (const int examples : {5, 10, 30, 100})
        cells.push_back(
            {.key = fmt::format("T = {}", examples), .rows = [examples](const Run& run) {
                 Stream stream(run.key, 0);
                 const Inputs x = experiments::disjoint_unit_inputs(examples, 7, stream);
                 const double least =
                     experiments::least_radius_squared(x, PolygonWorld::whole, stream);
                 const experiments::ReluOutput model =
                     experiments::polygon_model(x, least, PolygonWorld::whole, stream);
                 return Rows{
                     row(-1.0, examples, theory::polygon_weight_norm({examples}),
                         model.weights.norm()),
                     row(-2.0, examples, theory::polygon_bias_norm({examples}), model.bias.norm())};
             }});
    return cells;
}

/// Group: 0 regular polygons, x: corners; 1 the best of descents, x: features.
std::vector<Cell> pentagon_cells(Tier) {
    std::vector<Cell> cells;
    cells.push_back({.key = "polygons", .rows = [](const Run&) {
                         Rows rows;
                         for (int corners = 3; corners <= 16; ++corners)
                             rows.push_back(row(0.0, corners,
                                                theory::most_saved_by_polygon(corners),
                                                experiments::most_saved_by_corners(corners)));
                         return rows;
                     }});
    for (int features = 3; features <= 16; ++features)
        cells.push_back(
            {.key = fmt::format("n = {}", features), .rows = [features](const Run& run) {
                 const std::vector<double> saved = experiments::saved_by_descent(
                     {.features = features}, run.trials(60, fmt::format("n = {}", features)));
                 const int most = std::min(features, theory::best_polygon());
                 return Rows{row(1.0, features, theory::most_saved_by_polygon(most),
                                 *std::max_element(saved.begin(), saved.end()))};
             }});
    return cells;
}

/// Group: m for corners of a frame, 100 + m for Gaussian vectors (the median share, between the
/// least and the largest), 200 + m and 300 + m the sums of shares and of leverages of these. x: T.
std::vector<Cell> dimensionality_cells(Tier) {
    std::vector<Cell> cells;
    for (const int m : {2, 4})
        for (const int examples : {5, 10, 20, 50, 100, 200, 500}) {
            const std::string key = fmt::format("m = {}, T = {}", m, examples);
            cells.push_back(
                {.key = key, .rows = [m, examples](const Run& run) {
                     Stream stream(run.key, 0);
                     const double expected = static_cast<double>(m) / examples;
                     const Eigen::VectorXd frame = numerics::dimensionalities(
                         experiments::harmonic_frame(examples, m / 2, 1.0));
                     const Eigen::MatrixXd random = experiments::gaussian(m, examples, stream);
                     const Eigen::VectorXd shares = numerics::dimensionalities(random);
                     const double sum = shares.sum(),
                                  most = numerics::largest_dimensionalities(random).sum();
                     std::vector<double> sorted(shares.begin(), shares.end());
                     std::sort(sorted.begin(), sorted.end());
                     return Rows{row(m, examples, expected, frame.mean()),
                                 {100.0 + m, static_cast<double>(examples), expected,
                                  sorted[sorted.size() / 2], sorted.front(), sorted.back()},
                                 row(200.0 + m, examples, m, sum),
                                 row(300.0 + m, examples, m, most)};
                 }});
        }
    return cells;
}

/// Group: n for curves, -n for measured points. x: mean number n (1 - S) of active features.
std::vector<Cell> baseline_cells(Tier) {
    std::vector<Cell> cells;
    for (const int features : {20, 200, 1000}) {
        cells.push_back(
            {.key = fmt::format("curve, n = {}", features), .rows = [features](const Run&) {
                 Rows rows;
                 for (int i = 0; i <= 60; ++i) {
                     const double active = 0.5 * std::pow(0.5 * features / 0.5, i / 60.0);
                     const double saved =
                         1.0 - theory::best_constant_loss({features, 1.0 - active / features});
                     rows.push_back(row(features, active, saved, saved));
                 }
                 return rows;
             }});
        for (const double active : {1.0, 3.0, 10.0})
            cells.push_back(
                {.key = fmt::format("n = {}, {} active", features, active),
                 .rows = [=](const Run& run) {
                     const theory::SparseUnitInputs inputs{features, 1.0 - active / features};
                     return Rows{
                         joined({-features * 1.0, active, 1.0 - theory::best_constant_loss(inputs)},
                                with_reach(mean_of(experiments::mean_products(
                                    inputs, 100, run.trials(400, "all")))))};
                 }});
    }
    return cells;
}

}  // namespace

std::vector<Sweep> exact_sweeps() {
    return {
        {.id = "superposition_leaks",
         .title = "Loss of a polygon of T examples (group: T for curves, -T for measured points; "
                  "x: share of the least squared radius)",
         .columns = columns,
         .cells = leak_cells},
        {.id = "superposition_norms",
         .title = "Least norms of polygons of examples (group: 0 weights, 1 biases, -1 and -2 the "
                  "same found by bisection; x: T)",
         .columns = columns,
         .cells = norm_cells},
        {.id = "superposition_pentagon",
         .title = "Loss saved without a bias, in units of one feature's (group: 0 regular "
                  "polygons, x: corners; 1 the best of 60 descents, x: features)",
         .columns = columns,
         .cells = pentagon_cells},
        {.id = "superposition_dimensionality",
         .title = "Dimensionalities (group: m of frames, 100 + m of Gaussian vectors, 200 + m "
                  "their sum, 300 + m the sum of the largest ones; x: vectors)",
         .columns = columns,
         .cells = dimensionality_cells},
        {.id = "superposition_baselines",
         .title =
             "Loss saved by the best constant on sparse inputs of unit norm (group: n for curves, "
             "-n for measured points; x: mean number of active features)",
         .columns = columns,
         .cells = baseline_cells},
    };
}

}  // namespace overfit::claims::superposition
