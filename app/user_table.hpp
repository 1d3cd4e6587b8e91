/// The user's own table, made ready for least squares.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "experiments/real_data.hpp"
#include "numerics/table.hpp"

namespace overfit::app {

/// Which table, and how its columns are to be treated.
struct TableRequest {
    std::filesystem::path file{};
    std::string target{};  ///< empty: every column is a feature
    std::vector<std::string> ignore{};
    bool distinct = false;  ///< leaves out rows whose columns repeat an earlier row
    bool intercept = true;
    bool standardize = true;
};

struct UserTable {
    experiments::RegressionData data;    ///< y is empty without a target
    std::vector<std::string> columns{};  ///< names of the columns of x
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
UserTable user_table(const TableRequest& request);

/// Throws InputError, naming row and column, if a value is too large to be squared safely.
void require_moderate(const numerics::Table& table, const std::string& file);

/// Columns and target minus their means over all rows, if an intercept is asked for, and columns
/// divided by their root mean square, if they are to be standardised. A column of zeros stays.
experiments::RegressionData prepared(const experiments::RegressionData& data,
                                     const TableRequest& request);

/// Lines that describe the table: its size, what was left out, rank and condition, repeated rows.
std::string description_of(const TableRequest& request, const UserTable& table);

/// Of `names`, the one that takes the fewest insertions, deletions and changes of a byte to become
/// `wanted`, letters of either case alike; the first of equals.
std::string_view nearest_name(std::string_view wanted, const std::vector<std::string>& names);

/// "" for one, else "s".
std::string_view plural(int count);

}  // namespace overfit::app
