/// A table of numbers with named columns: what users bring and what results are saved as.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace overfit::numerics {

/// Column-major: columns[j][i] is row i of the column called names[j].
struct Table {
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;

    std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
    /// Throws std::out_of_range naming the column and the columns there are.
    const std::vector<double>& column(std::string_view name) const;
};

/// Reads a CSV file (header of names, then numbers) or a NumPy .npy file (two-dimensional, real),
/// told apart by content. Throws InputError, which names file, line and column.
Table read_table(const std::filesystem::path& file);

/// Writes CSV with 17 significant digits to a temporary file beside `file`, then renames it.
void write_csv(const Table& table, const std::filesystem::path& file);

}  // namespace overfit::numerics
