/// Closed form of the risk with autoregressive features.
#include "theory/autoregressive.hpp"

#include <cmath>
#include <stdexcept>

namespace overfit::theory {

RiskTerms autoregressive_risk_limit(double gamma, double rho, double signal, double noise_sd) {
    if (!(gamma > 1.0 && std::isfinite(gamma) && rho >= 0.0 && rho < 1.0))
        throw std::domain_error("autoregressive_risk_limit: needs gamma > 1 and 0 <= rho < 1");
    if (!(signal >= 0.0 && noise_sd >= 0.0))
        throw std::domain_error("autoregressive_risk_limit: needs signal >= 0 and noise_sd >= 0");
    const double a = 1.0 + rho * rho, b = (1.0 - rho) * (1.0 + rho);
    const double excess = (gamma - 1.0) * (gamma + 1.0);
    const double root = std::sqrt(a * a + excess * b * b);
    const double w = (a + root) / excess;
    return {.bias = signal * signal * b / (gamma * w),
            .variance = noise_sd * noise_sd * (a + w) / root};
}

}  // namespace overfit::theory
