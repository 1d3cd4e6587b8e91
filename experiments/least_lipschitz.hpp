/// Measures the least Lipschitz constant that any interpolating quadratic form of a random space
/// has, with a certificate.
#pragma once

#include <vector>

#include "experiments/lipschitz.hpp"

namespace overfit::experiments {

/// One entry a trial.
struct LeastLipschitz {
    std::vector<double> lower;          ///< no interpolant of the class has a lesser constant
    std::vector<double> upper;          ///< one has at most this one
    std::vector<double> of_least_norm;  ///< of the interpolant of least Frobenius norm
    /// 1/R, R the largest mean of y_i f(x_i) that a quadratic form of Lipschitz constant 1 attains:
    /// 1 / (|sum_i y_i x_i x_i'|_* / (2 n)).
    std::vector<double> dual;
};

/// The space is cut out by P - p independent isotropic conditions. `target` scales the labels that
/// are interpolated, not those of the dual bound. Each pair of bounds is within a thousandth, or
/// the trial's upper bound is NaN. O(P (n + P - p)^2 + 500 (P (n + P - p) + d^3)) a trial.
LeastLipschitz least_lipschitz(const theory::QuadraticInterpolants& model, Labels labels,
                               double target, const numerics::Trials& trials);

}  // namespace overfit::experiments
