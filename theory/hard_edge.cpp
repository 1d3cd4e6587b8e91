/// Limit laws at the hard edge, with their left tails by series.
#include "theory/hard_edge.hpp"

#include <cmath>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/exp_sinh.hpp>
#include <boost/math/special_functions/bessel.hpp>

namespace overfit::theory {

namespace {

void require(int k, double t) {
    if (!(k == 0 || k == 1 || k == 3) || std::isnan(t))
        throw std::domain_error("hard_edge: k must be 0, 1 or 3 and the argument a number");
}

/// exp(-x/2) (exp(x/2) - I_1(2 sqrt x)/sqrt x) as a power series: the coefficients
/// (2^-j - 1/(j+1)!) / j! are positive from j = 2 on and 0 before.
double third_below(double x) {
    double sum = 0.0, power = 0.5 * x * x, factorial = 6.0, half = 0.25;
    for (int j = 2; j < 400; ++j) {
        const double term = power * (half - 1.0 / factorial);
        sum += term;
        if (term < 1e-17 * sum) break;
        power *= x / (j + 1.0);
        factorial *= j + 2.0;
        half *= 0.5;
    }
    return std::exp(-0.5 * x) * sum;
}

double third_above(double t) {
    // Beyond the Bessel function's range the survival is 0 in double precision.
    return t > 300.0 ? 0.0 : std::exp(-0.5 * t * t) * boost::math::cyl_bessel_i(1, 2.0 * t) / t;
}

}  // namespace

double hard_edge_cdf(int k, double t) {
    require(k, t);
    if (t <= 0.0) return 0.0;
    if (k == 3) return t < 3.0 ? third_below(t * t) : 1.0 - third_above(t);
    return -std::expm1(-0.5 * t * t - (k == 0 ? t : 0.0));
}

double hard_edge_survival(int k, double t) {
    require(k, t);
    if (t <= 0.0) return 1.0;
    if (k == 3) return t < 0.5 ? 1.0 - third_below(t * t) : third_above(t);
    return std::exp(-0.5 * t * t - (k == 0 ? t : 0.0));
}

double hard_edge_density(int k, double t) {
    require(k, t);
    if (t < 0.0 || t > 300.0) return 0.0;
    const double decay = std::exp(-0.5 * t * t);
    if (k == 3) return decay * boost::math::cyl_bessel_i(3, 2.0 * t);
    return k == 0 ? (1.0 + t) * decay * std::exp(-t) : t * decay;
}

double log_condition_limit() {
    boost::math::quadrature::exp_sinh<double> rule;
    const double mean_log =
        rule.integrate([](double t) { return std::log(t) * hard_edge_density(0, t); }, 1e-15);
    return boost::math::constants::ln_two<double>() - mean_log;
}

}  // namespace overfit::theory
