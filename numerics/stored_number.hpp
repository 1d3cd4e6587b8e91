/// A number as binary files store it, in either byte order.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>

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

}  // namespace overfit::numerics
