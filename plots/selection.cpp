/// Selects rows.
#include "plots/selection.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace overfit::plots {

using numerics::Table;

std::vector<double> distinct(const Table& table, std::string_view column) {
    std::vector<double> values;
    for (const double value : table.column(column))
        if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
    return values;
}

Table rows_where(const Table& table, std::string_view column, double value) {
    const std::vector<double>& key = table.column(column);
    Table result{.names = table.names, .columns = {}};
    for (const std::vector<double>& from : table.columns) {
        std::vector<double>& to = result.columns.emplace_back();
        for (std::size_t i = 0; i < key.size(); ++i)
            if (key[i] == value) to.push_back(from[i]);
    }
    return result;
}

std::vector<Table> grouped(const Table& table, std::string_view first, std::string_view second) {
    std::vector<Table> groups;
    for (const double a : distinct(table, first)) {
        const Table part = rows_where(table, first, a);
        for (const double b : distinct(part, second)) groups.push_back(rows_where(part, second, b));
    }
    return groups;
}

double first_of(const Table& table, std::string_view column) {
    return table.column(column).at(0);
}

double largest(const Table& table, std::string_view column) {
    const std::vector<double>& values = table.column(column);
    return *std::max_element(values.begin(), values.end());
}

double smallest(const Table& table, std::string_view column) {
    const std::vector<double>& values = table.column(column);
    return *std::min_element(values.begin(), values.end());
}

Series line_of(const Table& table, Role role, std::string_view x, std::string_view y) {
    return {.role = role, .x = table.column(x), .y = table.column(y)};
}

Series points_of(const Table& table, std::string_view x, std::string_view y) {
    return {.role = Role::measured,
            .x = table.column(x),
            .y = table.column(y),
            .low = table.column("low"),
            .high = table.column("high")};
}

Series points_with_interval(const Table& table, std::string_view x, const std::string& column) {
    return {.role = Role::measured,
            .x = table.column(x),
            .y = table.column(column),
            .low = table.column(column + "_low"),
            .high = table.column(column + "_high")};
}

Series coloured(Series series, Colour colour, std::string label) {
    series.colour = colour;
    series.label = std::move(label);
    return series;
}

std::string equation(std::string_view name, double value) {
    return fmt::format("{} = {:g}", name, value);
}

}  // namespace overfit::plots
