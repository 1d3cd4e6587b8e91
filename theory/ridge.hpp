/// Ridge regression with isotropic features, at any penalty and optimally tuned.
///
/// Model as in theory/ridgeless.hpp. Estimator: (X'X + lambda I)^-1 X'y; HastieEtAl2022 and
/// DobribanWager2018 write n lambda for our lambda.
#pragma once

namespace overfit::theory {

/// The penalty p noise_sd^2 / signal^2 that minimises the risk averaged over directions of beta,
/// for every X and every covariance of a new point: it makes the estimator the posterior mean under
/// beta ~ N(0, signal^2 / p I). Needs signal > 0.
double optimal_ridge_penalty(int p, double signal, double noise_sd);

/// The limiting risk at the penalty n l as p/n -> gamma > 0, l >= 0 (infinity allowed): with v > 0
/// from 1/v = l + gamma/(1 + v), t = v/(1 + v) and q = gamma t^2 it is
/// signal^2 (1 - t)^2 / (1 - q) + noise_sd^2 q / (1 - q). At l = 0 it is the ridgeless limit,
/// infinite at gamma = 1 with noise. Relative error 1e-13 away from there. O(1). Source:
/// HastieEtAl2022, theorem on ridge regression, in terms of the companion transform v.
double ridge_risk_limit(double gamma, double l, double signal, double noise_sd);

/// The limiting risk at the optimal penalty as p/n -> gamma > 0: the positive root R of
/// R^2 - a R = signal^2 noise_sd^2 with a = signal^2 (gamma - 1) / gamma - noise_sd^2.
/// It is finite and smooth through gamma = 1. Source: DobribanWager2018, Theorem 2.1 at identity
/// covariance; HastieEtAl2022, section on optimal tuning.
double optimal_ridge_risk_limit(double gamma, double signal, double noise_sd);

}  // namespace overfit::theory
