/// Measures minimum-norm least squares and its relatives on random features.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::experiments {

/// How the rows of X are made.
enum class Features {
    gaussian,               ///< iid N(0, 1) entries
    equal_singular_values,  ///< sqrt(max(n, p)) times a uniformly random partial isometry
    anisotropic,            ///< Gaussian, and the first feature has standard deviation 10
};

/// Where the signal points.
enum class Signal {
    spread,            ///< equal weight on every feature
    first_feature,     ///< all of it on the first feature
    inside_row_space,  ///< a combination of the training rows
};

/// One value a trial of the variance noise_sd^2 tr (X'X)^+ given X: label noise integrated out.
std::vector<double> ridgeless_variance(const theory::Ridgeless& model, Features features,
                                       const numerics::Trials& trials);

/// One value a trial of the bias |(I - X^+ X) beta|^2 given X, as a fraction of |beta|^2.
std::vector<double> bias_fraction(const theory::Ridgeless& model, Features features, Signal signal,
                                  const numerics::Trials& trials);

/// Bias and variance given X, one value a trial each.
struct RiskParts {
    std::vector<double> bias;      ///< |(I - X^+ X) beta|^2 for |beta| = 1
    std::vector<double> variance;  ///< tr (X'X)^+, the variance at noise_sd = 1
    /// signal^2 bias + noise_sd^2 variance, one value a trial.
    std::vector<double> risk(double signal, double noise_sd) const;
};
RiskParts risk_parts(int n, int p, Features features, const numerics::Trials& trials);

/// One value a trial of |beta_hat - beta|^2 for freshly drawn features and label noise, where
/// beta_hat minimises |y - X b|^2 + penalty |b|^2; penalty 0 means the minimum-norm solution.
std::vector<double> estimation_error(const theory::Ridgeless& model, Features features,
                                     double penalty, const numerics::Trials& trials);

/// One value a trial of the risk of ridge regression given X, averaged over directions of beta and
/// over the noise, from the singular values of X. `penalty` must be positive.
std::vector<double> ridge_risk(const theory::Ridgeless& model, double penalty,
                               const numerics::Trials& trials);

/// One value a trial: the ridge penalty that minimises the risk given X, averaged over directions
/// of beta. Found by Brent's method to a relative accuracy of 2^-24, without its formula.
std::vector<double> best_ridge_penalty(const theory::Ridgeless& model, Features features,
                                       const numerics::Trials& trials);

/// One value a trial of |x0' X^+|^2, the noise gain of the prediction at a fresh Gaussian point x0
/// with entries of standard deviation `point_sd`.
std::vector<double> prediction_leverage(const theory::Ridgeless& model, double point_sd,
                                        const numerics::Trials& trials);

/// One value a trial of (y0 - x0' beta_hat)^2 at a fresh labelled point.
std::vector<double> squared_test_error(const theory::Ridgeless& model,
                                       const numerics::Trials& trials);

}  // namespace overfit::experiments
