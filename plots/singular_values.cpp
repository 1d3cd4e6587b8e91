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

}  // namespace

std::vector<FigureEntry> singular_values_figures() {
    return {
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
