/// Measures minimum-norm least squares on random features.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::experiments {

/// One value a trial of the variance noise_sd^2 tr (X'X)^+ given X (label noise integrated out).
std::vector<double> ridgeless_variance(const theory::Ridgeless& model,
                                       const numerics::Trials& trials);

}  // namespace overfit::experiments
