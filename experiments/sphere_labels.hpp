/// Points on the sphere with random labels, and the worlds in which the labels are none.
#pragma once

#include <Eigen/Core>

#include "numerics/random.hpp"
#include "theory/smooth_interpolants.hpp"

namespace overfit::experiments {

/// Where the points are and who labels them; all but `fair` are worlds of controls.
enum class LabelWorld {
    fair,        ///< uniform points, labels +1 or -1 with equal odds
    low_sphere,  ///< as fair, but on the sphere of the first three dimensions
    by_side,     ///< without noise: the sign of the first coordinate
    by_sine,     ///< without noise: the sign of sin(30 x_1), of points with |sine| >= 1/2 alone
    constant,    ///< all labels are +1
};

struct LabelledSphere {
    Eigen::MatrixXd x;  ///< n x d, rows of norm 1
    Eigen::VectorXd y;  ///< +1 or -1
};

/// Throws std::domain_error unless n is a whole number of at least 2 and d at least 3.
LabelledSphere labelled_sphere(const theory::SpherePoints& sphere, LabelWorld world,
                               numerics::Stream& stream);

}  // namespace overfit::experiments
