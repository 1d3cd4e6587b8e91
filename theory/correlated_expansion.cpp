/// The first finite-size correction to the risk of regression with correlated features.
#include "theory/correlated_expansion.hpp"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <stdexcept>

#include <boost/math/differentiation/autodiff.hpp>

#include "theory/fixed_point.hpp"

namespace overfit::theory {

namespace {

/// A number with its derivative in t.
using Dual = boost::math::differentiation::autodiff_fvar<double, 1>;

double slope(const Dual& x) {
    return x.derivative(1);
}

/// s / (1 + t s) at t = 0.
Dual moved(double eigenvalue) {
    const Dual t = boost::math::differentiation::make_fvar<double, 1>(0.0);
    return eigenvalue / (1.0 + eigenvalue * t);
}

/// sum_i f_i, f_i' and s_i^2 / (1 + s_i T)^3 over all features.
struct Sums {
    Dual learnt = 0.0;
    Dual steepness = 0.0;
    Dual curvature = 0.0;
};

Sums sums_at(const Dual& trace, const Spectrum& h, int p) {
    Sums sums;
    for (std::size_t i = 0; i < h.eigenvalues.size(); ++i) {
        const Dual s = moved(h.eigenvalues[i]);
        const Dual rest = 1.0 / (1.0 + s * trace);
        const double count = p * h.weights[i];
        sums.learnt += count * (s * trace * rest);
        sums.steepness += count * (s * rest * rest);
        sums.curvature += count * (s * s * rest * rest * rest);
    }
    return sums;
}

/// T_0, T_1 and U of the header.
struct Trace {
    Dual leading;
    Dual correction;
    Dual square;
};

Trace trace_of(const Spectrum& h, int n, int p, double penalty) {
    const double v = fixed_point(h, static_cast<double>(p) / n, penalty / n).v;
    // One Newton step from the solution leaves the value and brings the derivative.
    const Sums start = sums_at(Dual(v), h, p);
    const Dual leading =
        v - (penalty * v + start.learnt - static_cast<double>(n)) / (penalty + start.steepness);
    const Sums sums = sums_at(leading, h, p);
    const Dual square = leading / (penalty + sums.steepness);
    return {leading, square * sums.curvature / (penalty + sums.steepness), square};
}

double missed_signal(const Spectrum& h, const Trace& trace) {
    const Dual t = boost::math::differentiation::make_fvar<double, 1>(0.0);
    double missed = 0.0;
    for (std::size_t i = 0; i < h.eigenvalues.size(); ++i) {
        if (h.signal[i] == 0.0) continue;
        const Dual s = moved(h.eigenvalues[i]);
        const Dual rest = 1.0 / (1.0 + s * trace.leading);
        const Dual unlearnt =
            rest - trace.correction * s * rest * rest + trace.square * s * s * rest * rest * rest;
        missed -= h.signal[i] * slope(unlearnt / (1.0 + h.eigenvalues[i] * t));
    }
    return missed;
}

/// The geometric series that begins with these two terms.
double summed(double leading, double correction) {
    if (correction >= leading) return std::numeric_limits<double>::infinity();
    return leading / (1.0 - correction / leading);
}

}  // namespace

RiskTerms correlated_risk_expansion(const Correlated& m, int n, int p, double penalty) {
    if (n < 1 || p < 1)
        throw std::domain_error("correlated_risk_expansion: needs n >= 1 and p >= 1");
    const RiskTerms limit = correlated_risk_limit(m, static_cast<double>(p) / n, penalty / n);
    const double noise = m.noise_sd * m.noise_sd;
    if (penalty == 0.0 && p <= n + 1) {
        const double infinity = std::numeric_limits<double>::infinity();
        const double variance = n - p > 1 ? noise * p / (n - p - 1.0) : infinity;
        return {.bias = limit.bias, .variance = noise > 0.0 ? variance : 0.0};
    }
    const Trace trace = trace_of(m.spectrum, n, p, penalty);
    return {.bias = m.signal * m.signal * missed_signal(m.spectrum, trace),
            .variance = noise * summed(slope(trace.leading), slope(trace.correction))};
}

}  // namespace overfit::theory
