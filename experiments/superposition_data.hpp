/// Draws the inputs of Toy Models: sparse ones of unit norm, and examples that share no feature.
#pragma once

#include <vector>

#include <Eigen/SparseCore>

#include "numerics/parallel.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::experiments {

/// n x T, compressed by columns: **columns are examples**, as the source has it.
using Inputs = Eigen::SparseMatrix<double>;

/// Each feature of each example is 0 with probability S, else uniform on (0, 1); every example is
/// divided by its norm, and drawn again if it is 0. O(n (1 - S) T): the gaps between active
/// features are drawn, not the features. Throws std::domain_error unless n >= 1, 0 <= S < 1, T >= 0
/// and n (1 - S) >= 1e-6 (below, nearly every draw would be of zeros).
Inputs sparse_unit_inputs(const theory::SparseUnitInputs& inputs, int examples,
                          numerics::Stream& stream);

/// T examples of unit norm without a common feature, hence orthonormal: each has `active` features
/// of its own, with values uniform on (0, 1) before it is divided by its norm; n = T `active`.
/// Throws std::domain_error unless both are positive.
Inputs disjoint_unit_inputs(int examples, int active, numerics::Stream& stream);

/// One number a trial: (|x_1 + … + x_k|^2 - k) / (k (k - 1)) of k >= 2 sparse unit-norm inputs, the
/// mean product of two of them, whose expectation is sum_i (E x_i)^2.
std::vector<double> mean_products(const theory::SparseUnitInputs& inputs, int examples,
                                  const numerics::Trials& trials);

/// The same of inputs that keep their norms, whose expectation is n (1 - S)^2 / 4.
std::vector<double> mean_products_without_scaling(const theory::SparseUnitInputs& inputs,
                                                  int examples, const numerics::Trials& trials);

}  // namespace overfit::experiments
