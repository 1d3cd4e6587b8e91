/// Constructions on the sphere, each checked against its labels.
#include "experiments/smooth_interpolants.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <numbers>
#include <numeric>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "experiments/sphere_labels.hpp"
#include "numerics/pair_distances.hpp"
#include "numerics/two_layer_network.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;
using theory::SpherePoints;

struct Interpolant {
    double lipschitz;
    double residual;
};

InterpolantSample collected(const numerics::Trials& trials,
                            const std::function<Interpolant(Stream&)>& trial) {
    std::vector<std::vector<double>> both =
        numerics::sample_many(trials, 2, [&](Stream& stream, std::vector<double>& out) {
            const Interpolant one = trial(stream);
            out = {one.lipschitz, one.residual};
        });
    return {.lipschitz = std::move(both[0]), .residual = std::move(both[1])};
}

Interpolant optimal_extension_of(const LabelledSphere& data) {
    const double lipschitz = 2.0 / numerics::least_distance_of_unequal(data.x, data.y);
    // f(x_i) as the extension gives it, from all other labels.
    VectorXd values = data.y;
    numerics::for_each_row_of_squared_distances(data.x, [&](Index i, const VectorXd& squares) {
        const auto heights = lipschitz * squares.array().sqrt();
        values(i) = std::min(values(i), (data.y.head(i).array() + heights).minCoeff());
        values.head(i) = values.head(i).array().min(data.y(i) + heights).matrix();
    });
    return {lipschitz, (values - data.y).cwiseAbs().maxCoeff()};
}

Interpolant bumps_of(const LabelledSphere& data) {
    const double slope = 2.0 / numerics::least_distance(data.x);
    VectorXd values = data.y;
    numerics::for_each_row_of_squared_distances(data.x, [&](Index i, const VectorXd& squares) {
        const VectorXd bump = (1.0 - slope * squares.array().sqrt()).cwiseMax(0.0);
        values(i) += bump.dot(data.y.head(i));
        values.head(i) += data.y(i) * bump;
    });
    return {slope, (values - data.y).cwiseAbs().maxCoeff()};
}

Interpolant ridge_function_of(const LabelledSphere& data) {
    const VectorXd projections = data.x.col(0);
    std::vector<Index> order(static_cast<std::size_t>(projections.size()));
    std::iota(order.begin(), order.end(), Index{0});
    std::ranges::sort(order, {}, [&](Index i) { return projections(i); });
    // h as a network would give it: the first value, and then one slope after the other.
    double steepest = 0.0, value = data.y(order.front()), residual = 0.0;
    for (std::size_t i = 1; i < order.size(); ++i) {
        const double gap = projections(order[i]) - projections(order[i - 1]);
        const double slope = (data.y(order[i]) - data.y(order[i - 1])) / gap;
        value += slope * gap;
        steepest = std::max(steepest, std::abs(slope));
        residual = std::max(residual, std::abs(value - data.y(order[i])));
    }
    return {steepest, residual};
}

Interpolant cap_ramps_of(const LabelledSphere& data, double height) {
    const Index n = data.x.rows(), d = data.x.cols();
    numerics::TwoLayerNetwork network(numerics::NetworkActivation::relu, 2 * n, d);
    network.weights() << data.x, data.x;
    network.biases().head(n).setConstant(height - 1.0);
    network.biases().tail(n).setConstant(-1.0);
    network.outputs() << data.y / height, -data.y / height;
    // The edge of each cap, in the direction of the next point.
    MatrixXd edges(n, d);
    const double cosine = 1.0 - height * (1.0 - 1e-9);
    for (Index i = 0; i < n; ++i) {
        const VectorXd centre = data.x.row(i), other = data.x.row((i + 1) % n);
        const VectorXd away = (other - other.dot(centre) * centre).normalized();
        edges.row(i) = cosine * centre + std::sqrt(1.0 - cosine * cosine) * away;
    }
    MatrixXd gradients = numerics::network_input_gradients(network, edges);
    const VectorXd radial = gradients.cwiseProduct(edges).rowwise().sum();
    gradients -= radial.asDiagonal() * edges;
    return {gradients.rowwise().norm().maxCoeff(),
            (numerics::network_values(network, data.x) - data.y).cwiseAbs().maxCoeff()};
}

/// The least frequency >= `from` at which the phase of a projection of this size lies in the
/// interval from pi/6 to 5 pi/6 (label and projection of one sign) or half a turn later.
double next_allowed(double from, double size, bool is_same_sign) {
    const double turn = from * size / (2.0 * std::numbers::pi) - (is_same_sign ? 0.0 : 0.5);
    const double part = turn - std::floor(turn);
    if (part >= 1.0 / 12.0 && part <= 5.0 / 12.0) return from;
    const double entry = std::floor(turn) + (part < 1.0 / 12.0 ? 1.0 : 13.0) / 12.0;
    // A rounded entry may lie just before the interval: a little further is inside.
    return (entry + 1e-12 + (is_same_sign ? 0.0 : 0.5)) * 2.0 * std::numbers::pi / size;
}

Interpolant sine_of(const LabelledSphere& data, double ceiling) {
    const VectorXd projections = data.x.col(0);
    const Index n = projections.size();
    double frequency = 0.0;
    for (Index agreed = 0, i = 0; agreed < n && frequency < ceiling; i = (i + 1) % n) {
        const double size = std::abs(projections(i));
        const double next = next_allowed(frequency, size, projections(i) * data.y(i) > 0.0);
        agreed = next > frequency ? 1 : agreed + 1;
        frequency = next;
    }
    if (frequency >= ceiling) frequency = std::numeric_limits<double>::infinity();
    const VectorXd values = (frequency * projections.array()).sin();
    return {frequency, (values - data.y).cwiseAbs().maxCoeff()};
}

}  // namespace

InterpolantSample optimal_extension(const SpherePoints& sphere, LabelWorld world,
                                    const numerics::Trials& trials) {
    return collected(trials, [&](Stream& stream) {
        return optimal_extension_of(labelled_sphere(sphere, world, stream));
    });
}

InterpolantSample bumps(const SpherePoints& sphere, LabelWorld world,
                        const numerics::Trials& trials) {
    return collected(
        trials, [&](Stream& stream) { return bumps_of(labelled_sphere(sphere, world, stream)); });
}

InterpolantSample ridge_function(const SpherePoints& sphere, LabelWorld world,
                                 const numerics::Trials& trials) {
    return collected(trials, [&](Stream& stream) {
        return ridge_function_of(labelled_sphere(sphere, world, stream));
    });
}

InterpolantSample cap_ramps(const SpherePoints& sphere, double height, LabelWorld world,
                            const numerics::Trials& trials) {
    return collected(trials, [&](Stream& stream) {
        return cap_ramps_of(labelled_sphere(sphere, world, stream), height);
    });
}

InterpolantSample sine(const SpherePoints& sphere, double ceiling, LabelWorld world,
                       const numerics::Trials& trials) {
    return collected(trials, [&](Stream& stream) {
        return sine_of(labelled_sphere(sphere, world, stream), ceiling);
    });
}

}  // namespace overfit::experiments
