/// How many rows to hold out, which sizes to fit, how many splits: what was asked for, or what
/// suits the table and a bounded amount of work.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/user_table.hpp"
#include "experiments/split_curves.hpp"

namespace overfit::app {

/// The options of `overfit curve`. Empty optionals: chosen from the table, see curve_design().
struct CurveRequest : TableRequest {
    experiments::Axis over = experiments::Axis::samples;
    std::optional<int> splits{};
    std::optional<double> test_fraction{};
    std::optional<int> test_rows{};
    std::optional<int> train_rows{};
    std::optional<int> max_size{};
    std::uint64_t seed = 0;
    /// Called between batches of splits with how many are done and how many there are.
    std::function<void(std::size_t done, std::size_t total)> progress = nullptr;
};

struct CurveDesign {
    experiments::SplitDesign split;
    int splits = 0;
    int max_size = 0;
    /// The size at which the fit begins (samples: ceases) to interpolate; 0 if no size up to
    /// max_size reaches it.
    int threshold = 0;
    std::vector<int> singular_sizes{};   ///< where singular values are computed
    int singular_splits = 0;             ///< in how many of the splits
    std::vector<std::string> remarks{};  ///< sentences on what was bounded
};

/// Defaults. Rows held out: half, or fewer (not below a fifth) where twice as many training rows as
/// columns need them, at most 500. Along samples, sizes run to three times the threshold, at least
/// 30. Along features, training rows are half as many as columns. 100 splits, fewer (not below 20)
/// where 100 would take over about a minute.
/// Throws InputError naming the option if the table has fewer rows or columns than asked for.
CurveDesign curve_design(const CurveRequest& request, const UserTable& data);

/// At most about 45 of the sizes 1, ..., max_size: all if they are few, else denser near
/// `threshold`.
std::vector<int> sizes_around(int threshold, int max_size);

}  // namespace overfit::app
