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

/// One entry for each size: the minimum-norm least-squares fit of that size.
struct RiskCurve {
    std::vector<int> sizes;
    std::vector<double> train_error;  ///< mean squared error; exactly 0 where the fit interpolates
    std::vector<double> test_error;   ///< mean squared error
    std::vector<double> beta_norm;    ///< Euclidean norm of the coefficients
    std::vector<int> rank;            ///< of the training matrix of that size
};

/// A column (row) counts as a combination of the earlier ones if its distance from their span is at
/// most this fraction of its norm, times the condition of the earlier ones in so far as it bears on
/// it (numerics/column_space.hpp): 450 times the rounding that an exact dependence leaves behind. A
/// solver that truncates small singular values draws a similar line, not the same.
constexpr double default_dependence = 1e-13;

/// Fits the first p features for p = 1, …, train_x.cols().
///
/// In the coordinates of one QR decomposition of train_x the leading independent features need one
/// triangular solve with many right-hand sides. From the n-th feature, or the first that depends
/// on the earlier ones, X = U L V' with L lower triangular and U, V orthonormal; a feature more is
/// a sweep of rotations over L and over the test set's coordinates in V. All steps are orthogonal,
/// so the relative error of a fit is about eps * condition as for one solve by QR, before, at and
/// beyond p = n, where the large error of p = n is forgotten. Any rank: dependent, constant or zero
/// columns leave U as it is; until the rank is full an error in U stays, so that there the worst
/// condition so far counts. O(rank (rank + test rows)) a feature beyond the independent ones.
///
/// Throws std::domain_error if sizes do not match, a set is empty or an entry is not finite.
/// Entries are best within 1e-100 … 1e100: they are squared.
RiskCurve risk_curve_over_features(const Split& split, double dependence = default_dependence);

/// Fits the first n training rows for n = 1, …, train_x.rows(). The same with rows in place of
/// columns: one triangular solve while the rows are independent, then a sweep of rotations over R
/// for each row. O(rank (rank + test rows)) a row, the second term at the speed of matrix products.
RiskCurve risk_curve_over_samples(const Split& split, double dependence = default_dependence);

}  // namespace overfit::numerics
