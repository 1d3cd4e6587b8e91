/// The limits of the least singular value by quadrature of their densities in 50 digits.
#pragma once

#include <limits>

#include <boost/math/quadrature/tanh_sinh.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include "tests/theory/law_reference.hpp"

namespace overfit::tests {

using FiftyDigits = boost::multiprecision::cpp_bin_float_50;

/// I_3(y), by its power series.
inline FiftyDigits third_bessel(const FiftyDigits& y) {
    const FiftyDigits square = y * y / 4;
    FiftyDigits term = y * square / 12, sum = term;  // (y/2)^3 / 3!
    for (int j = 1; term > sum * std::numeric_limits<FiftyDigits>::epsilon(); ++j)
        sum += term *= square / (j * (j + 3));
    return sum;
}

/// Density of the limit of sqrt(m) sigma for |n - p| = k: Edelman's (1988) for k = 0, and for k = 3
/// what becomes of Forrester's (1993) x^(-1/2) exp(-x/2) I_3(2 sqrt x)/2 under x = t^2.
inline FiftyDigits hard_edge_reference_density(int k, const FiftyDigits& t) {
    const FiftyDigits decay = exp(FiftyDigits(-t * t / 2));
    if (k == 3) return decay * third_bessel(2 * t);
    return k == 0 ? FiftyDigits((1 + t) * decay * exp(FiftyDigits(-t))) : FiftyDigits(t * decay);
}

inline LawReference hard_edge_reference(int k, double t) {
    return law_of_density<FiftyDigits>(
        [k](const FiftyDigits& s) { return hard_edge_reference_density(k, s); }, t, 1.0);
}

/// lim E log(largest / least singular value) - log n for square matrices, where the largest is
/// 2 sqrt(n)(1 + o(1)).
inline double log_condition_reference() {
    boost::math::quadrature::tanh_sinh<FiftyDigits> rule;
    const FiftyDigits mean_log = rule.integrate(
        [](const FiftyDigits& t) {
            return FiftyDigits(log(t) * hard_edge_reference_density(0, t));
        },
        FiftyDigits(0), FiftyDigits(20), FiftyDigits(1e-20));
    return static_cast<double>(FiftyDigits(log(FiftyDigits(2)) - mean_log));
}

}  // namespace overfit::tests
