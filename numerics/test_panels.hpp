/// The test set's side of the curve over features: its coordinates, rotated along with the factor.
#pragma once

#include <vector>

#include <Eigen/Core>

namespace overfit::numerics {

/// The rotations of several features in a row, and each feature's solution: what one pass over the
/// test set needs. Column k belongs to the k-th feature of the batch.
struct RotationBatch {
    RotationBatch(Eigen::Index capacity, Eigen::Index features)
        : cosines(capacity, features),
          sines(capacity, features),
          solutions(capacity, features),
          rank(features),
          grows(features) {}

    Eigen::MatrixXd cosines, sines;  ///< rank[k] rotations
    Eigen::MatrixXd solutions;       ///< rank[k] + grows[k] coordinates
    Eigen::VectorXi rank;            ///< before the feature
    Eigen::VectorXi grows;           ///< 1 if the feature raised the rank, else 0
    Eigen::Index first = 0;          ///< the first feature's column in the test set
    int count = 0;
};

/// M = T V: the test features T (rows x p) in an orthonormal basis V of the row space of the
/// training features. One more feature is one more column t, and the rotations that restore the
/// triangle act on (M, t). Rows are independent of each other: each panel of 16 takes a whole batch
/// of features while it is in the cache and two of its columns in registers.
class TestPanels {
  public:
    /// `coordinates` is M at the start; it may grow to `capacity` columns.
    TestPanels(const Eigen::MatrixXd& coordinates, Eigen::Index capacity,
               const Eigen::MatrixXd& test_x, const Eigen::VectorXd& test_y);

    /// Takes in the batch and writes the mean squared error after each of its features.
    /// 5 * rows * rank fused multiply-adds a feature.
    void advance(const RotationBatch& batch, double* mean_squared_error);

  private:
    Eigen::Index rows_in_panel(Eigen::Index panel) const;

    const Eigen::MatrixXd& test_x_;
    const Eigen::VectorXd& test_y_;
    std::vector<Eigen::MatrixXd> panels_;
};

}  // namespace overfit::numerics
