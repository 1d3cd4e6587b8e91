/// Which reader a file needs, and the writer.
#include "numerics/table.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "numerics/csv.hpp"
#include "numerics/gzip.hpp"
#include "numerics/idx.hpp"
#include "numerics/input_error.hpp"
#include "numerics/npy.hpp"
#include "numerics/printable.hpp"
#include "numerics/results.hpp"
#include "numerics/text_file.hpp"

namespace overfit::numerics {

namespace {

bool is_control(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           c == '\x7F';
}

/// Spreadsheets, archives and UTF-16 show control characters within their first bytes.
void require_text(std::string_view bytes, const std::string& name) {
    const std::string_view start = bytes.substr(0, 4096);
    if (std::any_of(start.begin(), start.end(), is_control) ||
        bytes.find('\0') != std::string_view::npos)
        throw InputError(
            fmt::format("{} is a binary file: expected CSV text in UTF-8, a NumPy .npy "
                        "file or an IDX file, plain or compressed by gzip",
                        name));
}

/// For formats whose columns are read before they are left out.
Table without_ignored(Table table, const std::string& name, const TableFormat& format) {
    for (const std::string& ignored : format.ignore) {
        const auto found = std::find(table.names.begin(), table.names.end(), ignored);
        if (found == table.names.end()) {
            if (format.not_there != nullptr) {
                format.not_there->push_back(ignored);
                continue;
            }
            throw InputError(
                fmt::format("{}: there is no column {} to ignore", name, printable(ignored)));
        }
        table.columns.erase(table.columns.begin() + (found - table.names.begin()));
        table.names.erase(found);
    }
    if (table.names.empty()) throw InputError(fmt::format("{}: every column is ignored", name));
    return table;
}

bool needs_quotes(std::string_view name) {
    double number = 0.0;
    return name.find_first_of(",;\t\"\r\n") != std::string_view::npos || name.front() == ' ' ||
           name.back() == ' ' || name.front() == '\xEF' || parse_number(name, number);
}

std::string csv_name(std::string_view name) {
    if (!needs_quotes(name)) return std::string(name);
    std::string doubled;
    for (const char c : name) doubled.append(c == '"' ? 2 : 1, c);
    return fmt::format("\"{}\"", doubled);
}

void require_writable(const Table& table) {
    if (table.names.empty() || table.names.size() != table.columns.size())
        throw std::domain_error("csv_text: needs as many names as columns, at least one");
    for (const std::vector<double>& column : table.columns)
        if (column.size() != table.rows())
            throw std::domain_error("csv_text: columns differ in length");
    std::vector<std::string> sorted = table.names;
    std::sort(sorted.begin(), sorted.end());
    for (const std::string& name : sorted)
        if (name.empty() || std::any_of(name.begin(), name.end(), is_control))
            throw std::domain_error("csv_text: unprintable column name " + printable(name));
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        throw std::domain_error("csv_text: two columns have the same name");
}

}  // namespace

const std::vector<double>& Table::column(std::string_view name) const {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        std::string known;
        for (const std::string& other : names) known += fmt::format(" {}", printable(other));
        throw std::out_of_range(fmt::format("no column {} among{}", printable(name), known));
    }
    return columns[static_cast<std::size_t>(found - names.begin())];
}

Table read_table(const std::filesystem::path& file, const TableFormat& format) {
    std::string bytes = read_text(file);
    const std::string name = printable_path(file);
    if (is_gzip(bytes)) bytes = unzipped(bytes, name);
    if (is_npy(bytes)) return without_ignored(parse_npy(bytes, name), name, format);
    if (is_idx(bytes)) return without_ignored(parse_idx(bytes, name), name, format);
    require_text(bytes, name);
    return parse_csv(bytes, name, format);
}

std::string csv_text(const Table& table) {
    require_writable(table);
    fmt::memory_buffer out;
    for (std::size_t j = 0; j < table.names.size(); ++j)
        fmt::format_to(std::back_inserter(out), "{}{}", j == 0 ? "" : ",",
                       csv_name(table.names[j]));
    out.push_back('\n');
    for (std::size_t i = 0; i < table.rows(); ++i) {
        for (std::size_t j = 0; j < table.columns.size(); ++j)
            fmt::format_to(std::back_inserter(out), "{}{}", j == 0 ? "" : ",", table.columns[j][i]);
        out.push_back('\n');
    }
    return fmt::to_string(out);
}

void write_csv(const Table& table, const std::filesystem::path& file) {
    write_file_atomically(file, csv_text(table));
}

}  // namespace overfit::numerics
