/// Orders in which neighbours in space stand together, as in the leaves of a k-d tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <Eigen/Core>

namespace overfit::numerics::relu_output {

/// A permutation of the columns of `points` in which each run of leaf * 2^j columns that starts at
/// a multiple of its length is a box of a k-d tree: medians of the widest side, again and again.
/// Within a leaf columns stand in their original order. O(n log^2 n) for n columns.
std::vector<std::uint32_t> tree_order(const Eigen::MatrixXf& points, std::size_t leaf);

}  // namespace overfit::numerics::relu_output
