/// The limit law of A^2 by its series, and a fitted correction for the sample size.
#include "numerics/anderson_darling_law.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>

namespace overfit::numerics {

namespace {

/// P(A^2 < z) for n -> infinity: Anderson and Darling (1952, p. 204). The inner integrals are taken
/// by the trapezoidal rule; the integrand is analytic for |Im w| < 1 and even.
double anderson_darling_limit_cdf(double z) {
    using boost::math::double_constants::pi;
    if (z <= 0.0) return 0.0;
    // The heaviest of the chi-squares that add up to A^2 has weight 1/2, so 1 - cdf falls like
    // e^-z, below 2^-53 here; the terms of the series grow like e^(z/8) and would cancel.
    if (z > 40.0) return 1.0;
    constexpr double step = 1.0 / 16.0;
    double sum = 0.0, coefficient = 1.0;  // (-1)^j Gamma(j + 1/2) / (Gamma(1/2) j!)
    for (int j = 0;; ++j) {
        const double decay = std::pow((4.0 * j + 1.0) * pi, 2) / (8.0 * z);
        const auto integrand = [&](double w) {
            return std::exp(z / (8.0 * (w * w + 1.0)) - decay * (w * w + 1.0));
        };
        double integral = 0.5 * integrand(0.0);
        for (double w = step; decay * w * w < 50.0; w += step) integral += integrand(w);
        const double term = coefficient * (4.0 * j + 1.0) * integral * step;
        sum += term;
        if (decay - z / 8.0 > 50.0) break;
        coefficient *= -(j + 0.5) / (j + 1.0);
    }
    return std::clamp(sum * std::sqrt(2.0 * pi) / z, 0.0, 1.0);
}

double polynomial(double x, std::initializer_list<double> ascending) {
    double value = 0.0;
    for (auto c = std::rbegin(ascending); c != std::rend(ascending); ++c) value = value * x + *c;
    return value;
}

/// What to add to the limiting probability x for samples of size n: the fit by simulation of
/// Marsaglia and Marsaglia (2004, section 3).
double anderson_darling_correction(double n, double x) {
    if (x > 0.8)
        return polynomial(x, {-130.2137, 745.2337, -1705.091, 1950.646, -1116.360, 255.7844}) / n;
    const double crossover = 0.01265 + 0.1757 / n;
    if (x < crossover) {
        const double t = x / crossover;
        return std::sqrt(t) * (1.0 - t) * (49.0 * t - 102.0) *
               (0.0037 / (n * n) + 0.00078 / n + 0.00006) / n;
    }
    const double t = (x - crossover) / (0.8 - crossover);
    return polynomial(t, {-0.00022633, 6.54034, -14.6538, 14.458, -8.259, 1.91864}) *
           (0.04213 + 0.01365 / n) / n;
}

}  // namespace

double anderson_darling_survival(double statistic, std::size_t n) {
    if (n == 0 || std::isnan(statistic))
        throw std::domain_error("anderson_darling_survival: needs n >= 1 and a number");
    // One value u: A^2 = -1 - log(u (1 - u)), and |2u - 1|, which is uniform, is
    // (1 - 4 u (1 - u))^(1/2).
    if (n == 1) return 1.0 - std::sqrt(std::max(0.0, 1.0 - 4.0 * std::exp(-1.0 - statistic)));
    const double limit = anderson_darling_limit_cdf(statistic);
    if (limit == 1.0) return 0.0;
    const double below = limit + anderson_darling_correction(static_cast<double>(n), limit);
    return std::clamp(1.0 - below, 0.0, 1.0);
}

}  // namespace overfit::numerics
