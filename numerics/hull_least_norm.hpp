/// Wolfe's minimum-norm point: the nearest point of the hull to a point just beyond the query.
#pragma once

#include <optional>
#include <utility>

#include <Eigen/Core>

#include "numerics/hull_corral.hpp"
#include "numerics/hull_pricing.hpp"
#include "numerics/hull_proposal.hpp"

namespace overfit::numerics::hull {

/// With q' = c + (1 + inflation) (q - c), the point x of least norm in the hull of the a_i - q'
/// (Wolfe 1976): if x is 0, q' is in the hull and q inside it with slack; otherwise -x separates q'
/// from the points, and q as well unless it lies between. Active set method over a corral, each
/// step with the point of the working set furthest along -x.
class LeastNorm {
  public:
    explicit LeastNorm(const Cloud& cloud);

    /// `pricing` holds a working set from a first pass. Needs a positive inflation.
    Proposal solve(const Target& target, Pricing& pricing);

  private:
    enum class Step { proceed, inside, outside, unclear };
    void start(const Target& target, Pricing& pricing);
    Step step(const Target& target, Pricing& pricing);
    Step price_all(const Target& target, Pricing& pricing, bool precise, bool stuck);
    std::optional<Eigen::Index> entering(Pricing& pricing, bool precise);
    double gain(Eigen::Index point) const;
    bool enter(Eigen::Index point);
    bool minor_cycles();
    std::optional<std::pair<double, Eigen::Index>> blocked() const;
    Proposal proposal(Step step, const Target& target) const;

    const Cloud& cloud_;
    Corral corral_;
    Eigen::VectorXd beyond_;  ///< q'
    Eigen::VectorXd x_;
    Eigen::VectorXd direction_;  ///< -x / |x|
    Eigen::VectorXd weights_, affine_, candidate_;
    double norm_ = 0;
    double beyond_height_ = 0;  ///< direction' q'
    double noise_ = 0;          ///< gains below it mean nothing
    Eigen::Index since_pass_ = 0;
};

}  // namespace overfit::numerics::hull
