/// Minimum-norm ("ridgeless") least squares with isotropic Gaussian features: exact risk.
///
/// Model: y = X beta + noise; X is n x p, rows are samples, entries iid N(0, 1); |beta| = signal;
/// noise iid N(0, noise_sd^2). Estimator: beta_hat = X^+ y, the least-squares solution of least
/// norm. Risk is the excess risk E |beta_hat - beta|^2 = bias + variance; the error of predicting a
/// new y is the risk plus noise_sd^2.
///
/// Sources: HastieEtAl2022 (their gamma = p/n is ours; their risk is ours), BelkinHsuXu2020 (their
/// risk includes the label noise).
#pragma once

namespace overfit::theory {

/// The theorem's hypotheses. n >= 1 samples, p >= 1 features, signal >= 0, noise_sd >= 0.
struct Ridgeless {
    int n;
    int p;
    double signal = 1.0;
    double noise_sd = 1.0;
};

/// noise_sd^2 E tr (X'X)^+ = noise_sd^2 min(n, p) / (|n - p| - 1), the mean of an inverse Wishart
/// matrix; infinite for |n - p| <= 1, where that mean does not exist.
double ridgeless_variance(const Ridgeless& model);

/// |beta|^2 (1 - n/p) for p > n: the signal outside a random n-dimensional row space; else 0.
double ridgeless_bias(const Ridgeless& model);

/// Bias plus variance.
double ridgeless_risk(const Ridgeless& model);

}  // namespace overfit::theory
