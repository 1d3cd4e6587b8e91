/// Table 3-7 of the Unicode standard.
#include "numerics/utf8.hpp"

#include <cstdint>

namespace overfit::numerics {

namespace {

/// Length that the first byte of a sequence announces; 0 if no sequence begins with it.
std::size_t announced_length(std::uint8_t first) {
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::size_t length = announced_length(byte(0));
    if (length < 2) return length;
    if (text.size() < length) return 0;
    const std::uint8_t low = byte(0) == 0xE0 ? 0xA0 : byte(0) == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t high = byte(0) == 0xED ? 0x9F : byte(0) == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high) return 0;
    for (std::size_t i = 2; i < length; ++i)
        if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
    return length;
}

}  // namespace overfit::numerics
