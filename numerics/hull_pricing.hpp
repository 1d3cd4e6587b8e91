/// Which points could still matter for one query: full passes over all points, and the working set
/// of those that did well in one.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "numerics/hull_cloud.hpp"

namespace overfit::numerics::hull {

/// Scores of points in a direction, for one query at a time. Buffers are kept between queries.
class Pricing {
  public:
    explicit Pricing(const Cloud& cloud);

    /// Empties the working set. The point left out gets no score from now on.
    void start(std::optional<Eigen::Index> left_out);

    /// Scores all points and returns the highest score minus `level`; in single precision, or in
    /// double.
    double pass(const Eigen::VectorXd& direction, double level, bool precise);
    /// How much a score in the last pass may err: 4 standard deviations of a sum of d roundings.
    double error() const { return error_; }
    /// Adds points with more than `floor` above the level in the last pass to the working set:
    /// about the best `count` of them. Returns how many are new.
    Eigen::Index admit(Eigen::Index count, double floor);

    /// A good point of the working set: its score exceeds the level by as much as the best one's,
    /// or by half of what the best one's did when all were last scored. By single or double
    /// precision; none if the set is empty.
    std::optional<Eigen::Index> good(const Eigen::VectorXd& direction, double level, bool precise);
    /// The points of the working set in the order of their admission.
    const std::vector<Eigen::Index>& working_set() const { return members_; }
    Eigen::Index passes() const { return passes_; }

  private:
    void cast(const Eigen::VectorXd& direction);
    void score_members(const Eigen::VectorXd& direction, double level);
    std::pair<Eigen::Index, double> best_of(const std::vector<Eigen::Index>& points,
                                            const Eigen::VectorXd& direction, double level) const;
    void choose(std::size_t most, float low, float high);
    float cut_for(Eigen::Index count, float floor);

    const Cloud& cloud_;
    std::optional<Eigen::Index> left_out_;
    std::vector<float> direction_;
    std::vector<float> scores_;  ///< above the level, of all points
    std::vector<float> groups_;
    Blocks chosen_;  ///< the working set's points
    Eigen::Index room_ = 0;
    std::vector<Eigen::Index> members_;
    std::vector<float> member_scores_;
    std::vector<float> sorted_;
    std::vector<Eigen::Index> shortlist_;  ///< the best when all were last scored
    double best_ = 0;                      ///< and the best one's score above the level
    std::vector<std::uint32_t> seen_;      ///< equal to query_ for points of the working set
    std::uint32_t query_ = 0;
    double error_ = 0;
    Eigen::Index passes_ = 0;
};

}  // namespace overfit::numerics::hull
