/// Exact risk of a misspecified linear model.
#include "theory/misspecified.hpp"

#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>

#include <boost/math/tools/minima.hpp>

#include "theory/ridge.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::theory {

namespace {

constexpr double widest = 1000.0;

void require(const SignalDecay& w) {
    if (!(w.decay > 0.0 && std::isfinite(w.decay) && w.signal >= 0.0 && w.noise_sd >= 0.0))
        throw std::domain_error(
            "misspecified: needs decay > 0, signal >= 0 and noise_sd >= 0, finite");
}

/// Sizes of the observed signal, of the hidden one and of the noise with the hidden one.
struct Split {
    double observed;
    double hidden;
    double noise_sd;
};

Split split_at(const SignalDecay& w, double gamma) {
    require(w);
    if (!(gamma >= 0.0)) throw std::domain_error("misspecified: needs gamma >= 0");
    const double log_hidden = -w.decay * std::log1p(gamma);
    const double hidden = w.signal * std::exp(0.5 * log_hidden);
    return {.observed = w.signal * std::sqrt(-std::expm1(log_hidden)),
            .hidden = hidden,
            .noise_sd = std::hypot(w.noise_sd, hidden)};
}

/// The least value on [low, high]: the best of a fine grid in log gamma, refined beside it.
Lowest least_between(double low, double high, const std::function<double(double)>& risk) {
    constexpr int points = 2000;
    const double step = std::log(high / low) / points;
    double best = std::log(low);
    for (int i = 1; i <= points; ++i) {
        const double here = std::log(low) + i * step;
        if (risk(std::exp(here)) < risk(std::exp(best))) best = here;
    }
    const auto [place, value] = boost::math::tools::brent_find_minima(
        [&](double t) { return risk(std::exp(t)); }, std::max(best - step, std::log(low)),
        std::min(best + step, std::log(high)), std::numeric_limits<double>::digits / 2);
    return {.gamma = std::exp(place), .risk = value};
}

}  // namespace

double misspecified_risk(const Misspecified& m) {
    if (!(m.observed >= 0.0 && m.hidden >= 0.0 && m.noise_sd >= 0.0))
        throw std::domain_error("misspecified: needs observed, hidden and noise_sd >= 0");
    return m.hidden * m.hidden + ridgeless_risk({.n = m.n,
                                                 .p = m.p,
                                                 .signal = m.observed,
                                                 .noise_sd = std::hypot(m.noise_sd, m.hidden)});
}

Misspecified seen_by(const SignalDecay& world, int n, int p) {
    if (n < 1 || p < 1) throw std::domain_error("seen_by: needs n >= 1 and p >= 1");
    const Split split = split_at(world, static_cast<double>(p) / n);
    return {.n = n,
            .p = p,
            .observed = split.observed,
            .hidden = split.hidden,
            .noise_sd = world.noise_sd};
}

double misspecified_risk_limit(const SignalDecay& world, double gamma) {
    const Split split = split_at(world, gamma);
    if (gamma == 0.0) return world.signal * world.signal;
    return split.hidden * split.hidden +
           ridgeless_risk_limit(gamma, split.observed, split.noise_sd);
}

double misspecified_optimal_ridge_limit(const SignalDecay& world, double gamma) {
    const Split split = split_at(world, gamma);
    if (gamma == 0.0) return world.signal * world.signal;
    return split.hidden * split.hidden +
           optimal_ridge_risk_limit(gamma, split.observed, split.noise_sd);
}

Lowest misspecified_minimum_below(const SignalDecay& world) {
    const Lowest inside = least_between(
        1e-6, 1.0 - 1e-6, [&](double gamma) { return misspecified_risk_limit(world, gamma); });
    const double nothing = misspecified_risk_limit(world, 0.0);
    return inside.risk < nothing ? inside : Lowest{.gamma = 0.0, .risk = nothing};
}

Lowest misspecified_minimum_above(const SignalDecay& world) {
    return least_between(1.0 + 1e-6, widest,
                         [&](double gamma) { return misspecified_risk_limit(world, gamma); });
}

Lowest misspecified_optimal_ridge_minimum(const SignalDecay& world) {
    return least_between(
        1e-6, widest, [&](double gamma) { return misspecified_optimal_ridge_limit(world, gamma); });
}

}  // namespace overfit::theory
