/// Minimum-norm least squares on some of the features: exact risk.
///
/// Model: y = x'beta + noise with D iid N(0, 1) features, of which a fit to n samples sees p. The
/// hidden features are independent of the seen ones, so for the fit they are noise, and a new point
/// pays for them once more. Risk is the excess risk over the label noise.
///
/// Source: BelkinHsuXu2020, Theorem 1 and its corollary for random subsets; their D is our D, their
/// risk counts the label noise. Functions throw std::domain_error outside the stated ranges.
#pragma once

#include <vector>

namespace overfit::theory {

/// What a fit sees. n >= 1 samples, p >= 0 features; norms of the coefficients seen and hidden, and
/// noise_sd, at least 0.
struct FeatureSubset {
    int n;
    int p;
    double seen;
    double hidden;
    double noise_sd;
};

/// seen^2 (1 - n/p) for p > n, plus hidden^2, plus (hidden^2 + noise_sd^2) min(n, p)/(|n - p| - 1):
/// infinite for |n - p| <= 1 and p > 0, unless hidden = noise_sd = 0. O(1), exact to rounding.
double feature_subset_risk(const FeatureSubset& fit);

/// Coefficients of decreasing size for D >= 1 features: beta_j proportional to j^-decay, decay >= 0
/// finite, of total norm `signal` >= 0.
std::vector<double> power_law_coefficients(int features, double decay, double signal);

/// The mean risk when p of the D = beta.size() features are chosen at random, 0 <= p <= D: the risk
/// is linear in seen^2 and hidden^2, whose means are p/D and 1 - p/D of |beta|^2.
double random_subset_risk(const std::vector<double>& beta, int n, int p, double noise_sd);

/// The risk when the p features of largest coefficients are chosen, by one who knows them.
/// `beta` must not increase in size.
double prescient_subset_risk(const std::vector<double>& beta, int n, int p, double noise_sd);

}  // namespace overfit::theory
