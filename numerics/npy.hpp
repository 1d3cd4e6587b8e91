/// Reads NumPy's .npy files.
#pragma once

#include <string>
#include <string_view>

#include "numerics/table.hpp"

namespace overfit::numerics {

/// True if the bytes start like a .npy file.
bool is_npy(std::string_view bytes);

/// A one-dimensional array is one column, a two-dimensional array has a row for each first index;
/// columns are called c0, c1, ... Accepts format versions 1 to 3, both byte orders, C and Fortran
/// order, and real numbers of 1 to 8 bytes ('f4', 'f8', 'i1' to 'i8', 'u1' to 'u8', 'b1').
/// 64-bit integers beyond 2^53 are rounded. `source` is what messages call the bytes.
/// Throws InputError for anything else, for a size that does not fit the header, for an array
/// without elements and for NaN and infinities.
/// Source: NumPy's enhancement proposal 1 and numpy/lib/format.py.
Table parse_npy(std::string_view bytes, const std::string& source);

}  // namespace overfit::numerics
