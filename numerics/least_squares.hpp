/// Minimum-norm least squares, by every reasonable route.
///
/// All solve: of the vectors beta that minimise |X beta - y|, find the one of least norm, beta =
/// X^+ y. X is n x p, rows are samples. For p <= n and full rank it is the least-squares fit, for
/// p > n the interpolant of least norm.
///
/// Every function throws std::domain_error if x is empty, y has not x.rows() entries, or an entry
/// is not finite. What goes wrong numerically is a value in the result.
#pragma once

#include <optional>
#include <string_view>

#include <Eigen/Core>

namespace overfit::numerics {

/// Relative error of beta is about eps * condition of X (times 1 + condition * residual angle when
/// y is not near the range of X) for all but gram_cholesky, where it is eps * condition^2.
enum class Solver {
    svd,                  ///< LAPACK dgelsd: the definition; shows the rank; the slowest
    complete_orthogonal,  ///< LAPACK dgelsy: pivoted QR, then RZ; any rank
    qr,                   ///< LAPACK dgels: QR of X, or of X' for p > n; see min_norm() below
    gram_cholesky,        ///< X'X or XX': fastest, loses twice the digits, fails beyond 1e7
    lsmr,                 ///< numerics/lsmr.hpp: two products with X an iteration; for huge X
};

/// The name of a solver as it is written above.
std::string_view name(Solver solver);

struct SolverOptions {
    /// Singular values (for complete_orthogonal and qr: condition estimates of the triangular
    /// factor) below rcond * largest count as 0. Nothing stands for max(n, p) * eps.
    std::optional<double> rcond = {};
    /// lsmr stops at this backward error.
    double tolerance = 1e-14;
    /// lsmr stops after so many iterations; 0 stands for 20 * min(n, p).
    int max_iterations = 0;
};

struct LeastSquares {
    Eigen::VectorXd beta;  ///< p coefficients; all 0 if a Gram matrix is not positive definite
    std::optional<int> rank = {};  ///< as far as the solver can see it
    int iterations = 0;            ///< of an iterative solver
    /// Relative change of X that makes beta an exact least-squares solution: the lesser of
    /// |X'r| / (|X| |r|) and |r| / (|X| |beta| + |y|), r = y - X beta, |X| the Frobenius norm.
    /// It does not judge whether beta is the shortest one. 0 if r or y is 0.
    double backward_error = 0;
    bool converged = true;  ///< false: iterations ran out, or the Gram matrix is not definite
};

/// By the given solver, with its certificate (which costs two products with X more).
LeastSquares min_norm(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, Solver solver,
                      const SolverOptions& options = {});

/// By Solver::qr: Householder QR of X (p <= n) or of X' (p > n), O(n p min(n, p)). If the
/// triangular factor's estimated reciprocal condition is at most rcond, the rank is decided and the
/// solution found by the complete orthogonal decomposition.
Eigen::VectorXd min_norm(const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
                         std::optional<double> rcond = {});

}  // namespace overfit::numerics
