/// What single columns and single rows say about membership in a hull, exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <Eigen/Core>

namespace overfit::numerics::hull {

/// The smallest box around the points. Each function can leave one point out.
class Box {
  public:
    explicit Box(const Eigen::MatrixXd& points);

    /// A column in which the query lies beyond all points, and the side: +1 above, -1 below.
    std::optional<std::pair<Eigen::Index, double>> beyond(
        const Eigen::VectorXd& query, std::optional<Eigen::Index> left_out) const;

    /// The columns in which the query has the least or the largest value of the points, but not
    /// all of them have that value.
    std::vector<Eigen::Index> touched(const Eigen::VectorXd& query,
                                      std::optional<Eigen::Index> left_out) const;

  private:
    /// The two lowest and the two highest values of a column.
    struct Extremes {
        double lowest, low, high, highest;
    };
    std::pair<double, double> range(Eigen::Index j, std::optional<Eigen::Index> left_out) const;

    const Eigen::MatrixXd& points_;
    std::vector<Extremes> columns_;
};

/// Finds rows by value in O(p + log n).
class RowIndex {
  public:
    explicit RowIndex(const Eigen::MatrixXd& points);

    /// The first row equal to the query, other than the one left out.
    std::optional<Eigen::Index> find(const Eigen::VectorXd& query,
                                     std::optional<Eigen::Index> left_out) const;

  private:
    const Eigen::MatrixXd& points_;
    std::vector<std::pair<std::uint64_t, Eigen::Index>> rows_;  ///< (hash, row), sorted
};

}  // namespace overfit::numerics::hull
