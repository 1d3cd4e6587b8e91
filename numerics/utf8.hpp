/// Well-formed UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace overfit::numerics {

/// Bytes of the well-formed UTF-8 sequence at the start of `text`, which must not be empty; 0 if
/// there is none (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing beyond
/// U+10FFFF).
std::size_t utf8_length(std::string_view text);

}  // namespace overfit::numerics
