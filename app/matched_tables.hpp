/// A training table and a table of other rows, with the same columns in the same order.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <Eigen/Core>

namespace overfit::app {

/// Training rows and queries; without a query file there are no queries.
struct MatchedTables {
    std::vector<std::string> columns;
    Eigen::MatrixXd train;
    Eigen::MatrixXd queries;
};

/// Reads both. Columns of the query are matched to those of the training table by name, or by
/// position if one of the files has no names (NumPy and IDX call theirs c0, c1, ...). A
/// column to ignore must be in one of the tables, whichever.
/// Throws InputError if a file is no table, the columns differ (the message names them) or a value
/// is too large to be squared safely.
MatchedTables matched_tables(const std::filesystem::path& train, const std::filesystem::path& query,
                             const std::vector<std::string>& ignore);

}  // namespace overfit::app
