/// Measures ridgeless and ridge regression with correlated Gaussian features.
#pragma once

#include <vector>

#include "experiments/ridgeless.hpp"
#include "numerics/parallel.hpp"
#include "theory/spectrum.hpp"

namespace overfit::experiments {

/// n rows of p Gaussian features of variance 1.
struct CorrelatedRows {
    int n;
    int p;
    theory::FeatureCovariance covariance;
};

/// Where the signal points.
enum class Direction {
    any,            ///< averaged over all directions
    most_variance,  ///< the first eigenvector of the covariance
    least_variance  ///< the last one
};

/// Bias at |beta| = 1 and variance at noise_sd = 1 given X, one value a trial each; label noise and
/// the test point, which has the covariance of the rows, are integrated out. Without a penalty by
/// QR of X or X', which tolerates condition numbers up to 1e12; with one by Cholesky of the smaller
/// Gram matrix.
RiskParts correlated_risk(const CorrelatedRows& rows, Direction direction, double penalty,
                          const numerics::Trials& trials);

}  // namespace overfit::experiments
