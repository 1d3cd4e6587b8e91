/// Exact mean areas of random hulls in polygons.
#include "theory/polygon_hull.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/digamma.hpp>

namespace overfit::theory {

namespace {

using namespace boost::math::double_constants;

void require(double points) {
    if (!(points >= 1.0 && std::isfinite(points) && points == std::floor(points)))
        throw std::domain_error("polygon_hull: needs a whole number N >= 1 of points");
}

double harmonic_number(double n) {
    return boost::math::digamma(n + 1.0) + euler;
}

}  // namespace

double square_outside_probability(double points) {
    require(points);
    const double n = points + 1.0;
    double halves = std::exp2(-n) / n;
    for (double k = std::min(n, 60.0); k >= 1.0; --k) halves += std::exp2(-k) / k;
    return 8.0 * (harmonic_number(n) - halves) / (3.0 * n);
}

double square_inside_probability(double points) {
    const double outside = square_outside_probability(points);
    return points < 3.0 ? 0.0 : 1.0 - outside;
}

double triangle_outside_probability(double points) {
    require(points);
    return 2.0 * harmonic_number(points) / (points + 1.0);
}

double triangle_inside_probability(double points) {
    const double outside = triangle_outside_probability(points);
    return points < 3.0 ? 0.0 : 1.0 - outside;
}

double cube_tetrahedron_volume() {
    return 3977.0 / 216000.0 - pi_sqr / 2160.0;
}

}  // namespace overfit::theory
