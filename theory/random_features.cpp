/// Limits for nonlinear random features.
#include "theory/random_features.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include <boost/math/tools/roots.hpp>

#include "theory/ridge.hpp"

namespace overfit::theory {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void require(const FeatureRatios& ratios) {
    if (!(ratios.features > 0.0 && ratios.samples > 0.0 && std::isfinite(ratios.features) &&
          std::isfinite(ratios.samples)))
        throw std::domain_error("random_features: ratios must be positive and finite");
}

void require(const RandomFeatures& m) {
    require(m.ratios);
    if (!(m.linear > 0.0 && m.rest > 0.0))
        throw std::domain_error("random_features: needs linear > 0 and rest > 0");
    if (!(m.signal >= 0.0 && m.noise_sd >= 0.0 && m.penalty >= 0.0))
        throw std::domain_error("random_features: needs signal, noise_sd and penalty >= 0");
}

/// -chi = a1 a2 of the fixed point on the imaginary axis, nu_i = i a_i. The two equations say
/// a_i T = psi_i - g(q) with q = a1 a2 and g(q) = q + z q/(1 + z q), so that
/// q T^2 = (psi1 - g(q)) (psi2 - g(q)): the left side grows with q, the right side falls to 0.
double minus_chi(double psi1, double psi2, double z, double t_squared) {
    const double least = std::min(psi1, psi2);
    // g(q) = least: z q^2 + (1 + z - z least) q - least = 0, its positive root without
    // cancellation.
    const double b = 1.0 + z - z * least, root = std::hypot(b, 2.0 * std::sqrt(z * least));
    const double largest = b >= 0.0 ? 2.0 * least / (b + root) : (root - b) / (2.0 * z);
    if (t_squared == 0.0) return largest;
    const auto excess = [&](double q) {
        const double g = q + z * q / (1.0 + z * q);
        return q * t_squared - (psi1 - g) * (psi2 - g);
    };
    if (excess(largest) <= 0.0) return largest;
    std::uintmax_t evaluations = 200;
    const auto [low, high] = boost::math::tools::toms748_solve(
        excess, 0.0, largest, boost::math::tools::eps_tolerance<double>(48), evaluations);
    return 0.5 * (low + high);
}

}  // namespace

double nonlinear_features_variance_limit(const FeatureRatios& ratios, double linear_to_rest) {
    require(ratios);
    if (!(linear_to_rest >= 0.0 && std::isfinite(linear_to_rest)))
        throw std::domain_error(
            "nonlinear_features_variance_limit: needs a finite linear_to_rest >= 0");
    const double p = ratios.features, n = ratios.samples;
    if (p == n) return infinity;
    if (p < n) return p / (n - p);
    const double smoothed = linear_to_rest > 0.0
                                ? ridge_risk_limit(1.0 / n, 1.0 / (n * linear_to_rest), 0.0, 1.0)
                                : 0.0;
    return n / (p - n) + smoothed;
}

RiskShares random_features_shares(const RandomFeatures& m) {
    require(m);
    const double p = m.ratios.features, n = m.ratios.samples, z = m.linear / m.rest;
    if (p == n && m.penalty == 0.0) return {.bias = infinity, .variance = infinity};
    const double chi = -minus_chi(p, n, z, p * n * m.penalty / m.rest);
    const double chi2 = chi * chi, chi3 = chi2 * chi, chi4 = chi3 * chi, chi5 = chi4 * chi;
    const double z2 = z * z, z3 = z2 * z;
    const double e0 = -chi5 * z3 + 3.0 * chi4 * z2 + (p * n - n - p + 1.0) * chi3 * z3 -
                      2.0 * chi3 * z2 - 3.0 * chi3 * z + (p + n - 3.0 * p * n + 1.0) * chi2 * z2 +
                      2.0 * chi2 * z + chi2 + 3.0 * p * n * chi * z - p * n;
    const double e1 = n * chi3 * z2 - n * chi2 * z + p * n * chi * z - p * n;
    const double e2 = chi5 * z3 - 3.0 * chi4 * z2 + (p - 1.0) * chi3 * z3 + 2.0 * chi3 * z2 +
                      3.0 * chi3 * z - (p + 1.0) * chi2 * z2 - 2.0 * chi2 * z - chi2;
    return {.bias = e1 / e0, .variance = e2 / e0};
}

double random_features_risk_limit(const RandomFeatures& m) {
    const RiskShares shares = random_features_shares(m);
    const double bias = m.signal == 0.0 ? 0.0 : m.signal * m.signal * shares.bias;
    const double variance = m.noise_sd == 0.0 ? 0.0 : m.noise_sd * m.noise_sd * shares.variance;
    return bias + variance;
}

}  // namespace overfit::theory
