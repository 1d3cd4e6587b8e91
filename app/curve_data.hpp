/// What `overfit curve` is asked for, and the user's table made ready for it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiments/split_curves.hpp"

namespace overfit::app {

/// The options of the command. Empty optionals: chosen from the table, see curve_design.hpp.
struct CurveRequest {
    std::filesystem::path file;
    std::string target;
    std::vector<std::string> ignore{};
    experiments::Axis over = experiments::Axis::samples;
    std::optional<int> splits{};
    std::optional<double> test_fraction{};
    std::optional<int> test_rows{};
    std::optional<int> train_rows{};
    std::optional<int> max_size{};
    bool distinct = false;  ///< leaves out rows whose columns repeat an earlier row
    bool intercept = true;
    bool standardize = true;
    std::uint64_t seed = 0;
    /// Called between batches of splits with how many are done and how many there are.
    std::function<void(std::size_t done, std::size_t total)> progress = nullptr;
};

struct CurveData {
    experiments::RegressionData data;
    std::vector<std::string> dropped{};  ///< columns left out because they carry nothing
    int repeated_rows = 0;               ///< rows whose columns all equal those of an earlier row
    int rank = 0;                        ///< numerical rank of the columns, centred if asked
    double condition = 0.0;              ///< largest singular value over the rank-th
};

/// Reads the table, takes out the target and the columns that carry nothing (constant ones if they
/// are centred, else zero ones) and measures rank and condition number on the columns as they will
/// be fitted (of more than 20 000 rows, evenly spaced ones).
/// Throws InputError if the file is no table, the target is missing (the message proposes the
/// nearest name) or constant, no column is left, or a value is too large to be squared safely.
CurveData curve_data(const CurveRequest& request);

/// Of `names`, the one that takes the fewest insertions, deletions and changes of a byte to become
/// `wanted`, letters of either case alike; the first of equals.
std::string_view nearest_name(std::string_view wanted, const std::vector<std::string>& names);

}  // namespace overfit::app
