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
    };
}

}  // namespace overfit::plots
