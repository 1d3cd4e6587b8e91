/// Numbers as binary files store them: types, byte order, and the matrix that follows a header.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include "numerics/table.hpp"

namespace overfit::numerics {

/// The number of type T stored at `bytes`, in the machine's byte order unless `swapped`.
template <typename T>
double stored_number(const char* bytes, bool swapped) {
    std::array<char, sizeof(T)> raw{};
    std::memcpy(raw.data(), bytes, sizeof(T));
    if (swapped) std::reverse(raw.begin(), raw.end());
    T value{};
    std::memcpy(&value, raw.data(), sizeof(T));
    return static_cast<double>(value);
}

struct StoredType {
    std::size_t size;
    double (*read)(const char* bytes, bool swapped);
};

template <typename T>
inline constexpr StoredType stored_type{sizeof(T), stored_number<T>};

/// What follows the header of a .npy or IDX file.
struct StoredArray {
    std::string_view bytes;  ///< rows * columns numbers
    std::size_t rows;
    std::size_t columns;
    StoredType type;
    bool big_endian;
    bool column_major = false;
};

/// Columns called c0, c1, ... `source` is what messages call the file. Throws InputError, naming
/// row and column, for NaN and infinities.
Table table_of(const StoredArray& array, const std::string& source);

}  // namespace overfit::numerics
