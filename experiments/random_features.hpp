/// Measures least squares and ridge regression on nonlinear random features.
///
/// Features are phi(w_j'z) for unit directions w_j, uniform on the sphere. Their covariance given
/// the directions is a function of the angles in closed form (arc-cosine and Hermite kernels), so
/// that the risk is computed, not estimated at fresh points.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"
#include "theory/activation.hpp"

namespace overfit::experiments {

struct NonlinearFeatures {
    int inputs;    ///< d
    int samples;   ///< n
    int features;  ///< p
    theory::Activation activation;
};

/// One value a trial of the variance tr (X'X)^+ E[x x'] of minimum-norm least squares, in units of
/// noise^2, for inputs z ~ N(0, I).
std::vector<double> nonlinear_features_variance(const NonlinearFeatures& sizes,
                                                const numerics::Trials& trials);

/// A linear target of norm `signal` on the sphere |z|^2 = d.
struct RandomFeaturesFit {
    NonlinearFeatures sizes;  ///< activation relu or linear: homogeneous, so that the radius of z
                              ///< drops out of the covariance
    double signal;
    double noise_sd;
    double penalty;  ///< of |a|^2 against |y - Z a|^2, Z n x p
};

/// One value a trial of the excess test error given inputs and directions, label noise integrated
/// out. Throws std::domain_error for an activation that is not homogeneous.
std::vector<double> random_features_risk(const RandomFeaturesFit& fit,
                                         const numerics::Trials& trials);

}  // namespace overfit::experiments
