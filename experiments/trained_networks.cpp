/// Trains networks and climbs their gradients.
#include "experiments/trained_networks.hpp"

#include <algorithm>
#include <cstddef>
#include <numbers>
#include <stdexcept>
#include <utility>

#include <Eigen/QR>

#include "experiments/draws.hpp"
#include "numerics/two_layer_training.hpp"

namespace overfit::experiments {

namespace {

using numerics::TwoLayerNetwork;

std::vector<double> measured(const TwoLayerNetwork& network, const Eigen::MatrixXd& x,
                             double largest_error) {
    const numerics::NetworkLipschitzBounds bounds = numerics::lipschitz_bounds(network);
    return {numerics::steepest_gradient(network, x),
            numerics::steepest_gradient(network, x, {.steps = 0}),
            std::min(bounds.path_norm, bounds.operators), largest_error};
}

NetworkSample as_sample(std::vector<std::vector<double>> all) {
    return {.lower = std::move(all[0]),
            .at_data = std::move(all[1]),
            .upper = std::move(all[2]),
            .largest_error = std::move(all[3])};
}

}  // namespace

NetworkSample trained_networks(const theory::SpherePoints& sphere, const NetworkTraining& training,
                               LabelWorld world, const numerics::Trials& trials) {
    if (training.steps < 0) throw std::domain_error("trained_networks: needs steps >= 0");
    const numerics::TrainingOptions options{.steps = static_cast<std::size_t>(training.steps),
                                            .adam = {.learning_rate = training.learning_rate},
                                            .enough = training.tolerance};
    const double scale =
        training.activation == numerics::NetworkActivation::relu ? std::numbers::sqrt2 : 1.0;
    return as_sample(
        numerics::sample_many(trials, 4, [&](numerics::Stream& stream, std::vector<double>& out) {
            const LabelledSphere data = labelled_sphere(sphere, world, stream);
            TwoLayerNetwork network(training.activation, training.neurons, data.x.cols());
            numerics::start_randomly(network, scale, stream);
            const numerics::Training end = numerics::train(network, data.x, data.y, options);
            out = measured(network, data.x, end.largest_error);
        }));
}

NetworkSample grouped_networks(int points, int neurons, const numerics::Trials& trials) {
    if (neurons < 2 || neurons % 2 != 0 || points < neurons || points % neurons != 0)
        throw std::domain_error("grouped_networks: needs an even k >= 2 that divides n");
    return as_sample(
        numerics::sample_many(trials, 4, [&](numerics::Stream& stream, std::vector<double>& out) {
            const Eigen::MatrixXd x =
                Eigen::HouseholderQR<Eigen::MatrixXd>(gaussian(points, points, stream))
                    .householderQ();
            TwoLayerNetwork network(numerics::NetworkActivation::relu, neurons, points);
            Eigen::VectorXd y(points);
            for (Eigen::Index i = 0; i < points; ++i) {
                const Eigen::Index neuron = i % neurons;
                y(i) = neuron % 2 == 0 ? 1.0 : -1.0;
                network.weights().row(neuron) += x.row(i);
                network.biases()(neuron) = -0.1;
                network.outputs()(neuron) = y(i) / 0.9;
            }
            out = measured(network, x,
                           (numerics::network_values(network, x) - y).cwiseAbs().maxCoeff());
        }));
}

}  // namespace overfit::experiments
