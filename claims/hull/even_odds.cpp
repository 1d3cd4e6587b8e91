/// Claims about how many points are needed for even odds of interpolation.
#include <cmath>
#include <numbers>
#include <vector>

#include <fmt/format.h>

#include "claims/hull/parts.hpp"
#include "theory/ball_hull.hpp"
#include "theory/gaussian_even_odds.hpp"
#include "theory/gaussian_hull.hpp"

namespace overfit::claims::hull {

namespace {

using experiments::Cloud;
using experiments::Hulls;
using theory::GaussianHull;

// The least whole number above the root: the probability there exceeds 1/2 by less than it moves
// from N - 1 to N, which the exact law gives.
Check half_are_inside(Cloud cloud) {
    return [cloud](const Run& run) {
        Evidence evidence;
        for (const auto& [dimension, trials] :
             {std::pair{2, std::size_t{12'000}}, {4, 8000}, {7, 2500}}) {
            const double points = std::ceil(theory::gaussian_even_points(dimension));
            const GaussianHull hull{.points = points, .dimension = dimension};
            const double step = theory::gaussian_inside_probability(hull) -
                                theory::gaussian_inside_probability({points - 1, dimension});
            evidence.push_back(
                {.at = at(hull),
                 .expected = 0.5,
                 .measured = inside_share(experiments::inside_tally(hull, cloud, Hulls::fresh,
                                                                    run.trials(trials, at(hull)))) +
                             Tolerance::discretisation(step, "N is a whole number"),
                 .rival = theory::gaussian_inside_probability(
                     {std::ceil(std::pow(2.0, dimension)), dimension})});
        }
        return evidence;
    };
}

/// N_half(d), or its logarithm, of a law.
using EvenPoints = double (*)(int);

double ball_log_even_points(int dimension) {
    return std::log(theory::ball_even_points(dimension));
}

// log N_half(d) - d/2 - 1.5 log d = c + b/d + O(d^-2): three sizes in the ratio 1 : 2 : 4 leave
// (8 f(4d) - 6 f(2d) + f(d)) / 3 = c + O(d^-3). The conjectured series has coefficients of the
// order of b = 3.2, so that what is left at d = 25 has the size 3.2^3 / 25^3 times the weights,
// (8/64 + 6/8 + 1) / 3 = 0.625 without regard to sign.
Check constant_is(EvenPoints log_even_points) {
    return [log_even_points](const Run&) {
        const auto rest = [&](int d) { return log_even_points(d) - 0.5 * d - 1.5 * std::log(d); };
        const double constant = (8.0 * rest(100) - 6.0 * rest(50) + rest(25)) / 3.0;
        const double expected = 0.5 * std::log(2.0 * std::numbers::pi) - 4.0 / 3.0;
        return Evidence{{.at = "d = 25, 50, 100, extrapolated",
                         .expected = expected,
                         .measured = computed(constant, 1.0, 1e5) +
                                     Tolerance::finite_size(0.625 * 3.2 * 3.2 * 3.2, 25, 3.0,
                                                            "the next term of the series in 1/d"),
                         .rival = expected + 4.0 / 3.0}};
    };
}

/// The growth factor falls with every dimension, as that of a power times an exponential does.
Check growth_falls(EvenPoints even_points) {
    return [even_points](const Run&) {
        Evidence evidence;
        for (const int d : {4, 8, 16}) {
            const auto growth = [&](int to) { return even_points(to) / even_points(to - 1); };
            evidence.push_back(
                {.at = fmt::format("growth to d = {} minus growth to d = {}", d + 1, d),
                 .relation = Relation::at_most,
                 .expected = 0.0,
                 .measured = computed(growth(d + 1) - growth(d), growth(d), 1e5)});
        }
        return evidence;
    };
}

// N_half continues to real N; at its whole neighbours the frequencies lie on either side of 1/2.
Check ball_half(Cloud cloud) {
    return [cloud](const Run& run) {
        Evidence evidence;
        for (const auto& [dimension, trials] :
             {std::pair{2, std::size_t{12'000}}, {3, 8000}, {4, 4000}}) {
            const double points = std::ceil(theory::ball_even_points(dimension));
            const GaussianHull hull{.points = points, .dimension = dimension};
            const theory::BallHull ball{.points = points, .dimension = dimension};
            evidence.push_back({.at = at(hull),
                                .expected = theory::ball_inside_probability(ball),
                                .measured = inside_share(experiments::inside_tally(
                                    hull, cloud, Hulls::fresh, run.trials(trials, at(hull)))),
                                .rival = theory::gaussian_inside_probability(hull)});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> even_odds_claims() {
    return {
        {.id = "hull.half_of_queries_inside_at_even_points_of_gaussian",
         .statement = "With 11, 63 and 555 Gaussian points in 2, 4 and 7 dimensions a new one is "
                      "inside their hull half of the time.",
         .hypotheses = "Independent N(0, I_d) points and query, a fresh hull for each query.",
         .formula = "P(inside) = 1/2 at N_half(d) = 10.36, 62.24, 554.2",
         .source = {"BalestrieroEtAl2021", "Figure 1, left, the line of even odds", "000"},
         .kind = Kind::exact_value,
         .check = half_are_inside(Cloud::gaussian),
         .rival = "2^d points",
         .controls = {{.name = "cube",
                       .world = "Uniform points of a cube: other numbers are needed.",
                       .check = half_are_inside(Cloud::cube)}},
         .figure = "hull_even_points"},

        {.id = "hull.even_points_tendsto_sqrt_e_power_of_gaussian",
         .statement =
             "The number of Gaussian points for even odds grows like sqrt(2 pi) e^(-4/3) "
             "d^(3/2) e^(d/2): by a factor that tends to sqrt(e) a dimension, not 2 and not "
             "sqrt(2). A conjecture, which the exact law supports.",
         .hypotheses = "The exact root of P(inside) = 1/2 at d = 25, 50, 100.",
         .formula = "log N_half(d) - d/2 - (3/2) log d -> log(2 pi)/2 - 4/3",
         .source = {"BalestrieroEtAl2021", "Theorem 4 and the exponential growth of section 2",
                    "000"},
         .kind = Kind::asymptotic_law,
         .check = constant_is(theory::gaussian_log_even_points),
         .rival = "the constant without e^(-4/3)",
         .controls = {{.name = "ball",
                       .world = "Uniform points of the ball.",
                       .check = constant_is(ball_log_even_points)}},
         .figure = "hull_even_points"},

        {.id = "hull.even_points_growth_falls_with_dimension_of_gaussian",
         .statement =
             "Each further dimension multiplies the number of Gaussian points for even odds "
             "by less than the one before did.",
         .hypotheses = "The exact roots for d = 3, …, 17.",
         .formula = "N_half(d + 1) / N_half(d) < N_half(d) / N_half(d - 1)",
         .source = {"BalestrieroEtAl2021", "section 2: exponential in the dimension", "000"},
         .kind = Kind::ordering,
         .check = growth_falls(theory::gaussian_even_points),
         .controls = {{.name = "ball",
                       .world = "Uniform points of the ball: the factor grows.",
                       .check = growth_falls(theory::ball_even_points)}},
         .figure = "hull_even_points"},

        {.id = "hull.even_points_grow_exponentially_of_every_law",
         .statement =
             "The number of points for even odds is exponential in the dimension, whatever "
             "the law of the points: the growth factor does not increase.",
         .hypotheses = "The exact roots for uniform points of the ball, d = 3, …, 17.",
         .formula = "N_half(d + 1) / N_half(d) <= N_half(d) / N_half(d - 1)",
         .source = {"BalestrieroEtAl2021", "section 2: exponential in the dimension", "000"},
         .kind = Kind::ordering,
         .outcome = Outcome::refuted,
         .check = growth_falls(theory::ball_even_points),
         .controls = {{.name = "gaussian",
                       .world = "Gaussian points: the factor falls to sqrt(e).",
                       .check = growth_falls(theory::gaussian_even_points)}},
         .figure = "hull_even_points",
         .correction = "hull.even_points_growth_falls_with_dimension_of_gaussian"},

        {.id = "hull.inside_probability_eq_exact_of_ball",
         .statement =
             "For uniform points of a ball the probability that a new one is inside the hull "
             "is a one-dimensional integral, and many more points are needed than for "
             "Gaussian ones.",
         .hypotheses =
             "Independent uniform points and query in the unit ball, a fresh hull each; N at "
             "even odds for d = 2, 3, 4.",
         .formula = "E volume of the hull / volume of the ball",
         .source = {"Affentranger1988", "the mean volume; Efron1965", "000"},
         .kind = Kind::exact_value,
         .check = ball_half(Cloud::ball),
         .rival = "the probability for Gaussian points",
         .controls = {{.name = "sphere",
                       .world = "Points on the sphere: none is ever inside.",
                       .check = ball_half(Cloud::sphere)}},
         .figure = "hull_even_points"},
    };
}

}  // namespace overfit::claims::hull
