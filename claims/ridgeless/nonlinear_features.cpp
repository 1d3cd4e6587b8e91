/// Claims about the variance of minimum-norm least squares on nonlinear features.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "claims/ridgeless/random_features.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::NonlinearFeatures;
using theory::Activation;

/// The data of `measured` beside the limit of `expected`.
void add_variance(Evidence& evidence, Activation expected, Activation measured, double gamma,
                  int inputs, const Run& run) {
    const int n = 2 * inputs;
    const NonlinearFeatures sizes{.inputs = inputs,
                                  .samples = n,
                                  .features = static_cast<int>(gamma * n),
                                  .activation = measured};
    const std::string place = fmt::format("{}, activation {}", at(sizes), name_of(expected));
    const double limit = variance_limit(expected, sizes);
    const double linear = theory::ridgeless_risk_limit(gamma, 0.0, 1.0);
    evidence.push_back({.at = place,
                        .expected = limit,
                        .measured = mean_of(experiments::nonlinear_features_variance(
                                        sizes, run.trials(inputs > 30 ? 16 : 60, place))) +
                                    degree_two(limit, 2.0, inputs),
                        .rival = expected == Activation::absolute || gamma < 1.0
                                     ? std::nullopt
                                     : std::optional(linear)});
}

Check variance_tends_to_limit(bool exchanged) {
    return [exchanged](const Run& run) {
        Evidence evidence;
        for (const int inputs : {30, 80})
            for (const double gamma : {0.5, 2.0})
                for (const auto& [expected, other] :
                     {std::pair{Activation::absolute, Activation::tanh},
                      std::pair{Activation::relu, Activation::absolute},
                      std::pair{Activation::tanh, Activation::relu}})
                    add_variance(evidence, expected, exchanged ? other : expected, gamma, inputs,
                                 run);
        return evidence;
    };
}

/// Every activation as if it were purely nonlinear.
Check variance_is_isotropic(Activation measured) {
    return [measured](const Run& run) {
        Evidence evidence;
        for (const int inputs : {30, 80})
            add_variance(evidence, Activation::absolute, measured, 2.0, inputs, run);
        return evidence;
    };
}

// The excess over the limit of p isotropic features, which is about 4 / d at p = 4 n and many
// standard deviations above 0 at both sizes.
Check excess_vanishes(Activation activation) {
    return [activation](const Run& run) {
        const auto excess = [&](int inputs, std::size_t count) {
            const NonlinearFeatures sizes{.inputs = inputs,
                                          .samples = 2 * inputs,
                                          .features = 8 * inputs,
                                          .activation = activation};
            std::vector<double> sample =
                experiments::nonlinear_features_variance(sizes, run.trials(count, at(sizes)));
            for (double& x : sample) x -= theory::ridgeless_risk_limit(4.0, 0.0, 1.0);
            return sample;
        };
        return Evidence{
            {.at = "slope of log excess against log d, d = 20 to 60",
             .relation = Relation::at_most,
             .expected = -0.75,
             .measured = median_scaling_exponent(20, excess(20, 100), 60, excess(60, 40))}};
    };
}

// |n - p| >= 9 for the activation of rank 10: the third moment is finite.
Check rank_of_inputs(Activation activation) {
    return [activation](const Run& run) {
        Evidence evidence;
        constexpr int inputs = 10, n = 25;
        for (const int p : {5, 10, 20, 25, 40}) {
            const NonlinearFeatures sizes{
                .inputs = inputs, .samples = n, .features = p, .activation = activation};
            const auto as_features = [](int features) {
                return theory::ridgeless_variance({.n = n, .p = features});
            };
            const double rival = as_features(p);
            evidence.push_back({.at = at(sizes),
                                .expected = as_features(std::min(p, inputs)),
                                .measured = mean_of(experiments::nonlinear_features_variance(
                                    sizes, run.trials(800, at(sizes)))),
                                .rival = p > inputs && std::isfinite(rival) ? std::optional(rival)
                                                                            : std::nullopt});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> nonlinear_features_claims() {
    return {
        {.id = "ridgeless.nonlinear_features_variance_tendsto_limit",
         .statement = "With features phi(w'z) the variance of minimum-norm least squares below "
                      "the threshold is gamma / (1 - gamma) for every activation; above it is "
                      "that of p isotropic features plus that of a ridge regression on the d "
                      "inputs, whose strength is the nonlinear part of the activation.",
         .hypotheses = "z ~ N(0, I_d), w uniform on the sphere; activations |t| (centred), relu "
                       "and tanh; n = 2d, p = n / 2 and 2n; d = 30 and 80.",
         .formula = "1 / (gamma - 1) + V_ridge(d / n, d / (n zeta^2)), zeta^2 = mu1^2 / mu*^2",
         .source = {"MeiMontanari2022",
                    "the limit without penalty; HastieEtAl2022, section on nonlinear "
                    "features",
                    "000"},
         .kind = Kind::asymptotic_law,
         .check = variance_tends_to_limit(false),
         .rival = "p isotropic features, 1 / (gamma - 1), for every activation",
         .controls = {{.name = "activations_exchanged",
                       .world = "Each limit beside data of another activation.",
                       .check = variance_tends_to_limit(true)}},
         .figure = "nonlinear_features"},

        {.id = "ridgeless.relu_features_variance_eq_isotropic",
         .statement = "Random features follow the linear model with p isotropic features: above "
                      "the threshold the variance is 1 / (gamma - 1).",
         .hypotheses = "Features relu(w'z), n = 2d, p = 2n; d = 30 and 80.",
         .formula = "V = noise^2 / (gamma - 1)",
         .source = {"HastieEtAl2022",
                    "section on nonlinear features, read without its "
                    "hypothesis of a purely nonlinear activation",
                    "000"},
         .kind = Kind::asymptotic_law,
         .outcome = Outcome::refuted,
         .check = variance_is_isotropic(Activation::relu),
         .controls = {{.name = "purely_nonlinear",
                       .world = "The centred |t|, which has no linear part.",
                       .check = variance_is_isotropic(Activation::absolute)}},
         .figure = "nonlinear_features",
         .correction = "ridgeless.nonlinear_features_variance_tendsto_limit"},

        {.id = "ridgeless.nonlinear_excess_vanishes_of_purely_nonlinear",
         .statement = "For a purely nonlinear activation the variance tends to that of p isotropic "
                      "features whatever the number of inputs: the excess falls like 1 / d, here "
                      "faster than d^(-3/4).",
         .hypotheses = "Features a (|w'z| - b) of mean 0 and variance 1, n = 2d, p = 4n; d = 20 "
                       "and 60.",
         .formula = "V - 1 / (gamma - 1) = O(n / d^2)",
         .source = {"HastieEtAl2022", "section on nonlinear features", "000"},
         .kind = Kind::exponent,
         .check = excess_vanishes(Activation::absolute),
         .controls = {{.name = "relu",
                       .world = "An activation with a linear part: a constant remains.",
                       .check = excess_vanishes(Activation::relu)}},
         .figure = "nonlinear_features"},

        {.id = "ridgeless.linear_features_have_the_variance_of_their_rank",
         .statement = "With a linear activation nothing happens at p = n: p features of d inputs "
                      "have the variance of min(p, d) features, exactly.",
         .hypotheses = "Features w'z of d = 10 Gaussian inputs, n = 25; p = 5, 10, 20, 25, 40.",
         .formula = "E V = min(p, d) / (n - min(p, d) - 1)",
         .source = {"HastieEtAl2022", "section on nonlinear features; X^+ = (W')^+ Z^+", "000"},
         .kind = Kind::exact_value,
         .check = rank_of_inputs(Activation::linear),
         .rival = "the variance of p isotropic features",
         .controls = {{.name = "relu",
                       .world = "A nonlinear activation, whose features have rank min(n, p).",
                       .check = rank_of_inputs(Activation::relu)}},
         .figure = "nonlinear_features"},
    };
}

}  // namespace overfit::claims::ridgeless
