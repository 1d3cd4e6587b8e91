/// Each solver is one LAPACK driver, with X or X' copied so that its factor may overwrite it.
#include "numerics/least_squares.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <vector>

#include <cblas.h>
#include <lapacke.h>

#include "numerics/lapack.hpp"
#include "numerics/lsmr.hpp"

namespace overfit::numerics {
namespace {

/// A problem that has passed the checks, with its sizes as LAPACK wants them.
struct Problem {
    const Eigen::MatrixXd& x;
    const Eigen::VectorXd& y;
    double rcond;
    int n = static_cast<int>(x.rows());
    int p = static_cast<int>(x.cols());

    /// y above zeros, in the max(n, p) rows in which LAPACK's drivers leave beta.
    Eigen::VectorXd right_side() const {
        Eigen::VectorXd b = Eigen::VectorXd::Zero(std::max(n, p));
        b.head(n) = y;
        return b;
    }
};

Problem checked(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, std::optional<double> rcond) {
    lapack::require_finite(x, "min_norm");
    if (y.size() != x.rows()) throw std::domain_error("min_norm: y needs one entry for each row");
    lapack::require_finite(y, "min_norm");
    lapack::use_one_thread();
    const auto larger = static_cast<double>(std::max(x.rows(), x.cols()));
    return {
        .x = x, .y = y, .rcond = rcond.value_or(larger * std::numeric_limits<double>::epsilon())};
}

LeastSquares by_svd(const Problem& problem) {
    Eigen::MatrixXd a = problem.x;
    Eigen::VectorXd b = problem.right_side();
    std::vector<double> values(static_cast<std::size_t>(std::min(problem.n, problem.p)));
    int rank = 0;
    const int info =
        LAPACKE_dgelsd(LAPACK_COL_MAJOR, problem.n, problem.p, 1, a.data(), problem.n, b.data(),
                       static_cast<int>(b.size()), values.data(), problem.rcond, &rank);
    const bool converged = lapack::succeeded(info, "dgelsd");
    return {.beta = b.head(problem.p), .rank = rank, .converged = converged};
}

LeastSquares by_complete_orthogonal(const Problem& problem) {
    Eigen::MatrixXd a = problem.x;
    Eigen::VectorXd b = problem.right_side();
    std::vector<int> pivots(static_cast<std::size_t>(problem.p), 0);
    int rank = 0;
    lapack::succeeded(
        LAPACKE_dgelsy(LAPACK_COL_MAJOR, problem.n, problem.p, 1, a.data(), problem.n, b.data(),
                       static_cast<int>(b.size()), pivots.data(), problem.rcond, &rank),
        "dgelsy");
    return {.beta = b.head(problem.p), .rank = rank};
}

/// dgels of the higher of X and X', so that it is always a QR and never an LQ decomposition:
/// columns are contiguous.
LeastSquares by_qr(const Problem& problem) {
    const bool wide = problem.p > problem.n;
    Eigen::MatrixXd a = wide ? Eigen::MatrixXd(problem.x.transpose()) : problem.x;
    Eigen::VectorXd b = problem.right_side();
    const int high = std::max(problem.n, problem.p), rank = std::min(problem.n, problem.p);
    const int info = LAPACKE_dgels(LAPACK_COL_MAJOR, wide ? 'T' : 'N', high, rank, 1, a.data(),
                                   high, b.data(), high);
    double reciprocal_condition = 0;
    if (lapack::succeeded(info, "dgels"))
        LAPACKE_dtrcon(LAPACK_COL_MAJOR, '1', 'U', 'N', rank, a.data(), high,
                       &reciprocal_condition);
    if (!(reciprocal_condition > problem.rcond)) return by_complete_orthogonal(problem);
    return {.beta = b.head(problem.p), .rank = rank};
}

LeastSquares by_gram_cholesky(const Problem& problem) {
    const bool wide = problem.p > problem.n;
    const int size = std::min(problem.n, problem.p), inner = std::max(problem.n, problem.p);
    Eigen::MatrixXd gram(size, size);
    cblas_dsyrk(CblasColMajor, CblasLower, wide ? CblasNoTrans : CblasTrans, size, inner, 1,
                problem.x.data(), problem.n, 0, gram.data(), size);
    Eigen::VectorXd b = wide ? problem.y : Eigen::VectorXd(problem.x.transpose() * problem.y);
    const int info =
        LAPACKE_dposv(LAPACK_COL_MAJOR, 'L', size, 1, gram.data(), size, b.data(), size);
    if (!lapack::succeeded(info, "dposv"))
        return {.beta = Eigen::VectorXd::Zero(problem.p), .converged = false};
    return {.beta = wide ? Eigen::VectorXd(problem.x.transpose() * b) : b};
}

LeastSquares by_lsmr(const Problem& problem, const SolverOptions& options) {
    const int most =
        options.max_iterations > 0 ? options.max_iterations : 20 * std::min(problem.n, problem.p);
    LsmrResult result = lsmr(problem.x, problem.y, options.tolerance, most);
    return {.beta = std::move(result.solution),
            .iterations = result.iterations,
            .converged = result.converged};
}

LeastSquares solve(const Problem& problem, Solver solver, const SolverOptions& options) {
    switch (solver) {
        case Solver::svd: return by_svd(problem);
        case Solver::complete_orthogonal: return by_complete_orthogonal(problem);
        case Solver::qr: return by_qr(problem);
        case Solver::gram_cholesky: return by_gram_cholesky(problem);
        case Solver::lsmr: return by_lsmr(problem, options);
    }
    throw std::domain_error("min_norm: unknown solver");
}

double backward_error(const Problem& problem, const Eigen::VectorXd& beta) {
    const Eigen::VectorXd residual = problem.y - problem.x * beta;
    const double size = residual.norm();
    if (size == 0) return 0;
    const double x_norm = problem.x.norm();
    const double consistent = size / (x_norm * beta.norm() + problem.y.norm());
    if (x_norm == 0) return 0;
    const Eigen::VectorXd gradient = problem.x.transpose() * residual;
    return std::min(consistent, gradient.norm() / (x_norm * size));
}

}  // namespace

std::string_view name(Solver solver) {
    switch (solver) {
        case Solver::svd: return "svd";
        case Solver::complete_orthogonal: return "complete_orthogonal";
        case Solver::qr: return "qr";
        case Solver::gram_cholesky: return "gram_cholesky";
        case Solver::lsmr: return "lsmr";
    }
    throw std::domain_error("name: unknown solver");
}

LeastSquares min_norm(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, Solver solver,
                      const SolverOptions& options) {
    const Problem problem = checked(x, y, options.rcond);
    LeastSquares result = solve(problem, solver, options);
    result.backward_error = backward_error(problem, result.beta);
    return result;
}

Eigen::VectorXd min_norm(const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
                         std::optional<double> rcond) {
    return by_qr(checked(x, y, rcond)).beta;
}

}  // namespace overfit::numerics
