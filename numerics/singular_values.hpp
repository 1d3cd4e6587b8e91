/// Singular values of a dense matrix, accurate to rounding at any aspect ratio.
#pragma once

#include <vector>

#include <Eigen/Core>

namespace overfit::numerics {

/// All min(n, p) singular values in descending order.
std::vector<double> singular_values(const Eigen::MatrixXd& x);

/// The least of the min(n, p) singular values; 0 for a matrix that is exactly rank deficient.
double smallest_singular_value(const Eigen::MatrixXd& x);

}  // namespace overfit::numerics
