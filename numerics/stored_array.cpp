/// Columns of a stored matrix.
#include "numerics/stored_array.hpp"

#include <bit>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "numerics/input_error.hpp"

namespace overfit::numerics {

namespace {

std::vector<double> column(const StoredArray& array, std::size_t j, const std::string& source) {
    const bool swapped = array.big_endian == (std::endian::native == std::endian::little);
    std::vector<double> values(array.rows);
    for (std::size_t i = 0; i < array.rows; ++i) {
        const std::size_t index = array.column_major ? j * array.rows + i : i * array.columns + j;
        values[i] = array.type.read(array.bytes.data() + index * array.type.size, swapped);
        if (!std::isfinite(values[i]))
            throw InputError(fmt::format("{}: row {}, column 'c{}': {} is not a finite number",
                                         source, i + 1, j, values[i]));
    }
    return values;
}

}  // namespace

Table table_of(const StoredArray& array, const std::string& source) {
    Table table;
    for (std::size_t j = 0; j < array.columns; ++j) {
        table.names.push_back(fmt::format("c{}", j));
        table.columns.push_back(column(array, j, source));
    }
    return table;
}

}  // namespace overfit::numerics
