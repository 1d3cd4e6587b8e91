/// Ridgeless regression with autoregressive features, whose asymptotic risk has a closed form.
#pragma once

#include "theory/correlated.hpp"

namespace overfit::theory {

/// The limit of bias and variance of minimum-norm least squares for features of unit variance and
/// correlation rho^|i-j|, and a signal of random isotropic direction, as p / n -> gamma > 1. With
/// a = 1 + rho^2, b = 1 - rho^2, D = sqrt(a^2 + (gamma^2 - 1) b^2) and w = (a + D) / (gamma^2 - 1):
///   bias = signal^2 b / (gamma w),   variance = noise^2 (a + w) / D.
/// Needs gamma > 1, 0 <= rho < 1, signal >= 0, noise_sd >= 0; else std::domain_error. Relative
/// error a few rounding units (the fixed point is v = w / b). Below gamma = 1 the risk does not
/// depend on rho.
///
/// Derivation (ours): the spectral density is b / (a - 2 rho cos t), so that the fixed point
/// 1 - 1/gamma = (1/pi) int_0^pi dt / (1 + v s(t)) is an elementary integral of (a - 2 rho cos t) /
/// (a + v b - 2 rho cos t), and a quadratic equation for w = v b.
RiskTerms autoregressive_risk_limit(double gamma, double rho, double signal, double noise_sd);

}  // namespace overfit::theory
