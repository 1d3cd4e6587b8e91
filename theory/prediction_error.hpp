/// Exact law of the prediction error of minimum-norm least squares with Gaussian features.
///
/// The model is that of theory/ridgeless.hpp. Write k = min(n, p) and m = |n - p| + 1. At a new
/// point x0 ~ N(0, I_p) the error of predicting a new y = x0'beta + noise is, given X and x0,
///     N(0, noise_sd^2 (1 + h) + signal^2 B)   with   h = |x0' X^+|^2,
/// where h m/k follows F(k, m), B follows Beta((p - n)/2, n/2) for p > n and is 0 otherwise, and h
/// and B are independent: h depends on the part of x0 inside the row space of X, and the law of X
/// inside its row space does not depend on that space. These hold at every n and p, p = n included,
/// where E h is infinite.
///
/// Source: derived from Muirhead (1982), theorems 3.2.12 and 3.3.3, for h, and from the uniform law
/// of the row space for B. Functions throw std::domain_error for NaN or an invalid model.
#pragma once

#include "theory/ridgeless.hpp"

namespace overfit::theory {

/// P(h <= x), the variance of a prediction in units of noise_sd^2.
double prediction_leverage_cdf(const Ridgeless& model, double leverage);
/// The x with P(h <= x) = q, 0 <= q <= 1; infinite for q = 1.
double prediction_leverage_quantile(const Ridgeless& model, double q);

/// P(B <= x), where B = |(I - X^+ X) beta|^2 / |beta|^2 is the share of the signal outside the row
/// space of X; for p <= n it is 0 with probability 1.
double bias_fraction_cdf(const Ridgeless& model, double fraction);

/// P(e^2 <= x) for the error e of predicting a new y at a new point. Absolute error below 1e-13: a
/// mean of normal probabilities over the laws of h and B, by the trapezoidal rule in their logits,
/// which converges exponentially. About 10 microseconds for p <= n, 1 ms at most for p > n.
double squared_error_cdf(const Ridgeless& model, double squared_error);
/// The x with P(e^2 <= x) = q, 0 < q < 1, to a relative error of about 1e-12.
double squared_error_quantile(const Ridgeless& model, double q);
/// squared_error_quantile(model, 1/2).
double median_squared_error(const Ridgeless& model);

}  // namespace overfit::theory
