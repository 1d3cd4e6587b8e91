/// A ball that is proved to lie in a convex hull: what makes a nearly exact combination a proof.
#pragma once

#include <optional>

#include <Eigen/Core>

#include "numerics/affine_span.hpp"

namespace overfit::numerics {

/// Centre in coordinates of the span; radius 0 if nothing is proved.
struct InteriorBall {
    Eigen::VectorXd centre;
    double radius = 0;
};

/// Balls around the mean of all points or of all but one, by the second moment of their
/// coordinates: with whitened coordinates the radius is just below 1 / (largest norm of a point).
/// Every rounding error is bounded. Refers to the points and the span, which must outlive it.
class InteriorBalls {
  public:
    /// O(n p d) on all cores. `span` may be anything; the better its coordinates are whitened, the
    /// larger the balls.
    InteriorBalls(const Eigen::MatrixXd& points, const AffineSpan& span);

    InteriorBall ball(std::optional<Eigen::Index> left_out) const;

    /// The largest |x_ij - centre_j| of each column, rounded up; 0 exactly if all are at the
    /// centre.
    const Eigen::VectorXd& reach() const { return reach_; }
    /// A bound of the error of a point's coordinates computed in double precision.
    double coordinate_error() const { return coordinate_error_; }

  private:
    void measure_points();

    const Eigen::MatrixXd& points_;
    const AffineSpan& span_;
    Eigen::VectorXd reach_;
    double coordinate_error_ = 0;
    double largest_norm_ = 0;  ///< of the coordinates of a point, at most
    double mean_norm_ = 0;     ///< of the mean of the coordinates, at most
    double anisotropy_ = 0;    ///< |second moment of the coordinates - I|, at most
};

}  // namespace overfit::numerics
