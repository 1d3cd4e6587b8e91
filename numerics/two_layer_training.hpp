/// Training a network with one hidden layer on all samples at once, by Adam.
#pragma once

#include <cstddef>

#include <Eigen/Core>

#include "numerics/adam.hpp"
#include "numerics/random.hpp"
#include "numerics/two_layer_network.hpp"

namespace overfit::numerics {

/// w_jl ~ N(0, scale^2 / d), b_j = 0, a_j ~ N(0, scale^2 / k), c = 0, independent; He et al. (2015)
/// use scale = sqrt(2) for ReLU. Throws std::domain_error unless 0 < scale < infinity.
void start_randomly(TwoLayerNetwork& network, double scale, Stream& stream);

struct TrainingOptions {
    std::size_t steps = 1000;  ///< at most
    AdamOptions adam{};
    double enough = 0.0;  ///< training ends when the largest |f(x_i) - y_i| is at most this
};

/// Where training ended.
struct Training {
    std::size_t steps;     ///< taken
    double loss;           ///< mean of (f(x_i) - y_i)^2 / 2
    double largest_error;  ///< max_i |f(x_i) - y_i|
};

/// Minimises the mean squared error of f at the rows of x, n x d. O(n k d) a step, without
/// allocation after the first. Errors as in NetworkLoss and Adam. A rate too large gives infinities
/// or NaN in the result, not an exception.
Training train(TwoLayerNetwork& network, const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
               const TrainingOptions& options);

}  // namespace overfit::numerics
