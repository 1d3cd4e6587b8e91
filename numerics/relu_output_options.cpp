/// The schedule, and ranges of options.
#include "numerics/relu_output_options.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>

namespace overfit::numerics {

namespace {

void require(bool good, const char* what) {
    if (!good) throw std::domain_error(std::string("ReluOutputOptions: ") + what);
}

}  // namespace

void require_valid(const ReluOutputOptions& options) {
    require(options.steps >= 1, "steps must be at least 1");
    require(options.learning_rate > 0.0 && std::isfinite(options.learning_rate),
            "learning_rate must be positive and finite");
    require(options.warm_up >= 0.0 && options.warm_up <= 1.0, "warm_up must be in [0, 1]");
    require(options.first_decay >= 0.0 && options.first_decay < 1.0,
            "first_decay must be in [0, 1)");
    require(options.second_decay >= 0.0 && options.second_decay < 1.0,
            "second_decay must be in [0, 1)");
    require(options.epsilon > 0.0 && std::isfinite(options.epsilon),
            "epsilon must be positive and finite");
    require(options.weight_decay >= 0.0 && std::isfinite(options.weight_decay),
            "weight_decay must be at least 0 and finite");
}

double learning_rate_at(const ReluOutputOptions& options, long step) {
    const long warm = std::lround(options.warm_up * static_cast<double>(options.steps));
    if (step < warm)
        return options.learning_rate * static_cast<double>(step + 1) / static_cast<double>(warm);
    if (!options.cosine_decay) return options.learning_rate;
    const double done =
        static_cast<double>(step - warm) / static_cast<double>(options.steps - warm);
    return options.learning_rate * 0.5 * (1.0 + std::cos(std::numbers::pi * done));
}

}  // namespace overfit::numerics
