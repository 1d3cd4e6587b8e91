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

double ridgeless_bias(const Ridgeless& m) {
    require(m);
    if (m.p <= m.n) return 0.0;
    return m.signal * m.signal * (1.0 - static_cast<double>(m.n) / m.p);
}

double ridgeless_risk(const Ridgeless& m) { return ridgeless_bias(m) + ridgeless_variance(m); }

}  // namespace overfit::theory
