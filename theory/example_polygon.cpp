/// Polygons of examples: radius, loss, norms, and which are within reach of a schedule.
#include "theory/example_polygon.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>

namespace overfit::theory {

namespace {

using boost::math::double_constants::pi;

void require(const ExamplePolygon& polygon) {
    if (polygon.examples < 2) throw std::domain_error("example_polygon: needs at least 2 examples");
    if (!(polygon.share > 0.0 && std::isfinite(polygon.share)))
        throw std::domain_error("example_polygon: needs a finite share > 0");
}

/// 1 - cos t, without the difference.
double versine(double t) {
    const double half = std::sin(t / 2.0);
    return 2.0 * half * half;
}

}  // namespace

double polygon_radius_squared(const ExamplePolygon& polygon) {
    require(polygon);
    return polygon.share / versine(2.0 * pi / polygon.examples);
}

double polygon_loss(const ExamplePolygon& polygon) {
    require(polygon);
    // Of the nearest neighbours, 1 - share: no rounding of the radius comes between.
    const double nearest = versine(2.0 * pi / polygon.examples);
    double loss = 0.0;
    for (int j = 1; j < polygon.examples; ++j) {
        const int steps = std::min(j, polygon.examples - j);
        const double farther =
            steps == 1 ? 1.0 : versine(2.0 * pi * steps / polygon.examples) / nearest;
        const double leak = std::max(0.0, 1.0 - polygon.share * farther);
        loss += leak * leak;
    }
    return loss;
}

double polygon_weight_norm(const ExamplePolygon& polygon) {
    return std::sqrt(polygon_radius_squared(polygon) * polygon.examples);
}

double polygon_bias_norm(const ExamplePolygon& polygon) {
    return std::abs(polygon_radius_squared(polygon) - 1.0) * std::sqrt(polygon.examples);
}

double memoriser_bias_norm(double weight_norm, double examples) {
    if (!(examples >= 1.0 && std::isfinite(examples) && std::isfinite(weight_norm) &&
          weight_norm * weight_norm >= examples))
        throw std::domain_error(
            "memoriser_bias_norm: needs T >= 1 and finite weights of norm "
            "T^(1/2) at least");
    return (weight_norm * weight_norm - examples) / std::sqrt(examples);
}

double largest_polygon_within(double reach, double largest_entry) {
    if (!(reach >= 0.0 && std::isfinite(reach)))
        throw std::domain_error("largest_polygon_within: needs a finite reach >= 0");
    if (!(largest_entry > 0.0 && largest_entry <= 1.0))
        throw std::domain_error("largest_polygon_within: needs a largest entry in (0, 1]");
    // 2 sin(pi/T)^2 >= 1/(1 + reach/entry).
    const double most_radius_squared = 1.0 + reach / largest_entry;
    const double corners = pi / std::asin(std::sqrt(0.5 / most_radius_squared));
    return std::floor(corners * (1.0 + 1e-14));
}

double total_learning_rate(const CosineSchedule& schedule) {
    if (!(schedule.peak >= 0.0 && std::isfinite(schedule.peak)))
        throw std::domain_error("total_learning_rate: needs a finite peak >= 0");
    if (schedule.steps < 1 || schedule.warm_up < 0 || schedule.warm_up >= schedule.steps)
        throw std::domain_error("total_learning_rate: needs 0 <= warm_up < steps");
    // The rates of the warm-up are peak (i + 1)/warm_up, those of the cosine come in pairs.
    return schedule.peak * (schedule.steps + (schedule.warm_up > 0 ? 2.0 : 1.0)) / 2.0;
}

}  // namespace overfit::theory
