/// Sums the weights of one side of the dimension, and takes the complement for the other.
#include "theory/gaussian_hull.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "theory/gaussian_hull_weights.hpp"
#include "theory/wendel.hpp"

namespace overfit::theory {

namespace {

constexpr double log_of_zero = -std::numeric_limits<double>::infinity();

bool whole(double x) {
    return x == std::floor(x);
}

void require(const GaussianHull& m) {
    if (m.dimension < 1 || !(m.points >= 1.0 && m.points <= 1e290))
        throw std::domain_error("gaussian_hull: needs d >= 1 and 1 <= N <= 1e290");
    if (!(m.scale == 0.0 || (m.scale >= 1e-8 && m.scale <= 1e3)))
        throw std::domain_error("gaussian_hull: needs scale = 0 or 1e-8 <= scale <= 1e3");
}

void require_whole(const GaussianHull& m) {
    require(m);
    if (!whole(m.points))
        throw std::domain_error("gaussian_hull: P(inside) needs a whole number of points");
}

/// log of 2 (b_k + b_(k+2) + ...), up to k = N.
double log_sum_up(GaussianHullWeight weight, double points) {
    const double first = weight.log_value();
    double sum = 1.0, term = 1.0;
    while (term > 0x1p-58 * sum && weight.index() + 2.0 <= points) {
        weight.up();
        weight.up();
        term = std::exp(weight.log_value() - first);
        sum += term;
    }
    return first + std::log(2.0 * sum);
}

/// log of 2 (b_k + b_(k-2) + ...), down to k = 0 or 1. The weights have a single peak, and it may
/// lie below k.
double log_sum_down(GaussianHullWeight weight) {
    double top = weight.log_value(), last = top, sum = 1.0;
    bool rises = true;
    while (weight.index() >= 2 && (rises || last - top > std::log(0x1p-58 * sum))) {
        weight.down();
        weight.down();
        const double next = weight.log_value();
        rises = next > last;
        if (next > top) {
            sum *= std::exp(top - next);
            top = next;
        }
        sum += std::exp(next - top);
        last = next;
    }
    return top + std::log(2.0 * sum);
}

struct LogProbabilities {
    double inside;
    double outside;
};

/// For a whole number of points above d, and a positive scale.
LogProbabilities both(const GaussianHull& m) {
    GaussianHullWeight weight(m, m.dimension - 1);
    const double below = weight.log_value();
    const GaussianHullWeight lower = weight;
    weight.up();
    weight.up();
    if (weight.log_value() < below) {
        const double inside = log_sum_up(weight, m.points);
        return {inside, std::log1p(-std::exp(inside))};
    }
    const double outside = log_sum_down(lower);
    return {std::log1p(-std::exp(outside)), outside};
}

}  // namespace

double gaussian_log_inside_probability(const GaussianHull& hull) {
    require_whole(hull);
    if (hull.points <= hull.dimension) return log_of_zero;
    if (hull.scale == 0.0) return wendel_log_inside_probability({hull.points, hull.dimension});
    return both(hull).inside;
}

double gaussian_log_outside_probability(const GaussianHull& hull) {
    require(hull);
    if (hull.points <= hull.dimension) return 0.0;
    if (hull.scale == 0.0) return wendel_log_outside_probability({hull.points, hull.dimension});
    return whole(hull.points) ? both(hull).outside
                              : log_sum_down(GaussianHullWeight(hull, hull.dimension - 1));
}

double gaussian_inside_probability(const GaussianHull& hull) {
    return std::exp(gaussian_log_inside_probability(hull));
}

double gaussian_outside_probability(const GaussianHull& hull) {
    return std::exp(gaussian_log_outside_probability(hull));
}

}  // namespace overfit::theory
