/// Figures of the spectrum of random matrices.
#include <utility>

#include <fmt/format.h>

#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

std::vector<Panel> smallest_panels(const Tables& tables) {
    const Table& table = tables.at("smallest_singular_value");
    Panel panel{.x = {.label = "features p"},
                .y = {.label = "smallest nonzero singular value", .low = 0.0}};
    const std::vector<double> sizes = distinct(table, "n");
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const Table rows = rows_where(table, "n", sizes[i]);
        panel.series.push_back(line_of(rows, Role::rival, "p", "edge"));
        Series line = line_of(rows, Role::theory, "p", "theory_mean");
        line.label = equation("n", sizes[i]);
        line.colour = colour_of(i);
        panel.series.push_back(std::move(line));
        Series points = points_of(rows, "p", "mean");
        points.colour = colour_of(i);
        panel.series.push_back(std::move(points));
    }
    panel.key = {{Role::theory, "exact mean"},
                 {Role::measured, "measured mean"},
                 {Role::rival, "edge |√n - √p|"}};
    return {panel};
}

/// The distance of a sample from the others, and the singular value that it makes small.
std::vector<Panel> distance_panels(const Tables& tables) {
    const Table& table = tables.at("distance_from_the_others");
    Panel panel{.x = {.label = "samples n"},
                .y = {.label = "median", .scale = Scale::log},
                .markers = {{.x = first_of(table, "p"), .label = "n = p"}}};
    for (const std::size_t quantity : {0U, 1U}) {
        const Table rows = rows_where(table, "quantity", static_cast<double>(quantity));
        Series line = line_of(rows, Role::theory, "n", "theory");
        line.label = quantity == 0 ? "distance from the others" : "smallest singular value";
        line.colour = colour_of(quantity);
        panel.series.push_back(std::move(line));
        Series points = points_of(rows, "n", "median");
        points.colour = colour_of(quantity);
        panel.series.push_back(std::move(points));
    }
    panel.key = {{Role::theory, "exact median"}, {Role::measured, "measured median"}};
    return {panel};
}

/// The density of the spectrum for two shapes, and the law of the largest eigenvalue.
std::vector<Panel> spectral_panels(const Tables& tables) {
    const Table& table = tables.at("spectral_laws");
    const Table curves = rows_where(table, "panel", 0.0), cells = rows_where(table, "panel", 1.0);
    Panel density{.title = "The whole spectrum",
                  .x = {.label = "eigenvalue of X'X/n", .low = 0.0},
                  .y = {.label = "density", .low = 0.0}};
    const std::vector<double> shapes = distinct(cells, "gamma");
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        Series line = line_of(rows_where(curves, "gamma", shapes[i]), Role::theory, "x", "theory");
        line.label = equation("γ", shapes[i]);
        line.colour = colour_of(i);
        density.series.push_back(std::move(line));
        Series points = points_of(rows_where(cells, "gamma", shapes[i]), "x", "measured");
        points.colour = colour_of(i);
        density.series.push_back(std::move(points));
    }
    density.key = {{Role::theory, "Marchenko and Pastur"},
                   {Role::measured, "share of eigenvalues"}};
    const Table rows = rows_where(table, "panel", 2.0);
    Panel largest{.title = "The largest eigenvalue",
                  .x = {.label = "(largest - μ)/σ"},
                  .y = {.label = "distribution function", .low = 0.0, .high = 1.0}};
    largest.series = {line_of(rows, Role::rival, "x", "rival"),
                      line_of(rows, Role::theory, "x", "theory"), points_of(rows, "x", "measured")};
    largest.key = {{Role::theory, "Tracy and Widom, β = 1"},
                   {Role::measured, "sampled, n = 80, p = 40"},
                   {Role::rival, "β = 2"}};
    return {density, largest};
}

}  // namespace

std::vector<FigureEntry> singular_values_figures() {
    return {
        {.id = "spectral_laws",
         .title = "The spectrum of a random matrix follows universal laws",
         .caption =
             "Above: the density of the eigenvalues of X'X/n, X with entries +1 or -1, 400 x "
             "40 and 200 x 100. Lines: the Marchenko-Pastur law. Points: the share of "
             "eigenvalues in cells, mean over matrices with its 95 % interval. Below: the "
             "largest eigenvalue of X'X for a Gaussian X with Ma's centring and scaling. "
             "Solid: Tracy and Widom's law for β = 1; dashed: for β = 2. Points: the share "
             "of matrices below, with its 95 % interval.",
         .sweeps = {"spectral_laws"},
         .draw = spectral_panels},
        {.id = "smallest_singular_value",
         .title = "The smallest singular value is smallest at p = n",
         .caption =
             "Mean of the smallest nonzero singular value of an n x p Gaussian matrix. Lines: "
             "the exact expectation. Points: the mean over independent matrices with its "
             "95 % interval. Dashed: the edge |√n - √p| of the limiting spectrum.",
         .sweeps = {"smallest_singular_value"},
         .draw = smallest_panels},
        {.id = "distance_from_the_others",
         .title = "At n = p some sample nearly lies in the span of the others",
         .caption =
             "Blue: the distance of the newest sample from the span of the others (beyond n = p: "
             "of a feature from the span of the other features), Gaussian data, p = 20. "
             "Vermilion: the smallest nonzero singular value, never larger than the least such "
             "distance. Lines: exact medians. Points: medians over independent matrices with their "
             "95 % intervals.",
         .sweeps = {"distance_from_the_others"},
         .draw = distance_panels},
    };
}

}  // namespace overfit::plots
