/// Where the error of a fit is taken apart: a training set, a test set and the best linear model.
#pragma once

#include <functional>

#include "experiments/real_data.hpp"
#include "numerics/parallel.hpp"
#include "numerics/risk_curve.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::experiments {

/// A split and the linear model whose errors on it are looked at.
struct LabelledSplit {
    numerics::Split split;
    Eigen::VectorXd model;
};

/// Draws one split a trial.
using World = std::function<LabelledSplit(numerics::Stream&)>;

/// What the labels have beside the linear model.
enum class Errors {
    noise,          ///< independent, normal, of standard deviation noise_sd
    deterministic,  ///< noise_sd (x_1^2 - 1) / sqrt(2), of the same variance: a function of x
    none,
};

/// Rows are iid standard normal; the model has norm `signal`, equal weight on every feature. Test
/// labels are those of the model, so that the test error is the excess risk.
World gaussian_world(const theory::Ridgeless& model, Errors errors, int test_rows);

/// Random disjoint rows of a data set. The model is the least-squares fit on all of its rows, as in
/// Schaeffer and others (2023).
World data_world(RegressionData data, int train_rows, int test_rows);

}  // namespace overfit::experiments
