/// Three routes to the law of Kolmogorov's distance.
#include "numerics/kolmogorov_law.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include <Eigen/Core>
#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/binomial.hpp>

namespace overfit::numerics {

namespace {

/// n d^2 from which both sides exceed d together with less than e^-24 of the probability of one.
constexpr double far_tail = 4.0;
constexpr std::size_t exact_up_to = 2000;

/// A matrix times 2^exponent, so that its powers neither overflow nor underflow.
struct Scaled {
    Eigen::MatrixXd matrix;
    int exponent = 0;
};

Scaled product(const Scaled& a, const Scaled& b) {
    Scaled c{a.matrix * b.matrix, a.exponent + b.exponent};
    const int shift = std::ilogb(c.matrix.maxCoeff());
    c.matrix *= std::ldexp(1.0, -shift);
    c.exponent += shift;
    return c;
}

Scaled power(const Scaled& base, std::size_t n) {
    if (n == 1) return base;
    const Scaled half = power(base, n / 2), square = product(half, half);
    return n % 2 == 0 ? square : product(square, base);
}

/// Durbin's matrix H for n d = k - h, 0 <= h < 1 (Marsaglia, Tsang and Wang 2003, section 2).
Eigen::MatrixXd durbin_matrix(int k, double h) {
    const int m = 2 * k - 1;
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(m, m);
    for (int i = 0; i < m; ++i)
        for (int j = 0; j <= std::min(i + 1, m - 1); ++j) matrix(i, j) = 1.0;
    for (int i = 0; i < m; ++i) {
        matrix(i, 0) -= std::pow(h, i + 1);
        matrix(m - 1, i) -= std::pow(h, m - i);
    }
    matrix(m - 1, 0) += std::pow(std::max(2.0 * h - 1.0, 0.0), m);
    for (int i = 0; i < m; ++i)
        for (int j = 0; j <= i; ++j)
            for (int factor = 2; factor <= i - j + 1; ++factor) matrix(i, j) /= factor;
    return matrix;
}

/// P(D < d) = n! / n^n (H^n)_kk.
double exact_cdf(double d, std::size_t n) {
    const double scaled = static_cast<double>(n) * d;
    const int k = static_cast<int>(scaled) + 1;
    const Scaled whole = power({durbin_matrix(k, k - scaled)}, n);
    double mantissa = whole.matrix(k - 1, k - 1);
    int exponent = whole.exponent;
    for (std::size_t i = 1; i <= n; ++i) {
        int shift = 0;
        mantissa = std::frexp(mantissa * static_cast<double>(i) / static_cast<double>(n), &shift);
        exponent += shift;
    }
    return std::ldexp(mantissa, exponent);
}

/// Pelz and Good's expansion of P(sqrt(n) D < x) to order n^-3/2 (Simard and L'Ecuyer 2011, (10)).
double expanded_cdf(double x, std::size_t n) {
    using boost::math::double_constants::pi;
    const double x2 = x * x, x4 = x2 * x2, x6 = x4 * x2;
    const double root = std::sqrt(static_cast<double>(n));
    double k0 = 0.0, k1 = 0.0, k2 = 0.0, k3 = 0.0;
    const double last = 1.0 + 9.0 * x / pi;  // exp(-(pi last)^2 / (2 x^2)) < 2^-53
    for (int k = 0; k <= last; ++k) {
        const double half = std::pow(pi * (k + 0.5), 2), whole = std::pow(pi * k, 2);
        const double at_half = 2.0 * std::exp(-half / (2.0 * x2));
        const double at_whole = 2.0 * std::exp(-whole / (2.0 * x2));
        k0 += at_half;
        k1 += at_half * (half - x2);
        k2 += at_half *
                  (6.0 * x6 + 2.0 * x4 + half * (2.0 * x4 - 5.0 * x2 + half * (1.0 - 2.0 * x2))) -
              at_whole * 2.0 * x4 * whole;
        k3 += at_half * (half * (135.0 * x4 - 96.0 * x6 +
                                 half * (212.0 * x4 - 60.0 * x2 + half * (5.0 - 30.0 * x2))) -
                         30.0 * x6 - 90.0 * x6 * x2) +
              at_whole * 30.0 * x4 * whole * (3.0 * x2 - whole);
    }
    return boost::math::double_constants::root_half_pi *
           (k0 / x + k1 / (6.0 * x4 * root) + k2 / (72.0 * x6 * x * root * root) +
            k3 / (6480.0 * x6 * x4 * root * root * root));
}

void require(double distance, std::size_t n) {
    if (n == 0) throw std::domain_error("kolmogorov_survival: needs n >= 1");
    if (std::isnan(distance)) throw std::domain_error("kolmogorov_survival: distance is NaN");
}

}  // namespace

double one_sided_kolmogorov_survival(double distance, std::size_t n) {
    require(distance, n);
    if (distance <= 0.0) return 1.0;
    const auto size = static_cast<double>(n);
    // d sum_j C(n, j) p^(j-1) (1-p)^(n-j) with p = d + j/n < 1.
    double sum = 0.0;
    for (double j = 0.0; j < size; j += 1.0) {
        const double p = distance + j / size;
        if (p >= 1.0) break;
        sum += boost::math::pdf(boost::math::binomial(size, p), j) / p;
    }
    return std::min(1.0, distance * sum);
}

double kolmogorov_survival(double distance, std::size_t n) {
    require(distance, n);
    const auto size = static_cast<double>(n);
    if (2.0 * size * distance <= 1.0) return 1.0;
    if (distance >= 1.0) return 0.0;
    // Two deviations of at least 1/2 exclude each other.
    if (size * distance * distance >= far_tail || distance > 0.5)
        return 2.0 * one_sided_kolmogorov_survival(distance, n);
    const double below =
        n <= exact_up_to ? exact_cdf(distance, n) : expanded_cdf(std::sqrt(size) * distance, n);
    return std::clamp(1.0 - below, 0.0, 1.0);
}

}  // namespace overfit::numerics
