/// Claims about how many random Fourier features make an interpolant of noise smooth.
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/parts.hpp"
#include "claims/robustness/scaling.hpp"
#include "experiments/fourier_interpolants.hpp"
#include "theory/interpolant_smoothness.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::FourierWorld;
using theory::FourierInterpolants;

constexpr double bandwidth = 3.0;

// One gradient is that of the law at p features; the kernel's floor, which more features do not
// lower, takes a share of the level.
double predicted_excess(const FourierInterpolants& model, double level) {
    const double floor = theory::fourier_gradient_floor(model) / level;
    return bandwidth * bandwidth / (level * level) / (1.0 - floor * floor);
}

/// Smooth: at most as steep as one cosine.
constexpr double level = bandwidth;
constexpr double most = 6.0;

// The excess goes as the square of the gradient: twice the relative corrections above, where p - n
// is near n d.
double next_order_of_size(const FourierInterpolants& model) {
    FourierInterpolants smooth = model;
    smooth.parameters += model.samples * model.dimension;
    return 2.0 * relative_correction(smooth);
}

Check smooth_size(std::vector<std::pair<int, int>> sizes) {
    return [sizes = std::move(sizes)](const Run& run) {
        Evidence evidence;
        for (const auto& [n, d] : sizes) {
            const FourierInterpolants model{n, d, n, bandwidth};
            const std::string place = fmt::format("n = {}, d = {}", n, d);
            evidence.push_back(
                {.at = place + ", (p - n) / (n d)",
                 .expected = predicted_excess(model, level),
                 .measured = median_of(experiments::smooth_parameters(model, {}, level, most,
                                                                      run.trials(40, place))) +
                             Tolerance::finite_size(next_order_of_size(model), 1.0, 0.0,
                                                    "medians, and moments of a cosine"),
                 .rival = 1.0 / d});
        }
        return evidence;
    };
}

/// Data of fixed dimension: that of the space grows alone.
Check smooth_size_is_linear(bool is_fixed) {
    return [is_fixed](const Run& run) {
        using Sizes = Scaling<FourierInterpolants>;
        Evidence evidence;
        for (const Sizes& scaling :
             {Sizes{"n", 30, 120, {30, 30, 30, bandwidth}, {120, 30, 120, bandwidth}, 1.0},
              {"d", 20, 80, {40, 20, 40, bandwidth}, {40, 80, 40, bandwidth}, 1.0}}) {
            const auto product = [](const FourierInterpolants& model) {
                return 1.0 * model.samples * model.dimension;
            };
            const auto excess = [&](const FourierInterpolants& space) {
                FourierInterpolants model = space;
                if (is_fixed) model.dimension = 20;
                const FourierWorld world{.ambient = space.dimension};
                return over(experiments::smooth_parameters(model, world, level, most,
                                                           run.trials(40, at(space))),
                            1.0 / product(model));
            };
            const auto law = [&](const FourierInterpolants& model) {
                return product(model) * predicted_excess(model, level);
            };
            evidence.push_back(exponent_of(scaling, excess, law, "the floor of the kernel's bumps",
                                           next_order_of_size));
            evidence.back().rival = 0.0;
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> smooth_size_claims() {
    return {
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
