/// Claims about polynomial regression: a peak, and memorisation that generalises.
#include "experiments/polynomials.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "claims/divergence/parts.hpp"

namespace overfit::claims::divergence {

namespace {

using experiments::PolynomialDesign;
using experiments::PolynomialErrors;
using experiments::PolynomialTargets;

Check peak(double penalty) {
    return [penalty](const Run& run) {
        const std::vector<double> degrees{5, 10, 12, 13, 14, 15, 16, 17, 18, 20, 25};
        const std::size_t at_10 = 1, at_15 = 5, at_25 = 10;
        PolynomialDesign design{.degrees = {degrees.begin(), degrees.end()}, .penalty = penalty};
        const PolynomialErrors errors =
            experiments::polynomial_errors(design, run.trials(3000, "degrees"));
        Evidence evidence{{.at = "n = 15, degrees 5 to 25",
                           .expected = 15.0,
                           .measured = argmax_of_medians(degrees, errors.test_error),
                           .rival = 14.0}};
        for (const std::size_t other : {at_10, at_25})
            evidence.push_back(
                {.at = fmt::format("log ratio of the medians, degrees 15 and {}", degrees[other]),
                 .relation = Relation::at_least,
                 .expected = std::log(1000.0),
                 .measured =
                     log_median_ratio_of(errors.test_error[at_15], errors.test_error[other])});
        return evidence;
    };
}

Check memorising_generalises(PolynomialTargets targets) {
    return [targets](const Run& run) {
        PolynomialDesign design{.degrees = {30}, .targets = targets};
        Evidence evidence;
        for (const int degree : {1, 2, 3, 5, 8, 11, 14}) {
            const std::string at =
                fmt::format("log ratio of the medians, degrees {} and 30", degree);
            design.degrees = {30};
            PolynomialErrors interpolating =
                experiments::polynomial_errors(design, run.trials(600, at + " interpolating"));
            design.degrees = {degree};
            PolynomialErrors smaller =
                experiments::polynomial_errors(design, run.trials(600, at + " smaller"));
            evidence.push_back(
                {.at = at,
                 .relation = Relation::at_least,
                 .expected = 0.0,
                 .measured = log_median_ratio_of(std::move(smaller.test_error.front()),
                                                 std::move(interpolating.test_error.front()))});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> polynomial_claims() {
    return {
        {.id = "divergence.polynomial_median_test_error_peaks_at_degree_eq_n",
         .statement = "Fitting Legendre polynomials of degrees 1 to p to 15 points, the median "
                      "test error peaks exactly at p = n = 15.",
         .hypotheses = "y = 2 x + cos(25 x) without noise, x uniform on (-1, 1), no constant "
                       "term, minimum norm; degrees 5, 10, 12 to 18, 20, 25.",
         .formula = "argmax over p of the median test error = n",
         .source = {"SchaefferEtAl2023", "Figure 1", "001"},
         .kind = Kind::ordering,
         .check = peak(0.0),
         .rival = "p = n - 1",
         .controls = {{.name = "ridge",
                       .world = "A ridge penalty of 1: no peak at p = n.",
                       .check = peak(1.0)}},
         .figure = "polynomials"},
        {.id = "divergence.memorising_polynomial_beats_every_smaller_one",
         .statement = "Memorising and generalising are no opposites: the polynomial of degree 30 "
                      "that passes through all 15 points has a smaller median test error than "
                      "every polynomial too small to pass through them.",
         .hypotheses = "The data of the claim above; degrees 1, 2, 3, 5, 8, 11 and 14 against 30.",
         .formula = "median(30) < median(p) for p < n",
         .source = {"SchaefferEtAl2023", "Figure 1; the first misconception", "001"},
         .kind = Kind::ordering,
         .check = memorising_generalises(PolynomialTargets::wave),
         .controls = {{.name = "pure_noise",
                       .world = "Targets that are noise: memorising them helps nobody.",
                       .check = memorising_generalises(PolynomialTargets::noise)}},
         .figure = "polynomials"},
    };
}

}  // namespace overfit::claims::divergence
