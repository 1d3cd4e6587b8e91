/// Claims about the risk of large problems, sampled without a matrix by the bidiagonal ensemble.
#include <algorithm>
#include <cmath>

#include "claims/ridgeless/parts.hpp"
#include "experiments/bidiagonal_gaussian.hpp"
#include "theory/prediction_error.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using theory::Ridgeless;

// |n - p| >= 500: all moments that matter are finite. At n = 1000 the standard deviation of one
// trial is 0.004 and the limit is 0.002 away: 4000 trials see it at 30 standard errors.
Check mean_variance(int more) {
    return [more](const Run& run) {
        Evidence evidence;
        const auto add = [&](int n, int p, std::size_t trials) {
            const Ridgeless model{.n = n, .p = p}, data{.n = n, .p = p + more};
            evidence.push_back({.at = at(model),
                                .expected = theory::ridgeless_variance(model),
                                .measured = mean_of(experiments::variance_of_bidiagonal(
                                    data, run.trials(trials, at(model)))),
                                .rival = theory::ridgeless_risk_limit(p / static_cast<double>(n),
                                                                      0.0, model.noise_sd)});
        };
        add(1000, 500, 4000);
        add(1000, 2000, 4000);
        add(100'000, 50'000, 64);
        add(100'000, 200'000, 64);
        return evidence;
    };
}

// The power is exact in the limit. The median of the leverage, whose law is exact and in which each
// 1 / s^2 has a weight z^2, differs from its limit by 0.72 / n relative; we allow the unweighted
// sum, the variance, 2 / n.
Check median_scaling(double gamma) {
    return [gamma](const Run& run) {
        constexpr int small = 100, large = 10'000;
        const auto values = [&](int n, std::size_t trials) {
            const Ridgeless model{.n = n, .p = static_cast<int>(gamma * n)};
            return experiments::variance_of_bidiagonal(model, run.trials(trials, at(model)));
        };
        return Evidence{
            {.at = "slope between n = 100 and n = 10000",
             .expected = 1.0,
             .measured =
                 median_scaling_exponent(small, values(small, 20'000), large, values(large, 1500)) +
                 Tolerance::finite_size(2.0 / std::log(100.0), small, 1.0,
                                        "a median within 2 / n of its limit, relative"),
             .rival = 0.5}};
    };
}

Check leverage_law(int more) {
    return [more](const Run& run) {
        Evidence evidence;
        const auto add = [&](int n, int p, std::size_t trials) {
            const Ridgeless model{.n = n, .p = p};
            const Ridgeless neighbour{.n = n, .p = p == n ? p + 1 : n};
            const std::vector<double> gains =
                experiments::leverage_of_bidiagonal(n, p + more, run.trials(trials, at(model)));
            const auto distance_to = [&](const Ridgeless& law) {
                return distance_of(
                    gains, [&](double h) { return theory::prediction_leverage_cdf(law, h); });
            };
            evidence.push_back({.at = at(model),
                                .relation = Relation::follows,
                                .measured = distance_to(model),
                                .rival = distance_to(neighbour).value});
        };
        add(1000, 1000, 4000);
        add(10'000, 10'001, 800);
        add(100'000, 100'000, 80);
        return evidence;
    };
}

}  // namespace

std::vector<Claim> large_claims() {
    return {
        {.id = "ridgeless.mean_variance_eq_exact_of_large_gaussian",
         .statement = "The exact mean variance noise^2 min(n, p) / (|n - p| - 1) holds at large "
                      "sizes, where its difference from the limit is a few parts in a thousand.",
         .hypotheses = "Singular values of the bidiagonal chi ensemble, that of Gaussian "
                       "matrices; gamma = 1/2 and 2 at n = 1000 and 100000.",
         .formula = "E tr (X'X)^+ = min(n, p) / (|n - p| - 1)",
         .source = {"HastieEtAl2022", "Theorem 1 at finite size; BelkinHsuXu2020, Theorem 1",
                    "000"},
         .kind = Kind::exact_value,
         .check = mean_variance(0),
         .rival = "the limit n, p -> infinity, which drops the -1",
         .controls = {{.name = "one_more_feature",
                       .world = "Data with one more column.",
                       .check = mean_variance(1)}},
         .figure = "ridgeless_million"},

        {.id = "ridgeless.median_variance_scales_as_n_at_threshold",
         .statement = "At n = p, where its mean is infinite, the median of the variance grows like "
                      "n.",
         .hypotheses = "Singular values of the bidiagonal chi ensemble; medians at n = p = 100 "
                       "and 10000.",
         .formula = "slope of log median of tr (X'X)^-1 against log n = 1",
         .source = {"Edelman1988", "Theorem 3.1: the least eigenvalue is of the order 1 / n",
                    "000"},
         .kind = Kind::exponent,
         .check = median_scaling(1.0),
         .rival = "n^(1/2), the scaling of 1 / s_min",
         .controls = {{.name = "half_the_features",
                       .world = "p = n / 2, where the variance tends to a constant.",
                       .check = median_scaling(0.5)}},
         .figure = "ridgeless_million"},

        {.id = "ridgeless.leverage_law_eq_exact_of_large_gaussian",
         .statement = "The noise gain of a prediction follows its exact F law at large sizes too, "
                      "at the threshold and next to it.",
         .hypotheses = "Bidiagonal chi ensemble and a Gaussian point; (n, p) = (1000, 1000), "
                       "(10^4, 10^4 + 1), (10^5, 10^5).",
         .formula = "|x0' X^+|^2 (|n - p| + 1) / min(n, p) ~ F(min(n, p), |n - p| + 1)",
         .source = {"Muirhead1982", "theorem 3.2.12, from the law of the inverse Wishart matrix",
                    "000"},
         .kind = Kind::exact_law,
         .check = leverage_law(0),
         .rival = "the law for one column more or less",
         .controls = {{.name = "one_more_feature",
                       .world = "Data with one more column.",
                       .check = leverage_law(1)}},
         .figure = "prediction_error_law"},
    };
}

}  // namespace overfit::claims::ridgeless
