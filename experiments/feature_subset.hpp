/// Measures minimum-norm least squares on some of the features, and under dependent label noise.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::experiments {

/// Which p of the features a fit sees.
enum class Choice {
    random,  ///< a uniformly random subset, new in each trial
    first,   ///< the first p: of coefficients in decreasing order, the largest
};

/// One value a trial of the excess prediction error, label noise integrated out, of a fit to n rows
/// of iid N(0, 1) features that sees `p` of beta.size() of them.
std::vector<double> feature_subset_risk(const std::vector<double>& beta, int n, int p,
                                        double noise_sd, Choice choice,
                                        const numerics::Trials& trials);

/// The covariance of the label noise; the noise variances add up to n.
enum class Noise {
    autoregressive,  ///< correlations 0.9^|i - j|
    uneven,          ///< independent, variances proportional to 1, 2, ..., n
};

/// One value a trial of the variance given X, for Gaussian X with independent columns. `dependent`
/// rows of X have correlations 0.9^|i - j| too.
std::vector<double> variance_under_noise(const theory::Ridgeless& model, Noise noise,
                                         bool dependent, const numerics::Trials& trials);

}  // namespace overfit::experiments
