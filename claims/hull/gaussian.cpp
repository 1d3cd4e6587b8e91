/// Claims about the exact probability that a Gaussian point lies in the hull of others.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/hull/parts.hpp"
#include "theory/gaussian_even_odds.hpp"
#include "theory/gaussian_hull.hpp"
#include "theory/wendel.hpp"

namespace overfit::claims::hull {

namespace {

using experiments::Cloud;
using experiments::Hulls;
using theory::GaussianHull;

Check frequency_is_exact(Hulls hulls) {
    return [hulls](const Run& run) {
        Evidence evidence;
        for (const auto& [hull, trials] : {std::pair{GaussianHull{10, 2}, std::size_t{30'000}},
                                           {{62, 4}, 8000},
                                           {{240, 6}, 3000}})
            evidence.push_back({.at = at(hull),
                                .expected = theory::gaussian_inside_probability(hull),
                                .measured = inside_share(experiments::inside_tally(
                                    hull, Cloud::gaussian, hulls, run.trials(trials, at(hull)))),
                                .rival = theory::gaussian_inside_probability(
                                    {.points = hull.points - 1, .dimension = hull.dimension})});
        return evidence;
    };
}

// Queries at even odds test both verdicts equally, in dimensions where a fresh point would never be
// inside.
Check scaled_frequency_is_exact(double shrink) {
    return [shrink](const Run& run) {
        Evidence evidence;
        for (const auto& [points, dimension, trials] :
             {std::tuple{1000, 10, std::size_t{1500}}, {1000, 50, 400}, {2000, 100, 150}}) {
            const GaussianHull even{.points = static_cast<double>(points),
                                    .dimension = dimension,
                                    .scale = theory::gaussian_even_scale(points, dimension)};
            GaussianHull asked = even;
            asked.scale *= shrink;
            evidence.push_back(
                {.at = at(even),
                 .expected = theory::gaussian_inside_probability(even),
                 .measured = inside_share(experiments::inside_tally(
                     asked, Cloud::gaussian, Hulls::fresh, run.trials(trials, at(even)))),
                 .rival = theory::gaussian_inside_probability(
                     {.points = even.points, .dimension = dimension})});
        }
        return evidence;
    };
}

Check centre_is_wendels(Cloud cloud) {
    return [cloud](const Run& run) {
        Evidence evidence;
        for (const auto& [points, dimension] : {std::pair{8, 4}, std::pair{30, 10}}) {
            const GaussianHull centre{
                .points = static_cast<double>(points), .dimension = dimension, .scale = 0.0};
            evidence.push_back({.at = at(centre),
                                .expected = theory::wendel_inside_probability(
                                    {.points = centre.points, .dimension = dimension}),
                                .measured = inside_share(experiments::inside_tally(
                                    centre, cloud, Hulls::fresh, run.trials(12'000, at(centre)))),
                                .rival = theory::wendel_inside_probability(
                                    {.points = centre.points, .dimension = dimension + 1})});
        }
        return evidence;
    };
}

// None of 400 queries inside bounds the probability by 0.036 at the claim's false alarm.
Check never_inside(double points, int dimension) {
    return [=](const Run& run) {
        const GaussianHull hull{.points = points, .dimension = dimension};
        return Evidence{{.at = at(hull),
                         .relation = Relation::at_most,
                         .expected = 0.05,
                         .measured = inside_share(experiments::inside_tally(
                             hull, Cloud::gaussian, Hulls::fresh, run.trials(400, at(hull))))}};
    };
}

}  // namespace

std::vector<Claim> gaussian_claims() {
    return {
        {.id = "hull.inside_probability_eq_exact_of_gaussian",
         .statement =
             "The probability that a new Gaussian point lies in the convex hull of N others "
             "is known exactly for every N and d.",
         .hypotheses = "Independent N(0, I_d) points and query, a fresh hull for each query; "
                       "(N, d) = (10, 2), (62, 4), (240, 6).",
         .formula = "P(inside) = 2 (b_(d+1) + b_(d+3) + ...), products of simplex angles",
         .source = {"KabluchkoZaporozhets2020",
                    "the theorem on expected functionals of Gaussian "
                    "polytopes; BalestrieroEtAl2021, Theorem 4 and Figure 1",
                    "000"},
         .kind = Kind::exact_value,
         .check = frequency_is_exact(Hulls::fresh),
         .rival = "the probability for one training point fewer",
         .controls = {{.name = "one_hull_reused",
                       .world =
                           "One hull for all queries, as in published notebooks: the frequency "
                           "is that of this hull, not the probability.",
                       .check = frequency_is_exact(Hulls::reused)}},
         .figure = "hull_gaussian"},

        {.id = "hull.inside_probability_eq_exact_of_scaled_query",
         .statement =
             "For a query that is a Gaussian point times s the probability is exact too: at "
             "the s of even odds half of the queries are inside, in 10, 50 and 100 "
             "dimensions.",
         .hypotheses = "Independent N(0, I_d) points, query s X; (N, d) = (1000, 10), (1000, 50), "
                       "(2000, 100).",
         .formula = "P(inside) = 1/2 at s = s_half(N, d)",
         .source = {"KabluchkoZaporozhets2020", "the theorem, with the query's own variance",
                    "000"},
         .kind = Kind::exact_value,
         .check = scaled_frequency_is_exact(1.0),
         .rival = "the probability of the unscaled point",
         .controls = {{.name = "nearer_queries",
                       .world = "Queries at nine tenths of that scale.",
                       .check = scaled_frequency_is_exact(0.9)}},
         .figure = "hull_gaussian"},

        {.id = "hull.centre_inside_probability_eq_wendel_of_symmetric",
         .statement =
             "The centre of a symmetric law lies in the hull of N points with a probability "
             "that does not depend on the law.",
         .hypotheses = "Independent points uniform in the cube; (N, d) = (8, 4), (30, 10).",
         .formula = "P(0 outside hull) = 2^-(N-1) sum_(k<d) C(N-1, k)",
         .source = {"Wendel1962", "the theorem", "000"},
         .kind = Kind::exact_value,
         .check = centre_is_wendels(Cloud::cube),
         .rival = "one dimension more",
         .controls = {{.name = "shifted_cloud",
                       .world = "Points of the positive orthant: the law is not symmetric.",
                       .check = centre_is_wendels(Cloud::orthant)}},
         .figure = "hull_gaussian"},

        {.id = "hull.new_point_is_outside_beyond_hundred_dimensions",
         .statement = "In 100 dimensions a new Gaussian point is never seen inside the hull of a "
                      "thousand: for any number of points that exists the exact probability is "
                      "beyond reach, for 60 000 points in 784 dimensions e^-1479.8.",
         .hypotheses = "Independent N(0, I_d) points and query; N = 1000, d = 100.",
         .formula = "P(inside) <= 0.05; exactly e^-125.8",
         .source = {"BalestrieroEtAl2021", "abstract and Figure 1", "000"},
         .kind = Kind::inequality,
         .check = never_inside(1000.0, 100),
         .controls = {{.name = "five_dimensions",
                       .world = "A thousand points in 5 dimensions.",
                       .check = never_inside(1000.0, 5)}},
         .figure = "hull_sizes"},
    };
}

}  // namespace overfit::claims::hull
