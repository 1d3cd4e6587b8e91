/// The error of minimum-norm least squares, mode by mode of the training matrix.
///
/// Let y = X beta + e, where beta is any fixed linear model (usually the best one) and e its errors
/// on the training rows, random or not. With X = sum_r s_r u_r v_r' and beta_hat = X^+ y,
///     x'(beta_hat - beta) = sum_r (1 / s_r) (x'v_r) (u_r'e)  -  x'(I - V V') beta.
/// Each term of the sum is the product of three factors: the inverse singular value, the projection
/// of the test point on the right singular vector, the projection of the errors on the left one.
/// The last term, the part of beta outside the row space, is 0 for n >= p and full rank.
///
/// Source: SchaefferEtAl2023, section 3, where the term for n < p has (X'X)^-1 X' in place of
/// X'(XX')^-1. It is an identity: no statistics, any data.
#pragma once

#include <limits>
#include <optional>

#include <Eigen/Core>

namespace overfit::numerics {

/// The modes of one training set. r of them, in descending order of their singular values.
struct ErrorModes {
    Eigen::VectorXd singular_values;       ///< s, those above rcond * largest
    Eigen::MatrixXd left;                  ///< n x r: the vectors u
    Eigen::MatrixXd right;                 ///< p x r: the vectors v
    Eigen::VectorXd residual_projections;  ///< u_r'e
    Eigen::VectorXd model_projections;     ///< v_r'beta
    Eigen::VectorXd model;                 ///< beta, p coefficients
};

/// The modes of X with the given model and its errors e = y - X model. Singular values at most
/// `rcond` times the largest count as 0; nothing stands for max(n, p) * eps, as in min_norm().
/// Throws std::domain_error for sizes that do not fit or an entry that is not finite. O(n p min(n,
/// p)).
ErrorModes error_modes(const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
                       const Eigen::VectorXd& model, std::optional<double> rcond = {});

/// How many of the leading modes take part; more than there are means all of them.
struct KeptModes {
    Eigen::Index fit;     ///< beta_hat is made of these (a truncated singular value decomposition)
    Eigen::Index errors;  ///< only these projections of e are left in the training targets
};
inline constexpr Eigen::Index all_modes = std::numeric_limits<Eigen::Index>::max();

/// beta_hat - beta, p entries, when only `kept` modes take part. Projecting the test points on the
/// leading right singular vectors changes every prediction as keeping those modes of the fit does:
/// the two ablations are one. O(p r).
Eigen::VectorXd coefficient_error(const ErrorModes& modes,
                                  const KeptModes& kept = {all_modes, all_modes});

/// The number of modes whose singular value is at least `share` of the largest, 0 <= share <= 1.
Eigen::Index modes_above(const ErrorModes& modes, double share);

}  // namespace overfit::numerics
