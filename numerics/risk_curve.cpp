/// What the two curves share: checks and layout.
#include "numerics/risk_curve.hpp"

#include <numeric>
#include <stdexcept>

#include "numerics/lapack.hpp"
#include "numerics/risk_curve_parts.hpp"

namespace overfit::numerics {

RiskCurve checked_curve(const Split& split, Eigen::Index sizes) {
    lapack::require_finite(split.train_x, "risk_curve: training features");
    lapack::require_finite(split.train_y, "risk_curve: training targets");
    lapack::require_finite(split.test_x, "risk_curve: test features");
    lapack::require_finite(split.test_y, "risk_curve: test targets");
    if (split.train_x.rows() != split.train_y.size() || split.test_x.rows() != split.test_y.size())
        throw std::domain_error("risk_curve: needs one target for each row of features");
    if (split.train_x.cols() != split.test_x.cols())
        throw std::domain_error("risk_curve: training and test rows need the same features");
    const auto count = static_cast<std::size_t>(sizes);
    RiskCurve curve{.sizes = std::vector<int>(count),
                    .train_error = std::vector<double>(count),
                    .test_error = std::vector<double>(count),
                    .beta_norm = std::vector<double>(count),
                    .rank = std::vector<int>(count)};
    std::iota(curve.sizes.begin(), curve.sizes.end(), 1);
    return curve;
}

}  // namespace overfit::numerics
