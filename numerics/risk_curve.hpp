/// The whole double descent curve at once: one factorisation, updated as the model or the sample
/// grows.
#pragma once

#include <vector>

#include <Eigen/Core>

namespace overfit::numerics {

/// A training set and a test set with the same features. Rows are samples.
struct Split {
    Eigen::MatrixXd train_x;
    Eigen::VectorXd train_y;
    Eigen::MatrixXd test_x;
    Eigen::VectorXd test_y;
};

/// One entry for each size: mean squared errors of the minimum-norm least-squares fit.
struct RiskCurve {
    std::vector<int> sizes;
    std::vector<double> train_error;
    std::vector<double> test_error;
};

/// Fits the first p features for p = 1, …, train_x.cols().
RiskCurve risk_curve_over_features(const Split& split);
/// Fits the first n training rows for n = 1, …, train_x.rows().
RiskCurve risk_curve_over_samples(const Split& split);

}  // namespace overfit::numerics
