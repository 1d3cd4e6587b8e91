/// Leave-one-out and generalised cross-validation of ridge regression, for many penalties at once.
///
/// With residuals r = (I - S) y, S = X (X'X + lambda I)^+ X', the error of predicting each row from
/// the fit to all others is r_i / (1 - S_ii): no refit is needed. Where X has rank n both tend to 0
/// as lambda -> 0; then I - S = lambda K^-1 with K = XX' + lambda I, lambda cancels, and
/// [K^-1 y]_i / [K^-1]_ii serves down to lambda = 0, the minimum-norm interpolant.
/// Sources: GolubHeathWahba1979; HastieEtAl2022, section on cross-validation.
#pragma once

#include <optional>

#include <Eigen/Core>

namespace overfit::numerics {

struct CrossValidationScores {
    double leave_one_out;  ///< mean squared error of predicting each row from the others
    double generalised;    ///< the same with each 1 - S_ii replaced by their mean
};

class CrossValidation {
  public:
    /// One thin singular value decomposition of x (LAPACK dgesdd), O(n p min(n, p)). Singular
    /// values of at most rcond times the largest count as 0; nothing stands for max(n, p) * eps.
    /// Throws std::domain_error if x is empty, y has not x.rows() entries or an entry is not
    /// finite, and std::runtime_error if LAPACK's iteration fails.
    CrossValidation(const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
                    std::optional<double> rcond = {});

    /// O(n rank). Relative error about eps / min(1 - S_ii) for rank < n, and eps times the
    /// condition of K for rank n. Without a penalty a row whose removal lowers the rank of a
    /// matrix of rank < n has no residual to scale: leave_one_out is infinite. Throws
    /// std::domain_error unless penalty >= 0 and finite.
    CrossValidationScores at(double penalty) const;

    Eigen::Index rank() const { return values_.size(); }

  private:
    Eigen::MatrixXd basis_;          ///< n x rank, left singular vectors
    Eigen::VectorXd values_;         ///< the singular values that count
    Eigen::VectorXd coordinates_;    ///< of y in the basis
    Eigen::VectorXd perpendicular_;  ///< the part of y outside the basis; 0 for rank n
};

}  // namespace overfit::numerics
