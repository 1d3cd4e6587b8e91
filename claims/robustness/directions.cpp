/// Claims about the best fit of noise by many directions: how many functions a class needs to fit
/// it.
#include <string>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/parts.hpp"
#include "experiments/isoperimetry.hpp"
#include "theory/isoperimetry.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::Points;
using experiments::Signs;

std::string at(const theory::Directions& m) {
    return fmt::format("M = {}, n = {}, d = {}", m.count, m.samples, m.dimension);
}

Check maximum_law(Signs signs) {
    return [signs](const Run& run) {
        Evidence evidence;
        for (const theory::Directions m :
             {theory::Directions{20.0, 30.0, 8.0}, {300.0, 30.0, 20.0}}) {
            const std::vector<double> maxima =
                experiments::direction_maxima(m, Points::gaussian, signs, run.trials(2000, at(m)));
            evidence.push_back(
                {.at = at(m),
                 .relation = Relation::follows,
                 .measured = distance_of(
                     maxima, [&](double t) { return theory::direction_maximum_cdf(t, m); }),
                 .rival = distance_of(maxima, [&](double t) {
                              return theory::independent_maximum_cdf(t, m);
                          }).value});
        }
        return evidence;
    };
}

Check maximum_below_scale(Signs signs) {
    return [signs](const Run& run) {
        Evidence evidence;
        for (const Points points : {Points::sphere, Points::gaussian})
            for (const theory::Directions m : {theory::Directions{10.0, 40.0, 25.0},
                                               {100.0, 40.0, 25.0},
                                               {1000.0, 40.0, 50.0}}) {
                const std::string place =
                    fmt::format("{}, {}", points == Points::sphere ? "sphere" : "Gaussian", at(m));
                evidence.push_back({.at = place,
                                    .relation = Relation::at_most,
                                    .expected = theory::direction_maximum_scale(m),
                                    .measured = median_of(experiments::direction_maxima(
                                        m, points, signs, run.trials(120, place)))});
            }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> direction_claims() {
    return {
        {.id = "robustness.best_fit_of_directions_follows_exact_law",
         .statement =
             "The best correlation of M random linear functions with random signs is a maximum "
             "over directions against one random vector, whose law is known at finite M, n, d.",
         .hypotheses = "M = 20, n = 30, d = 8 and M = 300, n = 30, d = 20; Gaussian points.",
         .formula = "P(max <= t) = E (1 - P(<u, s> >= t/|v|))^M, v ~ N(0, I/(n d))",
         .source = {"BubeckSellke2021", "Theorem 2, the mechanism of its proof", "000"},
         .kind = Kind::exact_law,
         .check = maximum_law(Signs::random),
         .rival = "M independent normals, as if each direction had data of its own",
         .controls = {{.name = "labels_of_a_height",
                       .world = "The signs are those of <u_1, x_i>: a signal, not noise.",
                       .check = maximum_law(Signs::of_a_height)}},
         .figure = "robustness_isoperimetry"},

        {.id = "robustness.best_fit_le_sqrt_two_log_count_over_nd_of_directions",
         .statement =
             "M linear functions of slope 1 fit n random signs by at most sqrt(2 log M / (n d)) "
             "in the median: to fit by epsilon takes log M of n d epsilon^2 / 2 or larger slopes.",
         .hypotheses = "M = 10, 100 and 1000 random directions, n = 40, d = 25 and 50; points of "
                       "the sphere and Gaussian ones.",
         .formula = "median max_j (1/n) sum y_i <u_j, x_i> <= sqrt(2 log M / (n d))",
         .source = {"BubeckSellke2021", "Theorem 2, the mechanism of its proof", "000"},
         .kind = Kind::inequality,
         .check = maximum_below_scale(Signs::random),
         .controls = {{.name = "labels_of_a_height",
                       .world = "The signs are those of <u_1, x_i>: a signal, not noise.",
                       .check = maximum_below_scale(Signs::of_a_height)}},
         .figure = "robustness_isoperimetry"},
    };
}

}  // namespace overfit::claims::robustness
