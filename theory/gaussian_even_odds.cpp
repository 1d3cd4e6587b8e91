/// Brackets and solves P(outside) = 1/2.
#include "theory/gaussian_even_odds.hpp"

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>

#include <boost/math/constants/constants.hpp>
#include <boost/math/tools/roots.hpp>

#include "theory/gaussian_hull.hpp"

namespace overfit::theory {

namespace {

constexpr int largest_dimension = 1300;

void require(const std::string& function, int dimension, int least) {
    if (dimension < least || dimension > largest_dimension)
        throw std::domain_error(function + ": needs " + std::to_string(least) +
                                " <= d <= 1300, not " + std::to_string(dimension));
}

/// The root x > 0 of a monotone function, from a guess.
template <class Function>
double solve(const Function& f, double guess, double factor, bool rising) {
    std::uintmax_t evaluations = 400;
    const auto [low, high] = boost::math::tools::bracket_and_solve_root(
        f, guess, factor, rising, boost::math::tools::eps_tolerance<double>(50), evaluations);
    return 0.5 * (low + high);
}

}  // namespace

double gaussian_even_points(int dimension) {
    require("gaussian_even_points", dimension, 1);
    const double guess =
        gaussian_even_points_asymptote(dimension) * std::exp(3.0 / (dimension + 2.0));
    return solve(
        [dimension](double points) {
            return gaussian_outside_probability({.points = points, .dimension = dimension}) - 0.5;
        },
        guess, 1.05, false);
}

double gaussian_log_even_points(int dimension) {
    return std::log(gaussian_even_points(dimension));
}

double gaussian_even_points_growth(int dimension) {
    require("gaussian_even_points_growth", dimension, 2);
    return gaussian_even_points(dimension) / gaussian_even_points(dimension - 1);
}

double gaussian_even_points_asymptote(double dimension) {
    return std::exp(gaussian_log_even_points_asymptote(dimension));
}

double gaussian_log_even_points_asymptote(double dimension) {
    if (!(dimension >= 1.0 && std::isfinite(dimension)))
        throw std::domain_error("gaussian_even_points_asymptote: needs 1 <= d < infinity");
    return std::log(boost::math::double_constants::root_two_pi) - 4.0 / 3.0 +
           1.5 * std::log(dimension) + 0.5 * dimension;
}

double gaussian_even_scale(double points, int dimension) {
    if (dimension < 1 || !(points >= 2.0 * dimension && points == std::floor(points)))
        throw std::domain_error(
            "gaussian_even_scale: needs d >= 1 and a whole number N >= 2 d of points");
    const auto excess = [=](double scale) {
        return gaussian_outside_probability(
                   {.points = points, .dimension = dimension, .scale = scale}) -
               0.5;
    };
    return points == 2.0 * dimension ? 0.0 : solve(excess, 0.5, 2.0, true);
}

}  // namespace overfit::theory
