/// Figures of isoperimetry and of the explicit bounds of the law of robustness.
#include <string>
#include <utility>
#include <vector>

#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

Series line_in(const Table& rows, Colour colour, std::string label) {
    return coloured(line_of(rows, Role::theory, "x", "theory"), colour, std::move(label));
}

Series points_in(const Table& rows, Colour colour, std::string label = {}) {
    return coloured(points_of(rows, "x", "measured"), colour, std::move(label));
}

Panel tail_panel(const Table& table, double first, std::string title) {
    Panel panel{
        .title = std::move(title),
        .x = {.label = "distance t √d of the two values"},
        .y = {.label = "P(|f(x) - f(x')| ≥ t)", .scale = Scale::log, .low = 1e-4, .high = 1.0}};
    panel.series.push_back(line_in(rows_where(table, "group", -1.0), Colour::black, "the bound"));
    const std::vector<std::string> functions{"linear", "norm", "distance to a half sphere",
                                             "largest coordinate"};
    for (std::size_t i = 0; i < functions.size(); ++i)
        panel.series.push_back(points_in(rows_where(table, "group", first + static_cast<double>(i)),
                                         colour_of(i), functions[i]));
    return panel;
}

std::vector<Panel> isoperimetry_panels(const Tables& tables) {
    const Table& tails = tables.at("robustness_tails");
    const Table& table = tables.at("robustness_directions");
    Panel maxima{.title = "Best fit of 40 random signs by M linear functions",
                 .x = {.label = "functions M", .scale = Scale::log},
                 .y = {.label = "median of the best fit, times √n", .low = 0.0}};
    std::size_t i = 0;
    for (const double d : {5.0, 25.0, 100.0}) {
        maxima.series.push_back(
            line_in(rows_where(table, "group", d + 0.5), colour_of(i), equation("d", d)));
        maxima.series.push_back(points_in(rows_where(table, "group", d), colour_of(i)));
        maxima.series.push_back(
            line_of(rows_where(table, "group", -d), Role::rival, "x", "theory"));
        ++i;
    }
    maxima.key = {{Role::theory, "exact"}, {Role::rival, "√(2 log M / d)"}};
    return {tail_panel(tails, 0.0, "Gaussian points, 50 dimensions"),
            tail_panel(tails, 10.0, "A heavy-tailed radius: not isoperimetric"), maxima};
}

std::vector<Panel> sign_panels(const Tables& tables) {
    const Table& table = tables.at("robustness_signs");
    Panel panel{.x = {.label = "points per dimension n / d", .scale = Scale::log},
                .y = {.label = "best fit R of random signs", .scale = Scale::log}};
    panel.series.push_back(line_in(rows_where(table, "group", 0.0), Colour::black, "the limit"));
    panel.series.push_back(line_of(rows_where(table, "group", 1.0), Role::rival, "x", "theory"));
    panel.series.push_back(
        points_in(rows_where(table, "group", 10.0), Colour::vermilion, "d = 10"));
    panel.series.push_back(points_in(rows_where(table, "group", 40.0), Colour::blue, "d = 40"));
    panel.key = {{Role::rival, "4/(3π) √(d/n)"}};
    return {panel};
}

std::vector<Panel> constant_panels(const Tables& tables) {
    const Table& table = tables.at("robustness_constants");
    Panel panel{.x = {.label = "parameters per sample p / n", .scale = Scale::log},
                .y = {.label = "least Lipschitz constant", .scale = Scale::log},
                .markers = {{.x = 1.0, .label = "p = n"}}};
    const std::vector<std::string> names{"n = 6e4, d = 784", "n = 1.4e7, d = 2e5",
                                         "n = 1.4e7, d = 1e8"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double group = 2.0 * static_cast<double>(i);
        panel.series.push_back(line_in(rows_where(table, "group", group), colour_of(i), names[i]));
        panel.series.push_back(
            line_of(rows_where(table, "group", group + 1.0), Role::rival, "x", "theory"));
    }
    panel.series.push_back({.role = Role::rival, .x = {1e-4, 1e8}, .y = {1.0, 1.0}});
    panel.key = {{Role::theory, "explicit bound"}, {Role::rival, "√(n d / p), and 1"}};
    return {panel};
}

}  // namespace

std::vector<FigureEntry> robustness_bound_figures() {
    return {
        {.id = "robustness_isoperimetry",
         .title = "Lipschitz functions of many coordinates hardly vary, and fit no noise",
         .caption =
             "Above: how far the values of a 1-Lipschitz function at two independent points lie "
             "apart. Line: the isoperimetric bound. Points: measured shares with their 95 % "
             "intervals. Below: the best of M random linear functions of slope 1 against 40 "
             "random signs. Lines: exact medians. Points: measured with 95 % intervals.",
         .sweeps = {"robustness_tails", "robustness_directions"},
         .draw = isoperimetry_panels},
        {.id = "robustness_signs",
         .title = "How well smooth quadratic forms fit random signs is known in closed form",
         .caption =
             "The largest mean of y f(x) over quadratic forms f of Lipschitz constant 1, points of "
             "the sphere and signs y of fair coins. Line: the limit for n and d in proportion. "
             "Points: half a nuclear norm, measured. A form that interpolates has a Lipschitz "
             "constant of at least 1/R.",
         .sweeps = {"robustness_signs"},
         .draw = sign_panels},
        {.id = "robustness_constants",
         .title = "The theorem's constants bind interpolation beyond a million dimensions only",
         .caption =
             "The Lipschitz constant that functions with p parameters need to fit noise by the "
             "explicit bound, for the sizes of MNIST, of ImageNet and a hundred million "
             "dimensions. Dashed: the law's order of magnitude, and the constant 1 that two "
             "labels of opposite sign force alone.",
         .sweeps = {"robustness_constants"},
         .draw = constant_panels},
    };
}

}  // namespace overfit::plots
