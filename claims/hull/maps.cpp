/// Claims about maps to fewer dimensions, and the edges of the definition.
#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/hull/parts.hpp"
#include "experiments/hull_maps.hpp"
#include "theory/projected_cube.hpp"

namespace overfit::claims::hull {

namespace {

using experiments::Edges;
using experiments::Reduction;
using theory::ProjectedCube;

/// The largest distance of a count from `expected` over the trials, and that value.
double farthest(const std::vector<double>& counts, double expected) {
    return *std::max_element(counts.begin(), counts.end(), [=](double a, double b) {
        return std::abs(a - expected) < std::abs(b - expected);
    });
}

// Whole numbers: every trial gives exactly the count.
Check corners_are_exact(int more_targets) {
    return [more_targets](const Run& run) {
        Evidence evidence;
        for (const ProjectedCube cube : {ProjectedCube{6, 2}, {8, 2}, {8, 3}, {8, 4}}) {
            const ProjectedCube mapped{cube.dimension, cube.target + more_targets};
            const std::string place = fmt::format("d = {}, m = {}", cube.dimension, cube.target);
            const double expected =
                std::pow(2.0, cube.dimension) * theory::projected_cube_interpolation(cube);
            const std::vector<double> counts =
                experiments::interior_corners(mapped, run.trials(6, place));
            evidence.push_back(
                {.at = place,
                 .expected = expected,
                 .measured = computed(farthest(counts, expected), expected, 16.0),
                 .rival = std::pow(2.0, cube.dimension) *
                          theory::projected_cube_interpolation({cube.dimension, cube.target + 1})});
        }
        return evidence;
    };
}

Check members_stay(Reduction reduction) {
    return [reduction](const Run& run) {
        Evidence evidence;
        for (const auto& [dimension, target] : {std::pair{6, 2}, std::pair{20, 10}}) {
            const std::string place = fmt::format("{} to {} dimensions", dimension, target);
            const std::vector<double> lost = experiments::lost_members(
                3 * dimension, dimension, target, reduction, run.trials(50, place));
            evidence.push_back(
                {.at = place,
                 .expected = 0.0,
                 .measured = computed(*std::max_element(lost.begin(), lost.end()), 0.0, 0.0)});
        }
        return evidence;
    };
}

Check edges_are_as_defined(Edges edges) {
    return [edges](const Run& run) {
        Evidence evidence;
        for (const int dimension : {3, 6}) {
            const std::string place = fmt::format("N = {}, d = {}", 6 * dimension, dimension);
            const std::vector<double> counts =
                experiments::surprises(6 * dimension, dimension, edges, run.trials(100, place));
            evidence.push_back(
                {.at = place,
                 .expected = 0.0,
                 .measured = computed(*std::max_element(counts.begin(), counts.end()), 0.0, 0.0)});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> map_claims() {
    return {
        {.id = "hull.projected_corners_interpolate_as_counted_of_hypercube",
         .statement =
             "All 2^d corners of the hypercube are extreme, and a generic linear map to m < d "
             "dimensions puts exactly 2^d - 2 sum_(i<m) C(d-1, i) of them into the hull of "
             "the others: the interpolation is made by the map.",
         .hypotheses = "Gaussian maps; d = 6, 8 and m = 2, 3, 4; every corner, leave one out.",
         .formula = "1 - 2^(1-d) sum_(i<m) C(d-1, i)",
         .source = {"Zaslavsky1975", "regions of an arrangement; BalestrieroEtAl2021, Figure 5",
                    "000"},
         .kind = Kind::identity,
         .check = corners_are_exact(0),
         .rival = "one dimension more",
         .controls = {{.name = "all_dimensions_kept",
                       .world = "No reduction: no corner is inside.",
                       .check = corners_are_exact(10)}},
         .figure = "hull_projections"},

        {.id = "hull.linear_map_never_removes_interpolation",
         .statement =
             "A linear map to fewer dimensions can only create interpolation: what is inside "
             "the hull stays inside its image.",
         .hypotheses = "Mixtures of d + 1 of 3 d Gaussian points and of their mean, Gaussian maps "
                       "from 6 to 2 and from 20 "
                       "to 10 dimensions.",
         .formula = "x in hull(X) implies A x in hull(A X)",
         .source = {"BalestrieroEtAl2021", "Figure 5 and the discussion of dimension reduction",
                    "000"},
         .kind = Kind::identity,
         .check = members_stay(Reduction::linear),
         .controls = {{.name = "quadratic_map",
                       .world = "Squares are added before the map: points leave the hull.",
                       .check = members_stay(Reduction::quadratic)}},
         .figure = "hull_projections"},

        {.id = "hull.boundary_and_training_points_are_inside_by_definition",
         .statement =
             "A sample is interpolated if it is inside the hull or on its boundary: training "
             "points, duplicates, the mean and the centre of a facet are; the farthest point "
             "moved on, a point off the span and a new point beside as many points as "
             "dimensions are not.",
         .hypotheses = "Gaussian points and the corners of a cube; d = 3, 6.",
         .formula = "x in hull iff x = sum w_i x_i, w >= 0, sum w_i = 1",
         .source = {"BalestrieroEtAl2021", "Definition 1", "000"},
         .kind = Kind::identity,
         .check = edges_are_as_defined(Edges::of_definition),
         .controls = {{.name = "nudged_outward",
                       .world = "The training points and the facet's centre are moved outward by a "
                                "millionth.",
                       .check = edges_are_as_defined(Edges::nudged_outward)}},
         .figure = "hull_projections"},
    };
}

}  // namespace overfit::claims::hull
