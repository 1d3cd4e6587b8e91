/// How many dimensions a vector has to itself among others: features of a model, or its examples.
#pragma once

#include <cstddef>
#include <vector>

#include <Eigen/Core>

namespace overfit::numerics {

/// Of the columns v_i of an m x N matrix, D_i = |v_i|^2 / sum_j (v_i . v_j / |v_i|)^2: 1 for a
/// vector orthogonal to all others, 1/k for k that coincide, m/N for a tight frame of equal
/// lengths; 0 for a zero vector. In [0, 1], and sum_i D_i <= rank, with equality if and only if C =
/// sum_j v_j v_j' is a multiple of the projection on the span. D_i = |v_i|^4 / (v_i' C v_i) takes
/// O(N m^2). Source: ElhageEtAl2022 (of features), HenighanEtAl2023 (of examples).
/// Throws std::domain_error for a matrix that is empty or has an entry that is not finite.
Eigen::VectorXd dimensionalities(const Eigen::MatrixXd& vectors);

/// The largest share over all directions, D*_i = sup_v (v . v_i)^2 / sum_j (v . v_j)^2 = v_i' C^+
/// v_i: the leverage of v_i, at least D_i, with sum_i D*_i = rank. By the singular value
/// decomposition; directions below max(m, N) 2^-52 of the largest value count as absent. O(N m^2)
/// for m <= N. Source: HenighanEtAl2023, comment by Olah. Throws as above.
Eigen::VectorXd largest_dimensionalities(const Eigen::MatrixXd& vectors);

/// The number of directions that largest_dimensionalities counts.
Eigen::Index rank_of(const Eigen::MatrixXd& vectors);

/// The indices of the longest columns, at most `most`, longest first, the first of equals before.
/// O(N m + N log most).
std::vector<Eigen::Index> longest_columns(const Eigen::MatrixXd& vectors, std::size_t most);

}  // namespace overfit::numerics
