/// The textbook formulas, with nothing skipped.
#include "numerics/relu_output_reference.hpp"

#include <cmath>

namespace overfit::numerics {

namespace {

/// AdamW (Loshchilov and Hutter 2019, algorithm 2) on one array.
class ReferenceAdam {
  public:
    explicit ReferenceAdam(Eigen::Index size)
        : first_(Eigen::ArrayXd::Zero(size)), second_(Eigen::ArrayXd::Zero(size)) {}

    void update(Eigen::Ref<Eigen::ArrayXd> parameters, const Eigen::ArrayXd& gradient,
                const ReluOutputOptions& options, double rate, double decay) {
        ++count_;
        parameters *= 1.0 - rate * decay;
        first_ = options.first_decay * first_ + (1.0 - options.first_decay) * gradient;
        second_ = options.second_decay * second_ + (1.0 - options.second_decay) * gradient.square();
        const double first_total = 1.0 - std::pow(options.first_decay, count_);
        const double second_total = 1.0 - std::pow(options.second_decay, count_);
        parameters -=
            rate * (first_ / first_total) / ((second_ / second_total).sqrt() + options.epsilon);
    }

  private:
    Eigen::ArrayXd first_, second_;
    int count_ = 0;
};

}  // namespace

ReluOutputGradient reference_gradient(const ReluOutputReference& model, const Eigen::MatrixXd& x) {
    const Eigen::MatrixXd hidden = model.weights * x;
    const Eigen::MatrixXd before = (model.weights.transpose() * hidden).colwise() + model.biases;
    const Eigen::MatrixXd residual = before.cwiseMax(0.0) - x;
    const auto examples = static_cast<double>(x.cols());
    const Eigen::MatrixXd slope =
        (2.0 / examples) * (before.array() > 0.0).select(residual, 0.0).matrix();
    const Eigen::MatrixXd through_hidden = model.weights * slope;
    return {.loss = residual.squaredNorm() / examples,
            .weights = hidden * slope.transpose() + through_hidden * x.transpose(),
            .biases = slope.rowwise().sum()};
}

ReferenceTrajectory reference_trajectory(ReluOutputReference start, const Eigen::MatrixXd& x,
                                         const ReluOutputOptions& options, long steps) {
    ReferenceTrajectory made{.losses = {}, .model = std::move(start)};
    ReferenceAdam weights(made.model.weights.size()), biases(made.model.biases.size());
    const double scale = options.reduction == LossReduction::mean_over_features
                             ? 1.0 / static_cast<double>(x.rows())
                             : 1.0;
    for (long step = 0; step < steps; ++step) {
        const ReluOutputGradient gradient = reference_gradient(made.model, x);
        made.losses.push_back(gradient.loss);
        const double rate = learning_rate_at(options, step);
        weights.update(made.model.weights.reshaped().array(),
                       scale * gradient.weights.reshaped().array(), options, rate,
                       options.weight_decay);
        biases.update(made.model.biases.array(), scale * gradient.biases.array(), options, rate,
                      options.decay_biases ? options.weight_decay : 0.0);
    }
    return made;
}

}  // namespace overfit::numerics
