/// Figures of functions through random labels: how smooth constructions are.
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

struct Construction {
    double number;
    std::string label;
};

/// The prediction as a line and the medians as points, in one colour.
void add(Panel& panel, const Table& rows, std::string_view x, std::size_t colour,
         std::string label) {
    Series line = line_of(rows, Role::theory, x, "predicted");
    line.colour = colour_of(colour);
    line.label = std::move(label);
    Series points = points_of(rows, x, "median_lipschitz");
    points.colour = colour_of(colour);
    panel.series.push_back(std::move(line));
    panel.series.push_back(std::move(points));
}

std::vector<Panel> construction_panels(const Tables& tables) {
    const Table& table = tables.at("robustness_constructions");
    Panel dimensions{.title = "100 points",
                     .x = {.label = "dimension d", .scale = Scale::log},
                     .y = {.label = "Lipschitz constant", .scale = Scale::log}};
    Panel points = dimensions;
    points.title = "50 dimensions";
    points.x.label = "points n";
    const std::vector<Construction> constructions{{0.0, "smoothest of all functions"},
                                                  {1.0, "bumps, p = n (d + 1)"},
                                                  {2.0, "cap ramps, p = 2 n (d + 2)"},
                                                  {3.0, "ridge function, p = n + d"}};
    for (std::size_t i = 0; i < constructions.size(); ++i) {
        const auto& [number, label] = constructions[i];
        const Table all = rows_where(table, "construction", number);
        const Table over_d = rows_where(all, "n", 100.0);
        add(dimensions, over_d, "d", i, label);
        const Table over_n = rows_where(all, "d", 50.0);
        if (over_n.rows() > 0) add(points, over_n, "n", i, "");
        if (number == 1.0 || number == 3.0) {
            dimensions.series.push_back(line_of(over_d, Role::rival, "d", "law"));
            points.series.push_back(line_of(over_n, Role::rival, "n", "law"));
        }
    }
    points.key = {{Role::rival, "√(n d / p), for ridge functions and for bumps"}};
    return {dimensions, points};
}

std::vector<Panel> one_parameter_panels(const Tables& tables) {
    const Table& table = tables.at("robustness_one_parameter");
    Panel panel{.x = {.label = "labels n", .scale = Scale::log},
                .y = {.label = "Lipschitz constant", .scale = Scale::log}};
    const std::vector<Construction> functions{{0.0, "frequency of a sine, d = 10"},
                                              {1.0, "digits for orthants, n = 2^d / 100"}};
    for (std::size_t i = 0; i < functions.size(); ++i) {
        const Table rows = rows_where(table, "construction", functions[i].number);
        add(panel, rows, "n", i, functions[i].label);
        panel.series.push_back(line_of(rows, Role::rival, "n", "law"));
    }
    panel.key = {{Role::rival, "√(n d)"}};
    return {panel};
}

std::vector<Panel> network_panels(const Tables& tables) {
    const Table& table = tables.at("robustness_networks");
    Panel panel{.x = {.label = "points for each neuron, n / k", .scale = Scale::log},
                .y = {.label = "largest gradient", .scale = Scale::log}};
    const std::vector<Construction> networks{{0.0, "trained, ReLU"},
                                             {1.0, "trained, tanh"},
                                             {2.0, "orthogonal points in groups, not trained"}};
    panel.series.push_back(line_of(rows_where(table, "activation", 0.0), Role::theory,
                                   "points_per_neuron", "conjecture"));
    panel.series.back().colour = Colour::black;
    panel.series.back().label = "conjectured bound √(n / k)";
    for (std::size_t i = 0; i < networks.size(); ++i) {
        Series points = points_of(rows_where(table, "activation", networks[i].number),
                                  "points_per_neuron", "median_gradient");
        points.colour = colour_of(i);
        points.label = networks[i].label;
        panel.series.push_back(std::move(points));
    }
    return {panel};
}

}  // namespace

std::vector<FigureEntry> robustness_construction_figures() {
    return {
        {.id = "robustness_constructions",
         .title = "Smooth functions through noise exist, and few parameters do not find them",
         .caption =
             "The Lipschitz constant of functions through random labels of points on the sphere, "
             "against the dimension and the number of points. Points: medians with their 95 % "
             "intervals. Lines: exact medians of the closest pair's law, and √7. Dashed: the law "
             "of robustness √(n d / p) for the p of ridge functions (above) and of bumps "
             "(below), a lower bound.",
         .sweeps = {"robustness_constructions"},
         .draw = construction_panels},
        {.id = "robustness_one_parameter",
         .title = "One parameter of unbounded size escapes the law of robustness",
         .caption =
             "Two functions of one real parameter that fit random labels. A sine's frequency, "
             "which grows threefold with each label (line: lower bound of the median). A number "
             "with one binary digit for each orthant of R^d, which fits four fifths of 2^d / 100 "
             "labels with Lipschitz constant 4 d^1.5: it falls below √(n d), dashed. Points: "
             "medians with their 95 % intervals.",
         .sweeps = {"robustness_one_parameter"},
         .draw = one_parameter_panels},
        {.id = "robustness_networks",
         .title = "Trained networks respect the conjectured bound and do not come near it",
         .caption =
             "The largest gradient of two-layer networks of k neurons that fit 128 random labels, "
             "against n / k. Trained by Adam on the sphere in 16 dimensions: the largest gradient "
             "found in the unit ball. Green: orthonormal points, one neuron for each group, the "
             "largest gradient at a point. Points: medians with their 95 % intervals.",
         .sweeps = {"robustness_networks"},
         .draw = network_panels},
    };
}

}  // namespace overfit::plots
