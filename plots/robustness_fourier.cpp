/// Figures of the law of robustness: random Fourier features, the smoothest interpolant, and the
/// meeting with double descent.
#include <fmt/format.h>

#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

std::string sizes_of(const Table& rows) {
    return fmt::format("n = {}, d = {}", first_of(rows, "n"), first_of(rows, "d"));
}

std::vector<Panel> fourier_panels(const Tables& tables) {
    const Table& table = tables.at("robustness_fourier");
    Panel panel{.x = {.label = "features p", .scale = Scale::log},
                .y = {.label = "typical gradient on the sphere", .scale = Scale::log}};
    std::size_t colour = 0;
    for (const Table& rows : grouped(rows_where(table, "noise", 1.0), "n", "d")) {
        panel.series.push_back(
            coloured(points_of(rows, "p", "gradient"), colour_of(colour), sizes_of(rows)));
        panel.series.push_back(
            coloured(line_of(rows, Role::theory, "p", "predicted"), colour_of(colour++)));
        panel.series.push_back(line_of(rows, Role::rival, "p", "law"));
    }
    const Table quiet = rows_where(table, "noise", 0.0);
    panel.series.push_back(coloured(points_of(quiet, "p", "gradient"), colour_of(colour),
                                    fmt::format("{}, no label noise", sizes_of(quiet))));
    panel.key = {{Role::theory, "law and floor"}, {Role::rival, "law alone"}};
    return {panel};
}

std::vector<Panel> steepest_panels(const Tables& tables) {
    const Table& table = tables.at("robustness_steepest");
    Panel panel{.x = {.label = "features p", .scale = Scale::log},
                .y = {.label = "length of the gradient", .scale = Scale::log}};
    panel.series.push_back(coloured(points_with_interval(table, "p", "by_ascent"), colour_of(1),
                                    "steepest found by ascent"));
    panel.series.push_back(
        coloured(points_with_interval(table, "p", "at_data"), colour_of(2), "largest at the data"));
    panel.series.push_back(
        coloured(points_with_interval(table, "p", "typical"), colour_of(0), "typical"));
    panel.series.push_back(coloured(line_of(table, Role::theory, "p", "predicted"), colour_of(0)));
    panel.series.push_back(line_of(table, Role::rival, "p", "bound"));
    panel.key = {{Role::theory, "typical, predicted"}, {Role::rival, "upper bound everywhere"}};
    return {panel};
}

std::vector<Panel> smooth_panels(const Tables& tables) {
    const Table& table = tables.at("robustness_smooth");
    Panel panel{.x = {.label = "dimension d", .scale = Scale::log},
                .y = {.label = "parameters over data, p/n", .scale = Scale::log, .low = 1.0}};
    std::size_t colour = 0;
    for (const double n : distinct(table, "n")) {
        const Table rows = rows_where(table, "n", n);
        panel.series.push_back(
            coloured(points_of(rows, "d", "ratio"), colour_of(colour++), equation("n", n)));
    }
    Series law = line_of(rows_where(table, "n", 30.0), Role::theory, "d", "law");
    law.colour = Colour::black;
    law.label = "d + 1";
    panel.series.push_back(std::move(law));
    return {panel};
}

std::vector<Panel> least_panels(const Tables& tables) {
    const Table& table = tables.at("robustness_least");
    Panel constants{.x = {.label = "parameters p", .scale = Scale::log},
                    .y = {.label = "Lipschitz constant", .scale = Scale::log}};
    std::size_t colour = 0;
    for (const Table& rows : grouped(table, "n", "d")) {
        constants.series.push_back(
            coloured(points_of(rows, "p", "upper"), colour_of(colour), sizes_of(rows)));
        constants.series.push_back(
            coloured(line_of(rows, Role::theory, "p", "limit"), colour_of(colour++)));
        constants.series.push_back(line_of(rows, Role::rival, "p", "norm"));
    }
    constants.key = {{Role::theory, "least of all, predicted"},
                     {Role::rival, "of least norm, measured"}};
    return {constants};
}

std::vector<Panel> descent_panels(const Tables& tables) {
    const Table& table = tables.at("robustness_descent");
    std::vector<Panel> panels;
    for (const auto& [column, label] :
         {std::pair{"gradient", "typical gradient"}, {"risk", "test risk"}}) {
        Panel panel{.x = {.label = "features over data, p/n", .scale = Scale::log},
                    .y = {.label = label, .scale = Scale::log}};
        for (const auto& [penalty, name, colour] : {std::tuple{0.0, "least norm", std::size_t{0}},
                                                    {30.0, "ridge penalty", std::size_t{1}}}) {
            const Table rows = rows_where(table, "penalty", penalty);
            panel.series.push_back(
                coloured(points_with_interval(rows, "ratio", column), colour_of(colour), name));
        }
        panel.markers = {{1.0, "p = n"}};
        panels.push_back(std::move(panel));
    }
    return panels;
}

}  // namespace

std::vector<FigureEntry> robustness_fourier_figures() {
    return {
        {.id = "robustness_fourier",
         .title = "More features make interpolants of noise smooth, as √(n d / (p - n))",
         .caption =
             "Random Fourier features of bandwidth 3, n random signs on the sphere of R^d, least "
             "norm: root mean square gradient. Points: median with its 95 % interval. Lines: "
             "prediction; dashed: without the floor of separate bumps. Labels of a linear "
             "function, "
             "with a linear part in the class, cost nothing at any p.",
         .sweeps = {"robustness_fourier"},
         .draw = fourier_panels},
        {.id = "robustness_steepest",
         .title = "The steepest place flattens with the typical one, down to bumps at the points",
         .caption =
             "Interpolants of 50 random signs on the sphere of R^20 in p random Fourier features. "
             "Points: medians with their 95 % intervals, of the root mean square gradient, of the "
             "largest at a training point, and of the steepest that ascent in the unit ball finds. "
             "Line: prediction. Dashed: the upper bound of the Lipschitz constant, which does not "
             "fall as it does.",
         .sweeps = {"robustness_steepest"},
         .draw = steepest_panels},
        {.id = "robustness_smooth",
         .title = "Smooth interpolation needs d + 1 times the parameters of interpolation",
         .caption =
             "The number of Fourier features over n at which the least-norm interpolant of n "
             "random "
             "signs is no steeper than one feature. Points: median with its 95 % interval. In few "
             "dimensions the points are too close for any number of features; there the search "
             "ended at 1 + 8 d.",
         .sweeps = {"robustness_smooth"},
         .draw = smooth_panels},
        {.id = "robustness_least",
         .title = "The smoothest interpolant obeys a law of its own",
         .caption =
             "Of all quadratic forms of a p-dimensional space that interpolate n random signs on "
             "the sphere of R^d, the least Lipschitz constant. Points: median with its 95 % "
             "interval; each trial's value is certified from both sides to a thousandth. Lines: "
             "predicted. Dashed: the interpolant of least norm.",
         .sweeps = {"robustness_least"},
         .draw = least_panels},
        {.id = "robustness_descent",
         .title = "A fit is steepest where it generalises worst: at p = n",
         .caption =
             "Least squares in p random Fourier features of a noisy linear target, n = 60, d = 20. "
             "Above: root mean square gradient. Below: test risk of the same fits. Points: median "
             "with its 95 % interval; with a ridge penalty neither has a peak.",
         .sweeps = {"robustness_descent"},
         .draw = descent_panels}};
}

}  // namespace overfit::plots
