/// Coefficients of activations.
#include "theory/activation.hpp"

#include <cmath>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>

namespace overfit::theory {

namespace {

/// E tanh(G)^2 by the trapezoidal rule with step 1/8: the poles of tanh at distance pi/2 from the
/// axis make its error of the order exp(-2 pi (pi/2) 8) (Trefethen and Weideman 2014, theorem 5.1),
/// and beyond 9 the normal density is below 1e-18.
double mean_square_of_tanh() {
    constexpr double step = 0.125;
    double sum = 0.0;
    for (int i = 1; i <= 72; ++i) {
        const double t = i * step, value = std::tanh(t);
        sum += value * value * std::exp(-0.5 * t * t);
    }
    return 2.0 * step * sum / boost::math::constants::root_two_pi<double>();
}

}  // namespace

ActivationShares activation_shares(Activation activation) {
    switch (activation) {
        case Activation::linear: return {.constant = 0.0, .linear = 1.0, .rest = 0.0};
        case Activation::absolute: return {.constant = 0.0, .linear = 0.0, .rest = 1.0};
        case Activation::relu: {
            const double constant = 0.5 / boost::math::constants::pi<double>();
            return {.constant = constant, .linear = 0.25, .rest = 0.25 - constant};
        }
        case Activation::tanh: {
            const double square = mean_square_of_tanh();
            // E G tanh(G) = E tanh'(G) = 1 - E tanh(G)^2.
            const double slope = 1.0 - square;
            return {.constant = 0.0, .linear = slope * slope, .rest = square - slope * slope};
        }
    }
    throw std::domain_error("activation_shares: unknown activation");
}

}  // namespace overfit::theory
