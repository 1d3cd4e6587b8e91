/// Affinely independent points with the nearest point of their affine hull to the origin, kept by a
/// Cholesky factor that grows and shrinks.
#pragma once

#include <vector>

#include <Eigen/Core>

namespace overfit::numerics::hull {

/// Wolfe's corral. With Z the points as columns and e ones, ee' + Z'Z = L L', and the affine
/// combination of least norm has the weights u / sum u, u = (ee' + Z'Z)^-1 e. Adding a point costs
/// O(s (s + d)) for s points, removing one O(s^2) by Givens rotations.
class Corral {
  public:
    /// Of at most dimension + 1 points.
    explicit Corral(Eigen::Index dimension);

    void clear();
    Eigen::Index size() const { return size_; }
    const std::vector<Eigen::Index>& ids() const { return ids_; }
    bool contains(Eigen::Index id) const;

    /// False, and nothing happens, if the point depends affinely on the others up to rounding.
    bool add(Eigen::Index id, const Eigen::VectorXd& point);
    void remove(Eigen::Index position);

    /// Writes the size() weights of the least-norm affine combination.
    void affine_weights(Eigen::VectorXd& weights) const;
    /// The combination with the first size() of these weights.
    void combination(const Eigen::VectorXd& weights, Eigen::VectorXd& x) const;
    /// Computes the factor anew.
    bool refactor();

  private:
    Eigen::Index size_ = 0;
    std::vector<Eigen::Index> ids_;
    Eigen::MatrixXd points_;  ///< Z
    Eigen::MatrixXd lower_;   ///< L
    Eigen::VectorXd half_;    ///< L^-1 e
    Eigen::VectorXd new_row_;
};

}  // namespace overfit::numerics::hull
