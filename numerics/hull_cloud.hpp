/// The training points of a hull in coordinates of their span, stored for fast scores.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <Eigen/Core>

#include "numerics/affine_span.hpp"

namespace overfit::numerics::hull {

/// Points in single precision, in blocks of 64: coordinate after coordinate, 64 points each. A
/// score is the product of a point with a direction; a block's 64 scores stay in registers.
class Blocks {
  public:
    static constexpr Eigen::Index lanes = 64;

    explicit Blocks(Eigen::Index dimension = 0) : dimension_(dimension) {}

    /// Makes room for so many points, all 0.
    void resize(Eigen::Index points);
    /// Places the listed columns of `points`, the first of them as number `first`.
    void place(Eigen::Index first, const Eigen::MatrixXd& points,
               std::span<const Eigen::Index> columns);
    /// Writes the score minus `level` of each of the first `points` points, rounded up to whole
    /// blocks.
    void score(std::span<const float> direction, float level, Eigen::Index points,
               std::span<float> out) const;

    static Eigen::Index padded(Eigen::Index points) { return (points + lanes - 1) / lanes * lanes; }

  private:
    Eigen::Index dimension_;
    std::vector<float> values_;
};

/// All points, in double and in single precision. Shared by all queries.
class Cloud {
  public:
    Cloud(const Eigen::MatrixXd& points, const AffineSpan& span);

    Eigen::Index size() const { return points_.cols(); }
    Eigen::Index dimension() const { return points_.rows(); }
    /// d x N: a column is a point.
    const Eigen::MatrixXd& points() const { return points_; }
    const Blocks& blocks() const { return blocks_; }
    /// The largest norm of a point.
    double reach() const { return reach_; }

  private:
    Eigen::MatrixXd points_;
    Blocks blocks_;
    double reach_ = 0;
};

}  // namespace overfit::numerics::hull
