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

/// How to read a file.
struct TableFormat {
    char delimiter = '\0';  ///< of text; '\0': comma, semicolon or tab, as the header suggests
    std::vector<std::string> ignore = {};  ///< columns to leave out: they may hold text
    /// Where given, names to ignore that are not there are added here; else they are an error.
    std::vector<std::string>* not_there = nullptr;
};

/// Reads a CSV file (header of names, then numbers), a NumPy .npy file (one- or two-dimensional,
/// real; columns called c0, c1, ...) or an IDX file (MNIST's; columns called c0, c1, ..., too),
/// each plain or compressed by gzip, told apart by content. Every number is finite. Throws
/// InputError, which names file, line and column. O(size of the file, decompressed).
Table read_table(const std::filesystem::path& file, const TableFormat& format = {});

/// The table as CSV text: names quoted where RFC 4180 asks for it, each number by the shortest
/// decimal that reads back to the same bits. Throws std::domain_error if the columns differ in
/// length or the names are empty, repeated or hold a control character.
std::string csv_text(const Table& table);

/// Writes csv_text to a temporary file beside `file`, then renames it. Throws InputError.
void write_csv(const Table& table, const std::filesystem::path& file);

}  // namespace overfit::numerics
