/// The affine span of a set of points, with coordinates in which their covariance is the identity.
#pragma once

#include <Eigen/Core>

namespace overfit::numerics {

/// Coordinates of a point x in the span: to_span' (x - centre), d of them; and back: centre +
/// from_span t. Over the points the coordinates have mean 0 and covariance I (divisor n), up to
/// rounding times the condition of the scaled points.
struct AffineSpan {
    Eigen::VectorXd centre;     ///< p: the mean, exact where a column is constant
    Eigen::VectorXd scale;      ///< p: largest distance from the centre, rounded to a power of 2; 0
                                ///< for a constant column
    Eigen::MatrixXd to_span;    ///< p x d
    Eigen::MatrixXd from_span;  ///< p x d
    /// If directions were dropped, the largest distance of a point from the span, each column in
    /// units of its scale, or what rcond takes for rounding if that is more; otherwise 0.
    double thickness = 0;

    Eigen::Index dimension() const { return to_span.cols(); }
};

/// By Householder QR of blocks of rows (LAPACK dgeqrf) and the singular value decomposition of the
/// triangle. Columns are centred and divided by their scale, so that units do not matter. A
/// direction counts as rounding if the points' extent along it is at most rcond times the sum of
/// their largest extent and of the size that the entries themselves have along it, which a shift
/// makes large. O(n p^2), and O(p^2) of memory beside the points, on all cores; the same bits for
/// any number of them. Throws std::domain_error if x is empty, an entry is not finite or a column's
/// range overflows.
AffineSpan affine_span(const Eigen::MatrixXd& x, double rcond);

}  // namespace overfit::numerics
