/// The weights by two trapezoidal sums, each around the saddle point of its integrand.
#include "theory/gaussian_hull_weights.hpp"

#include <algorithm>
#include <cmath>
#include <complex>

#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "theory/faddeeva.hpp"

namespace overfit::theory {

namespace {

using namespace boost::math::double_constants;

/// A term this much below the sum ends it.
constexpr double negligible = 0x1p-58;

/// A step of 2^-j, so that nodes are exact; between width / 4 and width / 2.
double step_for(double width) {
    const double step = std::exp2(std::floor(std::log2(0.5 * width)));
    return step;
}

/// An integral as exp(log_scale) times a number of moderate size, and the point that it is
/// scaled for.
struct Saddle {
    double place;
    double log_scale;
    double log_rest;
};

/// g_k of the negative argument, but for its constant: place is the height t times s, log_scale
/// that of t^2 / 2 (the factor erfcx(place / sqrt 2)^k is the caller's), log_rest the rest.
///
/// At the saddle point place = strength (hazard - place), with the hazard rate of the normal law
/// there. The derivative of the parenthesis is close to -1 / (place^2 + 11/4), which is enough for
/// finding the point and for the width of the peak.
Saddle internal(int k, double scale) {
    const double strength = k * scale * scale;
    double place = std::sqrt(strength), slope = 1.0;
    for (int newton = 0; newton < 6; ++newton) {
        const double hazard = 2.0 * one_div_root_two_pi / scaled_erfc(one_div_root_two * place);
        slope = 1.0 + strength / (place * place + 2.75);
        place -= (place - strength * (hazard - place)) / slope;
    }
    // A quarter of the width: the real axis, where w varies fast for a large s, must be many steps
    // away.
    const double height = place / scale, step = 0.25 / std::sqrt(slope);
    const auto w = [&](double u) {
        return faddeeva({one_div_root_two * scale * u, one_div_root_two * place});
    };
    const std::complex<double> top = w(0.0);
    double sum = 0.5, term = 1.0;
    for (int j = 1; std::abs(term) > negligible * sum; ++j) {
        const double u = j * step;
        const std::complex exponent =
            static_cast<double>(k) * std::log(w(u) / top) - u * std::complex(0.5 * u, height);
        term = std::exp(exponent.real());
        sum += term * std::cos(exponent.imag());
    }
    return {place, 0.5 * height * height, std::log(2.0 * step * sum)};
}

/// M log Phi(sqrt(2) x).
double log_below(double count, double x) {
    return count * (x < 0.0 ? std::log(0.5 * std::erfc(-x)) : std::log1p(-0.5 * std::erfc(x)));
}

/// The x where exp(-m x^2) Phi(sqrt(2) x)^M is greatest, by Newton's method for the logarithm of
/// both sides of 2 m x = M times the logarithmic derivative of Phi, as functions of log x.
double external_peak(double m, double count) {
    double x = std::sqrt(std::log1p(count / m));
    for (int newton = 0; newton < 12; ++newton) {
        const double ratio = two_div_root_pi * std::exp(-x * x) / std::erfc(-x);
        const double excess = std::log(2.0 * m * x / (count * ratio));
        x *= std::exp(-excess / (1.0 + x * (2.0 * x + ratio)));
    }
    return x;
}

/// int exp(-m x^2) Phi(sqrt(2) x)^M dx: place is a point x at its peak, log_scale is M log Phi
/// there (the factor exp(-m place^2) is the caller's).
Saddle external(double m, double count) {
    double peak = count > 0.0 ? external_peak(m, count) : 0.0;
    const double ratio = count > 0.0 ? 2.0 * m * peak : 0.0;
    // The second width is that of the left flank, which is the narrower one for m below 1.
    const double step = step_for(std::min(1.0 / std::sqrt(2.0 * m + ratio * (2.0 * peak)),
                                          count > 0.0 ? 0.3 / (1.0 + peak) : 1e300));
    peak = step * std::round(peak / step);
    const double at_peak = log_below(count, peak);
    double sum = 1.0;
    for (const double direction : {step, -step}) {
        double term = 1.0;
        for (int j = 1; term > negligible * sum; ++j) {
            const double x = peak + j * direction;
            term = std::exp(log_below(count, x) - at_peak - m * (x - peak) * (x + peak));
            sum += term;
        }
    }
    return {peak, at_peak, std::log(step * sum)};
}

}  // namespace

GaussianHullWeight::GaussianHullWeight(const GaussianHull& hull, int k) : hull_(hull) {
    while (index_ < k) up();
}

void GaussianHullWeight::up() {
    log_falling_ += std::log1p(-index_ / hull_.points);
    ++index_;
}

void GaussianHullWeight::down() {
    --index_;
    log_falling_ -= std::log1p(-index_ / hull_.points);
}

double GaussianHullWeight::log_value() const {
    const double k = index_, s = hull_.scale;
    const double m = k + 1.0 / (s * s);
    const Saddle above = external(m, hull_.points - k), within = internal(index_, s);
    const double base = 0.5 * hull_.points * std::erfc(above.place) *
                        scaled_erfc(one_div_root_two * within.place) / scaled_erfc(above.place);
    const double constant = one_div_root_two * one_div_pi * (s * m);
    return k * std::log(base) - boost::math::lgamma(k + 1.0) + log_falling_ + within.log_scale +
           within.log_rest + above.log_scale + above.log_rest -
           (above.place / s) * (above.place / s) + std::log(constant);
}

}  // namespace overfit::theory
