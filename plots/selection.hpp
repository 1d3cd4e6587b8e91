/// From the rows of a result to the series of a figure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "numerics/table.hpp"
#include "plots/figure.hpp"

namespace overfit::plots {

/// The different values of a column, in order of appearance.
std::vector<double> distinct(const numerics::Table& table, std::string_view column);

/// The rows in which `column` has this value.
numerics::Table rows_where(const numerics::Table& table, std::string_view column, double value);

/// One table for each pair of values of two columns, in order of appearance.
std::vector<numerics::Table> grouped(const numerics::Table& table, std::string_view first,
                                     std::string_view second);

/// The first value of a column; for columns that are constant in a selection.
double first_of(const numerics::Table& table, std::string_view column);

double largest(const numerics::Table& table, std::string_view column);
double smallest(const numerics::Table& table, std::string_view column);

/// A solid or dashed line of column y against column x.
Series line_of(const numerics::Table& table, Role role, std::string_view x, std::string_view y);

/// Points of column y with bars from the columns low and high.
Series points_of(const numerics::Table& table, std::string_view x, std::string_view y);

/// Points of column COLUMN with bars from the columns COLUMN_low and COLUMN_high.
Series points_with_interval(const numerics::Table& table, std::string_view x,
                            const std::string& column);

/// The same series in this colour, with this label in the key if it is not empty.
Series coloured(Series series, Colour colour, std::string label = {});

/// "n = 40" with as few digits as the number needs.
std::string equation(std::string_view name, double value);

}  // namespace overfit::plots
