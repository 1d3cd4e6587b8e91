/// Chooses the route to the law of the least singular value, and integrates or inverts it.
#include "theory/smallest_singular_value.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>

#include "theory/wishart_pfaffian.hpp"

namespace overfit::theory {

namespace {

constexpr int largest_min = 40, largest_max = 400;

int min_of(const GaussianMatrix& m) {
    return std::min(m.n, m.p);
}
int max_of(const GaussianMatrix& m) {
    return std::max(m.n, m.p);
}

void require(const GaussianMatrix& m) {
    if (m.n < 1 || m.p < 1)
        throw std::domain_error("smallest_singular_value: needs n >= 1 and p >= 1");
    const bool closed = min_of(m) == 1 || std::abs(m.n - m.p) <= 1;
    if (!closed && (min_of(m) > largest_min || max_of(m) > largest_max))
        throw std::domain_error(
            "smallest_singular_value: needs min(n, p) <= 40 and max(n, p) <= 400, or |n - p| <= 1");
}

/// int_0^(pi/2) sin^(p-2) f cos^3 f / sqrt(p cos^2 f + sin^2 f) h(sqrt((p + tan^2 f) / 2)) df.
template <class Function>
double edelman_integral(int p, const Function& h) {
    static boost::math::quadrature::tanh_sinh<double> rule;
    const auto integrand = [&](double angle) {
        const double s = std::sin(angle), c = std::cos(angle);
        const double norm = std::sqrt(p * c * c + s * s);
        return std::pow(s, p - 2.0) * c * c * c / norm * h(norm / (c * std::sqrt(2.0)));
    };
    const double end = boost::math::constants::half_pi<double>();
    // The rule stops once two levels differ by this much; its digits double from level to level.
    const double three_quarters_of_the_digits = 0x1p-40;
    return rule.integrate(integrand, 0.0, end, three_quarters_of_the_digits);
}

/// E h(rate) where, given `rate`, sigma is half-normal: P(sigma <= t | rate) = erf(rate t). p >= 2.
template <class Function>
double square_average(int p, const Function& h) {
    return edelman_integral(p, h) / edelman_integral(p, [](double) { return 1.0; });
}

Tails tails(const GaussianMatrix& m, double t) {
    const int least = min_of(m);
    if (least == 1)
        return {boost::math::gamma_p(0.5 * max_of(m), 0.5 * t * t),
                boost::math::gamma_q(0.5 * max_of(m), 0.5 * t * t)};
    if (m.n == m.p)
        return {square_average(least, [t](double rate) { return std::erf(rate * t); }),
                square_average(least, [t](double rate) { return std::erfc(rate * t); })};
    if (std::abs(m.n - m.p) == 1)
        return {-std::expm1(-0.5 * least * t * t), std::exp(-0.5 * least * t * t)};
    return WishartPfaffian(least, max_of(m))(t);
}

/// Beyond this, P(sigma > t) <= 2^-60: sigma is at most the distance of one column (or row) to the
/// span of the others, which is chi with k + 1 degrees of freedom.
double far_right(const GaussianMatrix& m) {
    const double degrees = std::abs(m.n - m.p) + 1.0;
    return std::sqrt(2.0 * boost::math::gamma_q_inv(0.5 * degrees, 0x1p-60));
}

/// int_0^oo P(sigma > t) dt. The integrand is entire, so that Gauss and Kronrod's 61 nodes give all
/// digits of a double once the 30 nodes of Gauss among them give half of them.
double pfaffian_mean(const GaussianMatrix& m) {
    const WishartPfaffian law(min_of(m), max_of(m));
    double end = far_right(m);
    while (law(0.5 * end).above < 0x1p-60) end *= 0.5;
    const double half_the_digits = std::sqrt(std::numeric_limits<double>::epsilon());
    return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(
        [&law](double t) { return law(t).above; }, 0.0, end, 5, half_the_digits);
}

double checked(double t) {
    if (std::isnan(t)) throw std::domain_error("smallest_singular_value: the argument is NaN");
    return t;
}

}  // namespace

double smallest_singular_value_cdf(const GaussianMatrix& shape, double t) {
    require(shape);
    if (checked(t) <= 0.0) return 0.0;
    return std::isinf(t) ? 1.0 : tails(shape, t).below;
}

double smallest_singular_value_survival(const GaussianMatrix& shape, double t) {
    require(shape);
    if (checked(t) <= 0.0) return 1.0;
    return std::isinf(t) ? 0.0 : tails(shape, t).above;
}

double smallest_singular_value_quantile(const GaussianMatrix& shape, double q) {
    require(shape);
    if (!(q > 0.0 && q < 1.0))
        throw std::domain_error("smallest_singular_value_quantile: q must be in (0, 1)");
    // The chance to lie below is at least that of the chi law of far_right.
    const double degrees = std::abs(shape.n - shape.p) + 1.0;
    const double start = std::sqrt(2.0 * boost::math::gamma_p_inv(0.5 * degrees, q));
    std::uintmax_t evaluations = 200;
    const auto excess = [&](double t) { return smallest_singular_value_cdf(shape, t) - q; };
    const auto [low, high] = boost::math::tools::bracket_and_solve_root(
        excess, start, 2.0, true, boost::math::tools::eps_tolerance<double>(45), evaluations);
    return 0.5 * (low + high);
}

double smallest_singular_value_mean(const GaussianMatrix& shape) {
    require(shape);
    const int least = min_of(shape);
    if (least == 1)
        return boost::math::constants::root_two<double>() *
               boost::math::tgamma_delta_ratio(0.5 * (max_of(shape) + 1), -0.5);
    if (shape.n == shape.p)
        return square_average(least, [](double rate) {
            return boost::math::constants::one_div_root_pi<double>() / rate;
        });
    if (std::abs(shape.n - shape.p) == 1)
        return std::sqrt(boost::math::constants::half_pi<double>() / least);
    return pfaffian_mean(shape);
}

double square_limit_cdf(double t) {
    if (checked(t) <= 0.0) return 0.0;
    return std::isinf(t) ? 1.0 : -std::expm1(-0.5 * t * t - t);
}

double square_limit_mean() {
    using namespace boost::math::double_constants;
    return std::sqrt(half_pi * e) * std::erfc(one_div_root_two);
}

}  // namespace overfit::theory
