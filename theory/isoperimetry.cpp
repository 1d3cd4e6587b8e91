/// Caps of spheres, maxima over directions and the spectrum of signed products.
#include "theory/isoperimetry.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>

#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>

namespace overfit::theory {

namespace {

using namespace boost::math::double_constants;

void require_dimension(double dimension, double least) {
    if (!(dimension >= least && std::isfinite(dimension)))
        throw std::domain_error(
            "isoperimetry: needs a finite dimension of at least 2, or above 0 "
            "for the Gaussian law");
}

void require_distance(double t) {
    if (!(t >= 0.0)) throw std::domain_error("isoperimetry: needs a distance t >= 0");
}

double normal_survival(double t) {
    return 0.5 * std::erfc(t * one_div_root_two);
}

void require(const Directions& m) {
    require_dimension(m.dimension, 2.0);
    if (!(m.count >= 1.0 && std::isfinite(m.count) && m.samples > 0.0 && std::isfinite(m.samples)))
        throw std::domain_error("Directions: needs M >= 1 and n > 0, both finite");
}

/// (1 - survival)^M.
double none_of(double count, double survival) {
    return survival >= 1.0 ? 0.0 : std::exp(count * std::log1p(-survival));
}

}  // namespace

double sphere_height_survival(double t, double dimension) {
    require_dimension(dimension, 2.0);
    if (std::isnan(t)) throw std::domain_error("sphere_height_survival: t is not a number");
    if (t < 0.0) return 1.0 - sphere_height_survival(-t, dimension);
    if (t >= 1.0) return 0.0;
    // 1 - t^2 as a product, so that the tail near t = 1 keeps its digits.
    return 0.5 * boost::math::ibeta(0.5 * (dimension - 1.0), 0.5, (1.0 - t) * (1.0 + t));
}

double linear_sd(double dimension) {
    require_dimension(dimension, std::numeric_limits<double>::min());
    return 1.0 / std::sqrt(dimension);
}

double levy_survival(double t, double dimension) {
    require_distance(t);
    // A chord of length t spans the angle 2 asin(t / 2), whose sine is the height.
    const double chord = std::min(t, root_two);
    const double height = chord * std::sqrt(1.0 - 0.25 * chord * chord);
    const double survival = sphere_height_survival(height, dimension);
    return t > root_two ? 0.0 : survival;
}

double borell_survival(double t, double dimension) {
    require_distance(t);
    return normal_survival(t / linear_sd(dimension));
}

double sphere_isoperimetry(double dimension) {
    require_dimension(dimension, 2.0);
    return dimension / (dimension - 1.0);
}

double difference_bound(double t, double dimension, double isoperimetry) {
    require_distance(t);
    const double sd = linear_sd(dimension);
    if (!(isoperimetry > 0.0)) throw std::domain_error("difference_bound: needs c > 0");
    return std::min(1.0, 2.0 * std::exp(-0.25 * (t / sd) * (t / sd) / isoperimetry));
}

double difference_quantile(double probability, double dimension, double isoperimetry) {
    if (!(probability > 0.0 && probability < 1.0 && isoperimetry > 0.0))
        throw std::domain_error("difference_quantile: needs a probability in (0, 1) and c > 0");
    return linear_sd(dimension) * 2.0 * std::sqrt(isoperimetry * std::log(2.0 / probability));
}

double direction_maximum_cdf(double t, const Directions& m) {
    require(m);
    if (std::isnan(t)) throw std::domain_error("direction_maximum_cdf: t is not a number");
    // |v| = r / sqrt(n d), where r has the density of a chi variable. Its logarithm has curvature
    // -1 at most, so that 9 on either side of its peak hold all but 1e-17 of it; from there, where
    // it is flat, it keeps its digits.
    const double d = m.dimension, scaled = t * std::sqrt(m.samples * d);
    const double peak = std::sqrt(d - 1.0), high = peak + 9.0;
    const double at_peak = peak * boost::math::gamma_p_derivative(0.5 * d, 0.5 * peak * peak);
    const auto integrand = [&](double r) {
        const double height = scaled / r, off = r - peak;
        const double survival = height <= -1.0 ? 1.0 : sphere_height_survival(height, d);
        return at_peak * std::exp((d - 1.0) * std::log1p(off / peak) - off * (peak + 0.5 * off)) *
               none_of(m.count, survival);
    };
    // Up to r = |scaled| no height reaches t, or all do.
    const double corner = std::min(std::abs(scaled), high), low = std::max(corner, peak - 9.0);
    double sum = t > 0.0 ? boost::math::gamma_p(0.5 * d, 0.5 * corner * corner) : 0.0;
    // Just above low the integrand is a power of the square root of r - low, and of many
    // directions the best one passes t within a small part of the range: both are near an end.
    const double width = high - low;
    static boost::math::quadrature::tanh_sinh<double> rule(8);
    sum += rule.integrate([&](double s) { return width * integrand(low + width * s); }, 0.0, 1.0,
                          1e-9);
    return std::clamp(sum, 0.0, 1.0);
}

double direction_maximum_quantile(double q, const Directions& m) {
    require(m);
    if (!(q > 0.0 && q < 1.0))
        throw std::domain_error("direction_maximum_quantile: needs 0 < q < 1");
    const double largest =
        (std::sqrt(m.dimension - 1.0) + 9.0) / std::sqrt(m.samples * m.dimension);
    std::uintmax_t evaluations = 200;
    const auto [low, high] = boost::math::tools::toms748_solve(
        [&](double t) { return direction_maximum_cdf(t, m) - q; }, -largest, largest,
        boost::math::tools::eps_tolerance<double>(40), evaluations);
    return 0.5 * (low + high);
}

double direction_maximum_scale(const Directions& m) {
    require(m);
    return std::sqrt(2.0 * std::log(m.count) / m.samples) * linear_sd(m.dimension);
}

double independent_maximum_cdf(double t, const Directions& m) {
    require(m);
    return none_of(m.count, normal_survival(t * std::sqrt(m.samples) / linear_sd(m.dimension)));
}

// The matrix B = sqrt(n d) (1/n) sum_i y_i x_i x_i' is a sum of free rank-one terms with weights
// +-sqrt(d/n): its R-transform is z / (1 - ratio z^2). On the imaginary axis its Cauchy transform
// is -i g with y = 1/g - g / (1 + ratio g^2), and
//   m = E |lambda| = (2/pi) int_0^inf E[lambda^2 / (lambda^2 + y^2)] dy
//     = (2/pi) int_0^end (1/(1 + ratio g^2) + g^2 (1 - ratio g^2)/(1 + ratio g^2)^3) dg,
// where y = 0 at g = end: (1 - ratio)^(-1/2), infinite for ratio >= 1. With g = tan(angle) /
// sqrt(ratio) it is elementary. The semicircle, ratio = 0, has m = 8 / (3 pi).
double quadratic_rademacher_limit(double ratio) {
    if (!(ratio > 0.0 && std::isfinite(ratio)))
        throw std::domain_error("quadratic_rademacher_limit: needs 0 < d/n < infinity");
    if (ratio >= 1.0) return 0.5 * (1.0 - 0.25 / ratio);
    if (ratio < 0.05) {
        // The closed form loses digits; the integrand is smooth.
        const double mean = boost::math::quadrature::gauss<double, 15>::integrate(
            [ratio](double g) {
                const double square = ratio * g * g, scale = 1.0 + square;
                return 1.0 / scale + g * g * (1.0 - square) / (scale * scale * scale);
            },
            0.0, 1.0 / std::sqrt(1.0 - ratio));
        return one_div_pi * std::sqrt(ratio) * mean;
    }
    const double angle = std::atan2(std::sqrt(ratio), std::sqrt(1.0 - ratio));
    return one_div_pi * (angle * (1.0 - 0.25 / ratio) +
                         0.25 * std::sqrt((1.0 - ratio) / ratio) * (1.0 + 2.0 * ratio));
}

double quadratic_rademacher_leading(double ratio) {
    if (!(ratio > 0.0 && std::isfinite(ratio)))
        throw std::domain_error("quadratic_rademacher_leading: needs 0 < d/n < infinity");
    return 4.0 / 3.0 * one_div_pi * std::sqrt(ratio);
}

// For n >> d the matrix is that of the Gaussian orthogonal ensemble with off-diagonal variance
// 1 / (n d (d+2)) plus an independent multiple of the identity of that variance. In units of its
// semicircle of radius 2, whose mean |lambda| is 8 / (3 pi): the density's own correction
// (half an atom at +-2, less the arcsine law) adds 1 - 2/pi, the shift its variance times the
// density 1/pi at 0; the factor d / (d+2) of the variance takes a relative 1/d.
double quadratic_rademacher_correction() {
    return 0.375 * pi * (1.0 - one_div_pi) - 1.0;
}

}  // namespace overfit::theory
