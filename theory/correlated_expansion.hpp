/// Ridgeless and ridge regression with correlated Gaussian features at finite n: the limit and its
/// first correction.
///
/// Derivation (ours). Write K = (X X' + lambda)^-1 and take feature i out of X X' = sum s_i z_i
/// z_i': with q_i = z_i' K_(i) z_i, where K_(i) lacks that feature, one has without error
///   n = lambda E tr K + sum_i E f_i(q_i),   f_i(q) = s_i q / (1 + s_i q).
/// Given K_(i), q_i has mean tr K_(i) and variance 2 tr K_(i)^2. Expanding f_i about T_0, where
/// lambda T_0 + sum_i f_i(T_0) = n, gives with U = -dT_0/dlambda = T_0 / (lambda + sum_i f_i'(T_0))
///   E tr K = T_0 + T_1,   T_1 (lambda + sum_i f_i'(T_0)) = U sum_i s_i^2 / (1 + s_i T_0)^3,
///   E 1 / (1 + s_i q_i) = g_i = 1 - f_i(T_0) - T_1 f_i'(T_0) + U s_i^2 / (1 + s_i T_0)^3.
/// Risks are derivatives of these means at t = 0 along s -> s / (1 + t s):
///   variance = noise^2 d(T_0 + T_1)/dt,
///   bias of a signal along eigenvector i = -signal^2 d/dt of g_i / (1 + t s_i).
/// the first because the derivative of tr K along s -> s + t s^2 is minus the variance, the second
/// because the derivative of beta' lambda (X'X + lambda (I + t Sigma))^-1 beta is.
/// Isotropic features give noise^2 n / (p - n) (1 + 1 / (p - n) + …), a geometric series; summed as
/// one for every spectrum, the two terms leave a remainder well below the square of their ratio.
#pragma once

#include "theory/correlated.hpp"

namespace overfit::theory {

/// Mean bias and variance at n rows, p features and penalty lambda, to a relative error of order
/// 1/(p - n)^2 without a penalty and 1/n^2 with one. An eigenvalue of weight w occurs p w times.
/// Without a penalty p < n - 1 is exact: bias 0 and variance noise^2 p / (n - p - 1) for every
/// covariance; the variance is infinite for |p - n| <= 1 unless noise_sd = 0. Throws
/// std::domain_error as correlated_risk_limit does, and for n < 1 or p < 1. O(atoms).
RiskTerms correlated_risk_expansion(const Correlated& model, int n, int p, double penalty);

}  // namespace overfit::theory
