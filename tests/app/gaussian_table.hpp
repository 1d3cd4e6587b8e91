/// A simulated table as a user may bring one.
#pragma once

#include <cstddef>

#include <fmt/format.h>

#include "numerics/random.hpp"
#include "numerics/table.hpp"

namespace overfit::tests {

/// Columns a0, a1, ... of standard normals and y, their sum plus `noise` times a standard normal.
inline numerics::Table gaussian_table(int rows, int columns, double noise = 1.0) {
    numerics::Stream stream(numerics::StreamKey(0, "curve test"), 0);
    numerics::Table table;
    for (int j = 0; j <= columns; ++j) {
        table.names.push_back(j < columns ? fmt::format("a{}", j) : "y");
        table.columns.emplace_back(static_cast<std::size_t>(rows));
    }
    for (std::size_t i = 0; i < table.rows(); ++i) {
        double sum = 0.0;
        for (std::size_t j = 0; j + 1 < table.columns.size(); ++j)
            sum += table.columns[j][i] = stream.normal();
        table.columns.back()[i] = sum + noise * stream.normal();
    }
    return table;
}

/// The same without y.
inline numerics::Table gaussian_columns(int rows, int columns) {
    numerics::Table table = gaussian_table(rows, columns);
    table.names.pop_back();
    table.columns.pop_back();
    return table;
}

}  // namespace overfit::tests
