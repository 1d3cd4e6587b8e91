/// Measures fits to labels that depend on more than the features: unobserved ones, or hidden
/// factors behind them.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"
#include "theory/latent_space.hpp"
#include "theory/misspecified.hpp"

namespace overfit::experiments {

/// One value a trial of the risk for freshly drawn features and labels: |beta_hat - beta|^2 plus
/// the hidden part |theta|^2, which no fit can see. beta_hat minimises |y - X b|^2 + penalty |b|^2;
/// penalty 0 means the minimum-norm solution.
std::vector<double> misspecified_error(const theory::Misspecified& model, double penalty,
                                       const numerics::Trials& trials);

/// One value a trial of the error of the minimum-norm fit at a new label, which is integrated out.
/// Feature j is sqrt(strength) times factor j mod d plus noise; the label is a sum of all factors
/// and noise. Needs d | p, so that all factors are seen alike; else std::domain_error.
std::vector<double> latent_test_error(const theory::LatentSpace& model,
                                      const numerics::Trials& trials);

/// The same features with labels from a linear signal that no factor carries: a difference of two
/// features of the same factor, of norm `signal`, and noise of `noise_sd`. Needs d | p and p >= 2d.
std::vector<double> unamplified_test_error(const theory::LatentSpace& model, double signal,
                                           double noise_sd, const numerics::Trials& trials);

}  // namespace overfit::experiments
