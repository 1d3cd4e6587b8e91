/// Gaussian matrices and pseudo-inverses, as several experiments need them.
#pragma once

#include <Eigen/Core>

#include "numerics/random.hpp"

namespace overfit::experiments {

/// iid N(0, 1) entries, drawn column by column.
Eigen::MatrixXd gaussian(Eigen::Index rows, Eigen::Index columns, numerics::Stream& stream);
Eigen::VectorXd gaussian(Eigen::Index size, numerics::Stream& stream);

/// Independent fair signs, 1 or -1.
Eigen::VectorXd random_signs(Eigen::Index count, numerics::Stream& stream);

/// The rows divided by their norms: uniform on the unit sphere if they are Gaussian.
Eigen::MatrixXd with_unit_rows(Eigen::MatrixXd x);

/// Covariances correlation^|i - j|, |correlation| < 1.
Eigen::MatrixXd autoregressive_covariance(Eigen::Index size, double correlation);

/// X^+ of a matrix of full rank, by Householder QR of X or of X', whichever is tall.
Eigen::MatrixXd pseudo_inverse(const Eigen::MatrixXd& x);

}  // namespace overfit::experiments
