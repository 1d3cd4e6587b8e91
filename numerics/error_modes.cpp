/// The sum over modes.
#include "numerics/error_modes.hpp"

#include <algorithm>
#include <stdexcept>

#include "numerics/thin_svd.hpp"

namespace overfit::numerics {

ErrorModes error_modes(const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
                       const Eigen::VectorXd& model, std::optional<double> rcond) {
    if (x.rows() != y.size() || x.cols() != model.size())
        throw std::domain_error(
            "error_modes: needs an entry of y for each row and one of model for each column of x");
    if (!y.allFinite() || !model.allFinite())
        throw std::domain_error("error_modes: every entry must be finite");
    const ThinSvd svd = thin_svd(x);
    const double eps = std::numeric_limits<double>::epsilon();
    const double least =
        rcond.value_or(eps * static_cast<double>(std::max(x.rows(), x.cols()))) * svd.values(0);
    const Eigen::Index rank = (svd.values.array() > least).count();
    ErrorModes modes{
        svd.values.head(rank), svd.left.leftCols(rank), svd.right.leftCols(rank), {}, {}, model};
    modes.residual_projections = modes.left.transpose() * (y - x * model);
    modes.model_projections = modes.right.transpose() * model;
    return modes;
}

Eigen::VectorXd coefficient_error(const ErrorModes& modes, const KeptModes& kept) {
    const Eigen::Index fit = std::min(kept.fit, modes.singular_values.size());
    const Eigen::Index errors = std::min(kept.errors, fit);
    Eigen::VectorXd along = modes.model_projections.head(fit);
    along.head(errors) +=
        modes.residual_projections.head(errors).cwiseQuotient(modes.singular_values.head(errors));
    return modes.right.leftCols(fit) * along - modes.model;
}

Eigen::Index modes_above(const ErrorModes& modes, double share) {
    if (modes.singular_values.size() == 0) return 0;
    return (modes.singular_values.array() >= share * modes.singular_values(0)).count();
}

}  // namespace overfit::numerics
