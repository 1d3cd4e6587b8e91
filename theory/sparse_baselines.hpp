/// What predictors without a hidden layer reach on sparse inputs of unit norm.
///
/// An input has n features, each 0 with probability S and uniform on [0, 1] otherwise,
/// independently, and is divided by its norm; an input of zeros is drawn again. The loss is the
/// squared error, summed over features: predicting 0 costs 1. The best constant predicts the mean
/// mu of each feature and costs 1 - n mu^2, which a model that ignores its input reaches by its
/// bias alone: what to judge a test loss by. With U a uniform variate and R the sum of squares of
/// the other n - 1 features, and y^(-1/2) = 2 pi^(-1/2) int_0^inf exp(-t^2 y) dt,
///   mu (1 - S^n) = (1 - S) E U (U^2 + R)^(-1/2)
///                = (1 - S) pi^(-1/2) int_0^inf (1 - exp(-t^2)) / t^2 (S + (1 - S) f(t))^(n-1) dt,
/// where f(t) = pi^(1/2) erf(t) / (2 t) is the mean of exp(-t^2 U^2).
///
/// Source: HenighanEtAl2023 for the inputs; derived here. std::domain_error outside the ranges.
#pragma once

namespace overfit::theory {

/// n >= 1 features, each 0 with probability 0 <= S < 1.
struct SparseUnitInputs {
    int features;
    double sparsity;
};

/// The mean of one feature. Relative error below 1e-12.
double sparse_feature_mean(const SparseUnitInputs& inputs);

/// The mean of one feature given that it is not 0: mu (1 - S^n) / (1 - S).
double sparse_active_mean(const SparseUnitInputs& inputs);

/// 1 - n mu^2, at least 0.
double best_constant_loss(const SparseUnitInputs& inputs);

/// (T - 1 - m)/T, at least 0: the least mean squared error of an affine map through m >= 0
/// dimensions on T >= 1 orthonormal examples (T - 1 principal components of equal variance).
double linear_memoriser_loss(int examples, int dimensions);

}  // namespace overfit::theory
