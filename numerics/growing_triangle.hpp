/// A triangular factor that takes in one more vector: the update behind the risk curves.
#pragma once

#include <span>

#include <Eigen/Core>

namespace overfit::numerics {

/// A lower triangular T that absorbs vectors by plane rotations:
///
///     [T  g]                 [T+  0]  if rho = 0 (the size stays), or
///     [0 rho] * rotations =  [T+   ]  of one more row and column.
///
/// Rotation j turns column j of T and the last column. Only sums of squares, never differences:
/// backward stable, whatever the condition. Stored by columns, so every loop is contiguous; as T'
/// is upper triangular the same class appends rows to the R of a QR decomposition.
class GrowingTriangle {
  public:
    /// Starts from a square lower triangle without zeros on its diagonal (what stands above it is
    /// ignored), with room up to `capacity`.
    GrowingTriangle(const Eigen::MatrixXd& initial, Eigen::Index capacity);

    Eigen::Index size() const { return size_; }

    /// Absorbs (g, rho); g holds size() entries and has room for one more; it is overwritten.
    /// Writes rotation j as cosines[j], sines[j]: (t, g) -> (c t + s g, c g - s t). O(size^2).
    void absorb(std::span<double> g, double rho, double* cosines, double* sines);

    /// b <- T^-1 b and b <- T'^-1 b in place, for size() entries. O(size^2).
    void solve(double* b) const;
    void solve_transposed(double* b) const;

  private:
    Eigen::MatrixXd t_;
    Eigen::Index size_;
};

}  // namespace overfit::numerics
