/// The law of the least singular value by quadrature of Edelman's densities in 100 digits.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <limits>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include "tests/theory/law_reference.hpp"
#include "theory/smallest_singular_value.hpp"

namespace overfit::tests {

using HundredDigits = boost::multiprecision::cpp_bin_float_100;
using HundredDigitDensity = std::function<HundredDigits(const HundredDigits&)>;

/// Kummer's function M(a, b, z) by its series.
inline HundredDigits kummer(const HundredDigits& a, const HundredDigits& b,
                            const HundredDigits& z) {
    const HundredDigits epsilon = std::numeric_limits<HundredDigits>::epsilon();
    HundredDigits term = 1, sum = 1;
    for (int j = 0; abs(term) > epsilon * abs(sum) || j < 5; ++j)
        sum += term *= (a + j) * z / ((b + j) * (j + 1));
    return sum;
}

/// Density of the least singular value t of a p x p matrix, not normalised: Edelman's (1988,
/// theorem 3.1) for x = t^2, x^(-1/2) exp(-p x/2) U((p-1)/2, -1/2, x/2), with Tricomi's U from
/// Kummer's functions (DLMF 13.2.42).
inline HundredDigitDensity square_density(int p) {
    const HundredDigits a = HundredDigits(p - 1) / 2, half = HundredDigits(1) / 2;
    const HundredDigits even = tgamma(3 * half) / tgamma(HundredDigits(a + 3 * half));
    const HundredDigits odd =
        p == 1 ? HundredDigits(0) : HundredDigits(tgamma(-3 * half) / tgamma(a));
    return [=](const HundredDigits& t) {
        const HundredDigits z = t * t / 2;
        const HundredDigits tricomi =
            even * kummer(a, -half, z) +
            odd * z * sqrt(z) * kummer(HundredDigits(a + 3 * half), HundredDigits(5 * half), z);
        return HundredDigits(exp(HundredDigits(-p * z)) * tricomi);
    };
}

/// The same three rows or columns from square (Edelman 1991, table 1): in u = t^2 it is
/// u e^(-p u/2) sum_j C(q, j) N!/(N-j)! u^(q-j), q = p - 1, N = p + 2. All terms are positive.
inline HundredDigitDensity third_density(int p) {
    return [p](const HundredDigits& t) {
        const HundredDigits u = t * t;
        HundredDigits coefficient = 1, sum = 1;
        for (int j = 0; j < p - 1; ++j) {
            coefficient *= HundredDigits((p - 1 - j) * (p + 2 - j)) / (j + 1);
            sum = sum * u + coefficient;
        }
        return HundredDigits(t * u * exp(HundredDigits(-p * u / 2)) * sum);
    };
}

/// For |n - p| = 0, 1 (a Rayleigh law) or 3.
inline HundredDigitDensity smallest_singular_value_density(const theory::GaussianMatrix& shape) {
    const int least = std::min(shape.n, shape.p);
    switch (std::abs(shape.n - shape.p)) {
        case 0: return square_density(least);
        case 1:
            return [least](const HundredDigits& t) {
                return HundredDigits(t * exp(HundredDigits(-least * t * t / 2)));
            };
        case 3: return third_density(least);
        default:
            throw std::domain_error("smallest_singular_value_density: |n - p| must be 0, 1 or 3");
    }
}

/// A length in which the density changes by a moderate factor.
inline double smallest_singular_value_step(const theory::GaussianMatrix& shape) {
    return 1.0 / std::sqrt(std::min(shape.n, shape.p));
}

inline LawReference smallest_singular_value_reference(const theory::GaussianMatrix& shape,
                                                      double t) {
    return law_of_density<HundredDigits>(smallest_singular_value_density(shape), t,
                                         smallest_singular_value_step(shape));
}

inline double smallest_singular_value_mean_reference(const theory::GaussianMatrix& shape) {
    const HundredDigitDensity density = smallest_singular_value_density(shape);
    const double step = smallest_singular_value_step(shape);
    const auto first = integral_to_infinity<HundredDigits>(
        [&](const HundredDigits& t) { return HundredDigits(t * density(t)); }, 0, step);
    return static_cast<double>(
        HundredDigits(first / integral_to_infinity<HundredDigits>(density, 0, step)));
}

}  // namespace overfit::tests
