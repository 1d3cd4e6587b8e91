/// Risk of regression with correlated features, in the limit of large n and p.
#include "theory/correlated.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "theory/fixed_point.hpp"

namespace overfit::theory {

namespace {

void require_sizes(const Correlated& m) {
    if (!(m.signal >= 0.0 && std::isfinite(m.signal) && m.noise_sd >= 0.0 &&
          std::isfinite(m.noise_sd)))
        throw std::domain_error("correlated: needs signal >= 0 and noise_sd >= 0, finite");
}

}  // namespace

RiskTerms correlated_risk_limit(const Correlated& m, double gamma, double penalty_per_sample) {
    require_sizes(m);
    const double v = fixed_point(m.spectrum, gamma, penalty_per_sample).v;
    const double noise = m.noise_sd * m.noise_sd;
    if (std::isinf(v)) {
        if (noise == 0.0) return {.bias = 0.0, .variance = 0.0};
        const double infinity = std::numeric_limits<double>::infinity();
        return {.bias = 0.0, .variance = gamma < 1.0 ? noise * gamma / (1.0 - gamma) : infinity};
    }
    double learnt = 0.0, edge = 0.0, missed = 0.0;
    for (std::size_t i = 0; i < m.spectrum.eigenvalues.size(); ++i) {
        const double s = m.spectrum.eigenvalues[i];
        const double fraction = s * v / (1.0 + s * v), rest = 1.0 / (1.0 + s * v);
        learnt += m.spectrum.weights[i] * fraction * fraction;
        edge += m.spectrum.weights[i] * fraction * rest;
        missed += m.spectrum.signal[i] * s * rest * rest;
    }
    const double one_minus_gamma_q = penalty_per_sample * v + gamma * edge;
    return {.bias = m.signal * m.signal * missed / one_minus_gamma_q,
            .variance = noise * gamma * learnt / one_minus_gamma_q};
}

double optimal_correlated_risk_limit(const Correlated& m, double gamma) {
    require_sizes(m);
    if (!(m.signal > 0.0 && m.noise_sd > 0.0))
        throw std::domain_error("optimal_correlated_risk_limit: needs signal > 0 and noise_sd > 0");
    const double ratio = m.noise_sd / m.signal;
    const double penalty = gamma * ratio * ratio;
    const double v = fixed_point(m.spectrum, gamma, penalty).v;
    // 1 - l v = gamma int s v / (1 + s v) dH, which keeps its digits where l v is near 1.
    double learnt = 0.0;
    for (std::size_t i = 0; i < m.spectrum.eigenvalues.size(); ++i) {
        const double product = m.spectrum.eigenvalues[i] * v;
        learnt += m.spectrum.weights[i] * product / (1.0 + product);
    }
    return m.noise_sd * m.noise_sd * gamma * learnt / (penalty * v);
}

}  // namespace overfit::theory
