/// The least operator norm by alternating directions.
#include "numerics/least_operator_norm.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <stdexcept>
#include <vector>

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

namespace overfit::numerics {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using Solver = Eigen::SelfAdjointEigenSolver<MatrixXd>;

VectorXd eigenvalues_of(const VectorXd& vector) {
    return Solver(symmetric_matrix(vector), Eigen::EigenvaluesOnly).eigenvalues();
}

double operator_norm(const VectorXd& vector) {
    return eigenvalues_of(vector).cwiseAbs().maxCoeff();
}

double nuclear_norm(const VectorXd& vector) {
    return eigenvalues_of(vector).cwiseAbs().sum();
}

/// The level at which clipping takes `removed` off the sum of absolute values; 0 if that is all of
/// them.
double clipping_level(const VectorXd& eigenvalues, double removed) {
    std::vector<double> sizes(static_cast<std::size_t>(eigenvalues.size()));
    for (std::size_t i = 0; i < sizes.size(); ++i)
        sizes[i] = std::abs(eigenvalues(static_cast<Index>(i)));
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    double sum = 0.0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        sum += sizes[i];
        const double level = (sum - removed) / static_cast<double>(i + 1);
        if (i + 1 == sizes.size() || level >= sizes[i + 1]) return std::max(level, 0.0);
    }
    return 0.0;
}

/// argmin_Z removed |Z| + |Z - v|^2 / 2: eigenvalues are clipped.
VectorXd clipped(const VectorXd& v, double removed) {
    const Solver solver(symmetric_matrix(v));
    const double level = clipping_level(solver.eigenvalues(), removed);
    const VectorXd kept = solver.eigenvalues().cwiseMin(level).cwiseMax(-level);
    return symmetric_vector(solver.eigenvectors() * kept.asDiagonal() *
                            solver.eigenvectors().transpose());
}

/// The constraints as scalar products with an orthonormal basis.
class Orthonormal {
  public:
    explicit Orthonormal(const MatrixXd& rows) : qr_(rows.transpose()) {
        if (qr_.rank() < rows.rows())
            throw std::runtime_error("least_operator_norm: the constraints are linearly dependent");
        basis_ = qr_.householderQ() * MatrixXd::Identity(rows.cols(), rows.rows());
    }

    const MatrixXd& basis() const { return basis_; }  ///< P x m

    /// The coordinates in the basis of the shortest t with rows * t = values: the transpose of rows
    /// is basis * triangle * permutation.
    VectorXd coordinates(const VectorXd& values) const {
        const auto triangle = qr_.matrixR().topRows(values.size()).triangularView<Eigen::Upper>();
        return triangle.transpose().solve(qr_.colsPermutation().transpose() * values);
    }

  private:
    Eigen::ColPivHouseholderQR<MatrixXd> qr_;
    MatrixXd basis_;
};

}  // namespace

VectorXd symmetric_vector(const MatrixXd& symmetric) {
    const Index d = symmetric.rows();
    VectorXd vector(d * (d + 1) / 2);
    Index k = 0;
    for (Index j = 0; j < d; ++j) {
        for (Index i = 0; i < j; ++i) vector(k++) = std::numbers::sqrt2 * symmetric(i, j);
        vector(k++) = symmetric(j, j);
    }
    return vector;
}

MatrixXd symmetric_matrix(const VectorXd& vector) {
    const auto d = static_cast<Index>(
        std::lround(0.5 * (std::sqrt(1.0 + 8.0 * static_cast<double>(vector.size())) - 1.0)));
    if (d < 1 || d * (d + 1) / 2 != vector.size())
        throw std::domain_error("symmetric_matrix: needs d (d + 1) / 2 entries");
    MatrixXd symmetric(d, d);
    Index k = 0;
    for (Index j = 0; j < d; ++j) {
        for (Index i = 0; i < j; ++i)
            symmetric(i, j) = symmetric(j, i) = vector(k++) / std::numbers::sqrt2;
        symmetric(j, j) = vector(k++);
    }
    return symmetric;
}

LeastOperatorNorm least_operator_norm(const MatrixXd& rows, const VectorXd& values,
                                      const OperatorNormOptions& options) {
    if (rows.rows() < 1 || rows.rows() > rows.cols() || rows.rows() != values.size() ||
        !(values.squaredNorm() > 0.0))
        throw std::domain_error(
            "least_operator_norm: needs 1 <= m <= P constraints, a value for "
            "each, not all of them 0");
    const Orthonormal given(rows);
    const MatrixXd& basis = given.basis();
    const VectorXd target = given.coordinates(values);
    const auto feasible = [&](const VectorXd& v) {
        return VectorXd(v - basis * (basis.transpose() * v - target));
    };
    VectorXd t = feasible(VectorXd::Zero(rows.cols()));
    const double start = operator_norm(t);
    LeastOperatorNorm best{symmetric_matrix(t), start, 0.0, start, 0};
    VectorXd z = t, u = VectorXd::Zero(t.size());
    double step = 0.3 * nuclear_norm(t);
    for (int i = 1; i <= options.iterations; ++i) {
        const VectorXd relaxed = 1.6 * t - 0.6 * z;
        const VectorXd before = z;
        z = clipped(relaxed + u, step);
        u += relaxed - z;
        t = feasible(z - u);
        best.iterations = i;
        if (i % 10 != 0) continue;
        const double upper = operator_norm(t);
        if (upper < best.upper) {
            best.upper = upper;
            best.form = symmetric_matrix(t);
        }
        const VectorXd multipliers = basis.transpose() * u;
        const double size = nuclear_norm(basis * multipliers);
        if (size > 0.0) best.lower = std::max(best.lower, multipliers.dot(target) / size);
        if (best.upper <= (1.0 + options.gap) * best.lower) break;
        // Residuals of the two halves are kept within a factor of each other.
        const double primal = (t - z).norm(), dual = (z - before).norm();
        const double factor = primal > 5.0 * dual ? 0.7 : dual > 5.0 * primal ? 1.4 : 1.0;
        step *= factor;
        u *= factor;
    }
    // Both norms are sums of d^2 products known to some eps each; what the constraints miss is made
    // up by the shortest matrix that gives the residual.
    const double rounding =
        10.0 * static_cast<double>(best.form.rows()) * std::numeric_limits<double>::epsilon();
    const VectorXd residual = rows * symmetric_vector(best.form) - values;
    best.upper = best.upper * (1.0 + rounding) + given.coordinates(residual).norm();
    best.lower *= 1.0 - rounding;
    return best;
}

}  // namespace overfit::numerics
