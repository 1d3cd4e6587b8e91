/// The chi law of the distance of a row from the span of the others.
#include "theory/row_distance.hpp"

#include <cmath>
#include <cstdlib>
#include <stdexcept>

#include <boost/math/special_functions/gamma.hpp>

namespace overfit::theory {

namespace {

double dimensions_left(const GaussianMatrix& shape) {
    if (shape.n < 1 || shape.p < 1)
        throw std::domain_error("row_distance: needs n >= 1 and p >= 1");
    return std::abs(shape.n - shape.p) + 1.0;
}

}  // namespace

double row_distance_cdf(const GaussianMatrix& shape, double t) {
    const double dimensions = dimensions_left(shape);
    if (std::isnan(t)) throw std::domain_error("row_distance_cdf: needs a number t, not NaN");
    return t <= 0.0 ? 0.0 : boost::math::gamma_p(0.5 * dimensions, 0.5 * t * t);
}

double row_distance_quantile(const GaussianMatrix& shape, double q) {
    const double dimensions = dimensions_left(shape);
    if (!(q > 0.0 && q < 1.0))
        throw std::domain_error("row_distance_quantile: needs a probability 0 < q < 1");
    return std::sqrt(2.0 * boost::math::gamma_p_inv(0.5 * dimensions, q));
}

}  // namespace overfit::theory
