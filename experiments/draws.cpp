/// Gaussian matrices and pseudo-inverses.
#include "experiments/draws.hpp"

#include <cmath>
#include <cstddef>
#include <cstdlib>

#include <Eigen/QR>

namespace overfit::experiments {

using Eigen::Index;
using Eigen::MatrixXd;

MatrixXd gaussian(Index rows, Index columns, numerics::Stream& stream) {
    MatrixXd x(rows, columns);
    stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
    return x;
}

Eigen::VectorXd gaussian(Index size, numerics::Stream& stream) {
    return gaussian(size, 1, stream).col(0);
}

Eigen::VectorXd random_signs(Index count, numerics::Stream& stream) {
    return Eigen::VectorXd::NullaryExpr(count,
                                        [&](Index) { return stream.below(2) == 1 ? 1.0 : -1.0; });
}

MatrixXd with_unit_rows(MatrixXd x) {
    x.rowwise().normalize();
    return x;
}

MatrixXd autoregressive_covariance(Index size, double correlation) {
    return MatrixXd::NullaryExpr(size, size, [correlation](Index i, Index j) {
        return std::pow(correlation, std::abs(i - j));
    });
}

MatrixXd pseudo_inverse(const MatrixXd& x) {
    if (x.rows() < x.cols()) return pseudo_inverse(MatrixXd(x.transpose())).transpose();
    const Eigen::HouseholderQR<MatrixXd> qr(x);
    MatrixXd inverse = qr.householderQ() * MatrixXd::Identity(x.rows(), x.cols());
    inverse.transposeInPlace();
    qr.matrixQR().topRows(x.cols()).triangularView<Eigen::Upper>().solveInPlace(inverse);
    return inverse;
}

}  // namespace overfit::experiments
