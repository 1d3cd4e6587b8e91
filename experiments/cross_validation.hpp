/// Measures how well cross-validation estimates the test error of ridge regression.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::experiments {

/// One number for each penalty and trial, indexed [penalty][trial], all from the same data.
struct ErrorEstimates {
    std::vector<std::vector<double>> test_error;  ///< given data: |beta_hat - beta|^2 + noise_sd^2
    std::vector<std::vector<double>> leave_one_out;
    std::vector<std::vector<double>> generalised;
    std::vector<std::vector<double>> training;
};

/// Isotropic Gaussian features; ridge regression at each of the penalties >= 0, where 0 stands for
/// the minimum-norm fit.
ErrorEstimates error_estimates(const theory::Ridgeless& model, const std::vector<double>& penalties,
                               const numerics::Trials& trials);

/// One value a trial: the mean squared error of predicting each of `folds` equal parts of the data
/// from a minimum-norm fit to the others. `folds` must divide n; n folds leave one out.
std::vector<double> folded_error(const theory::Ridgeless& model, int folds,
                                 const numerics::Trials& trials);

}  // namespace overfit::experiments
