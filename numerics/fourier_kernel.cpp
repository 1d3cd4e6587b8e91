/// The Gaussian kernel's interpolant and the gradients that its points leave free.
#include "numerics/fourier_kernel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <Eigen/Cholesky>

#include "numerics/parallel.hpp"

namespace overfit::numerics {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd kernel_of(const MatrixXd& x, double bandwidth) {
    const VectorXd squares = x.rowwise().squaredNorm();
    MatrixXd kernel = -2.0 * x * x.transpose();
    kernel.colwise() += squares;
    kernel.rowwise() += squares.transpose();
    kernel = (-0.5 * bandwidth * bandwidth * kernel.array().max(0.0)).exp();
    kernel.diagonal().setOnes();
    return kernel;
}

/// Covariances of the gradient of a feature at row i with the features' values at all rows, n x d.
MatrixXd gradient_covariance(const MatrixXd& x, const MatrixXd& kernel, double bandwidth, Index i) {
    MatrixXd differences = x.rowwise() - x.row(i);
    differences.array().colwise() *= bandwidth * bandwidth * kernel.col(i).array();
    return differences;
}

void require(const MatrixXd& x, const VectorXd& y, double bandwidth, Index rows) {
    if (x.size() == 0 || y.size() != x.rows() || rows < 1)
        throw std::domain_error(
            "fourier_kernel_law: needs points, as many labels, and at least one row");
    if (!(bandwidth > 0.0 && std::isfinite(bandwidth)))
        throw std::domain_error("fourier_kernel_law: needs 0 < bandwidth < infinity");
}

}  // namespace

double FourierKernelLaw::gradient(double parameters) const {
    const double gap = parameters - samples - 1.0;
    if (!(gap > 0.0)) return std::numeric_limits<double>::infinity();
    return std::hypot(plateau, freedom * std::sqrt(energy / gap));
}

double FourierKernelLaw::parameters_for(double gradient) const {
    const double excess = (gradient - plateau) * (gradient + plateau);
    if (!(excess > 0.0)) return std::numeric_limits<double>::infinity();
    return samples + 1.0 + energy * freedom * freedom / excess;
}

FourierKernelLaw fourier_kernel_law(const MatrixXd& x, const VectorXd& y, double bandwidth,
                                    Index rows) {
    require(x, y, bandwidth, rows);
    const MatrixXd kernel = kernel_of(x, bandwidth);
    const Eigen::LLT<MatrixXd> cholesky(kernel);
    if (cholesky.info() != Eigen::Success)
        throw std::runtime_error("fourier_kernel_law: points that nearly coincide");
    const VectorXd weights = cholesky.solve(y);

    const Index n = x.rows(), measured = std::min(rows, n);
    std::vector<double> left(static_cast<std::size_t>(measured));
    parallel_for(left.size(), [&](std::size_t k) {
        const Index i = static_cast<Index>(k) * n / measured;
        const MatrixXd known =
            cholesky.matrixL().solve(gradient_covariance(x, kernel, bandwidth, i));
        left[k] = static_cast<double>(x.cols()) * bandwidth * bandwidth - known.squaredNorm();
    });
    double freedom = 0.0, plateau = 0.0;
    for (const double trace : left) freedom += std::max(0.0, trace);
    for (Index i = 0; i < n; ++i)
        plateau +=
            (gradient_covariance(x, kernel, bandwidth, i).transpose() * weights).squaredNorm();
    return {.samples = static_cast<double>(n),
            .energy = y.dot(weights),
            .plateau = std::sqrt(plateau / static_cast<double>(n)),
            .freedom = std::sqrt(freedom / static_cast<double>(measured))};
}

}  // namespace overfit::numerics
