/// Extremes of columns and hashes of rows.
#include "numerics/hull_box.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace overfit::numerics::hull {
namespace {

/// One step of a hash: SplitMix64's finaliser (Steele, Lea and Flood 2014). -0 counts as 0.
std::uint64_t mixed(std::uint64_t hash, double value) {
    std::uint64_t z = (hash ^ std::bit_cast<std::uint64_t>(value + 0.0)) + 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
}

}  // namespace

Box::Box(const Eigen::MatrixXd& points) : points_(points) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (Eigen::Index j = 0; j < points.cols(); ++j) {
        Extremes e{.lowest = infinity, .low = infinity, .high = -infinity, .highest = -infinity};
        for (Eigen::Index i = 0; i < points.rows(); ++i) {
            const double value = points(i, j);
            e.low = std::min(e.low, std::max(e.lowest, value));
            e.lowest = std::min(e.lowest, value);
            e.high = std::max(e.high, std::min(e.highest, value));
            e.highest = std::max(e.highest, value);
        }
        columns_.push_back(e);
    }
}

std::pair<double, double> Box::range(Eigen::Index j, std::optional<Eigen::Index> left_out) const {
    const Extremes& e = columns_[static_cast<std::size_t>(j)];
    if (!left_out) return {e.lowest, e.highest};
    const double value = points_(*left_out, j);
    return {value == e.lowest ? e.low : e.lowest, value == e.highest ? e.high : e.highest};
}

std::optional<std::pair<Eigen::Index, double>> Box::beyond(
    const Eigen::VectorXd& query, std::optional<Eigen::Index> left_out) const {
    for (Eigen::Index j = 0; j < query.size(); ++j) {
        const auto [low, high] = range(j, left_out);
        if (query(j) < low) return std::pair(j, -1.0);
        if (query(j) > high) return std::pair(j, 1.0);
    }
    return std::nullopt;
}

std::vector<Eigen::Index> Box::touched(const Eigen::VectorXd& query,
                                       std::optional<Eigen::Index> left_out) const {
    std::vector<Eigen::Index> columns;
    for (Eigen::Index j = 0; j < query.size(); ++j) {
        const auto [low, high] = range(j, left_out);
        if (low < high && (query(j) == low || query(j) == high)) columns.push_back(j);
    }
    return columns;
}

RowIndex::RowIndex(const Eigen::MatrixXd& points) : points_(points) {
    std::vector<std::uint64_t> hashes(static_cast<std::size_t>(points.rows()), 0);
    for (Eigen::Index j = 0; j < points.cols(); ++j)
        for (std::size_t i = 0; i < hashes.size(); ++i)
            hashes[i] = mixed(hashes[i], points(static_cast<Eigen::Index>(i), j));
    for (std::size_t i = 0; i < hashes.size(); ++i)
        rows_.emplace_back(hashes[i], static_cast<Eigen::Index>(i));
    std::sort(rows_.begin(), rows_.end());
}

std::optional<Eigen::Index> RowIndex::find(const Eigen::VectorXd& query,
                                           std::optional<Eigen::Index> left_out) const {
    std::uint64_t hash = 0;
    for (const double value : query) hash = mixed(hash, value);
    for (auto row = std::lower_bound(rows_.begin(), rows_.end(), std::pair(hash, Eigen::Index{0}));
         row != rows_.end() && row->first == hash; ++row)
        if (row->second != left_out &&
            (points_.row(row->second).transpose().array() == query.array()).all())
            return row->second;
    return std::nullopt;
}

}  // namespace overfit::numerics::hull
