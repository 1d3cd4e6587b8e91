/// Full-batch training.
#include "numerics/two_layer_training.hpp"

#include <cmath>
#include <span>
#include <stdexcept>

namespace overfit::numerics {

void start_randomly(TwoLayerNetwork& network, double scale, Stream& stream) {
    if (!(scale > 0.0 && std::isfinite(scale)))
        throw std::domain_error("start_randomly: needs 0 < scale < infinity");
    Eigen::VectorXd& parameters = network.parameters();
    stream.fill_normal({parameters.data(), static_cast<std::size_t>(parameters.size())});
    network.weights() *= scale / std::sqrt(static_cast<double>(network.inputs()));
    network.biases().setZero();
    network.outputs() *= scale / std::sqrt(static_cast<double>(network.neurons()));
    network.offset() = 0.0;
}

Training train(TwoLayerNetwork& network, const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
               const TrainingOptions& options) {
    const auto size = static_cast<std::size_t>(network.parameters().size());
    NetworkLoss loss(x, y);
    Adam<double> adam(size, options.adam);
    Eigen::VectorXd gradient;
    Training training{.steps = 0, .loss = loss(network, gradient), .largest_error = 0.0};
    training.largest_error = loss.largest_error();
    while (training.steps < options.steps && !(training.largest_error <= options.enough)) {
        adam.step(std::span<double>(network.parameters().data(), size),
                  std::span<const double>(gradient.data(), size));
        ++training.steps;
        training.loss = loss(network, gradient);
        training.largest_error = loss.largest_error();
    }
    return training;
}

}  // namespace overfit::numerics
