/// Laws of closest pairs, and what they make of constructions.
#include "theory/smooth_interpolants.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include <boost/math/special_functions/beta.hpp>

namespace overfit::theory {

namespace {

void require(const SpherePoints& sphere) {
    if (!(sphere.points >= 2.0 && std::isfinite(sphere.points) && sphere.dimension >= 3 &&
          sphere.dimension <= 1'000'000))
        throw std::domain_error("smooth_interpolants: needs 2 <= n < infinity and 3 <= d <= 1e6");
}

void require_probability(double q) {
    if (!(q > 0.0 && q < 1.0)) throw std::domain_error("smooth_interpolants: needs 0 < q < 1");
}

void require_height(double height) {
    if (!(height > 0.0 && height <= 1.0))
        throw std::domain_error("cap_ramp: needs 0 < height <= 1");
}

double pairs(const SpherePoints& sphere) {
    return sphere.points * (sphere.points - 1.0) / 2.0;
}

/// 2 / distance at which this share of all pairs is closer.
double lipschitz_at(int dimension, double share) {
    if (share >= 1.0) return 1.0;  // all pairs: antipodes
    const double tail = std::min(share, 1.0 - share);
    double square = 0.0;  // of t, beside 1 - t^2
    const double rest = boost::math::ibeta_inv((dimension - 1.0) / 2.0, 0.5, 2.0 * tail, &square);
    const double t = share <= 0.5 ? std::sqrt(square) : -std::sqrt(square);
    const double one_minus_t = t > 0.0 ? rest / (1.0 + t) : 1.0 - t;
    return std::sqrt(2.0 / one_minus_t);
}

/// int g^power for the density g of a projection, proportional to (1 - t^2)^((d-3)/2).
double density_power(int dimension, int power) {
    const double exponent = (dimension - 3.0) / 2.0;
    // The ratio of Beta functions is found from logarithms, as B((d-1)/2, 1/2)^3 may be tiny.
    const auto log_beta = [](double a) {
        return std::lgamma(a) + std::lgamma(0.5) - std::lgamma(a + 0.5);
    };
    return std::exp(log_beta(power * exponent + 1.0) - power * log_beta(exponent + 1.0));
}

/// E|t| of a projection.
double mean_projection(int dimension) {
    return std::exp(std::lgamma(dimension / 2.0) - std::lgamma((dimension + 1.0) / 2.0)) /
           std::sqrt(std::numbers::pi);
}

}  // namespace

double sphere_cap_probability(int dimension, double t) {
    if (!(dimension >= 2 && t >= -1.0 && t <= 1.0))
        throw std::domain_error("sphere_cap_probability: needs d >= 2 and -1 <= t <= 1");
    const double tail =
        0.5 * boost::math::ibeta((dimension - 1.0) / 2.0, 0.5, (1.0 - t) * (1.0 + t));
    return t >= 0.0 ? tail : 1.0 - tail;
}

double optimal_lipschitz_quantile(const SpherePoints& sphere, double q) {
    require(sphere);
    require_probability(q);
    return lipschitz_at(sphere.dimension, -2.0 * std::log(q) / pairs(sphere));
}

double bump_lipschitz_quantile(const SpherePoints& sphere, double q) {
    require(sphere);
    require_probability(q);
    return lipschitz_at(sphere.dimension, -std::log(q) / pairs(sphere));
}

double ridge_lipschitz_quantile(const SpherePoints& sphere, double q) {
    require(sphere);
    require_probability(q);
    // Half the pairs are opposite, and a gap is below g with probability 2 g int density^2.
    return 2.0 * pairs(sphere) * density_power(sphere.dimension, 2) / -std::log(q);
}

double closest_pair_error(const SpherePoints& sphere, double q, Closeness closeness) {
    require(sphere);
    require_probability(q);
    const double expected = -std::log(q);
    const double sharing = 2.0 * (sphere.points - 2.0);  // pairs with one point of a given pair
    double joint = 1.0;
    if (closeness == Closeness::on_line) {
        const double square = density_power(sphere.dimension, 2);
        joint = density_power(sphere.dimension, 3) / (square * square);
    }
    return (1.0 - q) * expected * (sharing + 1.0 + sharing * joint) / pairs(sphere);
}

double cap_ramp_lipschitz(double height) {
    require_height(height);
    return std::sqrt((2.0 - height) / height);
}

double disjoint_caps_inner_product(double height) {
    require_height(height);
    return 2.0 * (1.0 - height) * (1.0 - height) - 1.0;
}

double orthant_fitted_share(const SpherePoints& sphere, double slope) {
    require(sphere);
    if (!(slope >= 1.0)) throw std::domain_error("orthant_fitted_share: needs slope >= 1");
    const double small =
        boost::math::ibeta(0.5, (sphere.dimension - 1.0) / 2.0, 1.0 / slope / slope);
    const double taken = std::ldexp(sphere.points - 1.0, -sphere.dimension - 2);
    return std::max(0.0, 1.0 - sphere.dimension * small - taken);
}

double sine_frequency_median_bound(const SpherePoints& sphere) {
    require(sphere);
    return std::numbers::pi * std::pow(3.0, sphere.points - 1.0) /
           (sphere.points * mean_projection(sphere.dimension));
}

}  // namespace overfit::theory
