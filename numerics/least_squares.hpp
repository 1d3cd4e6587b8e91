/// Minimum-norm least squares, by every reasonable route.
#pragma once

#include <Eigen/Core>

namespace overfit::numerics {

/// The least-squares solution of X beta = y of least norm, X of full rank, by Householder QR of X
/// or of its transpose.
Eigen::VectorXd min_norm(const Eigen::MatrixXd& x, const Eigen::VectorXd& y);

}  // namespace overfit::numerics
