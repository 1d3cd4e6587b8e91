/// Measures ridge regression where the penalty, the covariance or the sample size varies.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::experiments {

/// Where the signal points among the principal directions of the features.
enum class Direction {
    any,     ///< averaged over all directions
    top,     ///< along the direction of largest variance
    bottom,  ///< along the direction of least variance
};

/// Features with covariances feature_sd^2 correlation^|i - j|; signal = |beta|.
struct CorrelatedRidge {
    theory::Ridgeless model;
    double correlation;
    double feature_sd;
    Direction direction;
};

/// The risk with isotropic features at a penalty > 0, averaged over directions of beta, from the
/// min(n, p) singular values of X.
double ridge_risk_given(const theory::Ridgeless& model, const std::vector<double>& singular_values,
                        double penalty);

/// One value a trial: the penalty of least excess prediction error given X, between 1e-4 and 1e6,
/// by Brent's method to a relative accuracy of 2^-24, from the risk alone.
std::vector<double> best_penalty(const CorrelatedRidge& problem, const numerics::Trials& trials);

/// result[i][t]: the excess prediction error given X at penalties[i] >= 0, label noise integrated
/// out; the same X for all penalties. Penalty 0 needs X of full rank.
std::vector<std::vector<double>> risk_at_penalties(const CorrelatedRidge& problem,
                                                   const std::vector<double>& penalties,
                                                   const numerics::Trials& trials);

/// result[i][t]: the risk given the first sizes[i] rows of one isotropic Gaussian matrix, averaged
/// over directions of beta, at a penalty > 0. `model.n` is not used.
std::vector<std::vector<double>> ridge_risk_by_samples(const theory::Ridgeless& model,
                                                       const std::vector<int>& sizes,
                                                       double penalty,
                                                       const numerics::Trials& trials);

}  // namespace overfit::experiments
