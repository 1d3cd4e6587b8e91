/// Ridge regression, at any penalty and optimally tuned.
#include "theory/ridge.hpp"

#include <cmath>
#include <stdexcept>

#include "theory/ridgeless.hpp"

namespace overfit::theory {

double optimal_ridge_penalty(int p, double signal, double noise_sd) {
    if (p < 1 || !(signal > 0.0 && noise_sd >= 0.0))
        throw std::domain_error(
            "optimal_ridge_penalty: needs p >= 1, signal > 0 and noise_sd >= 0");
    const double ratio = noise_sd / signal;
    return p * ratio * ratio;
}

double ridge_risk_limit(double gamma, double l, double signal, double noise_sd) {
    if (!(gamma > 0.0 && std::isfinite(gamma) && l >= 0.0 && signal >= 0.0 && noise_sd >= 0.0))
        throw std::domain_error(
            "ridge_risk_limit: needs gamma > 0 and l, signal and noise_sd >= 0");
    if (std::isinf(l)) return signal * signal;
    if (l == 0.0) return ridgeless_risk_limit(gamma, signal, noise_sd);
    // l v^2 + b v = 1; t = v/(1 + v) from whichever form of the root does not cancel.
    const double b = l + gamma - 1.0, root = std::hypot(b, 2.0 * std::sqrt(l));
    const double t = b > 0.0 ? 2.0 / (b + root + 2.0) : (root - b) / (root - b + 2.0 * l);
    const double rest = b > 0.0 ? (b + root) / (b + root + 2.0) : 2.0 * l / (root - b + 2.0 * l);
    const double q = gamma * t * t;
    return (signal * signal * rest * rest + noise_sd * noise_sd * q) / (1.0 - q);
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

}  // namespace overfit::theory
