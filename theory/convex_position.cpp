/// Valtr's and Sylvester's probabilities of convex position.
#include "theory/convex_position.hpp"

#include <cmath>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "theory/ball_hull.hpp"

namespace overfit::theory {

namespace {

double log_factorial(double n) {
    return boost::math::lgamma(n + 1.0);
}

void require(int points) {
    if (points < 1) throw std::domain_error("convex_position: needs n >= 1 points");
}

}  // namespace

double parallelogram_log_convex_probability(int points) {
    require(points);
    const double n = points;
    return 2.0 * (log_factorial(2.0 * n - 2.0) - 2.0 * log_factorial(n - 1.0) - log_factorial(n));
}

double triangle_log_convex_probability(int points) {
    require(points);
    const double n = points;
    return n * boost::math::double_constants::ln_two + log_factorial(3.0 * n - 3.0) -
           3.0 * log_factorial(n - 1.0) - log_factorial(2.0 * n);
}

double parallelogram_convex_probability(int points) {
    return std::exp(parallelogram_log_convex_probability(points));
}

double triangle_convex_probability(int points) {
    return std::exp(triangle_log_convex_probability(points));
}

double ball_sylvester_probability(int dimension) {
    const double corners = dimension + 2.0;
    return 1.0 - ball_expected_interior_points({corners, dimension});
}

}  // namespace overfit::theory
