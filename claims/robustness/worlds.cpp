/// Claims about where the law of robustness begins and ends: p = n, the dimension of the data, and
/// its meeting with double descent.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/parts.hpp"
#include "experiments/fourier_interpolants.hpp"
#include "theory/interpolant_smoothness.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::FourierWorld;
using experiments::SmoothnessAndRisk;
using theory::FourierInterpolants;

// Least squares by Householder's reflections leave a residual of 4 n p roundings of |Phi| |a|
// (Higham 2002, theorem 20.3), which the experiment divides by.
Check interpolates(int missing) {
    return [missing](const Run& run) {
        Evidence evidence;
        for (const auto& [n, d] : {std::pair{20, 5}, {60, 20}}) {
            const FourierInterpolants model{n, d, n - missing, 3.0};
            const std::vector<double> residuals =
                experiments::fourier_residual(model, run.trials(100, at(model)));
            evidence.push_back(
                {.at = at(model),
                 .expected = 0.0,
                 .measured = computed(*std::max_element(residuals.begin(), residuals.end()), 1.0,
                                      4.0 * n * n)});
        }
        return evidence;
    };
}

Check intrinsic_dimension(bool along_data) {
    return [along_data](const Run& run) {
        Evidence evidence;
        for (const int ambient : {40, 160}) {
            const FourierInterpolants model{80, 20, 480, 3.0};
            FourierInterpolants seen = model;
            seen.dimension = ambient;
            const FourierWorld world{.ambient = ambient, .along_data = along_data};
            const std::string place = fmt::format("{}, in {} dimensions", at(model), ambient);
            evidence.push_back(
                {.at = place + ", gradient over the law of d",
                 .expected = 1.0,
                 .measured = median_over_law(
                     experiments::fourier_gradient(model, world, run.trials(60, place)), model),
                 .rival = theory::fourier_gradient(seen) / theory::fourier_gradient(model)});
        }
        return evidence;
    };
}

/// In units of n.
constexpr double places[] = {0.25, 0.5, 0.8, 1.0, 1.25, 2.0, 4.0, 16.0};

Check both_worst_at_n(double penalty) {
    return [penalty](const Run& run) {
        constexpr int n = 60;
        std::vector<double> positions;
        std::vector<std::vector<double>> gradients, risks;
        for (const double place : places) {
            const FourierInterpolants model{n, 20, static_cast<int>(place * n), 1.0};
            SmoothnessAndRisk both =
                experiments::smoothness_and_risk(model, 0.5, penalty, run.trials(250, at(model)));
            positions.push_back(place);
            gradients.push_back(std::move(both.gradient));
            risks.push_back(std::move(both.risk));
        }
        return Evidence{{.at = "n = 60, d = 20, p/n where the gradient is largest",
                         .expected = 1.0,
                         .measured = argmax_of_medians(positions, gradients)},
                        {.at = "n = 60, d = 20, p/n where the test risk is largest",
                         .expected = 1.0,
                         .measured = argmax_of_medians(positions, risks)}};
    };
}

}  // namespace

std::vector<Claim> world_claims() {
    return {
        {.id = "robustness.n_parameters_interpolate_of_fourier_features",
         .statement = "As many parameters as equations are enough to interpolate.",
         .hypotheses = "n random Fourier features, random signs; n = 20, 60.",
         .formula = "residual 0 at p = n",
         .source = {"BubeckSellke2021", "abstract: classically", "000"},
         .kind = Kind::identity,
         .check = interpolates(0),
         .controls = {{.name = "one_parameter_less",
                       .world = "p = n - 1.",
                       .check = interpolates(1)}},
         .figure = "robustness_smooth"},

        {.id = "robustness.intrinsic_dimension_counts_of_subsphere",
         .statement =
             "If the data lie on a sphere of fewer dimensions than the space, the law of "
             "robustness holds along the data with their own dimension, not the ambient one.",
         .hypotheses = "20-dimensional data in 40 and 160 dimensions; Fourier features, kappa = 3, "
                       "n = 80, p = 480.",
         .formula = "kappa sqrt(n d / (p - n)), d = 20",
         .source = {"BubeckSellke2021", "section 1: effective dimension of images", "000"},
         .kind = Kind::asymptotic_law,
         .check = intrinsic_dimension(true),
         .rival = "the ambient dimension",
         .controls = {{.name = "gradient_in_all_directions",
                       .world = "Off the data the features are as steep as in the larger space.",
                       .check = intrinsic_dimension(false)}},
         .figure = "robustness_fourier"},

        {.id = "robustness.smoothness_and_test_risk_are_worst_at_p_eq_n",
         .statement =
             "In one and the same fit the function is steepest and its test risk largest at p = n: "
             "double descent and the law of robustness meet there.",
         .hypotheses = "Random Fourier features, kappa = 1, of a linear target with noise 0.5; "
                       "n = 60, d = 20, p from n/4 to 16 n.",
         .formula = "both largest at p/n = 1",
         .source = {"BubeckSellke2021", "section 1 and the generalisation perspective", "000"},
         .kind = Kind::ordering,
         .check = both_worst_at_n(0.0),
         .controls = {{.name = "ridge_penalty",
                       .world = "With a ridge penalty there is no peak.",
                       .check = both_worst_at_n(30.0)}},
         .figure = "robustness_descent"},
    };
}

}  // namespace overfit::claims::robustness
