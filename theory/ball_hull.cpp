/// Integrates over the facets' distance h = tanh(t) from the centre, by the trapezoidal rule in t.
#include "theory/ball_hull.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>

namespace overfit::theory {

namespace {

using namespace boost::math::double_constants;

void require(const BallHull& m) {
    if (!(m.dimension >= 1 && m.dimension <= 100 && m.points >= 1.0 && m.points <= 1e290))
        throw std::domain_error("ball_hull: needs 1 <= d <= 100 and 1 <= N <= 1e290");
}

/// kappa_(d-1) / kappa_d = Gamma(d/2 + 1) / (sqrt(pi) Gamma(d/2 + 1/2)).
double volume_ratio(int dimension) {
    return one_div_root_pi / boost::math::tgamma_delta_ratio(0.5 * (dimension + 1), 0.5);
}

/// log cosh t, for t >= 0.
double log_cosh(double t) {
    return t + std::log1p(std::exp(-2.0 * t)) - ln_two;
}

/// log u, u = kappa_(d-1) (1 - h^2)^((d+1)/2) / ((d+1) kappa_d) with h = tanh(t).
double log_cone(double t, int dimension) {
    const double corners = dimension + 1.0;
    return std::log(volume_ratio(dimension) / corners) - corners * log_cosh(t);
}

/// The cap beyond the hyperplane at distance h = tanh(t), t >= 0.
struct Cap {
    double distance;  ///< h
    double square;    ///< 1 - h^2 = 1 / cosh(t)^2
    double log_cone;  ///< log u
    double excess;    ///< s / u - 1, which is positive
    double share;     ///< s
};

Cap cap_at(double t, int dimension) {
    Cap cap{};
    const double half = 0.5 * (dimension + 1);
    cap.distance = std::tanh(t);
    cap.square = std::exp(-2.0 * log_cosh(t));
    cap.log_cone = log_cone(t, dimension);
    if (cap.square > 0.5) {
        cap.share = 0.5 * boost::math::ibeta(half, 0.5, cap.square);
        cap.excess = cap.share * std::exp(-cap.log_cone) - 1.0;
        return cap;
    }
    // s / u is the hypergeometric series F(1/2, (d+1)/2; (d+3)/2; 1 - h^2).
    double power = 1.0, term = 1.0;
    for (int j = 1; term > 0x1p-60 * cap.excess; ++j) {
        power *= cap.square * (j - 0.5) / j;
        term = power * half / (half + j);
        cap.excess += term;
    }
    cap.share = std::exp(cap.log_cone) * (1.0 + cap.excess);
    return cap;
}

/// log of (N u)^d times what stands beside it, as functions of t; see the two callers.
double log_inside_integrand(double t, const BallHull& m) {
    const Cap cap = cap_at(t, m.dimension);
    const double others = m.points - m.dimension, log_rest = std::log1p(-cap.share);
    const double both_sides = -std::expm1(others * (std::log(cap.share) - log_rest));
    return m.dimension * (std::log(m.points) + cap.log_cone) + others * log_rest +
           std::log(cap.distance * both_sides);
}

double log_outside_integrand(double t, const BallHull& m) {
    const Cap cap = cap_at(std::abs(t), m.dimension);
    const double others = m.points - m.dimension, power = m.dimension - 1.0;
    const double cones = m.dimension * (std::log(m.points) + cap.log_cone);
    if (t >= 0.0)
        return cones + others * std::log1p(-cap.share) +
               std::log(std::expm1(power * std::log1p(cap.excess)) +
                        cap.square / (1.0 + cap.distance));
    // The far side: s and 1 - s change places, and h its sign.
    const double log_far = power * (std::log1p(-cap.share) - cap.log_cone);
    return cones + others * std::log(cap.share) + log_far +
           std::log1p(cap.distance * std::exp(-log_far));
}

/// A sum of exponentials that neither overflows nor underflows.
struct LogSum {
    double top = -std::numeric_limits<double>::infinity();
    double sum = 0.0;

    void add(double exponent) {
        if (exponent > top) {
            sum *= std::exp(top - exponent);
            top = exponent;
        }
        sum += std::exp(exponent - top);
    }
    double log() const { return top + std::log(sum); }
};

/// The t at which u = d h / N, near the peak of the integrand: bisection of a decreasing function.
double typical_place(const BallHull& m) {
    const double d = m.dimension;
    double low = 0.0, high = 2.0 + std::log(m.points) / d;
    for (int halving = 0; halving < 20; ++halving) {
        const double middle = 0.5 * (low + high);
        const bool below =
            log_cone(middle, m.dimension) > std::log(d * std::tanh(middle) / m.points);
        (below ? low : high) = middle;
    }
    return low;
}

/// d (d+1) C(N, d) / N^d times the integral of exp(log_integrand) by the trapezoidal rule with
/// nodes (j + 1/2) step, j >= lowest. The integrand has one peak; its logarithm changes on the
/// scale 1 / ((d+1) sqrt(d)), and the rule is exact to rounding for a quarter of that.
template <class Function>
double probability(const BallHull& m, double lowest, const Function& log_integrand) {
    const double d = m.dimension, corners = d + 1.0, step = 0.25 / (corners * std::sqrt(d));
    const double start = std::floor(typical_place(m) / step);
    LogSum total;
    for (const double direction : {1.0, -1.0}) {
        double last = -std::numeric_limits<double>::infinity(), next = 0.0;
        for (double j = direction > 0.0 ? start : start - 1.0; j >= lowest; j += direction) {
            next = log_integrand((j + 0.5) * step, m);
            total.add(next);
            if (next < last && next < total.log() + std::log(0x1p-58)) break;
            last = next;
        }
    }
    double log_binomial = -boost::math::lgamma(d + 1.0);
    for (int j = 1; j < m.dimension; ++j) log_binomial += std::log1p(-j / m.points);
    return d * corners * step * std::exp(total.log() + log_binomial);
}

}  // namespace

double ball_inside_probability(const BallHull& hull) {
    require(hull);
    if (hull.points <= hull.dimension) return 0.0;
    // The integrand is even in t: twice the half line, and h dh is tanh(t) / cosh(t)^2 dt.
    return probability(hull, 0.0, log_inside_integrand);
}

double ball_outside_probability(const BallHull& hull) {
    require(hull);
    if (hull.points <= hull.dimension) return 1.0;
    return probability(hull, -std::numeric_limits<double>::infinity(), log_outside_integrand);
}

double ball_even_points(int dimension) {
    if (dimension < 1 || dimension > 100)
        throw std::domain_error("ball_even_points: needs 1 <= d <= 100");
    const auto excess = [dimension](double log_points) {
        return ball_outside_probability({std::exp(log_points), dimension}) - 0.5;
    };
    std::uintmax_t evaluations = 200;
    const auto [low, high] = boost::math::tools::toms748_solve(
        excess, std::log(dimension + 0.5), std::log(1e290),
        boost::math::tools::eps_tolerance<double>(50), evaluations);
    return std::exp(0.5 * (low + high));
}

double ball_expected_interior_points(const BallHull& hull) {
    return hull.points * ball_inside_probability({hull.points - 1.0, hull.dimension});
}

double printed_ball_threshold(int dimension) {
    if (dimension < 1) throw std::domain_error("printed_ball_threshold: needs d >= 1");
    return std::exp2(0.5 * dimension) / dimension;
}

}  // namespace overfit::theory
