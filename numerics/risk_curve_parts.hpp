/// What the two curves of numerics/risk_curve.hpp share: checks and layout.
#pragma once

#include "numerics/risk_curve.hpp"

namespace overfit::numerics {

/// Throws std::domain_error for a split that no curve can be fitted to; a curve of sizes 1, …,
/// `sizes` with everything else 0.
RiskCurve checked_curve(const Split& split, Eigen::Index sizes);

}  // namespace overfit::numerics
