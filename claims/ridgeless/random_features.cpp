/// Claims about regression on random features of a linear target, with and without a penalty.
#include "claims/ridgeless/random_features.hpp"

#include <array>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "theory/activation.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::NonlinearFeatures;
using theory::Activation;

theory::FeatureRatios ratios_of(const NonlinearFeatures& sizes) {
    const double inputs = sizes.inputs;
    return {.features = sizes.features / inputs, .samples = sizes.samples / inputs};
}

struct Point {
    double features;  ///< p/d
    double penalty;   ///< lambda
};

Check risk_tends_to_limit(Activation activation) {
    return [activation](const Run& run) {
        constexpr double samples = 3.0;
        Evidence evidence;
        for (const int inputs : {40, 80})
            for (const Point& point : {Point{0.5, 0.0}, {1.5, 0.0}, {6.0, 0.0}, {3.0, 0.1}}) {
                const NonlinearFeatures sizes{.inputs = inputs,
                                              .samples = static_cast<int>(samples * inputs),
                                              .features = static_cast<int>(point.features * inputs),
                                              .activation = activation};
                const auto fit = random_features_fit(sizes, point.penalty);
                const std::string place = fmt::format("{}, lambda = {}", at(sizes), point.penalty);
                const double limit = relu_risk_limit(sizes, point.penalty);
                // The rival sees p isotropic features of the whole target.
                const double rival =
                    theory::ridgeless_risk_limit(point.features / samples, 1.0, fit.noise_sd);
                evidence.push_back(
                    {.at = place,
                     .expected = limit,
                     .measured = mean_of(experiments::random_features_risk(
                                     fit, run.trials(inputs < 50 ? 40 : 16, place))) +
                                 degree_two(limit, samples, inputs),
                     .rival = point.penalty == 0.0 ? std::optional(rival) : std::nullopt});
            }
        return evidence;
    };
}

/// The median risk is largest at p = n and there at least three times that at n/2 and 2n.
Check peak(Activation activation, double penalty) {
    return [activation, penalty](const Run& run) {
        constexpr int inputs = 12, n = 24;
        const std::array positions{6, 12, 18, 24, 36, 48, 96};
        std::vector<std::vector<double>> samples;
        for (const int p : positions) {
            const NonlinearFeatures sizes{
                .inputs = inputs, .samples = n, .features = p, .activation = activation};
            samples.push_back(experiments::random_features_risk(random_features_fit(sizes, penalty),
                                                                run.trials(400, at(sizes))));
        }
        Evidence evidence{
            {.at = "location at n = 24",
             .expected = n,
             .measured = argmax_of_medians({positions.begin(), positions.end()}, samples),
             .rival = inputs}};
        for (const std::size_t i : {1U, 5U})
            evidence.push_back(
                {.at = fmt::format("log ratio of the medians at p = 24 and {}", positions.at(i)),
                 .relation = Relation::at_least,
                 .expected = std::log(3.0),
                 .measured = log_median_ratio_of(samples[3], samples[i])});
        return evidence;
    };
}

}  // namespace

std::string at(const NonlinearFeatures& sizes) {
    return fmt::format("d = {}, n = {}, p = {}", sizes.inputs, sizes.samples, sizes.features);
}

std::string_view name_of(Activation activation) {
    switch (activation) {
        case Activation::linear: return "linear";
        case Activation::absolute: return "|t|";
        case Activation::relu: return "relu";
        case Activation::tanh: return "tanh";
    }
    throw std::logic_error("name_of: unknown activation");
}

double variance_limit(Activation activation, const NonlinearFeatures& sizes) {
    const theory::ActivationShares shares = theory::activation_shares(activation);
    return theory::nonlinear_features_variance_limit(ratios_of(sizes), shares.linear / shares.rest);
}

experiments::RandomFeaturesFit random_features_fit(const NonlinearFeatures& sizes, double penalty) {
    const double factor = static_cast<double>(sizes.features) * sizes.samples / sizes.inputs;
    return {.sizes = sizes, .signal = 1.0, .noise_sd = 0.5, .penalty = factor * penalty};
}

double relu_risk_limit(const NonlinearFeatures& sizes, double penalty) {
    const theory::ActivationShares shares = theory::activation_shares(Activation::relu);
    return theory::random_features_risk_limit({.ratios = ratios_of(sizes),
                                               .linear = shares.linear,
                                               .rest = shares.rest,
                                               .signal = 1.0,
                                               .noise_sd = 0.5,
                                               .penalty = penalty});
}

// The part of the activation of degree two acts as d (d + 1) / 2 further inputs, which adds, as the
// linear part does through d inputs, at most a share n / (d^2 / 2) of what is there; with all
// further terms, and the factor |n - p| / (|n - p| - 1) at |n - p| >= d, not more than twice that.
Tolerance degree_two(double scale, double samples_per_input, int inputs) {
    return Tolerance::finite_size(4.0 * samples_per_input * scale, inputs, 1.0,
                                  "the part of degree two and its d (d + 1) / 2 inputs, twice");
}

std::vector<Claim> random_features_claims() {
    return {
        {.id = "ridgeless.random_features_risk_tendsto_limit_of_relu",
         .statement = "The risk of regression on relu features of a linear target tends to a limit "
                      "that knows the activation through two numbers only, with and without a "
                      "penalty, on both sides of p = n.",
         .hypotheses = "Inputs and directions uniform on the sphere |z|^2 = d, signal 1, noise "
                       "0.5, n = 3d; p / d = 1/2, 3/2, 6 without a penalty, 3 with lambda = 0.1; "
                       "d = 40 and 80.",
         .formula = "|beta|^2 E1 / E0 + noise^2 E2 / E0, polynomials in zeta^2, p/d, n/d and chi",
         .source = {"MeiMontanari2022", "the theorem on the asymptotic risk", "000"},
         .kind = Kind::asymptotic_law,
         .check = risk_tends_to_limit(Activation::relu),
         .rival = "p isotropic features that see the whole target",
         .controls = {{.name = "linear_activation",
                       .world = "Features without a nonlinear part.",
                       .check = risk_tends_to_limit(Activation::linear)}},
         .figure = "random_features"},

        {.id = "ridgeless.random_features_risk_peaks_at_p_eq_n",
         .statement = "With relu features and no penalty the median risk peaks where features "
                      "equal samples, not where they equal inputs, at more than three times its "
                      "value at p = n / 2 and 2n.",
         .hypotheses = "Inputs and directions uniform on the sphere, d = 12, n = 24, signal 1, "
                       "noise 0.5; p = 6, 12, 18, 24, 36, 48, 96.",
         .formula = "argmax over p of the median risk = n",
         .source = {"MeiMontanari2022", "the figures of the introduction", "000"},
         .kind = Kind::ordering,
         .check = peak(Activation::relu, 0.0),
         .rival = "a peak where features equal inputs",
         .controls = {{.name = "penalty",
                       .world = "The penalty lambda = 0.1: no peak.",
                       .check = peak(Activation::relu, 0.1)},
                      {.name = "linear_activation",
                       .world = "Features without a nonlinear part: no peak.",
                       .check = peak(Activation::linear, 0.0)}},
         .figure = "random_features"},
    };
}

}  // namespace overfit::claims::ridgeless
