/// Cross-validation by one singular value decomposition.
#include "numerics/cross_validation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <lapacke.h>

#include "numerics/lapack.hpp"

namespace overfit::numerics {

namespace {

constexpr double eps = std::numeric_limits<double>::epsilon();
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

CrossValidation::CrossValidation(const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
                                 std::optional<double> rcond) {
    lapack::use_one_thread();
    lapack::require_finite(x, "CrossValidation");
    lapack::require_finite(y, "CrossValidation");
    if (y.size() != x.rows())
        throw std::domain_error("CrossValidation: y needs one entry for each row of x");
    Eigen::MatrixXd work = x;
    const auto rows = static_cast<int>(x.rows()), columns = static_cast<int>(x.cols());
    const int thin = std::min(rows, columns);
    basis_.resize(rows, thin);
    values_.resize(thin);
    Eigen::MatrixXd right(thin, columns);
    const int info = LAPACKE_dgesdd(LAPACK_COL_MAJOR, 'S', rows, columns, work.data(), rows,
                                    values_.data(), basis_.data(), rows, right.data(), thin);
    if (!lapack::succeeded(info, "dgesdd"))
        throw std::runtime_error("CrossValidation: dgesdd did not converge");
    const double cutoff = rcond.value_or(std::max(rows, columns) * eps) * values_[0];
    const Eigen::Index rank = (values_.array() > cutoff).count();
    values_.conservativeResize(rank);
    basis_.conservativeResize(Eigen::NoChange, rank);
    coordinates_ = basis_.transpose() * y;
    perpendicular_ = rank == rows ? Eigen::VectorXd(Eigen::VectorXd::Zero(rows))
                                  : Eigen::VectorXd(y - basis_ * coordinates_);
}

CrossValidationScores CrossValidation::at(double penalty) const {
    if (!(penalty >= 0.0 && std::isfinite(penalty)))
        throw std::domain_error("CrossValidation: the penalty must be finite and at least 0");
    const Eigen::Index n = basis_.rows();
    const bool interpolates = rank() == n;
    // The weights of I - S in the basis, divided by the penalty where the rank is n.
    const double numerator = interpolates ? 1.0 : penalty;
    const Eigen::ArrayXd weights = numerator / (values_.array().square() + penalty);
    const Eigen::VectorXd residuals =
        basis_ * (weights * coordinates_.array()).matrix() + perpendicular_;
    Eigen::VectorXd diagonal = basis_.cwiseAbs2() * weights.matrix();
    if (!interpolates) diagonal.array() += (1.0 - basis_.rowwise().squaredNorm().array()).max(0.0);
    const double trace = weights.sum() + (interpolates ? 0.0 : static_cast<double>(n - rank()));
    const double mean = trace / static_cast<double>(n);
    // Below this 1 - S_ii is rounding alone.
    const double negligible = interpolates ? 0.0 : static_cast<double>(n) * eps;
    const double left_out = diagonal.minCoeff() <= negligible
                                ? infinity
                                : (residuals.array() / diagonal.array()).square().mean();
    return {.leave_one_out = left_out,
            .generalised = residuals.squaredNorm() / static_cast<double>(n) / (mean * mean)};
}

}  // namespace overfit::numerics
