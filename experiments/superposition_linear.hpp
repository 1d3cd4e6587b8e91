/// Measures what a model without its nonlinearity can memorise.
#pragma once

#include "numerics/parallel.hpp"

namespace overfit::experiments {

enum class LinearWorld {
    centred,       ///< orthonormal examples, and a bias
    without_bias,  ///< orthonormal examples
    overlapping,   ///< sparse examples of unit norm among 20 features, half of them active, a bias
};

/// Mean squared error, summed over features, that the first m principal components of T examples
/// leave, by the singular values; the first trial of `trials`.
double best_linear_loss(int examples, int dimensions, LinearWorld world,
                        const numerics::Trials& trials);

}  // namespace overfit::experiments
