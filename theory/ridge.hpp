/// Ridge regression with isotropic features, at a fixed penalty and optimally tuned.
///
/// Model as in theory/ridgeless.hpp. Estimator: (X'X + lambda I)^-1 X'y; HastieEtAl2022 and
/// DobribanWager2018 write n lambda for our lambda.
#pragma once

namespace overfit::theory {

/// The penalty p noise_sd^2 / signal^2 that minimises the risk averaged over directions of beta,
/// for every X: it makes the estimator the posterior mean under beta ~ N(0, signal^2 / p I). Needs
/// signal > 0.
double optimal_ridge_penalty(int p, double signal, double noise_sd);

/// The limiting risk at the optimal penalty as p/n -> gamma > 0: the positive root R of
/// R^2 - a R = signal^2 noise_sd^2 with a = signal^2 (gamma - 1) / gamma - noise_sd^2.
/// It is finite and smooth through gamma = 1. Source: DobribanWager2018, Theorem 2.1 at identity
/// covariance; HastieEtAl2022, section on optimal tuning.
double optimal_ridge_risk_limit(double gamma, double signal, double noise_sd);

/// The limiting risk at a fixed penalty lambda = n penalty_per_sample > 0 as p/n -> gamma > 0, from
/// the Stieltjes transform of the Marchenko-Pastur law. With l = penalty_per_sample and v the
/// positive root of l v^2 + (l + gamma - 1) v = 1,
///   risk = (signal^2 + noise_sd^2 gamma v^2) / (l v (1 + v)^2 + gamma v).
/// Relative error a few rounding units. Source: HastieEtAl2022, section on ridge regression.
double ridge_risk_limit(double gamma, double penalty_per_sample, double signal, double noise_sd);

}  // namespace overfit::theory
