/// Claims about interpolants in random Fourier features: how steep they are, and how many features
/// make them smooth.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/parts.hpp"
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

// The inverse of the Gram matrix has the mean (p/2) / (p - n - 1) where the law has p - n, half of
// 1/(p - n) in the root; and squared frequencies vary by sqrt(2/d) from one feature to the next,
// which second-order terms of the fit see.
Tolerance next_order(const FourierInterpolants& model) {
    return Tolerance::finite_size(0.5, model.dimension, 1.0, "second order in the frequencies") +
           Tolerance::finite_size(0.5, model.parameters - model.samples, 1.0,
                                  "p - n - 1 in place of p - n");
}

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
                 .measured = median_of(over(experiments::fourier_gradient(
                                                model, world, run.trials(60, at(model))),
                                            law)) +
                             next_order(model),
                 .rival = bandwidth *
                          std::sqrt(1.0 * model.samples * model.dimension / model.parameters) /
                          law});
        }
        return evidence;
    };
}

struct Scaling {
    const char* what;
    FourierInterpolants small, large;
    double size_small, size_large, exponent;
};

Check gradient_exponents(const FourierWorld& world) {
    return [world](const Run& run) {
        Evidence evidence;
        for (const Scaling& scaling :
             {Scaling{"n", {40, 20, 640, bandwidth}, {160, 20, 760, bandwidth}, 40, 160, 0.5},
              {"d", {60, 20, 600, bandwidth}, {60, 160, 600, bandwidth}, 20, 160, 0.5},
              {"p - n", {60, 30, 180, bandwidth}, {60, 30, 1980, bandwidth}, 120, 1920, -0.5}}) {
            const auto sample = [&](const FourierInterpolants& model) {
                return experiments::fourier_gradient(model, world, run.trials(60, at(model)));
            };
            const double span = std::log(scaling.size_large / scaling.size_small);
            const double drift = std::log(theory::fourier_gradient(scaling.large) /
                                          theory::fourier_gradient(scaling.small)) /
                                     span -
                                 scaling.exponent;
            evidence.push_back(
                {.at = fmt::format("exponent of {}, {} to {}", scaling.what, at(scaling.small),
                                   at(scaling.large)),
                 .expected = scaling.exponent,
                 .measured = median_scaling_exponent(scaling.size_small, sample(scaling.small),
                                                     scaling.size_large, sample(scaling.large)) +
                             Tolerance::finite_size(std::abs(drift), 1.0, 0.0,
                                                    "the floor of the kernel's bumps") +
                             Tolerance::finite_size(1.0 / span, scaling.small.dimension, 1.0,
                                                    "second order at both ends")});
        }
        return evidence;
    };
}

// One gradient is that of the law at p features; the kernel's floor, which more features do not
// lower, takes a share of the level.
double predicted_excess(const FourierInterpolants& model, double level) {
    const double floor = theory::fourier_gradient_floor(model) / level;
    return bandwidth * bandwidth / (level * level) / (1.0 - floor * floor);
}

/// Smooth: at most as steep as one cosine.
constexpr double level = bandwidth;
constexpr double most = 6.0;

// The excess goes as the square of the gradient: twice the relative corrections above.
Check smooth_size(std::vector<std::pair<int, int>> sizes) {
    return [sizes = std::move(sizes)](const Run& run) {
        Evidence evidence;
        for (const auto& [n, d] : sizes) {
            const FourierInterpolants model{n, d, n, bandwidth};
            const std::string place = fmt::format("n = {}, d = {}", n, d);
            evidence.push_back(
                {.at = place + ", (p - n) / (n d)",
                 .expected = predicted_excess(model, level),
                 .measured = median_of(experiments::smooth_parameters(model, noise, level, most,
                                                                      run.trials(40, place))) +
                             Tolerance::finite_size(1.0, d, 1.0, "second order in the frequencies"),
                 .rival = 1.0 / d});
        }
        return evidence;
    };
}

struct SmoothScaling {
    const char* what;
    int n_small, d_small, n_large, d_large;
};

/// Data of fixed dimension: that of the space grows alone.
Check smooth_size_is_linear(bool is_fixed) {
    return [is_fixed](const Run& run) {
        Evidence evidence;
        for (const SmoothScaling& scaling :
             {SmoothScaling{"n", 30, 30, 120, 30}, {"d", 40, 20, 40, 80}}) {
            const FourierInterpolants small{scaling.n_small, scaling.d_small, scaling.n_small,
                                            bandwidth};
            const FourierInterpolants large{scaling.n_large, scaling.d_large, scaling.n_large,
                                            bandwidth};
            const auto excess = [&](const FourierInterpolants& space) {
                FourierInterpolants model = space;
                if (is_fixed) model.dimension = 20;
                const FourierWorld world{.ambient = space.dimension};
                std::vector<double> sizes = experiments::smooth_parameters(
                    model, world, level, most, run.trials(40, at(space)));
                for (double& size : sizes) size *= 1.0 * model.samples * model.dimension;
                return sizes;
            };
            const double low = scaling.what[0] == 'n' ? small.samples : small.dimension;
            const double high = scaling.what[0] == 'n' ? large.samples : large.dimension;
            const double span = std::log(high / low);
            const double drift =
                std::log(predicted_excess(large, level) / predicted_excess(small, level)) / span;
            evidence.push_back(
                {.at = fmt::format("exponent of p - n in {}, {} to {}", scaling.what, low, high),
                 .expected = 1.0,
                 .measured = median_scaling_exponent(low, excess(small), high, excess(large)) +
                             Tolerance::finite_size(std::abs(drift), 1.0, 0.0,
                                                    "the floor of the kernel's bumps") +
                             Tolerance::finite_size(1.0 / span, small.dimension, 1.0,
                                                    "second order at both ends"),
                 .rival = 0.0});
        }
        return evidence;
    };
}

}  // namespace

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

        {.id = "robustness.smooth_interpolation_needs_d_times_more_parameters",
         .statement =
             "Interpolation needs p = n parameters; an interpolant no steeper than one of its own "
             "features needs p = n + n d: d + 1 times as many.",
         .hypotheses = "Random Fourier features, kappa = 3, gradient at most kappa; n = 50, 100, "
                       "d = 20, 40; the floor of the kernel's bumps taken into account.",
         .formula = "(p - n) / (n d) = 1 / (1 - floor^2 / kappa^2)",
         .source = {"BubeckSellke2021", "abstract: d times more parameters", "000"},
         .kind = Kind::asymptotic_law,
         .check = smooth_size({{50, 20}, {100, 20}, {50, 40}, {100, 40}}),
         .rival = "p = 2 n is enough",
         .controls = {{.name = "few_dimensions",
                       .world = "d = 5: points come so close that the separation of the labels, "
                                "not the law, limits smoothness.",
                       .check = smooth_size({{100, 5}})}},
         .figure = "robustness_smooth"},

        {.id = "robustness.smooth_parameters_grow_linearly_in_n_and_d",
         .statement = "The parameters beyond n that smooth interpolation needs grow in proportion "
                      "to n and to d.",
         .hypotheses = "The same; n from 30 to 120 at d = 30, d from 20 to 80 at n = 40.",
         .formula = "exponents 1 and 1",
         .source = {"BubeckSellke2021", "abstract and section 1", "000"},
         .kind = Kind::exponent,
         .check = smooth_size_is_linear(false),
         .rival = "mere interpolation: n parameters, nothing beyond",
         .controls = {{.name = "data_of_fixed_dimension",
                       .world = "Only the space around 20-dimensional data grows.",
                       .check = smooth_size_is_linear(true)}},
         .figure = "robustness_smooth"},
    };
}

}  // namespace overfit::claims::robustness
