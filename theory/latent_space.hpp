/// The latent space model: many features that are noisy views of a few hidden factors.
///
/// x = W z + u with z in R^d and u in R^p standard Gaussian, y = theta'z + noise, and orthogonal
/// columns W'W = (strength p / d) I (HastieEtAl2022, section 5.4: strength is their mu, noise_sd
/// their sigma_xi). Regressing y on x is a linear model whose covariance has d eigenvalues
/// 1 + strength p / d and p - d eigenvalues 1, with the signal in the first.
#pragma once

#include "theory/correlated.hpp"

namespace overfit::theory {

/// n >= 1, 1 <= d <= p; strength > 0, theta = |theta| >= 0, noise_sd >= 0.
struct LatentSpace {
    int n;
    int p;
    int d;
    double strength = 1.0;
    double theta = 1.0;
    double noise_sd = 0.0;
};

/// The linear model y = x'beta + noise that the latent space model is: with l = 1 + strength p / d,
/// |beta|^2 = theta^2 (l - 1) / l^2 and noise variance noise_sd^2 + theta^2 / l.
Correlated latent_regression(const LatentSpace& model);

/// The same model with a signal of equal variance beta' Sigma beta in the eigenvalue-1 space, which
/// the factors do not amplify. Needs d < p.
Correlated unamplified_regression(const LatentSpace& model);

/// The error at a new label: noise variance + bias + variance, of the first finite-size correction
/// (theory/correlated_expansion.hpp). Infinite for |n - p| <= 1.
double latent_test_error(const LatentSpace& model);

/// Its limit as n, p and d grow in proportion.
double latent_test_error_limit(const LatentSpace& model);

}  // namespace overfit::theory
