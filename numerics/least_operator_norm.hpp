/// The symmetric matrix of least operator norm under linear constraints, with a certificate.
#pragma once

#include <Eigen/Core>

namespace overfit::numerics {

/// The upper triangle of a symmetric d x d matrix by columns, entries off the diagonal times
/// sqrt(2), so that scalar products are Frobenius'. d (d + 1) / 2 entries.
Eigen::VectorXd symmetric_vector(const Eigen::MatrixXd& symmetric);

/// The inverse. Throws std::domain_error unless the length is d (d + 1) / 2.
Eigen::MatrixXd symmetric_matrix(const Eigen::VectorXd& vector);

/// When to stop.
struct OperatorNormOptions {
    double gap = 1e-3;       ///< stop when upper <= (1 + gap) lower
    int iterations = 20000;  ///< or after so many
};

struct LeastOperatorNorm {
    Eigen::MatrixXd form;  ///< meets the constraints up to rounding
    /// |form| and what rounding may add: a matrix of at most this norm meets them exactly.
    double upper;
    /// No matrix of lesser norm meets them: values'c / |sum_k c_k A_k|_* for the multipliers c
    /// found, |.|_* the nuclear norm, which is true of any c.
    double lower;
    double least_frobenius;  ///< operator norm of the solution of least Frobenius norm
    int iterations;
};

/// Minimises |T| over all symmetric T with rows * symmetric_vector(T) = values, by the alternating
/// direction method of multipliers: projections on the constraints and clipping
/// of eigenvalues take turns. rows: m x P with m <= P of full rank. O(P m^2) once, then
/// O(m P + d^3) an iteration. Throws std::domain_error for sizes that do not fit and
/// std::runtime_error for rows that are linearly dependent in floating point.
LeastOperatorNorm least_operator_norm(const Eigen::MatrixXd& rows, const Eigen::VectorXd& values,
                                      const OperatorNormOptions& options = {});

}  // namespace overfit::numerics
