/// Matrix products around a hidden layer.
#include "numerics/two_layer_network.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <Eigen/Eigenvalues>

namespace overfit::numerics {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

void require_columns(const TwoLayerNetwork& network, const MatrixXd& x) {
    if (x.cols() != network.inputs())
        throw std::domain_error("TwoLayerNetwork: x needs one column for each input");
}

/// w x + b, one row for each row of x.
void preactivations(const TwoLayerNetwork& network, const MatrixXd& x, MatrixXd& out) {
    out.noalias() = x * network.weights().transpose();
    out.rowwise() += network.biases().transpose();
}

/// tanh to within 4e-16, from Eigen's exp, which takes several numbers at once; its tanh of double
/// does not, and is four times slower.
auto tanh_of(const MatrixXd& t) {
    return 1.0 - 2.0 / ((2.0 * t.array()).exp() + 1.0);
}

/// The ReLU's second derivative softened to this width, as a density of mass one.
double softened_kink(double t, double width) {
    const double cosh = std::cosh(std::min(std::abs(t) / width, 300.0));
    return 0.5 / (width * cosh * cosh);
}

/// Climbs from one matrix of points; every array is sized once.
class Ascent {
  public:
    Ascent(const TwoLayerNetwork& network, MatrixXd points, double radius)
        : network_(network), points_(std::move(points)), radius_(radius) {
        const double rows = static_cast<double>(network.neurons());
        width_ = std::max(0.1 * network.weights().norm() / std::sqrt(rows), 1e-300);
        pull_in();
    }

    /// Gradients here; returns the largest norm.
    double look() {
        preactivations(network_, points_, hidden_);
        slopes_ = hidden_;
        if (network_.activation() == NetworkActivation::relu)
            slopes_ = (hidden_.array() > 0.0).cast<double>();
        else
            slopes_ = 1.0 - tanh_of(hidden_).square();
        slopes_.array().rowwise() *= network_.outputs().transpose().array();
        gradients_.noalias() = slopes_ * network_.weights();
        return gradients_.rowwise().norm().maxCoeff();
    }

    /// Moves each point by so much along the gradient of |grad f|, after look().
    void move(double step) {
        slopes_.noalias() = gradients_ * network_.weights().transpose();
        if (network_.activation() == NetworkActivation::relu)
            hidden_ = hidden_.unaryExpr([w = width_](double t) { return softened_kink(t, w); });
        else
            hidden_ = hidden_.unaryExpr([](double t) {
                const double s = std::tanh(t);
                return -2.0 * s * (1.0 - s * s);
            });
        slopes_.array() *= hidden_.array();
        slopes_.array().rowwise() *= network_.outputs().transpose().array();
        gradients_.noalias() = slopes_ * network_.weights();
        for (Index i = 0; i < points_.rows(); ++i) {
            const double norm = gradients_.row(i).norm();
            if (norm > 0.0) points_.row(i) += step / norm * gradients_.row(i);
        }
        pull_in();
    }

  private:
    void pull_in() {
        for (Index i = 0; i < points_.rows(); ++i) {
            const double norm = points_.row(i).norm();
            if (norm > radius_) points_.row(i) *= radius_ / norm;
        }
    }

    const TwoLayerNetwork& network_;
    MatrixXd points_, hidden_, slopes_, gradients_;
    double radius_, width_ = 0.0;
};

}  // namespace

TwoLayerNetwork::TwoLayerNetwork(NetworkActivation activation, Index neurons, Index inputs)
    : activation_(activation), neurons_(neurons), inputs_(inputs) {
    if (neurons < 1 || inputs < 1)
        throw std::domain_error("TwoLayerNetwork: needs at least one neuron and one input");
    parameters_ = VectorXd::Zero(neurons * (inputs + 2) + 1);
}

VectorXd network_values(const TwoLayerNetwork& network, const MatrixXd& x) {
    require_columns(network, x);
    MatrixXd hidden(x.rows(), network.neurons());
    preactivations(network, x, hidden);
    if (network.activation() == NetworkActivation::relu)
        hidden = hidden.cwiseMax(0.0);
    else
        hidden = tanh_of(hidden);
    return ((hidden * network.outputs()).array() + network.offset()).matrix();
}

MatrixXd network_input_gradients(const TwoLayerNetwork& network, const MatrixXd& x) {
    require_columns(network, x);
    MatrixXd slopes(x.rows(), network.neurons());
    preactivations(network, x, slopes);
    if (network.activation() == NetworkActivation::relu)
        slopes = (slopes.array() > 0.0).cast<double>().eval();
    else
        slopes = (1.0 - tanh_of(slopes).square()).eval();
    slopes.array().rowwise() *= network.outputs().transpose().array();
    return slopes * network.weights();
}

NetworkLoss::NetworkLoss(const MatrixXd& x, const VectorXd& y) : x_(x), y_(y), errors_(y.size()) {
    if (x.rows() != y.size() || y.size() == 0)
        throw std::domain_error("NetworkLoss: needs one label for each row of x, and a row");
}

double NetworkLoss::operator()(const TwoLayerNetwork& network, VectorXd& gradient) {
    require_columns(network, x_);
    const Index n = x_.rows(), k = network.neurons(), d = network.inputs();
    hidden_.resize(n, k);
    slopes_.resize(n, k);
    gradient.resize(network.parameters().size());
    preactivations(network, x_, hidden_);
    if (network.activation() == NetworkActivation::relu) {
        slopes_ = (hidden_.array() > 0.0).cast<double>();
        hidden_ = hidden_.cwiseMax(0.0);
    } else {
        hidden_ = tanh_of(hidden_);
        slopes_ = 1.0 - hidden_.array().square();
    }
    errors_.noalias() = hidden_ * network.outputs();
    errors_.array() += network.offset() - y_.array();
    const double loss = errors_.squaredNorm() / (2.0 * static_cast<double>(n));
    largest_error_ = errors_.cwiseAbs().maxCoeff();
    errors_ /= static_cast<double>(n);
    TwoLayerNetwork::Vector(gradient.data() + k * (d + 1), k).noalias() =
        hidden_.transpose() * errors_;
    gradient(gradient.size() - 1) = errors_.sum();
    for (Index j = 0; j < k; ++j) slopes_.col(j).array() *= network.outputs()(j) * errors_.array();
    TwoLayerNetwork::Matrix(gradient.data(), k, d).noalias() = slopes_.transpose() * x_;
    TwoLayerNetwork::Vector(gradient.data() + k * d, k) = slopes_.colwise().sum();
    return loss;
}

double steepest_gradient(const TwoLayerNetwork& network, const MatrixXd& starts,
                         const AscentOptions& options) {
    require_columns(network, starts);
    if (starts.rows() == 0 || options.steps < 0 || !(options.first_step > 0.0) ||
        !(options.radius > 0.0))
        throw std::domain_error(
            "steepest_gradient: needs a start, steps >= 0, first_step > 0 and radius > 0");
    Ascent ascent(network, starts, options.radius);
    double largest = ascent.look();
    for (int i = 0; i < options.steps; ++i) {
        ascent.move(options.first_step * std::pow(0.01, static_cast<double>(i) / options.steps));
        largest = std::max(largest, ascent.look());
    }
    return largest;
}

NetworkLipschitzBounds lipschitz_bounds(const TwoLayerNetwork& network) {
    const auto w = network.weights();
    const MatrixXd gram =
        w.rows() < w.cols() ? MatrixXd(w * w.transpose()) : MatrixXd(w.transpose() * w);
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(gram, Eigen::EigenvaluesOnly);
    return {.path_norm = network.outputs().cwiseAbs().dot(w.rowwise().norm()),
            .operators = network.outputs().norm() *
                         std::sqrt(std::max(0.0, solver.eigenvalues().maxCoeff()))};
}

}  // namespace overfit::numerics
