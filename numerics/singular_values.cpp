/// LAPACK's dgesdd for all singular values; QR and inverse Lanczos iteration for the least one.
#include "numerics/singular_values.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

#include <Spectra/SymEigsSolver.h>
#include <cblas.h>
#include <lapacke.h>

#include "numerics/householder.hpp"
#include "numerics/lapack.hpp"

namespace overfit::numerics {
namespace {

constexpr double eps = std::numeric_limits<double>::epsilon();

/// v -> (R'R)^-1 v for an upper triangular R, as Spectra wants its operators.
class InverseGram {
  public:
    using Scalar = double;

    explicit InverseGram(const Eigen::MatrixXd& r) : r_(r), size_(static_cast<int>(r.cols())) {}

    Eigen::Index rows() const { return size_; }
    Eigen::Index cols() const { return size_; }
    void perform_op(const double* in, double* out) const {
        std::copy_n(in, size_, out);
        solve(CblasTrans, out);
        solve(CblasNoTrans, out);
    }

  private:
    void solve(CBLAS_TRANSPOSE transpose, double* v) const {
        cblas_dtrsv(CblasColMajor, CblasUpper, transpose, CblasNonUnit, size_, r_.data(), size_, v,
                    1);
    }

    const Eigen::MatrixXd& r_;
    int size_;
};

/// Nothing if the iteration does not converge or its answer fails the check.
std::optional<double> least_by_inverse_iteration(const Eigen::MatrixXd& r) {
    const Eigen::VectorXd pivots = r.diagonal().cwiseAbs();
    if (pivots.minCoeff() <= eps * pivots.maxCoeff()) return std::nullopt;
    InverseGram op(r);
    constexpr int basis = 20;
    Spectra::SymEigsSolver<InverseGram> solver(op, 1, std::min<Eigen::Index>(basis, r.cols()));
    try {
        solver.init();
        solver.compute(Spectra::SortRule::LargestAlge, 100, 1e-12);
    } catch (const std::runtime_error&) {
        // Spectra throws where an inner iteration fails, as it does on a matrix that is singular to
        // rounding.
        return std::nullopt;
    }
    if (solver.info() != Spectra::CompInfo::Successful) return std::nullopt;
    const double value = 1 / std::sqrt(solver.eigenvalues()(0));
    // |Rv| >= the least value for every unit v, and equals `value` up to the rounding of R'R's
    // triangular solves, which is what we accept.
    const double attained = (r * solver.eigenvectors().col(0)).norm();
    const double rounding = 4 * eps * static_cast<double>(r.cols()) * r.norm();
    if (!(std::abs(attained - value) <= rounding)) return std::nullopt;
    return value;
}

}  // namespace

std::vector<double> singular_values(const Eigen::MatrixXd& x) {
    lapack::require_finite(x, "singular_values");
    lapack::use_one_thread();
    Eigen::MatrixXd work = x;
    const auto rows = static_cast<int>(x.rows()), columns = static_cast<int>(x.cols());
    std::vector<double> values(static_cast<std::size_t>(std::min(rows, columns)));
    const int info = LAPACKE_dgesdd(LAPACK_COL_MAJOR, 'N', rows, columns, work.data(), rows,
                                    values.data(), nullptr, 1, nullptr, 1);
    if (!lapack::succeeded(info, "dgesdd"))
        throw std::runtime_error("singular_values: LAPACK dgesdd did not converge");
    return values;
}

double smallest_singular_value(const Eigen::MatrixXd& x) {
    constexpr Eigen::Index small = 48;  // below, dgesdd is as fast
    if (std::min(x.rows(), x.cols()) <= small) return singular_values(x).back();
    lapack::require_finite(x, "smallest_singular_value");
    const Eigen::MatrixXd r = Householder(x.rows() >= x.cols() ? x : x.transpose()).r();
    if (const std::optional<double> value = least_by_inverse_iteration(r)) return *value;
    return singular_values(r).back();
}

}  // namespace overfit::numerics
