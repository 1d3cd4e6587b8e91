/// Claims about the exact mean of the risk and the law of the bias.
#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "experiments/ridgeless.hpp"
#include "experiments/singular_values.hpp"
#include "theory/prediction_error.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::Features;
using experiments::Signal;
using theory::Ridgeless;

// |n - p| >= 10 throughout: the variance has a tail exponent (|n - p| + 1) / 2 > 5, so its third
// moment is finite and Student's interval applies.
Check mean_variance(Features features) {
    return [features](const Run& run) {
        Evidence evidence;
        for (const int p : {20, 30, 50, 80}) {
            const Ridgeless model{.n = 40, .p = p};
            const double without_one = theory::ridgeless_risk_limit(p / 40.0, 0.0, model.noise_sd);
            evidence.push_back({.at = at(model),
                                .expected = theory::ridgeless_variance(model),
                                .measured = mean_of(experiments::ridgeless_variance(
                                    model, features, run.trials(5000, at(model)))),
                                .rival = without_one});
        }
        return evidence;
    };
}

// The exponent is read off between the points x where n x / 2 is 0.01 and 0.2. At the threshold the
// probability is u - u^3/3 + … in u = sqrt(n x), one step away 1 - exp(-n x / 2): at 0.2 either
// curves away from its power by less than 15 per cent, which moves the exponent by 0.15 / log 20.
Check tail_exponent(int further) {
    return [further](const Run& run) {
        Evidence evidence;
        for (const int gap : {0, 1}) {
            const Ridgeless model{.n = 10, .p = 10 + gap};
            const std::vector<double> squares = experiments::smallest_squared_singular_value(
                model.n, model.p + further, run.trials(40'000, at(model)));
            evidence.push_back(
                {.at = at(model),
                 .expected = theory::variance_tail_exponent(model),
                 .measured =
                     exponent_of_lower_tail(squares, 0.02 / model.n, 0.4 / model.n) +
                     Tolerance::finite_size(0.15 / std::log(20.0), model.n, 0.0,
                                            "curvature of the exact law at the upper point"),
                 .rival = theory::variance_tail_exponent({.n = model.n, .p = model.p + 1})});
        }
        return evidence;
    };
}

// The bias fraction is bounded, so every moment is finite.
Check mean_bias(Signal signal) {
    return [signal](const Run& run) {
        Evidence evidence;
        for (const int p : {50, 80, 160}) {
            const Ridgeless model{.n = 40, .p = p};
            const double fraction = theory::ridgeless_bias(model);
            evidence.push_back(
                {.at = at(model),
                 .expected = fraction,
                 .measured = mean_of(experiments::bias_fraction(model, Features::gaussian, signal,
                                                                run.trials(3000, at(model)))),
                 .rival = fraction * fraction});
        }
        return evidence;
    };
}

Check bias_law(Features features) {
    return [features](const Run& run) {
        Evidence evidence;
        for (const auto& [n, p] : {std::pair{5, 10}, std::pair{20, 25}}) {
            const Ridgeless model{.n = n, .p = p};
            const Ridgeless complex{.n = 2 * n, .p = 2 * p};
            const std::vector<double> fractions = experiments::bias_fraction(
                model, features, Signal::first_feature, run.trials(20'000, at(model)));
            evidence.push_back(
                {.at = at(model),
                 .relation = Relation::follows,
                 .measured = distance_of(
                     fractions, [&](double x) { return theory::bias_fraction_cdf(model, x); }),
                 .rival = distance_of(fractions, [&](double x) {
                              return theory::bias_fraction_cdf(complex, x);
                          }).value});
        }
        return evidence;
    };
}

// The exact variance is the limit times |n - p| / (|n - p| - 1), the exact bias is the limit.
Check risk_tends_to_limit(Features features) {
    return [features](const Run& run) {
        Evidence evidence;
        for (const int n : {60, 240}) {
            for (const double gamma : {0.5, 2.0}) {
                const Ridgeless model{.n = n, .p = static_cast<int>(gamma * n)};
                const double variance = theory::ridgeless_risk_limit(gamma, 0.0, model.noise_sd);
                const int gap = std::abs(model.n - model.p);
                const experiments::RiskParts parts = experiments::risk_parts(
                    model.n, model.p, features,
                    run.trials(48'000 / static_cast<std::size_t>(n), at(model)));
                evidence.push_back(
                    {.at = at(model),
                     .expected = theory::ridgeless_risk_limit(gamma, 1.0, model.noise_sd),
                     .measured = mean_of(parts.risk(1.0, model.noise_sd)) +
                                 Tolerance::finite_size(variance, gap - 1.0, 1.0,
                                                        "the exact factor |n - p| / (|n - p| - 1)"),
                     .rival = gamma > 1.0 ? 1.0 + variance : variance});
            }
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> exact_risk_claims() {
    return {
        {.id = "ridgeless.mean_variance_eq_exact_of_gaussian",
         .statement = "With isotropic Gaussian features the mean variance of minimum-norm least "
                      "squares is noise^2 min(n, p) / (|n - p| - 1), on both sides of p = n.",
         .hypotheses = "X has iid N(0, 1) entries; n = 40 and p = 20, 30, 50, 80.",
         .formula = "E tr (X'X)^+ = min(n, p) / (|n - p| - 1)",
         .source = {"HastieEtAl2022", "Theorem 1 at finite size; BelkinHsuXu2020, Theorem 1",
                    "000"},
         .kind = Kind::exact_value,
         .check = mean_variance(Features::gaussian),
         .rival = "the limit n, p -> infinity, which drops the -1",
         .controls = {{.name = "equal_singular_values",
                       .world = "Features whose singular values are all equal: the variance is "
                                "noise^2 min(n, p) / max(n, p).",
                       .check = mean_variance(Features::equal_singular_values)}},
         .figure = "ridgeless_risk"},

        {.id = "ridgeless.mean_variance_infinite_of_gap_le_one",
         .statement = "For |n - p| <= 1 the mean variance is infinite: the variance exceeds t with "
                      "probability of the order t^-a, where a = (|n - p| + 1) / 2 is at most 1.",
         .hypotheses = "X has iid N(0, 1) entries; n = 10 and p = 10, 11; the variance is at least "
                       "noise^2 over the least squared singular value, whose law is measured.",
         .formula = "P(lambda_min <= x) ~ x^a with a = (|n - p| + 1) / 2 <= 1",
         .source = {"HastieEtAl2022", "Theorem 1, divergence at gamma = 1", "000"},
         .kind = Kind::exponent,
         .check = tail_exponent(0),
         .rival = "the exponent of the neighbouring p",
         .controls = {{.name = "two_more_features",
                       .world = "|n - p| = 2 and 3: exponents above 1, so the mean is finite.",
                       .check = tail_exponent(2)}},
         .figure = "ridgeless_risk"},

        {.id = "ridgeless.mean_bias_eq_exact_of_gaussian",
         .statement = "With isotropic Gaussian features and p > n the mean bias of minimum-norm "
                      "least squares is signal^2 (1 - n / p).",
         .hypotheses = "X has iid N(0, 1) entries, beta is fixed; n = 40 and p = 50, 80, 160.",
         .formula = "E |(I - X^+ X) beta|^2 = |beta|^2 (1 - n / p)",
         .source = {"HastieEtAl2022", "Theorem 1", "000"},
         .kind = Kind::exact_value,
         .check = mean_bias(Signal::spread),
         .rival = "the squared mean of the estimate's error in place of its mean square, "
                  "signal^2 (1 - n / p)^2",
         .controls = {{.name = "signal_inside_row_space",
                       .world = "The signal is a combination of the training rows: no bias.",
                       .check = mean_bias(Signal::inside_row_space)}},
         .figure = "ridgeless_risk"},

        {.id = "ridgeless.bias_law_eq_beta_of_overparam",
         .statement = "For p > n the bias is |beta|^2 times a Beta((p - n) / 2, n / 2) variable.",
         .hypotheses = "X has iid N(0, 1) entries, beta is fixed; (n, p) = (5, 10), (20, 25).",
         .formula = "|(I - X^+ X) beta|^2 / |beta|^2 ~ Beta((p - n) / 2, n / 2)",
         .source = {"HastieEtAl2022", "section 3, from rotation invariance", "000"},
         .kind = Kind::exact_law,
         .check = bias_law(Features::gaussian),
         .rival = "the law for complex data, Beta(p - n, n)",
         .controls = {{.name = "anisotropic_features",
                       .world = "The signal lies along a feature of ten times the size: no "
                                "rotation invariance.",
                       .check = bias_law(Features::anisotropic)}},
         .figure = "bias_law"},

        {.id = "ridgeless.risk_tendsto_limit_of_gaussian",
         .statement = "As n and p grow with p / n = gamma the risk tends to noise^2 gamma / (1 - "
                      "gamma) below the threshold and to signal^2 (1 - 1 / gamma) + noise^2 / "
                      "(gamma - 1) above it, with an error of the order of 1 / n.",
         .hypotheses =
             "Isotropic Gaussian features, signal and noise of size 1; gamma = 1/2 and 2 at "
             "n = 60 and 240.",
         .formula = "gamma / (1 - gamma); 1 - 1 / gamma + 1 / (gamma - 1)",
         .source = {"HastieEtAl2022", "Theorem 1", "000"},
         .kind = Kind::asymptotic_law,
         .check = risk_tends_to_limit(Features::gaussian),
         .rival = "a bias of signal^2 for every gamma above 1",
         .controls = {{.name = "equal_singular_values",
                       .world = "Features whose singular values are all equal.",
                       .check = risk_tends_to_limit(Features::equal_singular_values)}},
         .figure = "ridgeless_risk"},
    };
}

}  // namespace overfit::claims::ridgeless
