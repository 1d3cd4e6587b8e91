/// Ridge regression with isotropic features.
#include "theory/ridge.hpp"

#include <cmath>
#include <stdexcept>

namespace overfit::theory {

double optimal_ridge_penalty(int p, double signal, double noise_sd) {
    if (p < 1 || !(signal > 0.0 && noise_sd >= 0.0))
        throw std::domain_error(
            "optimal_ridge_penalty: needs p >= 1, signal > 0 and noise_sd >= 0");
    const double ratio = noise_sd / signal;
    return p * ratio * ratio;
}

double optimal_ridge_risk_limit(double gamma, double signal, double noise_sd) {
    if (!(gamma > 0.0 && signal >= 0.0 && noise_sd >= 0.0))
        throw std::domain_error(
            "optimal_ridge_risk_limit: needs gamma > 0, signal >= 0 and noise_sd >= 0");
    const double strength = signal * signal, noise = noise_sd * noise_sd;
    const double a = strength * (gamma - 1.0) / gamma - noise;
    // hypot avoids overflow; for a < 0 the product form avoids cancellation.
    const double root = std::hypot(a, 2.0 * signal * noise_sd);
    return a >= 0.0 ? 0.5 * (a + root) : 2.0 * strength * noise / (root - a);
}

double ridge_risk_limit(double gamma, double penalty_per_sample, double signal, double noise_sd) {
    if (!(gamma > 0.0 && penalty_per_sample > 0.0 && signal >= 0.0 && noise_sd >= 0.0))
        throw std::domain_error(
            "ridge_risk_limit: needs gamma > 0, penalty_per_sample > 0, signal >= 0, noise_sd >= "
            "0");
    const double l = penalty_per_sample, b = l + gamma - 1.0;
    const double root = std::hypot(b, 2.0 * std::sqrt(l));
    const double v = b >= 0.0 ? 2.0 / (b + root) : (root - b) / (2.0 * l);
    const double noise = noise_sd * noise_sd;
    return (signal * signal + noise * gamma * v * v) / (l * v * (1.0 + v) * (1.0 + v) + gamma * v);
}

}  // namespace overfit::theory
