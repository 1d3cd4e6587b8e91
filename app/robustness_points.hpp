/// The rows of a table as points to interpolate, with their labels.
#pragma once

#include <Eigen/Core>

#include "app/robustness_study.hpp"
#include "theory/effective_rank.hpp"

namespace overfit::app {

/// The rows in their principal components, of mean squared norm 1, and labels of mean square 1.
struct RobustnessPoints {
    Eigen::MatrixXd x;          ///< n x d
    Eigen::VectorXd y;          ///< the target, or random signs
    theory::Spectrum spectrum;  ///< variances of the components, descending
};

/// At most as many rows as asked for, evenly spaced. Throws InputError if they are all the same, or
/// their target.
RobustnessPoints robustness_points(const RobustnessRequest& request, const UserTable& table);

/// 3 over the median distance of a row from its nearest neighbour: neighbours have the covariance
/// exp(-9/2). At least two rows, all different. O(n^2 d) on all threads.
double separating_bandwidth(const Eigen::MatrixXd& x);

}  // namespace overfit::app
