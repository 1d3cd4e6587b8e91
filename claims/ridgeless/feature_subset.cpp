/// Claims about fits that see some of the features, and about dependent label noise.
#include "theory/feature_subset.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "experiments/feature_subset.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::Choice;
using experiments::Noise;
using theory::Ridgeless;

// As in Belkin, Hsu and Xu's figure, at half the size; coefficients fall like 1/j.
constexpr int samples = 20;
constexpr int total = 50;
constexpr double noise_sd = 0.2;

std::vector<double> coefficients() {
    return theory::power_law_coefficients(total, 1.0, 1.0);
}

std::vector<double> risk_with(int p, Choice choice, std::size_t count, const Run& run) {
    return experiments::feature_subset_risk(coefficients(), samples, p, noise_sd, choice,
                                            run.trials(count, at({.n = samples, .p = p})));
}

// |n - p| >= 10 throughout: the third moment of the variance is finite.
Check mean_risk(Choice choice) {
    return [choice](const Run& run) {
        Evidence evidence;
        for (const int p : {5, 10, 30, 40, 50}) {
            const double share = p / static_cast<double>(total);
            // The rival forgets that the hidden features are noise for the fit.
            const double rival =
                1.0 - share +
                theory::ridgeless_risk(
                    {.n = samples, .p = p, .signal = std::sqrt(share), .noise_sd = noise_sd});
            evidence.push_back(
                {.at = at({.n = samples, .p = p}),
                 .expected = theory::random_subset_risk(coefficients(), samples, p, noise_sd),
                 .measured = mean_of(risk_with(p, choice, 2000, run)),
                 .rival = p < total ? std::optional(rival) : std::nullopt});
        }
        return evidence;
    };
}

Check all_features_best(Choice choice) {
    return [choice](const Run& run) {
        const std::vector<double> all = risk_with(total, choice, 2000, run);
        Evidence evidence;
        for (const int p : {0, 5, 10, 30, 40}) {
            std::vector<double> difference = risk_with(p, choice, 2000, run);
            for (std::size_t t = 0; t < difference.size(); ++t) difference[t] -= all[t];
            evidence.push_back({.at = fmt::format("risk at p = {} minus risk at p = {}", p, total),
                                .relation = Relation::at_least,
                                .expected = 0.0,
                                .measured = mean_of(std::move(difference))});
        }
        return evidence;
    };
}

// det(Omega)^(1/n) for correlations r^|i - j| is (1 - r^2)^((n - 1)/n).
Check mean_variance_of_noise(bool dependent) {
    return [dependent](const Run& run) {
        Evidence evidence;
        for (const int p : {15, 60})
            for (const Noise noise : {Noise::autoregressive, Noise::uneven}) {
                const Ridgeless model{.n = 30, .p = p};
                const bool is_autoregressive = noise == Noise::autoregressive;
                const std::string place = fmt::format(
                    "{}, {} noise", at(model), is_autoregressive ? "autoregressive" : "uneven");
                const double expected = theory::ridgeless_variance(model);
                evidence.push_back(
                    {.at = place,
                     .expected = expected,
                     .measured = mean_of(experiments::variance_under_noise(
                         model, noise, dependent, run.trials(1500, place))),
                     .rival = is_autoregressive
                                  ? std::optional(expected * std::pow(0.19, 29.0 / 30.0))
                                  : std::nullopt});
            }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> feature_subset_claims() {
    return {
        {.id = "ridgeless.mean_risk_eq_exact_of_random_subset",
         .statement = "When p of D independent features are chosen at random and fitted by "
                      "minimum-norm least squares, the hidden features act as noise, and the mean "
                      "risk is exactly the ridgeless one with that noise added.",
         .hypotheses = "iid N(0, 1) features, D = 50, coefficients proportional to 1/j of norm 1, "
                       "noise 0.2; n = 20, p = 5, 10, 30, 40, 50.",
         .formula = "h + (p/D) max(0, 1 - n/p) + (h + noise^2) min(n, p) / (|n - p| - 1), "
                    "h = 1 - p/D",
         .source = {"BelkinHsuXu2020", "Theorem 1, and the mean over random subsets", "000"},
         .kind = Kind::exact_value,
         .check = mean_risk(Choice::random),
         .rival = "hidden features that cost their variance but do not disturb the fit",
         .controls = {{.name = "largest_coefficients_first",
                       .world = "Features chosen by one who knows the largest coefficients.",
                       .check = mean_risk(Choice::first)}},
         .figure = "random_subset"},

        {.id = "ridgeless.all_features_best_of_random_subset",
         .statement = "When features are chosen at random, the global minimum of the risk is at "
                      "p = D, beyond the threshold: all features are better than any part.",
         .hypotheses = "iid N(0, 1) features, D = 50, coefficients proportional to 1/j of norm 1, "
                       "noise 0.2, n = 20; p = 0, 5, 10, 30, 40 against 50.",
         .formula = "R(p) > R(D) for p < D",
         .source = {"BelkinHsuXu2020", "the Gaussian model with random subsets, and its figure",
                    "000"},
         .kind = Kind::ordering,
         .check = all_features_best(Choice::random),
         .controls = {{.name = "largest_coefficients_first",
                       .world = "Features chosen by one who knows the largest coefficients: a few "
                                "of them are best.",
                       .check = all_features_best(Choice::first)}},
         .figure = "random_subset"},

        {.id = "ridgeless.mean_variance_depends_on_noise_trace_of_gaussian",
         .statement = "Label noise need not be independent: with independent Gaussian rows the "
                      "mean variance depends on the noise covariance only through its trace.",
         .hypotheses = "X has iid N(0, 1) entries, n = 30, p = 15 and 60; noise correlations "
                       "0.9^|i - j|, or variances proportional to 1, ..., n; trace n.",
         .formula = "E tr X^+ Omega X^+' = (tr Omega / n) min(n, p) / (|n - p| - 1)",
         .source = {"LeeLee2023", "theorem on left-spherical designs", "000"},
         .kind = Kind::exact_value,
         .check = mean_variance_of_noise(false),
         .rival = "the generalised variance det(Omega)^(1/n) in place of the mean variance",
         .controls = {{.name = "dependent_rows",
                       .world = "Rows of X with the same correlations 0.9^|i - j|.",
                       .check = mean_variance_of_noise(true)}},
         .figure = "random_subset"},
    };
}

}  // namespace overfit::claims::ridgeless
