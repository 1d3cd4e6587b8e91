/// Ridgeless and ridge regression on nonlinear random features: limiting variance and risk.
///
/// Features are phi(w_j'z) of a d-dimensional isotropic input z with random unit directions w_j. In
/// the limit n, p, d -> infinity only three coefficients of phi matter (theory/activation.hpp): the
/// constant part is harmless, the linear part acts as d isotropic features, the rest as p features
/// of independent noise. Sources: HastieEtAl2022, section on nonlinear features; MeiMontanari2022.
/// Their psi1 = N/d and psi2 = n/d are our p/d and n/d.
///
/// Functions throw std::domain_error outside the stated ranges, never return NaN, and cost O(1).
#pragma once

namespace overfit::theory {

/// Sizes relative to the input dimension; both positive and finite.
struct FeatureRatios {
    double features;  ///< p/d
    double samples;   ///< n/d
};

/// The limiting variance of minimum-norm least squares, in units of noise^2. `linear_to_rest` is
/// zeta^2 = mu1^2 / mu*^2, at least 0 and finite. For p < n it is gamma/(1 - gamma), gamma = p/n,
/// whatever the activation; for p > n it is 1/(gamma - 1), as for p isotropic features, plus the
/// variance of a ridge regression on the d inputs with penalty n l, l = d/(n zeta^2). Infinite at
/// p = n. Relative error 1e-14.
double nonlinear_features_variance_limit(const FeatureRatios& ratios, double linear_to_rest);

/// A linear target on the sphere |x|^2 = d, seen through random features of it.
struct RandomFeatures {
    FeatureRatios ratios;
    double linear;    ///< mu1^2 of the activation, positive
    double rest;      ///< mu*^2, positive
    double signal;    ///< norm of the target's coefficients, at least 0
    double noise_sd;  ///< at least 0
    double penalty;   ///< lambda >= 0: (p n lambda / d) |a|^2 against |y - Z a|^2, Z n x p
};

struct RiskShares {
    double bias;      ///< of signal^2
    double variance;  ///< of noise^2
};

/// The limits of bias and variance as shares of signal^2 and noise^2 (MeiMontanari2022,
/// with no nonlinear part in the target); the variance is infinite, and the bias too,
/// at p = n without penalty. A scalar equation for -chi is solved by bracketing to 2^-48. Relative
/// error about 1e-9 for |p/n - 1| > 1e-2.
RiskShares random_features_shares(const RandomFeatures& model);

/// signal^2 bias + noise_sd^2 variance: the excess over the label noise.
double random_features_risk_limit(const RandomFeatures& model);

}  // namespace overfit::theory
