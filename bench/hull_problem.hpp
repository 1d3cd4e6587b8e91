/// Hulls of Gaussian points with queries that are inside as often as outside, and COIN-OR CLP's
/// answer about them.
#pragma once

#include <memory>

#include <Eigen/Core>

#include "numerics/hull_membership.hpp"

namespace overfit::bench {

struct HullSize {
    int points;
    int dimension;
};

/// Standard normal points, and queries `scale` times standard normal.
struct HullProblem {
    Eigen::MatrixXd points;
    Eigen::MatrixXd queries;
    double scale;
};

/// With this scale.
HullProblem hull_problem(HullSize size, int queries, double scale);

/// With the scale at which half of 64 queries are inside, found by bisection. The hardest queries:
/// without it a high-dimensional query is outside at first sight. The same for every caller.
const HullProblem& balanced_hull_problem(HullSize size);

/// Feasibility of sum w_i x_i = q, sum w_i = 1, w >= 0 by CLP's dual simplex method at its default
/// tolerances (1e-7). The model is loaded once; each query starts anew.
class ClpHull {
  public:
    explicit ClpHull(const Eigen::MatrixXd& points);
    ClpHull(const ClpHull&) = delete;
    ClpHull& operator=(const ClpHull&) = delete;
    ~ClpHull();

    /// `undecided` if CLP stops without an answer.
    numerics::HullVerdict decide(const Eigen::VectorXd& query);

  private:
    class Model;
    std::unique_ptr<Model> model_;
};

}  // namespace overfit::bench
