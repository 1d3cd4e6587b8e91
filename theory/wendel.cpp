/// Wendel's theorem as a binomial tail with its own exponent.
#include "theory/wendel.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>

namespace overfit::theory {

namespace {

constexpr double log_of_zero = -std::numeric_limits<double>::infinity();

/// mantissa 2^exponent, for numbers beyond the range of a double.
struct Scaled {
    double mantissa;
    double exponent;

    double value() const {
        // ldexp takes an int, and knows only 0 from 2^-1080 on.
        return exponent < -1100.0 ? 0.0 : std::ldexp(mantissa, static_cast<int>(exponent));
    }
    double log() const {
        return std::log(mantissa) + exponent * boost::math::double_constants::ln_two;
    }
};

void require(const Wendel& m) {
    if (!(m.dimension >= 1 && m.points >= 1.0 && std::isfinite(m.points) &&
          m.points == std::floor(m.points)))
        throw std::domain_error("wendel: needs d >= 1 and a whole number N >= 1 of points");
}

/// P(at most `heads` heads in `tosses` tosses of a fair coin), for 2 heads <= tosses: the last term
/// as a product of exact ratios, then the others down from it.
Scaled at_most(double heads, double tosses) {
    double last = 1.0, exponent = -tosses;
    for (double j = 1.0; j <= heads; ++j) {
        int shift = 0;
        last = std::frexp(last * ((tosses - heads + j) / j), &shift);
        exponent += shift;
    }
    double sum = 1.0, term = 1.0;
    for (double j = heads; j > 0.0 && term > 0x1p-60 * sum; --j) {
        term *= j / (tosses - j + 1.0);
        sum += term;
    }
    return {last * sum, exponent};
}

/// The side that is at most 1/2, which is a sum; the other is its complement.
struct Tail {
    bool is_outside;
    Scaled probability;
};

Tail tail(const Wendel& m) {
    const double tosses = m.points - 1.0;
    if (m.points >= 2.0 * m.dimension) return {true, at_most(m.dimension - 1.0, tosses)};
    return {false, at_most(tosses - m.dimension, tosses)};
}

}  // namespace

double wendel_inside_probability(const Wendel& points) {
    require(points);
    if (points.points <= points.dimension) return 0.0;
    const Tail small = tail(points);
    return small.is_outside ? 1.0 - small.probability.value() : small.probability.value();
}

double wendel_outside_probability(const Wendel& points) {
    require(points);
    if (points.points <= points.dimension) return 1.0;
    const Tail small = tail(points);
    return small.is_outside ? small.probability.value() : 1.0 - small.probability.value();
}

double wendel_log_inside_probability(const Wendel& points) {
    require(points);
    if (points.points <= points.dimension) return log_of_zero;
    const Tail small = tail(points);
    return small.is_outside ? std::log1p(-small.probability.value()) : small.probability.log();
}

double wendel_log_outside_probability(const Wendel& points) {
    require(points);
    if (points.points <= points.dimension) return 0.0;
    const Tail small = tail(points);
    return small.is_outside ? small.probability.log() : std::log1p(-small.probability.value());
}

}  // namespace overfit::theory
