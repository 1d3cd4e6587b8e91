/// The gauge linear programme: how far the ray through the query may be stretched inside the hull.
#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

#include "numerics/hull_pricing.hpp"
#include "numerics/hull_proposal.hpp"

namespace overfit::numerics::hull {

/// min sum mu over mu >= 0 with sum mu_i (a_i - c) = q - c, the points' gauge about the centre c:
/// at most 1 if and only if q is in the hull, so that any feasible mu below 1 ends the search
/// inside. Dual: max y'(q - c) with y'(a_i - c) <= 1; at the optimum y is the normal of the facet
/// that the ray through q meets. Revised simplex method with the explicit inverse of the basis,
/// from the basis of the ball's points on the axes.
class Gauge {
  public:
    explicit Gauge(const Cloud& cloud);

    /// `pricing` holds a working set from a first pass.
    Proposal solve(const Target& target, Pricing& pricing);

  private:
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    void start(const Target& target);
    double violation(Eigen::Index point) const;
    std::optional<Eigen::Index> entering(Pricing& pricing, bool precise) const;
    std::optional<Eigen::Index> leaving() const;
    bool pivot(Eigen::Index point);
    bool refactor();
    /// Decides or enlarges the working set at an optimum over it; nothing to go on with otherwise.
    enum class Step { proceed, outside, optimal };
    Step price_all(Pricing& pricing, bool precise) const;
    Proposal inside() const;

    const Cloud& cloud_;
    Eigen::VectorXd centre_, ray_;
    double axis_ = 0;
    std::vector<Eigen::Index> basis_;  ///< points; -1 - k for the ball's point on axis k
    RowMajor inverse_;
    Eigen::VectorXd mu_, y_, column_, entering_;
    Eigen::RowVectorXd row_;
    std::vector<int> pivots_;
    std::vector<double> work_;
    Eigen::Index balls_ = 0;  ///< points of the ball in the basis
    int since_refactor_ = 0;
    int stalled_ = 0;  ///< pivots since the value last fell
};

}  // namespace overfit::numerics::hull
