/// Singular values of a dense matrix, accurate to rounding at any aspect ratio.
///
/// Both functions are backward stable: each value is exact for a matrix that differs from x by a
/// few units of rounding, so its absolute error is of the order eps * largest value (eps = 2^-52).
/// A value is therefore known to about eps * condition relative: all 16 digits for a well
/// conditioned x, 6 digits for the least value at condition 1e10, none beyond 1e15, where the
/// result is of the order eps * largest instead of 0. (The eigenvalues of the Gram matrix X'X lose
/// all digits at condition 1e8 already and may come out negative.)
///
/// Both throw std::domain_error for a matrix that is empty or has an entry that is not finite, and
/// std::runtime_error if LAPACK's iteration fails.
#pragma once

#include <vector>

#include <Eigen/Core>

namespace overfit::numerics {

/// All min(n, p) singular values of the n x p matrix x in descending order, by LAPACK's dgesdd.
/// O(n p min(n, p)).
std::vector<double> singular_values(const Eigen::MatrixXd& x);

/// The least of the min(n, p) singular values, in about a third of the time of all of them. A
/// Householder QR of x (or of its transpose), then Lanczos iteration with the inverse of R'R
/// (Spectra), whose largest eigenvalue is far from the others just when the least singular value is
/// hard to get; a result that fails its residual check, and every small matrix, goes to
/// singular_values(). O(n p min(n, p)).
double smallest_singular_value(const Eigen::MatrixXd& x);

}  // namespace overfit::numerics
