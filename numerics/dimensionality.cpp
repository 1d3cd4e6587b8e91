/// Shares of dimensions by the second moments of all vectors, and by leverage.
#include "numerics/dimensionality.hpp"

#include <algorithm>
#include <numeric>

#include "numerics/lapack.hpp"
#include "numerics/thin_svd.hpp"

namespace overfit::numerics {

namespace {

Eigen::Index count_above_rounding(const Eigen::VectorXd& values, Eigen::Index larger_side) {
    const double least = static_cast<double>(larger_side) * 0x1p-52 * values(0);
    return std::count_if(values.begin(), values.end(),
                         [least](double value) { return value > least; });
}

}  // namespace

Eigen::VectorXd dimensionalities(const Eigen::MatrixXd& vectors) {
    lapack::require_finite(vectors, "dimensionalities");
    const double largest = vectors.cwiseAbs().maxCoeff();
    if (largest == 0.0) return Eigen::VectorXd::Zero(vectors.cols());
    // Shares do not depend on the scale, but fourth powers overflow.
    const Eigen::MatrixXd scaled = vectors / largest;
    const Eigen::MatrixXd second_moments = scaled * scaled.transpose();
    Eigen::VectorXd shares(vectors.cols());
    for (Eigen::Index i = 0; i < vectors.cols(); ++i) {
        const double length = scaled.col(i).norm();
        if (length == 0.0) {
            shares(i) = 0.0;
            continue;
        }
        const Eigen::VectorXd direction = scaled.col(i) / length;
        const double all = direction.dot(second_moments * direction);
        shares(i) = std::min(1.0, length * length / all);
    }
    return shares;
}

Eigen::VectorXd largest_dimensionalities(const Eigen::MatrixXd& vectors) {
    const ThinSvd svd = thin_svd(vectors);
    const Eigen::Index rank =
        count_above_rounding(svd.values, std::max(vectors.rows(), vectors.cols()));
    return svd.right.leftCols(rank).rowwise().squaredNorm();
}

Eigen::Index rank_of(const Eigen::MatrixXd& vectors) {
    return count_above_rounding(thin_svd(vectors).values, std::max(vectors.rows(), vectors.cols()));
}

std::vector<Eigen::Index> longest_columns(const Eigen::MatrixXd& vectors, std::size_t most) {
    const Eigen::VectorXd lengths = vectors.colwise().norm();
    std::vector<Eigen::Index> order(static_cast<std::size_t>(vectors.cols()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    const std::size_t kept = std::min(most, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                      [&](Eigen::Index i, Eigen::Index j) {
                          return lengths(i) > lengths(j) || (lengths(i) == lengths(j) && i < j);
                      });
    order.resize(kept);
    return order;
}

}  // namespace overfit::numerics
