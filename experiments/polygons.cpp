/// Polygons of examples and of features, built and evaluated in double precision.
#include "experiments/polygons.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "experiments/draws.hpp"
#include "numerics/dimensionality.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

constexpr double turn = 2.0 * M_PI;

MatrixXd corners_at(int corners, double start, double radius) {
    MatrixXd vectors(2, corners);
    for (Index i = 0; i < corners; ++i) {
        const double angle = start + turn * static_cast<double>(i) / corners;
        vectors.col(i) << radius * std::cos(angle), radius * std::sin(angle);
    }
    return vectors;
}

struct Polygon {
    const Inputs& x;
    MatrixXd directions;  ///< 2 x T, unit vectors
    VectorXd entries;     ///< sum of all examples

    ReluOutput model(double radius_squared, PolygonWorld world) const {
        const MatrixXd hidden = std::sqrt(radius_squared) * directions;
        const double bias = world == PolygonWorld::without_bias ? 0.0 : radius_squared - 1.0;
        return {.weights = (x * hidden.transpose()).transpose(),
                .bias = -bias * entries,
                .rectified = world != PolygonWorld::linear};
    }
};

Polygon polygon_of(const Inputs& x, PolygonWorld world, Stream& stream) {
    const int examples = static_cast<int>(x.cols());
    if (examples < 2) throw std::domain_error("polygon_model: needs at least two examples");
    const double start = turn * stream.uniform();
    Polygon polygon{.x = x,
                    .directions = corners_at(examples, start, 1.0),
                    .entries = x * VectorXd::Ones(examples)};
    if (world == PolygonWorld::corner_shifted) {
        const double angle = start + 0.9 * turn / examples;
        polygon.directions.col(0) << std::cos(angle), std::sin(angle);
    }
    return polygon;
}

/// sum_t |e_t - max(0, W'W e_t + b)|^2 and its gradients.
struct Slope {
    double loss;
    MatrixXd weights;
    VectorXd bias;
};

Slope slope_at(const MatrixXd& weights, const VectorXd& bias) {
    const Index n = weights.cols();
    const MatrixXd output = ((weights.transpose() * weights).colwise() + bias).cwiseMax(0.0);
    const MatrixXd error = output - MatrixXd::Identity(n, n);
    const MatrixXd back = 2.0 * (output.array() > 0.0).select(error, 0.0).matrix();
    return {.loss = error.squaredNorm(),
            .weights = weights * (back + back.transpose()),
            .bias = back.rowwise().sum()};
}

}  // namespace

double reconstruction_loss(const ReluOutput& model, const Inputs& x) {
    const MatrixXd hidden = hidden_vectors(model, x);
    double loss = 0.0;
    for (Index t = 0; t < x.cols(); ++t) {
        VectorXd error = model.weights.transpose() * hidden.col(t) + model.bias;
        if (model.rectified) error = error.cwiseMax(0.0);
        error -= x.col(t);
        loss += error.squaredNorm();
    }
    return loss / static_cast<double>(x.cols());
}

ReluOutput polygon_model(const Inputs& x, double radius_squared, PolygonWorld world,
                         Stream& stream) {
    return polygon_of(x, world, stream).model(radius_squared, world);
}

MatrixXd hidden_vectors(const ReluOutput& model, const Inputs& x) {
    return model.weights * x;
}

double least_radius_squared(const Inputs& x, PolygonWorld world, Stream& stream) {
    const Polygon polygon = polygon_of(x, world, stream);
    const auto fits = [&](double radius_squared) {
        return reconstruction_loss(polygon.model(radius_squared, world), x) <= 1e-20;
    };
    double high = 1.0;
    while (!fits(high)) {
        high *= 2.0;
        if (high > 1e9) return std::numeric_limits<double>::infinity();
    }
    double low = high == 1.0 ? 0.0 : high / 2.0;
    while (high - low > 1e-9 * high) {
        const double middle = 0.5 * (low + high);
        (fits(middle) ? high : low) = middle;
    }
    return high;
}

MatrixXd harmonic_frame(int examples, int turns, double radius) {
    if (turns < 1 || examples <= 2 * turns)
        throw std::domain_error("harmonic_frame: needs 1 <= turns < T/2");
    MatrixXd vectors(2 * turns, examples);
    for (Index t = 0; t < examples; ++t)
        for (Index i = 0; i < turns; ++i) {
            const double angle = turn * static_cast<double>(t * (i + 1)) / examples;
            vectors(2 * i, t) = radius * std::cos(angle);
            vectors(2 * i + 1, t) = radius * std::sin(angle);
        }
    return vectors;
}

std::vector<double> saved_by_descent(const OneActiveFeature& problem,
                                     const numerics::Trials& trials) {
    if (problem.features < 1 || problem.dimensions < 1)
        throw std::domain_error("saved_by_descent: needs features and dimensions");
    return numerics::sample(trials, [&](Stream& stream) {
        MatrixXd weights = 0.7 * gaussian(problem.dimensions, problem.features, stream);
        VectorXd bias = VectorXd::Zero(problem.features);
        Slope here = slope_at(weights, bias);
        double rate = 0.05;
        // Every step that gains is taken, with a rate that grows until one does not.
        for (int step = 0; step < 20'000 && rate > 1e-12; ++step) {
            const MatrixXd next_weights = weights - rate * here.weights;
            const VectorXd next_bias = problem.with_bias ? VectorXd(bias - rate * here.bias) : bias;
            Slope next = slope_at(next_weights, next_bias);
            if (next.loss > here.loss) {
                rate *= 0.5;
                continue;
            }
            const double gain = here.loss - next.loss;
            weights = next_weights;
            bias = next_bias;
            here = std::move(next);
            rate *= 1.1;
            if (gain < 1e-13) break;
        }
        return problem.features - here.loss;
    });
}

double most_saved_by_corners(int corners) {
    if (corners < 3) throw std::domain_error("most_saved_by_corners: needs at least 3 corners");
    const VectorXd none = VectorXd::Zero(corners);
    const auto loss_of = [&](double length) {
        return slope_at(corners_at(corners, 0.1, length), none).loss;
    };
    const double golden = (std::sqrt(5.0) - 1.0) / 2.0;
    double low = 0.0, high = 2.0;
    while (high - low > 1e-9) {
        const double inner = high - golden * (high - low), outer = low + golden * (high - low);
        if (loss_of(inner) < loss_of(outer))
            high = outer;
        else
            low = inner;
    }
    return corners - loss_of(0.5 * (low + high));
}

VectorXd diluted_shares(const theory::DilutedPolygon& polygon, int features, bool distorted,
                        Stream& stream) {
    const int corners = polygon.corners;
    if (corners < 3 || features <= corners || !(polygon.column_squared > 0.0))
        throw std::domain_error("diluted_shares: needs 3 <= corners < features and columns");
    MatrixXd weights(2, features);
    weights.leftCols(corners) =
        corners_at(corners, turn * stream.uniform(), std::sqrt(polygon.column_squared));
    if (distorted) weights.col(0) *= 0.5;
    MatrixXd rest = gaussian(2, features - corners, stream);
    rest *= std::sqrt(polygon.rest) / rest.norm();
    weights.rightCols(features - corners) = rest;
    return numerics::dimensionalities(weights).head(corners);
}

}  // namespace overfit::experiments
