/// The worlds of a risk curve: how features, labels and the estimator are made.
#pragma once

#include <vector>

#include "claims/claim.hpp"
#include "experiments/ridgeless.hpp"

namespace overfit::claims::ridgeless {

struct World {
    experiments::Features features = experiments::Features::gaussian;
    double noise_sd = 1.0;
    bool optimal_ridge = false;
};

/// One value a trial of |beta_hat - beta|^2 for a signal of size 1, n samples and p features.
std::vector<double> errors_in(const World& world, int n, int p, std::size_t count, const Run& run);

}  // namespace overfit::claims::ridgeless
