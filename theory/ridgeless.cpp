/// Exact risk of minimum-norm least squares.
#include "theory/ridgeless.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <stdexcept>

namespace overfit::theory {

namespace {

void require(const Ridgeless& m) {
    if (m.n < 1 || m.p < 1) throw std::domain_error("ridgeless: needs n >= 1 and p >= 1");
    if (!(m.signal >= 0.0 && m.noise_sd >= 0.0))
        throw std::domain_error("ridgeless: needs signal >= 0 and noise_sd >= 0");
}

}  // namespace

double ridgeless_variance(const Ridgeless& m) {
    require(m);
    const int gap = std::abs(m.n - m.p);
    if (m.noise_sd == 0.0) return 0.0;
    if (gap <= 1) return std::numeric_limits<double>::infinity();
    return m.noise_sd * m.noise_sd * std::min(m.n, m.p) / (gap - 1.0);
}

double variance_tail_exponent(const Ridgeless& m) {
    require(m);
    return (std::abs(m.n - m.p) + 1) / 2.0;
}

double ridgeless_bias(const Ridgeless& m) {
    require(m);
    if (m.p <= m.n) return 0.0;
    return m.signal * m.signal * (1.0 - static_cast<double>(m.n) / m.p);
}

double ridgeless_risk(const Ridgeless& m) {
    return ridgeless_bias(m) + ridgeless_variance(m);
}

double ridgeless_risk_limit(double gamma, double signal, double noise_sd) {
    if (!(gamma > 0.0 && signal >= 0.0 && noise_sd >= 0.0))
        throw std::domain_error(
            "ridgeless_risk_limit: needs gamma > 0, signal >= 0 and noise_sd >= 0");
    const double noise = noise_sd * noise_sd;
    if (gamma == 1.0) return noise > 0.0 ? std::numeric_limits<double>::infinity() : 0.0;
    if (gamma < 1.0) return noise * gamma / (1.0 - gamma);
    return signal * signal * (1.0 - 1.0 / gamma) + noise / (gamma - 1.0);
}

std::optional<SecondDescent> second_descent(int n, double signal, double noise_sd) {
    require({.n = n, .p = 1, .signal = signal, .noise_sd = noise_sd});
    if (!(noise_sd > 0.0)) throw std::domain_error("second_descent: needs noise_sd > 0");
    if (signal <= noise_sd) return std::nullopt;
    const double features = (n + 1.0) * signal / (signal - noise_sd);
    const double risk =
        signal * signal * (1.0 - n / features) + noise_sd * noise_sd * n / (features - n - 1.0);
    return SecondDescent{.features = features, .risk = risk};
}

}  // namespace overfit::theory
