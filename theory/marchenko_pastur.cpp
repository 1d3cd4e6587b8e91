/// The Marchenko-Pastur law without cancellation.
#include "theory/marchenko_pastur.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/tools/roots.hpp>

namespace overfit::theory {

namespace {

using boost::math::constants::half_pi;
using boost::math::constants::pi;

void require(double gamma) {
    if (!(gamma > 0.0 && std::isfinite(gamma)))
        throw std::domain_error("marchenko_pastur: gamma must be positive and finite");
}

void require(double gamma, double x) {
    require(gamma);
    if (std::isnan(x)) throw std::domain_error("marchenko_pastur: the argument is NaN");
}

/// Distances of x from both edges; negative outside.
struct Inside {
    double above_low;
    double below_high;
};

Inside inside(double gamma, double x) {
    const double root = 2.0 * std::sqrt(gamma);
    // For a narrow spectrum around max(1, gamma) that difference is exact; for a wide one the
    // edges are accurate themselves.
    if (gamma < 0.25 || gamma > 4.0) {
        const double shift = (x - std::max(1.0, gamma)) - std::min(1.0, gamma);
        return {root + shift, root - shift};
    }
    const SpectrumEdges edges = marchenko_pastur_edges(gamma);
    return {x - edges.low, edges.high - x};
}

/// tau - atan(tau) for tau >= 0, to full relative accuracy.
double excess_over_atan(double tau) {
    if (tau > 0.5) return tau - std::atan(tau);
    double sum = 0.0, power = tau * tau * tau;
    for (int i = 3; power > 1e-18 * sum; i += 4) {
        sum += power / i - power * tau * tau / (i + 2);
        power *= tau * tau * tau * tau;
    }
    return sum;
}

/// scale * excess_over_atan(tau / scale), also for scale = 0.
double scaled_excess(double scale, double tau) {
    if (tau > 0.5 * scale) return tau - scale * std::atan2(tau, scale);
    return scale * excess_over_atan(tau / scale);
}

/// The mass between an edge and the point at angle theta from it, 0 <= tau = tan(theta/2) <= 1:
/// (2/pi) int_0^theta sin^2 t / x(t) dt, where x(t) = near^2 +- 4 root sin^2(t/2) rises from the
/// lower edge or falls from the upper one. With tau as the variable the integrand is rational,
/// 8 tau^2 / (1 + tau^2)^2 / (near^2 + far^2 tau^2), and partial fractions give the closed forms.
/// They cancel where the edges are close in ratio; there the integrand is as smooth as a low
/// polynomial and twenty Gauss-Legendre nodes give every digit.
double mass_from_edge(double gamma, double tau, bool from_low) {
    const double sum = 1.0 + std::sqrt(gamma), difference = std::abs(1.0 - gamma) / sum;
    const double ratio = difference / sum;
    if (ratio > 0.5) {
        const double near = from_low ? difference : sum;
        const double slope = (from_low ? 4.0 : -4.0) * std::sqrt(gamma);
        const auto integrand = [=](double angle) {
            const double half = std::sin(0.5 * angle), s = std::sin(angle);
            return s * s / (near * near + slope * half * half);
        };
        return boost::math::quadrature::gauss<double, 20>::integrate(integrand, 0.0,
                                                                     2.0 * std::atan(tau)) /
               half_pi<double>();
    }
    const double square = ratio * ratio, rest = 1.0 - square;
    const double own = excess_over_atan(tau);
    const double common = 0.5 * (own + tau * tau * tau / (1.0 + tau * tau)) / rest;
    const double integral =
        from_low ? (scaled_excess(ratio, tau) - square * own) / (rest * rest) - common
                 : common - (own - ratio * excess_over_atan(ratio * tau)) / (rest * rest);
    return 8.0 * integral / (sum * sum * half_pi<double>());
}

/// Mass of the continuous part on both sides of a point inside; the shorter side is computed, with
/// its full relative accuracy.
struct Split {
    double below;
    double above;
};

Split split(double gamma, const Inside& at) {
    const double total = std::min(1.0, 1.0 / gamma);
    if (at.above_low <= 0.0) return {0.0, total};
    if (at.below_high <= 0.0) return {total, 0.0};
    if (at.above_low < at.below_high) {
        const double below = mass_from_edge(gamma, std::sqrt(at.above_low / at.below_high), true);
        return {below, total - below};
    }
    const double above = mass_from_edge(gamma, std::sqrt(at.below_high / at.above_low), false);
    return {total - above, above};
}

/// The tau in [0, 1] with mass_from_edge(tau) = mass.
double tau_of_mass(double gamma, double mass, bool from_low) {
    std::uintmax_t evaluations = 200;
    const auto excess = [&](double tau) { return mass_from_edge(gamma, tau, from_low) - mass; };
    const double at_one = excess(1.0);
    if (at_one <= 0.0) return 1.0;
    const auto [low, high] = boost::math::tools::toms748_solve(
        excess, 0.0, 1.0, -mass, at_one, boost::math::tools::eps_tolerance<double>(51),
        evaluations);
    return 0.5 * (low + high);
}

}  // namespace

SpectrumEdges marchenko_pastur_edges(double gamma) {
    require(gamma);
    // (1 - sqrt gamma)(1 + sqrt gamma) = 1 - gamma, which is exact near gamma = 1.
    const double sum = 1.0 + std::sqrt(gamma), difference = (1.0 - gamma) / sum;
    return {.low = difference * difference, .high = sum * sum};
}

double marchenko_pastur_atom(double gamma) {
    require(gamma);
    return gamma > 1.0 ? (gamma - 1.0) / gamma : 0.0;
}

double marchenko_pastur_density(double gamma, double x) {
    require(gamma, x);
    const Inside at = inside(gamma, x);
    if (x == 0.0 && gamma == 1.0) return std::numeric_limits<double>::infinity();
    if (!(at.above_low > 0.0 && at.below_high > 0.0)) return 0.0;
    return std::sqrt(at.above_low) * std::sqrt(at.below_high) / (2.0 * pi<double>() * gamma * x);
}

double marchenko_pastur_cdf(double gamma, double x) {
    require(gamma, x);
    if (x < 0.0) return 0.0;
    const Split mass = split(gamma, inside(gamma, x));
    // The complement is exact to rounding where the mass below is not small.
    if (gamma > 1.0) return mass.above == 0.0 ? 1.0 : 1.0 - mass.above;
    return mass.below;
}

double marchenko_pastur_survival(double gamma, double x) {
    require(gamma, x);
    if (x < 0.0) return 1.0;
    return split(gamma, inside(gamma, x)).above;
}

double marchenko_pastur_quantile(double gamma, double q) {
    require(gamma, q);
    if (!(q >= 0.0 && q <= 1.0))
        throw std::domain_error("marchenko_pastur_quantile: q must be in [0, 1]");
    const SpectrumEdges edges = marchenko_pastur_edges(gamma);
    const double atom = marchenko_pastur_atom(gamma);
    if (q <= atom) return gamma > 1.0 ? 0.0 : edges.low;
    const bool from_low = q - atom < mass_from_edge(gamma, 1.0, true);
    const double tau = tau_of_mass(gamma, from_low ? q - atom : 1.0 - q, from_low);
    // sin^2(theta/2) = tau^2 / (1 + tau^2) of the way from the near edge to the far one.
    const double way = 4.0 * std::sqrt(gamma) * tau * tau / (1.0 + tau * tau);
    return from_low ? edges.low + way : edges.high - way;
}

std::complex<double> marchenko_pastur_stieltjes(double gamma, std::complex<double> z) {
    require(gamma, z.real() + z.imag());
    if (z.imag() == 0.0) return marchenko_pastur_stieltjes(gamma, z.real());
    const SpectrumEdges edges = marchenko_pastur_edges(gamma);
    // The root that behaves like z at infinity, with its cut on the support. It and 1 - gamma - z
    // add up to 2 gamma z m, and their difference is 2/m: use the one that does not cancel.
    const std::complex<double> root = std::sqrt(z - edges.low) * std::sqrt(z - edges.high);
    const std::complex<double> rest = (1.0 - gamma) - z;
    if (rest.real() * root.real() + rest.imag() * root.imag() > 0.0)
        return (rest + root) / (2.0 * gamma * z);
    return 2.0 / (rest - root);
}

double marchenko_pastur_stieltjes(double gamma, double z) {
    require(gamma, z);
    const SpectrumEdges edges = marchenko_pastur_edges(gamma);
    if ((z >= edges.low && z <= edges.high) || (z == 0.0 && gamma > 1.0))
        throw std::domain_error("marchenko_pastur_stieltjes: z lies on the support");
    if (std::isinf(z)) return 0.0;
    const Inside at = inside(gamma, z);
    const double size = std::sqrt(std::abs(at.above_low)) * std::sqrt(std::abs(at.below_high));
    const double root = z < edges.low ? -size : size;
    const double rest = (1.0 - gamma) - z;
    return rest * root > 0.0 ? (rest + root) / (2.0 * gamma * z) : 2.0 / (rest - root);
}

double marchenko_pastur_companion(double gamma, double z) {
    require(gamma, z);
    return marchenko_pastur_stieltjes(1.0 / gamma, z / gamma) / gamma;
}

}  // namespace overfit::theory
