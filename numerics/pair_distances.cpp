/// All pairs, block by block.
#include "numerics/pair_distances.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace overfit::numerics {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

void for_each_row_of_squared_distances(
    const MatrixXd& x, const std::function<void(Index i, const VectorXd& squares)>& visit) {
    constexpr Index block = 64;
    const VectorXd norms = x.rowwise().squaredNorm();
    MatrixXd products;
    VectorXd squares;
    for (Index first = 0; first < x.rows(); first += block) {
        const Index rows = std::min(block, x.rows() - first);
        products.noalias() = x.topRows(first + rows) * x.middleRows(first, rows).transpose();
        for (Index i = std::max(Index{1}, first); i < first + rows; ++i) {
            squares = (norms.head(i) - 2.0 * products.col(i - first).head(i)).array() + norms(i);
            squares = squares.cwiseMax(0.0);
            visit(i, squares);
        }
    }
}

double least_distance_of_unequal(const MatrixXd& x, const VectorXd& labels) {
    if (labels.size() != x.rows())
        throw std::domain_error("least_distance_of_unequal: needs one label for each row");
    double least = std::numeric_limits<double>::infinity();
    for_each_row_of_squared_distances(x, [&](Index i, const VectorXd& squares) {
        for (Index j = 0; j < i; ++j)
            if (labels(j) != labels(i)) least = std::min(least, squares(j));
    });
    return std::sqrt(least);
}

double least_distance(const MatrixXd& x) {
    double least = std::numeric_limits<double>::infinity();
    for_each_row_of_squared_distances(
        x, [&](Index, const VectorXd& squares) { least = std::min(least, squares.minCoeff()); });
    return std::sqrt(least);
}

}  // namespace overfit::numerics
