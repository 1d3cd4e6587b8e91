/// Measures the Lipschitz constants of interpolants of random signs: linear functions and quadratic
/// forms, where the constant is exact.
#pragma once

#include <vector>

#include <Eigen/Core>

#include "numerics/parallel.hpp"
#include "theory/interpolant_smoothness.hpp"

namespace overfit::experiments {

/// What the labels are.
enum class Labels {
    signs,   ///< independent fair signs
    smooth,  ///< of one smooth function of the class, of the same size: no noise
};

/// d (d + 1)/2 independent symmetric matrices.
constexpr int symmetric_forms(int dimension) {
    return dimension * (dimension + 1) / 2;
}

/// One value a trial: |X^+ y| for Gaussian rows of variance 1/d. Smooth labels are sqrt(d) times a
/// coordinate.
std::vector<double> linear_lipschitz(const theory::LinearInterpolants& model, Labels labels,
                                     const numerics::Trials& trials);

/// One value a trial: twice the operator norm of the interpolating T of least Frobenius norm in a
/// uniformly random space of p symmetric matrices. The space is never formed: given the points, T
/// is the least interpolant of all symmetric matrices, T0, plus a uniformly random direction
/// orthogonal to all x_i x_i', of length |T0|_F sqrt(1/b - 1) with b ~ Beta((p - n + 1)/2,
/// (P - p)/2). Smooth labels are all 1 = |x|^2, which T = I fits. O(n^3 + n d^2 + d^3) a trial.
std::vector<double> quadratic_lipschitz(const theory::QuadraticInterpolants& model, Labels labels,
                                        const numerics::Trials& trials);

}  // namespace overfit::experiments
