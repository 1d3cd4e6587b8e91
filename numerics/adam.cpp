/// Steps of Adam.
#include "numerics/adam.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace overfit::numerics {

namespace {

bool is_share(double value) {
    return value >= 0.0 && value <= 1.0;
}

void require(const AdamOptions& options) {
    const bool has_rate = options.learning_rate > 0.0 && std::isfinite(options.learning_rate);
    const bool has_memory = is_share(options.beta_mean) && options.beta_mean < 1.0 &&
                            is_share(options.beta_square) && options.beta_square < 1.0;
    const bool has_decay = options.weight_decay >= 0.0 && options.epsilon >= 0.0;
    const bool has_schedule = is_share(options.final_share) &&
                              (options.decay_end == 0 || options.decay_end > options.warm_up);
    if (!(has_rate && has_memory && has_decay && has_schedule))
        throw std::domain_error(
            "Adam: needs 0 < learning_rate < infinity, betas in [0, 1), epsilon and weight_decay "
            "at "
            "least 0, final_share in [0, 1], and decay_end 0 or beyond warm_up");
}

double rate_of(const AdamOptions& options, std::size_t step) {
    if (step < options.warm_up)
        return options.learning_rate * static_cast<double>(step) /
               static_cast<double>(options.warm_up);
    if (options.decay_end == 0) return options.learning_rate;
    const double part = std::min(1.0, static_cast<double>(step - options.warm_up) /
                                          static_cast<double>(options.decay_end - options.warm_up));
    const double height = 0.5 * (1.0 + std::cos(std::numbers::pi * part));
    return options.learning_rate * (options.final_share + (1.0 - options.final_share) * height);
}

}  // namespace

double adam_learning_rate(const AdamOptions& options, std::size_t step) {
    require(options);
    return rate_of(options, step);
}

template <typename Real>
Adam<Real>::Adam(std::size_t size, const AdamOptions& options)
    : options_(options), mean_(size), square_(size) {
    require(options);
}

template <typename Real>
void Adam<Real>::step(std::span<Real> parameters, std::span<const Real> gradient) {
    if (parameters.size() != mean_.size() || gradient.size() != mean_.size())
        throw std::domain_error("Adam: the arrays must have the size of its state");
    ++steps_;
    mean_share_ *= options_.beta_mean;
    square_share_ *= options_.beta_square;
    const double rate = rate_of(options_, steps_);
    const auto beta_mean = static_cast<Real>(options_.beta_mean);
    const auto beta_square = static_cast<Real>(options_.beta_square);
    const auto new_mean = static_cast<Real>(1.0 - options_.beta_mean);
    const auto new_square = static_cast<Real>(1.0 - options_.beta_square);
    const auto scale = static_cast<Real>(rate / (1.0 - mean_share_));
    const auto square_scale = static_cast<Real>(1.0 / (1.0 - square_share_));
    const auto epsilon = static_cast<Real>(options_.epsilon);
    const auto kept = static_cast<Real>(1.0 - rate * options_.weight_decay);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        mean_[i] = beta_mean * mean_[i] + new_mean * gradient[i];
        square_[i] = beta_square * square_[i] + new_square * gradient[i] * gradient[i];
        const Real root = std::sqrt(square_scale * square_[i]) + epsilon;
        // A gradient that was always 0 moves nothing, also for epsilon = 0.
        const Real move = root > Real{0} ? scale * mean_[i] / root : Real{0};
        parameters[i] = kept * parameters[i] - move;
    }
}

template class Adam<float>;
template class Adam<double>;

}  // namespace overfit::numerics
