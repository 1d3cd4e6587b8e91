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

#include <optional>

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

/// The power a with P(variance > t) ~ t^-a as t -> infinity: (|n - p| + 1) / 2, because the least
/// eigenvalue of a real Wishart matrix has density x^((|n - p| - 1) / 2) at 0. Moments below a
/// exist.
double variance_tail_exponent(const Ridgeless& model);

/// |beta|^2 (1 - n/p) for p > n: the signal outside a random n-dimensional row space; else 0.
double ridgeless_bias(const Ridgeless& model);

/// Bias plus variance.
double ridgeless_risk(const Ridgeless& model);

/// The limit of the risk as n, p -> infinity with p/n -> gamma > 0 (HastieEtAl2022, Theorem 1):
/// noise_sd^2 gamma / (1 - gamma) below 1, signal^2 (1 - 1/gamma) + noise_sd^2 / (gamma - 1) above.
/// Infinite at gamma = 1 unless noise_sd = 0.
double ridgeless_risk_limit(double gamma, double signal, double noise_sd);

/// A minimum of the risk in the over-parametrised range.
struct SecondDescent {
    double features;  ///< p where the risk is least, a real number
    double risk;      ///< the exact risk formula there
};

/// The interior minimum of the risk over p > n + 1 at fixed n: the second descent. Setting the
/// derivative of the exact risk to zero gives p = (n + 1) r / (r - 1) with r = signal / noise_sd.
/// Nothing if r <= 1: then the risk decreases towards signal^2. Needs noise_sd > 0.
std::optional<SecondDescent> second_descent(int n, double signal, double noise_sd);

}  // namespace overfit::theory
