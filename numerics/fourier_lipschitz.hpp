/// How steep a sum of cosines is: lower and upper bounds of its Lipschitz constant.
#pragma once

#include <Eigen/Core>

#include "numerics/fourier_features.hpp"

namespace overfit::numerics {

/// The root of the mean squared gradient over the rows of x.
double rms_gradient(const FourierFunction& f, const Eigen::MatrixXd& x);

struct SteepestPoint {
    double gradient;        ///< its length: a lower bound of the Lipschitz constant
    Eigen::VectorXd where;  ///< d
};

struct AscentOptions {
    double radius = 1.0;  ///< of the ball around the origin that points stay in
    int steps = 60;
};

/// Climbs |gradient|^2 from each row of `starts` at once, inside the ball, with a step length of
/// its own for each, and returns the best point met. O(steps m p d), on all threads. Throws
/// std::domain_error for starts outside the ball.
SteepestPoint steepest_point(const FourierFunction& f, const Eigen::MatrixXd& starts,
                             const AscentOptions& options = {});

/// An upper bound of the Lipschitz constant over all of R^d: the lesser of |W| |a| and
/// sum_j |a_j| |w_j|, plus |slope|. It does not fall with p as the constant itself does.
/// O(p d^2 + d^3).
double lipschitz_bound(const FourierFunction& f);

}  // namespace overfit::numerics
