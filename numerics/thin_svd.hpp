/// The singular value decomposition with its vectors, by LAPACK.
#pragma once

#include <Eigen/Core>

namespace overfit::numerics {

/// x = left diag(values) right', with r = min(n, p) modes in descending order of their values.
struct ThinSvd {
    Eigen::MatrixXd left;    ///< n x r, orthonormal columns
    Eigen::VectorXd values;  ///< r
    Eigen::MatrixXd right;   ///< p x r, orthonormal columns
};

/// LAPACK's dgesdd; if its iteration fails, dgesvd. Backward stable: exact for a matrix within a
/// few units of rounding (relative to the largest value) of x. The sign of each pair of vectors is
/// arbitrary, and so is the basis of a repeated value. O(n p min(n, p)).
/// Throws std::domain_error for a matrix that is empty or has an entry that is not finite, and
/// std::runtime_error if both iterations fail.
ThinSvd thin_svd(const Eigen::MatrixXd& x);

}  // namespace overfit::numerics
