/// Claims about the theorem for uniform points of the ball, as printed and as proved.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/hull/parts.hpp"
#include "theory/ball_hull.hpp"

namespace overfit::claims::hull {

namespace {

using experiments::Cloud;
using experiments::Hulls;
using theory::BallHull;

/// At four times the printed threshold and more most new points should be inside.
Check printed_threshold(Cloud cloud, double times) {
    return [=](const Run& run) {
        Evidence evidence;
        for (const int dimension : {5, 8}) {
            const theory::GaussianHull hull{
                .points = std::ceil(times * std::pow(2.0, 0.5 * dimension)),
                .dimension = dimension};
            evidence.push_back({.at = fmt::format("{}, threshold {:.3g}", at(hull),
                                                  theory::printed_ball_threshold(dimension)),
                                .relation = Relation::at_least,
                                .expected = 0.5,
                                .measured = inside_share(experiments::inside_tally(
                                    hull, cloud, Hulls::fresh, run.trials(400, at(hull))))});
        }
        return evidence;
    };
}

// A count between 0 and n: every moment is finite.
Check interior_points_are_exact(Cloud cloud) {
    return [cloud](const Run& run) {
        Evidence evidence;
        for (const int dimension : {3, 5, 8}) {
            const double edge = std::pow(2.0, 0.5 * dimension) * std::pow(dimension, 0.75);
            const int points = static_cast<int>(std::lround(edge));
            const BallHull ball{.points = static_cast<double>(points), .dimension = dimension};
            const std::string place = fmt::format("n = {}, d = {}", points, dimension);
            evidence.push_back({.at = place,
                                .expected = theory::ball_expected_interior_points(ball),
                                .measured = mean_of(experiments::interior_points(
                                    points, dimension, cloud, run.trials(1500, place))),
                                .rival = points * theory::ball_inside_probability(ball)});
        }
        return evidence;
    };
}

/// All points are vertices with probability at least 9/10 at 2^(d/2) d^(-1/2) points.
Check all_in_convex_position(Cloud cloud) {
    return [cloud](const Run& run) {
        Evidence evidence;
        for (const int dimension : {8, 12}) {
            const double below = std::pow(2.0, 0.5 * dimension) / std::sqrt(dimension);
            const int points = dimension + 2 + static_cast<int>(std::lround(below));
            const std::string place = fmt::format("n = {}, d = {}", points, dimension);
            const std::vector<double> interior =
                experiments::interior_points(points, dimension, cloud, run.trials(2000, place));
            std::size_t convex = 0;
            for (const double count : interior) convex += count == 0.0 ? 1 : 0;
            evidence.push_back({.at = place,
                                .relation = Relation::at_least,
                                .expected = 0.9,
                                .measured = proportion_of(convex, interior.size())});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> ball_claims() {
    return {
        {.id = "hull.new_point_is_inside_above_printed_threshold_of_ball",
         .statement =
             "For uniform points of the ball a new sample is inside the hull as soon as there "
             "are more than 2^(d/2) / d points.",
         .hypotheses =
             "Four times 2^(d/2) points, which is 4 d times the printed threshold; d = 5 and "
             "8.",
         .formula = "P(inside) -> 1 for N > 2^(d/2) / d",
         .source = {"BalestrieroEtAl2021", "Theorem 1, as printed", "000"},
         .kind = Kind::inequality,
         .outcome = Outcome::refuted,
         .check = printed_threshold(Cloud::ball, 4.0),
         .controls = {{.name = "many_more_points",
                       .world =
                           "Heavy-tailed points in place of the ball, and 512 times 2^(d/2) of "
                           "them.",
                       .check = printed_threshold(Cloud::cauchy, 512.0)}},
         .figure = "hull_even_points",
         .correction = "hull.all_points_are_vertices_below_threshold_of_ball"},

        {.id = "hull.all_points_are_vertices_below_threshold_of_ball",
         .statement =
             "What is true of the ball at about 2^(d/2) points is a statement about all of "
             "them: with fewer, they are most likely all vertices of their hull.",
         .hypotheses =
             "Uniform points of the ball, d = 8 and 12, d + 2 + 2^(d/2) d^(-1/2) of them.",
         .formula = "P(all n points in convex position) >= 0.9",
         .source = {"BaranyFuredi1988", "the theorem behind Theorem 1 of BalestrieroEtAl2021",
                    "000"},
         .kind = Kind::inequality,
         .check = all_in_convex_position(Cloud::ball),
         .controls = {{.name = "gaussian_over_absolute_normal",
                       .world = "Cauchy points, whose hull is spanned by few.",
                       .check = all_in_convex_position(Cloud::cauchy)}},
         .figure = "hull_even_points"},

        {.id = "hull.expected_interior_points_eq_exact_of_ball",
         .statement =
             "At 2^(d/2) d^(3/4) uniform points of the ball the expected number of points that "
             "are not vertices is known exactly and about one half.",
         .hypotheses = "d = 3, 5, 8; leave-one-out membership of every point.",
         .formula = "n P(inside) for n - 1 points",
         .source = {"Affentranger1988", "the mean volume; Efron1965; threshold of BaranyFuredi1988",
                    "000"},
         .kind = Kind::exact_value,
         .check = interior_points_are_exact(Cloud::ball),
         .rival = "n P(inside) for n points",
         .controls = {{.name = "sphere",
                       .world = "Points on the sphere: all are vertices.",
                       .check = interior_points_are_exact(Cloud::sphere)}},
         .figure = "hull_even_points"},
    };
}

}  // namespace overfit::claims::hull
