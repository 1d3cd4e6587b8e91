/// Claims about the least singular value of large Gaussian matrices.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "claims/singular_values/parts.hpp"
#include "experiments/singular_values.hpp"
#include "theory/smallest_singular_value.hpp"

namespace overfit::claims::singular_values {

namespace {

using experiments::Rows;

// The power is exact only in the limit. Between n = 10 and 40 the exact law's medians have a slope
// that differs from -1/2 by a known amount, which is the finite-size term.
Check scaling(double gamma) {
    return [gamma](const Run& run) {
        constexpr int small = 10, large = 40;
        const auto values = [&](int n) {
            const int p = static_cast<int>(gamma * n);
            return experiments::smallest_nonzero_singular_value(n, p, Rows::gaussian,
                                                                run.trials(4000, at(n, p)));
        };
        const auto exact_median = [](int n) {
            return theory::smallest_singular_value_quantile({.n = n, .p = n}, 0.5);
        };
        const double exact_slope = std::log(exact_median(large) / exact_median(small)) /
                                   std::log(static_cast<double>(large) / small);
        return Evidence{
            {.at = "slope between n = 10 and n = 40",
             .expected = -0.5,
             .measured = median_scaling_exponent(small, values(small), large, values(large)) +
                         Tolerance::finite_size(std::abs(exact_slope + 0.5), small, 0.0,
                                                "slope of the exact medians"),
             .rival = -1.0}};
    };
}

// The least singular value exceeds sqrt(n) times the edge by an amount of order n^(-1/6), the mean
// of Tracy and Widom's law; relative to sqrt(n) that is n^(-2/3). The constant is that of the exact
// mean at n = 16; it decreases with n, towards 1.2065 (1/sqrt(gamma) - 1)^(1/3) / 2.
Check tends_to_edge(int copies) {
    return [copies](const Run& run) {
        Evidence evidence;
        constexpr double gamma = 0.25;
        const double limit = edge(16, 4) / 4.0;
        const double excess = theory::smallest_singular_value_mean({.n = 16, .p = 4}) / 4.0 - limit;
        const double constant = excess * std::pow(16.0, 2.0 / 3.0);
        for (const int n : {40, 160}) {
            const int p = static_cast<int>(gamma * n) * copies;
            std::vector<double> values = experiments::smallest_nonzero_singular_value(
                n, p, Rows::gaussian, run.trials(32'000 / static_cast<std::size_t>(n), at(n, p)));
            for (double& value : values) value /= std::sqrt(n);
            evidence.push_back({.at = at(n, p),
                                .expected = limit,
                                .measured = mean_of(std::move(values)) +
                                            Tolerance::finite_size(constant, n, 2.0 / 3.0,
                                                                   "the exact mean at n = 16"),
                                .rival = 1.0 - gamma});
        }
        return evidence;
    };
}

/// sup |exact law - limit law| of sqrt(n) s_min over a grid, for an n x (n + more) matrix.
double distance_to_limit(int n, int more) {
    double distance = 0.0;
    for (int i = 1; i <= 60; ++i) {
        const double t = 0.05 * i;
        const double exact =
            theory::smallest_singular_value_cdf({.n = n, .p = n + more}, t / std::sqrt(n));
        distance = std::max(distance, std::abs(exact - theory::square_limit_cdf(t)));
    }
    return distance;
}

/// sup t F'(t) / 4 over the same grid, F the limit law: a variable scaled by 1 + 1/(4n) has a law
/// that differs from F by t F'(t) / (4n) to first order.
double first_order_distance() {
    double distance = 0.0;
    for (int i = 1; i <= 60; ++i) {
        const double t = 0.05 * i;
        distance = std::max(distance, 0.25 * t * (t + 1.0) * std::exp(-0.5 * t * t - t));
    }
    return distance;
}

// No chance here: both sides are formulas that share no code. sqrt(n) s_min is 1 + 1/(4n) times its
// limit up to terms of order n^-2 (Edelman 1988, section 4), which bounds both differences.
Check law_tends_to_limit(int more) {
    return [more](const Run&) {
        Evidence evidence;
        for (const int n : {20, 40}) {
            const double mean =
                std::sqrt(n) * theory::smallest_singular_value_mean({.n = n, .p = n + more});
            evidence.push_back({.at = at(n, n + more) + ", distance of the laws",
                                .expected = 0.0,
                                .measured = computed(distance_to_limit(n, more), 1.0, 1e4) +
                                            Tolerance::finite_size(first_order_distance(), n, 1.0,
                                                                   "the factor 1 + 1/(4n)")});
            evidence.push_back(
                {.at = at(n, n + more) + ", mean",
                 .expected = theory::square_limit_mean(),
                 .measured = computed(mean, mean, 1e4) +
                             Tolerance::finite_size(0.25 * mean, n, 1.0, "the factor 1 + 1/(4n)"),
                 .rival = std::sqrt(2.0 / std::acos(-1.0))});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> limit_claims() {
    return {
        {.id = "singular_values.smallest_law_tendsto_limit_of_square",
         .statement =
             "For square Gaussian matrices the law of sqrt(n) times the least singular value "
             "tends to 1 - exp(-t^2/2 - t), with an error of the order of 1 / n.",
         .hypotheses = "X has iid N(0, 1) entries; n = p = 20, 40, exact law against limit law.",
         .formula =
             "P(sqrt(n) s_min <= t) -> 1 - exp(-t^2/2 - t), mean sqrt(pi e / 2) erfc(1/sqrt 2)",
         .source = {"Edelman1988", "Corollary 3.1", "001"},
         .kind = Kind::asymptotic_law,
         .check = law_tends_to_limit(0),
         .rival = "the mean of a half-normal variable",
         .controls = {{.name = "one_more_feature",
                       .world = "p = n + 1, where the limit is a Rayleigh law.",
                       .check = law_tends_to_limit(1)}},
         .figure = "smallest_singular_value"},

        {.id = "singular_values.smallest_scales_as_inverse_sqrt_at_threshold",
         .statement = "At n = p the least singular value falls like n^(-1/2).",
         .hypotheses = "X has iid N(0, 1) entries; medians at n = p = 10 and 40.",
         .formula = "slope of log median against log n = -1/2",
         .source = {"Edelman1988", "Theorem 3.1", "001"},
         .kind = Kind::exponent,
         .check = scaling(1.0),
         .rival = "n^-1",
         .controls = {{.name = "half_the_features",
                       .world = "p = n / 2: the least singular value grows like n^(1/2).",
                       .check = scaling(0.5)}},
         .figure = "smallest_singular_value"},

        {.id = "singular_values.smallest_tendsto_marchenko_pastur_edge",
         .statement =
             "Away from the threshold the least singular value divided by sqrt(n) tends to "
             "|1 - sqrt(gamma)|, with an error of the order of n^(-2/3).",
         .hypotheses = "X has iid N(0, 1) entries; gamma = 1/4, n = 40 and 160.",
         .formula = "s_min / sqrt(n) -> |1 - sqrt(gamma)|",
         .source = {"BaiYin1993", "Theorem 1", "001"},
         .kind = Kind::asymptotic_law,
         .check = tends_to_edge(1),
         .rival = "1 - gamma",
         .controls = {{.name = "twice_the_features",
                       .world = "gamma = 1/2 in place of 1/4.",
                       .check = tends_to_edge(2)}},
         .figure = "smallest_singular_value"},
    };
}

}  // namespace overfit::claims::singular_values
