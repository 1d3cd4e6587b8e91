/// Claims about interpolants in random Fourier features: how steep they are.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/parts.hpp"
#include "claims/robustness/scaling.hpp"
#include "experiments/fourier_interpolants.hpp"
#include "theory/interpolant_smoothness.hpp"

namespace overfit::claims::robustness {

std::string at(const theory::FourierInterpolants& model) {
    return fmt::format("n = {}, d = {}, p = {}", model.samples, model.dimension, model.parameters);
}

namespace {

using experiments::FourierWorld;
using experiments::Labels;
using theory::FourierInterpolants;

constexpr double bandwidth = 3.0;
constexpr FourierWorld noise{};
constexpr FourierWorld no_noise{.labels = Labels::smooth, .linear_part = true};

Check gradient_is_law(const FourierWorld& world) {
    return [world](const Run& run) {
        Evidence evidence;
        for (const FourierInterpolants model : {FourierInterpolants{100, 20, 400, bandwidth},
                                                {100, 20, 1600, bandwidth},
                                                {50, 40, 400, bandwidth},
                                                {100, 40, 1600, bandwidth}}) {
            const double law = theory::fourier_gradient(model);
            evidence.push_back(
                {.at = at(model) + ", gradient over its law",
                 .expected = 1.0,
                 .measured = median_over_law(
                     experiments::fourier_gradient(model, world, run.trials(60, at(model))), model),
                 .rival = bandwidth *
                          std::sqrt(1.0 * model.samples * model.dimension / model.parameters) /
                          law});
        }
        return evidence;
    };
}

Check gradient_exponents(const FourierWorld& world) {
    return [world](const Run& run) {
        using Sizes = Scaling<FourierInterpolants>;
        Evidence evidence;
        for (const Sizes& scaling :
             {Sizes{"n", 40, 160, {40, 20, 640, bandwidth}, {160, 20, 760, bandwidth}, 0.5},
              {"d", 20, 160, {60, 20, 600, bandwidth}, {60, 160, 600, bandwidth}, 0.5},
              {"p - n", 120, 1920, {60, 30, 180, bandwidth}, {60, 30, 1980, bandwidth}, -0.5}})
            evidence.push_back(exponent_of(
                scaling,
                [&](const FourierInterpolants& model) {
                    return experiments::fourier_gradient(model, world, run.trials(60, at(model)));
                },
                theory::fourier_gradient, "the floor of the kernel's bumps", relative_correction));
        return evidence;
    };
}

/// Between twice n and n + 16 n features, where bumps of the kernel are not yet the steepest
/// places.
Check steepest_falls(const FourierWorld& world) {
    return [world](const Run& run) {
        const FourierInterpolants few{50, 20, 100, bandwidth}, many{50, 20, 850, bandwidth};
        const auto steepest = [&](const FourierInterpolants& model) {
            return experiments::fourier_steepness(model, world, run.trials(60, at(model)))
                .by_ascent;
        };
        return Evidence{
            {.at = fmt::format("exponent of p - n, {} to {}", at(few), at(many)),
             .relation = Relation::at_most,
             .expected = -0.4,
             .measured = median_scaling_exponent(50, steepest(few), 800, steepest(many))}};
    };
}

}  // namespace

// The law of 1 / chi-square with p - n + 1 degrees of freedom has its median at 1/(p - n + 1/3),
// which takes 1/6 of 1/(p - n) off the root; the fourth moment of a cosine, 3/2 where a Gaussian
// feature has 3, takes 3/4 of 1/p. The mean square over 64 points in d dimensions has the median
// 1 - 2/(3 * 64 d).
double relative_correction(const FourierInterpolants& model) {
    return 1.0 / (model.parameters - model.samples) + 1.0 / (3.0 * 64.0 * model.dimension);
}

Measurement median_over_law(std::vector<double> gradients, const FourierInterpolants& model) {
    return median_of(over(std::move(gradients), theory::fourier_gradient(model))) +
           Tolerance::finite_size(relative_correction(model), 1.0, 0.0,
                                  "medians, and moments of a cosine");
}

std::vector<Claim> fourier_claims() {
    return {
        {.id = "robustness.gradient_tendsto_law_of_fourier_features",
         .statement =
             "In p random Fourier features of bandwidth kappa the least-norm interpolant of random "
             "signs has the typical gradient kappa sqrt(n d / (p - n)), down to a floor of "
             "separate bumps.",
         .hypotheses = "Uniform points on the unit sphere, kappa = 3; d = 20, 40, n = 50, 100, "
                       "p = 4 n to 16 n; root mean square over 64 fresh points.",
         .formula = "sqrt(kappa^2 n d / (p - n) + floor^2)",
         .source = {"BubeckSellke2021", "Theorem 1, for random features", "000"},
         .kind = Kind::asymptotic_law,
         .check = gradient_is_law(noise),
         .rival = "n d / p in place of n d / (p - n)",
         .controls = {{.name = "no_label_noise",
                       .world = "Linear labels and a linear function in the class.",
                       .check = gradient_is_law(no_noise)}},
         .figure = "robustness_fourier"},

        {.id = "robustness.gradient_exponents_eq_half_of_fourier_features",
         .statement = "The typical gradient grows as n^(1/2) and d^(1/2) and falls as "
                      "(p - n)^(-1/2).",
         .hypotheses = "The same; n from 40 to 160, d from 20 to 160, p - n from 120 to 1920, the "
                       "two others fixed.",
         .formula = "exponents 1/2, 1/2, -1/2",
         .source = {"BubeckSellke2021", "Theorem 1", "000"},
         .kind = Kind::exponent,
         .check = gradient_exponents(noise),
         .controls = {{.name = "no_label_noise",
                       .world = "Linear labels and a linear function in the class: the gradient "
                                "does not depend on p.",
                       .check = gradient_exponents(no_noise)}},
         .figure = "robustness_fourier"},

        {.id = "robustness.steepest_gradient_falls_with_parameters_of_fourier_features",
         .statement =
             "Not only the typical gradient falls: the steepest place that ascent in the unit ball "
             "finds flattens too as features are added, by at least four fifths of the law's "
             "exponent.",
         .hypotheses = "The same; n = 50, d = 20, p from 100 to 850; 40 steps from each of the 12 "
                       "steepest points.",
         .formula = "d log max |grad f| / d log(p - n) <= -2/5",
         .source = {"BubeckSellke2021", "Theorem 1, whose Lipschitz constant is a supremum", "000"},
         .kind = Kind::exponent,
         .check = steepest_falls(noise),
         .controls = {{.name = "no_label_noise",
                       .world = "Linear labels and a linear function in the class.",
                       .check = steepest_falls(no_noise)}},
         .figure = "robustness_steepest"},
    };
}

}  // namespace overfit::claims::robustness
