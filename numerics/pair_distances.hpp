/// Distances of all pairs of rows, from products of blocks of a matrix.
#pragma once

#include <functional>

#include <Eigen/Core>

namespace overfit::numerics {

/// Calls visit(i, squares) for i = 1, …, n - 1 in order; squares(j) is |x_i - x_j|^2 for j < i, at
/// least 0. O(n^2 d) in matrix products and O(n) memory: no n x n matrix is made. The absolute
/// error is about d 2^-53 times the squared norms, so that a distance below 1e-8 of the norms means
/// nothing.
void for_each_row_of_squared_distances(
    const Eigen::MatrixXd& x,
    const std::function<void(Eigen::Index i, const Eigen::VectorXd& squares)>& visit);

/// The least distance of two rows with different labels, one label for each row; infinite if all
/// labels are equal. Throws std::domain_error for another number of labels.
double least_distance_of_unequal(const Eigen::MatrixXd& x, const Eigen::VectorXd& labels);

/// The least distance of any two rows; infinite for a single one.
double least_distance(const Eigen::MatrixXd& x);

}  // namespace overfit::numerics
