/// Claims about predictors without superposition: the best constant and the best affine map.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/superposition/parts.hpp"
#include "experiments/superposition_data.hpp"
#include "experiments/superposition_linear.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::claims::superposition {

namespace {

using theory::SparseUnitInputs;

/// One trial is a mean over pairs of 100 examples: bounded, and near normal as some fifty pairs
/// share an active feature or more.
Check constant_loss(bool scaled) {
    return [scaled](const Run& run) {
        Evidence evidence;
        for (const SparseUnitInputs inputs :
             {SparseUnitInputs{10'000, 0.999}, {1000, 0.99}, {200, 0.95}, {20, 0.9}}) {
            const std::string where =
                fmt::format("n = {}, S = {}", inputs.features, inputs.sparsity);
            const numerics::Trials trials = run.trials(2000, where);
            std::vector<double> losses =
                scaled ? experiments::mean_products(inputs, 100, trials)
                       : experiments::mean_products_without_scaling(inputs, 100, trials);
            for (double& value : losses) value = 1.0 - value;
            evidence.push_back({.at = where,
                                .expected = theory::best_constant_loss(inputs),
                                .measured = mean_of(std::move(losses)),
                                .rival = 1.0});
        }
        return evidence;
    };
}

/// The squares of T - 1 - m singular values, each known to some T^(3/2) roundings.
Check affine_loss(experiments::LinearWorld world) {
    return [world](const Run& run) {
        Evidence evidence;
        for (const int examples : {3, 5, 10, 100})
            for (const int dimensions : {1, 2, 4}) {
                const std::string where = fmt::format("T = {}, m = {}", examples, dimensions);
                const double count = examples;
                evidence.push_back(
                    {.at = where,
                     .expected = theory::linear_memoriser_loss(examples, dimensions),
                     .measured = computed(experiments::best_linear_loss(examples, dimensions, world,
                                                                        run.trials(1, where)),
                                          1.0, 20.0 * count * std::sqrt(count)),
                     .rival = std::max(0.0, 1.0 - dimensions / count)});
            }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> baseline_claims() {
    return {
        {.id = "superposition.best_constant_loss_eq_one_sub_n_mean_squared_of_sparse_inputs",
         .statement =
             "On sparse inputs of unit norm a bias alone reaches the loss 1 - n mu^2, mu the mean "
             "of a feature: 0.99926 at n = 10^4 and S = 0.999. A test loss below 1 does not show "
             "that features were learned; one below this does.",
         .hypotheses = "Features uniform on [0, 1] with probability 1 - S, inputs divided by "
                       "their norm; (n, S) = (10^4, 0.999), (1000, 0.99), (200, 0.95), (20, 0.9).",
         .formula = "1 - n mu^2, mu (1 - S^n) = (1 - S) pi^(-1/2) int_0^inf (1 - exp(-t^2))/t^2 "
                    "(S + (1 - S) pi^(1/2) erf(t)/(2 t))^(n-1) dt",
         .source = {"HenighanEtAl2023", "main figure: test losses of 0.9988 for many examples",
                    "003"},
         .kind = Kind::exact_value,
         .check = constant_loss(true),
         .rival = "1, the loss of predicting 0",
         .controls = {{.name = "inputs_of_any_norm",
                       .world = "Inputs that keep their norms.",
                       .check = constant_loss(false)}},
         .figure = "superposition_baselines"},

        {.id = "superposition.linear_model_memorises_m_add_one_examples",
         .statement =
             "Without the maximum a model with m hidden dimensions and a bias cannot memorise "
             "more than m + 1 orthonormal examples: its least loss is (T - 1 - m)/T.",
         .hypotheses = "T = 3, 5, 10, 100 orthonormal examples of 3 features each, m = 1, 2, 4; "
                       "principal components of the centred examples.",
         .formula = "(T - 1 - m)/T",
         .source = {"HenighanEtAl2023", "why a nonlinearity is needed; derived here", "003"},
         .kind = Kind::identity,
         .check = affine_loss(experiments::LinearWorld::centred),
         .rival = "(T - m)/T, without a bias",
         .controls = {{.name = "without_bias",
                       .world = "Principal components without centring.",
                       .check = affine_loss(experiments::LinearWorld::without_bias)},
                      {.name = "overlapping_examples",
                       .world = "Sparse examples that share features.",
                       .check = affine_loss(experiments::LinearWorld::overlapping)}},
         .figure = "superposition_baselines"},
    };
}

}  // namespace overfit::claims::superposition
