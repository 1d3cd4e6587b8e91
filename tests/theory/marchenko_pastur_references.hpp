/// The Marchenko-Pastur law by quadrature of its density in 50 digits.
#pragma once

#include <algorithm>

#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include "tests/theory/law_reference.hpp"

namespace overfit::tests {

using FiftyDigits = boost::multiprecision::cpp_bin_float_50;

/// The mass of the continuous part: 1 - atom.
inline FiftyDigits marchenko_pastur_total(double gamma) {
    return gamma > 1.0 ? FiftyDigits(1 / FiftyDigits(gamma)) : FiftyDigits(1);
}

/// An edge of the spectrum: the lower one for sign = -1.
inline FiftyDigits marchenko_pastur_edge(double gamma, int sign) {
    const FiftyDigits root = 1 + sign * sqrt(FiftyDigits(gamma));
    return root * root;
}

/// The integral of h over the continuous part between an edge and x, no further than the middle
/// away. In the square root of the distance to the edge nothing is singular: x = edge -+ width
/// sin^2(t).
template <class Function>
FiftyDigits marchenko_pastur_integral(double gamma, int sign, const FiftyDigits& x,
                                      const Function& h) {
    using Rule = boost::math::quadrature::gauss<FiftyDigits, 20>;
    const FiftyDigits start = marchenko_pastur_edge(gamma, sign);
    const FiftyDigits width = marchenko_pastur_edge(gamma, 1) - marchenko_pastur_edge(gamma, -1);
    const FiftyDigits& pi = boost::math::constants::pi<FiftyDigits>();
    const auto integrand = [&](const FiftyDigits& t) -> FiftyDigits {
        const FiftyDigits s = sin(t), c = cos(t);
        const FiftyDigits at = start - sign * width * s * s;
        return width * s * c * width * s * c / (pi * gamma * at) * h(at);
    };
    // Halved towards the edge again and again: for gamma near 1 the pole at 0 lies just beyond it.
    const FiftyDigits pole = asinh(sqrt(FiftyDigits(start / width)));
    FiftyDigits sum = 0, right = asin(sqrt(FiftyDigits((start - x) * sign / width)));
    for (int i = 0; i < 40 && right > pole; ++i, right /= 2)
        sum += Rule::integrate(integrand, FiftyDigits(right / 2), right);
    return sum + Rule::integrate(integrand, FiftyDigits(0), right);
}

/// The mass of the continuous part between an edge and x.
inline FiftyDigits marchenko_pastur_mass(double gamma, int sign, double x) {
    return marchenko_pastur_integral(gamma, sign, FiftyDigits(x),
                                     [](const FiftyDigits&) { return FiftyDigits(1); });
}

/// The integral of h over the continuous part.
template <class Function>
FiftyDigits marchenko_pastur_mean(double gamma, const Function& h) {
    const FiftyDigits middle = 1 + FiftyDigits(gamma);
    return marchenko_pastur_integral(gamma, -1, middle, h) +
           marchenko_pastur_integral(gamma, 1, middle, h);
}

/// The law at a point between the edges.
inline LawReference marchenko_pastur_reference(double gamma, double x) {
    const FiftyDigits total = marchenko_pastur_total(gamma);
    const FiftyDigits low = marchenko_pastur_edge(gamma, -1);
    const FiftyDigits high = marchenko_pastur_edge(gamma, 1);
    const bool lower = x < 1.0 + gamma;
    const FiftyDigits mass = marchenko_pastur_mass(gamma, lower ? -1 : 1, x), rest = total - mass;
    const FiftyDigits above = lower ? rest : mass, below = 1 - total + (lower ? mass : rest);
    const FiftyDigits& pi = boost::math::constants::pi<FiftyDigits>();
    return {x, static_cast<double>(below), static_cast<double>(above),
            static_cast<double>(
                FiftyDigits(sqrt(FiftyDigits((high - x) * (x - low))) / (2 * pi * gamma * x)))};
}

/// The double nearest to a share of the way from an edge into the support.
inline double marchenko_pastur_inside(double gamma, int sign, double share) {
    const FiftyDigits low = marchenko_pastur_edge(gamma, -1);
    const FiftyDigits high = marchenko_pastur_edge(gamma, 1);
    return static_cast<double>(FiftyDigits(sign < 0 ? FiftyDigits(low + share * (high - low))
                                                    : FiftyDigits(high - share * (high - low))));
}

}  // namespace overfit::tests
