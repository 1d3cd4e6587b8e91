/// Nested medians.
#include "numerics/relu_output_order.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

namespace overfit::numerics::relu_output {

namespace {

using Eigen::Index;
using Columns = std::span<std::uint32_t>;

Index widest_side(const Eigen::MatrixXf& points, Columns columns) {
    Eigen::VectorXf low = points.col(columns.front()), high = low;
    for (const std::uint32_t column : columns) {
        low = low.cwiseMin(points.col(column));
        high = high.cwiseMax(points.col(column));
    }
    Index widest = 0;
    (high - low).maxCoeff(&widest);
    return widest;
}

void order_columns(const Eigen::MatrixXf& points, std::size_t leaf, Columns columns) {
    if (columns.size() <= leaf) {
        std::ranges::sort(columns);
        return;
    }
    std::size_t left = leaf;
    while (2 * left < columns.size()) left *= 2;
    const Index side = widest_side(points, columns);
    // The column breaks ties, so that every library finds the same halves.
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(points(side, a), a) < std::pair(points(side, b), b);
    };
    std::nth_element(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(left),
                     columns.end(), before);
    order_columns(points, leaf, columns.first(left));
    order_columns(points, leaf, columns.subspan(left));
}

}  // namespace

std::vector<std::uint32_t> tree_order(const Eigen::MatrixXf& points, std::size_t leaf) {
    std::vector<std::uint32_t> columns(static_cast<std::size_t>(points.cols()));
    std::iota(columns.begin(), columns.end(), 0U);
    order_columns(points, leaf, columns);
    return columns;
}

}  // namespace overfit::numerics::relu_output
