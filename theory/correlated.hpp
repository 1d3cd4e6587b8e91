/// Ridgeless and ridge regression with correlated features: the limit of large n and p.
///
/// Model: y = X beta + noise; rows of X are Gaussian with covariance Sigma, |beta| = signal. The
/// risk is E (x0' beta_hat - x0' beta)^2 at a fresh row x0 = bias + variance, without the noise of
/// a new label. Limit: p / n -> gamma, the penalty is lambda = n penalty_per_sample.
///
/// Sources: HastieEtAl2022 (section 5, correlated features; their lambda is our
/// penalty_per_sample), DobribanWager2018 (random isotropic beta). Given v of
/// theory/fixed_point.hpp, write
///   P = int s v / (1 + s v)^2 dH,  Q = int (s v)^2 / (1 + s v)^2 dH,  l = penalty_per_sample;
///   variance = noise^2 gamma Q / (l v + gamma P),
///   bias = signal^2 int s / (1 + s v)^2 dG / (l v + gamma P).
/// The denominator is 1 - gamma Q without its cancellation.
#pragma once

#include "theory/spectrum.hpp"

namespace overfit::theory {

struct Correlated {
    Spectrum spectrum;
    double signal = 1.0;
    double noise_sd = 1.0;
};

struct RiskTerms {
    double bias;
    double variance;
    double risk() const { return bias + variance; }
};

/// The limit. Without a penalty: bias 0 and variance noise^2 gamma / (1 - gamma) for gamma < 1, and
/// an infinite variance at gamma = 1 unless noise_sd = 0. Throws std::domain_error outside gamma >
/// 0, penalty_per_sample >= 0, signal >= 0, noise_sd >= 0. Relative error about 1e-14 divided by
/// |1 - 1/gamma|; O(atoms).
RiskTerms correlated_risk_limit(const Correlated& model, double gamma, double penalty_per_sample);

/// The limiting risk at the optimal penalty for a signal of random isotropic direction and any
/// covariance, l* = gamma noise^2 / signal^2: noise^2 (1 / (l* v(l*)) - 1). Uses the eigenvalues
/// and weights of the spectrum only. Needs signal > 0 and noise_sd > 0. Source: DobribanWager2018,
/// Theorem 2.1.
double optimal_correlated_risk_limit(const Correlated& model, double gamma);

}  // namespace overfit::theory
