/// Starting points and the residual-wise loss of the ReLU-output model.
#include "numerics/relu_output_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "numerics/parallel.hpp"

namespace overfit::numerics {

namespace {

using Eigen::Index;

/// So many examples are one thread's at a time, and their losses are summed before the sums are.
constexpr Index block = 64;

/// W' with a feature a row, so that the loop over features is the inner one.
using Weights = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor>;

/// Sums squares of residuals of one example after another; `target` is zero between two calls.
class ExampleLoss {
  public:
    ExampleLoss(const Weights& weights, const Eigen::VectorXd& biases,
                const SparseExamples& examples)
        : weights_(weights), biases_(biases), examples_(examples) {
        target_ = Eigen::VectorXd::Zero(biases.size());
        output_.resize(biases.size());
    }

    double operator()(Index example) {
        Eigen::VectorXd hidden = Eigen::VectorXd::Zero(weights_.cols());
        for (SparseExamples::InnerIterator entry(examples_, example); entry; ++entry) {
            target_[entry.row()] = static_cast<double>(entry.value());
            hidden += static_cast<double>(entry.value()) * weights_.row(entry.row()).transpose();
        }
        output_ = biases_;
        for (Index k = 0; k < hidden.size(); ++k) output_ += hidden[k] * weights_.col(k);
        const double sum = squares();
        for (SparseExamples::InnerIterator entry(examples_, example); entry; ++entry)
            target_[entry.row()] = 0.0;
        return sum;
    }

  private:
    /// Eight partial sums, so that the compiler may use vectors.
    double squares() const {
        std::array<double, 8> sums{};
        const Index whole = output_.size() / 8 * 8;
        for (Index i = 0; i < whole; i += 8)
            for (Index j = 0; j < 8; ++j) sums[static_cast<std::size_t>(j)] += square(i + j);
        double sum = 0.0;
        for (Index i = whole; i < output_.size(); ++i) sum += square(i);
        return std::accumulate(sums.begin(), sums.end(), sum);
    }
    /// A NaN output is neither below 0 nor hidden by the comparison.
    double square(Index i) const {
        const double residual = (output_[i] < 0.0 ? 0.0 : output_[i]) - target_[i];
        return residual * residual;
    }

    const Weights& weights_;
    const Eigen::VectorXd& biases_;
    const SparseExamples& examples_;
    Eigen::VectorXd target_, output_;
};

}  // namespace

void require_valid(const ReluOutputParameters& parameters, const SparseExamples& examples) {
    if (parameters.hidden() < 1 || parameters.features() < 1 || examples.cols() < 1)
        throw std::domain_error(
            "ReLU-output model: hidden, features and examples must be positive");
    if (parameters.biases.size() != parameters.features())
        throw std::domain_error("ReLU-output model: one bias for each column of the weights");
    if (examples.rows() != parameters.features())
        throw std::domain_error("ReLU-output model: one row of the examples for each feature");
    if (!parameters.weights.allFinite() || !parameters.biases.allFinite())
        throw std::domain_error("ReLU-output model: the parameters must be finite");
    for (Index t = 0; t < examples.cols(); ++t)
        for (SparseExamples::InnerIterator entry(examples, t); entry; ++entry)
            if (!std::isfinite(entry.value()))
                throw std::domain_error("ReLU-output model: the examples must be finite");
}

ReluOutputParameters xavier_parameters(ReluOutputShape shape, XavierLaw law, Stream& stream) {
    if (shape.hidden < 1 || shape.features < 1)
        throw std::domain_error("xavier_parameters: hidden and features must be positive");
    const double variance = 2.0 / static_cast<double>(shape.hidden + shape.features);
    const double half_width = std::sqrt(3.0 * variance), deviation = std::sqrt(variance);
    ReluOutputParameters made{.weights = Eigen::MatrixXf(shape.hidden, shape.features),
                              .biases = Eigen::VectorXf::Zero(shape.features)};
    for (Index i = 0; i < made.weights.size(); ++i)
        made.weights.data()[i] = static_cast<float>(
            law == XavierLaw::uniform ? half_width * (2.0 * stream.uniform() - 1.0)
                                      : deviation * stream.normal());
    return made;
}

Eigen::VectorXd relu_output_losses(const ReluOutputParameters& parameters,
                                   const SparseExamples& examples) {
    if (examples.rows() != parameters.features() || examples.cols() < 1 ||
        parameters.biases.size() != parameters.features())
        throw std::domain_error("relu_output_losses: the sizes do not agree");
    const Weights weights = parameters.weights.transpose().cast<double>();
    const Eigen::VectorXd biases = parameters.biases.cast<double>();
    Eigen::VectorXd losses(examples.cols());
    parallel_for(static_cast<std::size_t>((examples.cols() + block - 1) / block),
                 [&](std::size_t part) {
                     ExampleLoss loss(weights, biases, examples);
                     const Index first = static_cast<Index>(part) * block;
                     for (Index t = first; t < std::min(examples.cols(), first + block); ++t)
                         losses[t] = loss(t);
                 });
    return losses;
}

double relu_output_loss(const ReluOutputParameters& parameters, const SparseExamples& examples) {
    const Eigen::VectorXd losses = relu_output_losses(parameters, examples);
    double sum = 0.0;
    for (Index first = 0; first < losses.size(); first += block) {
        const auto* const begin = losses.data() + first;
        sum += std::accumulate(begin, begin + std::min(block, losses.size() - first), 0.0);
    }
    return sum / static_cast<double>(losses.size());
}

Eigen::MatrixXf hidden_vectors(const ReluOutputParameters& parameters,
                               const SparseExamples& examples) {
    if (examples.rows() != parameters.features())
        throw std::domain_error("hidden_vectors: one row of the examples for each feature");
    return parameters.weights * examples;
}

}  // namespace overfit::numerics
