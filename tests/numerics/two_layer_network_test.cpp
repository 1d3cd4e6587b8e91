/// Test of numerics/two_layer_network.hpp and two_layer_training.hpp against sums neuron by neuron
/// and finite differences.
#include "numerics/two_layer_network.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "numerics/random.hpp"
#include "numerics/two_layer_training.hpp"

namespace {

using namespace overfit::numerics;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr NetworkActivation activations[]{NetworkActivation::relu, NetworkActivation::tanh};

MatrixXd normal_matrix(Index rows, Index columns, Stream& stream) {
    MatrixXd x(rows, columns);
    stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
    return x;
}

/// All parameters random, biases and offset included.
TwoLayerNetwork any_network(NetworkActivation activation, Index k, Index d, Stream& stream) {
    TwoLayerNetwork network(activation, k, d);
    VectorXd& all = network.parameters();
    stream.fill_normal({all.data(), static_cast<std::size_t>(all.size())});
    return network;
}

/// f, from its definition.
double value_at(const TwoLayerNetwork& network, const VectorXd& x) {
    double sum = network.offset();
    for (Index j = 0; j < network.neurons(); ++j) {
        double t = network.biases()(j);
        for (Index l = 0; l < network.inputs(); ++l) t += network.weights()(j, l) * x(l);
        sum += network.outputs()(j) *
               (network.activation() == NetworkActivation::relu ? std::max(t, 0.0) : std::tanh(t));
    }
    return sum;
}

struct Sizes {
    Index n, k, d;
    std::uint64_t trial;
};

Sizes any_sizes() {
    return {*rc::gen::inRange(1, 8), *rc::gen::inRange(1, 8), *rc::gen::inRange(1, 6),
            *rc::gen::arbitrary<std::uint64_t>()};
}

/// A ReLU's difference quotient is off if a kink lies between; the neurons are kept away from them.
bool is_smooth_at(const TwoLayerNetwork& network, const MatrixXd& x) {
    const MatrixXd inside =
        (x * network.weights().transpose()).rowwise() + network.biases().transpose();
    return network.activation() == NetworkActivation::tanh || inside.cwiseAbs().minCoeff() > 1e-3;
}

TEST(TwoLayerNetwork, ValuesAndInputGradientsMatchTheDefinition) {
    EXPECT_TRUE(rc::check([] {
        const Sizes size = any_sizes();
        for (const NetworkActivation activation : activations) {
            Stream stream(StreamKey(0, "network"), size.trial);
            const TwoLayerNetwork network = any_network(activation, size.k, size.d, stream);
            const MatrixXd x = normal_matrix(size.n, size.d, stream);
            const VectorXd values = network_values(network, x);
            const MatrixXd gradients = network_input_gradients(network, x);
            const bool is_smooth = is_smooth_at(network, x);
            for (Index i = 0; i < size.n; ++i) {
                VectorXd point = x.row(i);
                RC_ASSERT(std::abs(values(i) - value_at(network, point)) < 1e-12);
                for (Index l = 0; is_smooth && l < size.d; ++l) {
                    VectorXd up = point, down = point;
                    up(l) += 1e-5;
                    down(l) -= 1e-5;
                    const double quotient =
                        (value_at(network, up) - value_at(network, down)) / 2e-5;
                    RC_ASSERT(std::abs(gradients(i, l) - quotient) < 1e-6);
                }
            }
        }
    }));
}

TEST(TwoLayerNetwork, ParameterGradientMatchesFiniteDifferences) {
    EXPECT_TRUE(rc::check([] {
        const Sizes size = any_sizes();
        for (const NetworkActivation activation : activations) {
            Stream stream(StreamKey(1, "network"), size.trial);
            TwoLayerNetwork network = any_network(activation, size.k, size.d, stream);
            const MatrixXd x = normal_matrix(size.n, size.d, stream);
            const VectorXd y = normal_matrix(size.n, 1, stream);
            RC_PRE(is_smooth_at(network, x));
            NetworkLoss loss(x, y);
            VectorXd gradient, unused;
            const double here = loss(network, gradient);
            double by_hand = 0.0, worst = 0.0;
            for (Index i = 0; i < size.n; ++i) {
                const double error = value_at(network, x.row(i)) - y(i);
                by_hand += error * error / (2.0 * static_cast<double>(size.n));
                worst = std::max(worst, std::abs(error));
            }
            RC_ASSERT(std::abs(here - by_hand) < 1e-11 * (1.0 + by_hand));
            RC_ASSERT(std::abs(loss.largest_error() - worst) < 1e-11 * (1.0 + worst));
            for (Index i = 0; i < gradient.size(); ++i) {
                const double kept = network.parameters()(i);
                network.parameters()(i) = kept + 1e-5;
                const double up = loss(network, unused);
                network.parameters()(i) = kept - 1e-5;
                const double down = loss(network, unused);
                network.parameters()(i) = kept;
                RC_ASSERT(std::abs(gradient(i) - (up - down) / 2e-5) < 1e-5 * (1.0 + by_hand));
            }
        }
    }));
}

TEST(TwoLayerNetwork, AscentStaysBetweenTheDataAndTheUpperBounds) {
    for (const NetworkActivation activation : activations)
        for (std::uint64_t trial = 0; trial < 20; ++trial) {
            Stream stream(StreamKey(2, "network"), trial);
            const TwoLayerNetwork network = any_network(activation, 9, 4, stream);
            const MatrixXd x = normal_matrix(5, 4, stream).rowwise().normalized();
            const double at_data = steepest_gradient(network, x, {.steps = 0});
            EXPECT_NEAR(at_data, network_input_gradients(network, x).rowwise().norm().maxCoeff(),
                        1e-12);
            const double climbed = steepest_gradient(network, x);
            const NetworkLipschitzBounds bounds = lipschitz_bounds(network);
            EXPECT_GE(climbed, at_data);
            EXPECT_LE(climbed, bounds.path_norm * (1.0 + 1e-12));
            EXPECT_LE(climbed, bounds.operators * (1.0 + 1e-12));
        }
}

// f(x) = a tanh(<w, x>) is steepest on the hyperplane <w, x> = 0: |a| |w|, which both bounds
// attain.
TEST(TwoLayerNetwork, OneNeuronReachesItsBound) {
    TwoLayerNetwork network(NetworkActivation::tanh, 1, 3);
    network.weights() << 3.0, 0.0, 4.0;
    network.outputs() << -2.0;
    const MatrixXd start = MatrixXd::Constant(1, 3, 0.5);
    EXPECT_NEAR(steepest_gradient(network, start, {.steps = 200}), 10.0, 1e-2);
    EXPECT_DOUBLE_EQ(lipschitz_bounds(network).path_norm, 10.0);
    EXPECT_DOUBLE_EQ(lipschitz_bounds(network).operators, 10.0);
}

TEST(TwoLayerNetwork, TanhIsThatOfTheLibraryAtEverySize) {
    TwoLayerNetwork network(NetworkActivation::tanh, 1, 1);
    network.weights()(0) = network.outputs()(0) = 1.0;
    for (const double t : {-1e300, -800.0, -20.0, -1.0, -1e-9, 0.0, 1e-3, 0.5, 3.0, 400.0, 1e300})
        EXPECT_NEAR(network_values(network, MatrixXd::Constant(1, 1, t))(0), std::tanh(t), 4e-16);
}

// Two ReLUs that are active together on one side alone: ascent has to cross the kink.
TEST(TwoLayerNetwork, AscentCrossesTheKinksOfReLU) {
    TwoLayerNetwork network(NetworkActivation::relu, 2, 2);
    network.weights() << 1.0, 0.0, 1.0, 0.0;
    network.biases() << 0.5, -0.1;
    network.outputs() << 1.0, 2.0;
    EXPECT_DOUBLE_EQ(steepest_gradient(network, MatrixXd::Zero(1, 2), {.steps = 0}), 1.0);
    EXPECT_DOUBLE_EQ(steepest_gradient(network, MatrixXd::Zero(1, 2)), 3.0);
}

TEST(TwoLayerNetwork, TrainingFitsRandomLabels) {
    for (const NetworkActivation activation : activations) {
        Stream stream(StreamKey(3, "network"), 0);
        const MatrixXd x = normal_matrix(20, 5, stream);
        const VectorXd y = normal_matrix(20, 1, stream).cwiseSign();
        TwoLayerNetwork network(activation, 30, 5);
        start_randomly(network, 1.0, stream);
        const Training training =
            train(network, x, y, {.steps = 5000, .adam = {.learning_rate = 0.01}, .enough = 0.01});
        EXPECT_LT(training.steps, 5000U);
        EXPECT_LE((network_values(network, x) - y).cwiseAbs().maxCoeff(), 0.01 + 1e-12);
        EXPECT_LE(training.loss, 0.5 * 0.01 * 0.01);
    }
}

TEST(TwoLayerNetwork, RejectsSizesThatDoNotAgree) {
    EXPECT_THROW(TwoLayerNetwork(NetworkActivation::relu, 0, 1), std::domain_error);
    EXPECT_THROW(TwoLayerNetwork(NetworkActivation::relu, 1, 0), std::domain_error);
    TwoLayerNetwork network(NetworkActivation::relu, 2, 3);
    const MatrixXd narrow = MatrixXd::Zero(4, 2), fine = MatrixXd::Zero(4, 3);
    const VectorXd labels = VectorXd::Zero(4), few = VectorXd::Zero(3);
    EXPECT_THROW(network_values(network, narrow), std::domain_error);
    EXPECT_THROW(network_input_gradients(network, narrow), std::domain_error);
    EXPECT_THROW(NetworkLoss(fine, few), std::domain_error);
    EXPECT_THROW(train(network, narrow, labels, {}), std::domain_error);
    EXPECT_THROW(steepest_gradient(network, MatrixXd::Zero(0, 3)), std::domain_error);
    EXPECT_THROW(steepest_gradient(network, fine, {.radius = 0.0}), std::domain_error);
    Stream stream(StreamKey(4, "network"), 0);
    EXPECT_THROW(start_randomly(network, 0.0, stream), std::domain_error);
}

}  // namespace
