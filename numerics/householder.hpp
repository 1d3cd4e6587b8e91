/// A Householder QR decomposition that keeps Q as reflections (LAPACK dgeqrf, dormqr).
#pragma once

#include <Eigen/Core>

namespace overfit::numerics {

/// A = Q R with Q orthogonal (rows x rows) and R upper triangular, or trapezoidal if A is wide:
/// column j of R holds column j of A in the coordinates of Q. Backward stable.
class Householder {
  public:
    /// O(rows * columns * min(rows, columns)). Needs finite entries.
    explicit Householder(Eigen::MatrixXd a);

    /// The first min(rows, columns) rows of R; the others are 0.
    Eigen::MatrixXd r() const;
    /// b <- Q'b: columns in the coordinates of Q.
    void to_coordinates(Eigen::Ref<Eigen::MatrixXd> b) const;
    /// b <- bQ: rows in the coordinates of Q.
    void rows_to_coordinates(Eigen::Ref<Eigen::MatrixXd> b) const;

  private:
    void apply(char side, char transpose, Eigen::Ref<Eigen::MatrixXd>& b) const;

    Eigen::MatrixXd packed_;
    Eigen::VectorXd scales_;
};

}  // namespace overfit::numerics
