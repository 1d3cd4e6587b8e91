/// Reads IDX files, the format of MNIST and of the data sets made after it.
#pragma once

#include <string>
#include <string_view>

#include "numerics/table.hpp"

namespace overfit::numerics {

/// True if the bytes start like an IDX file: two zeros, then a type that is not zero.
bool is_idx(std::string_view bytes);

/// An array of one to four dimensions has a row for each first index; the others are flattened, the
/// last one fastest, into columns called c0, c1, ... Numbers are unsigned or signed bytes, 16- or
/// 32-bit integers, or floating point of 4 or 8 bytes, most significant byte first. `source` is
/// what messages call the bytes.
/// Throws InputError for anything else, for a size that does not fit the header, for an array
/// without elements and for NaN and infinities.
/// Source: Y. LeCun, C. Cortes and C. J. C. Burges, The MNIST database, "the IDX file format".
Table parse_idx(std::string_view bytes, const std::string& source);

}  // namespace overfit::numerics
