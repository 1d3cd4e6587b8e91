/// Bytes of .npy files, right and wrong, for tests.
#pragma once

#include <array>
#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace overfit::tests {

/// A .npy file of the given version with the given header entries and payload.
inline std::string npy(char version, std::string_view dictionary, std::string_view payload) {
    std::string bytes("\x93NUMPY", 6);
    bytes += version;
    bytes += '\0';
    const std::string header = fmt::format("{} \n", dictionary);
    bytes += static_cast<char>(header.size());
    bytes.append(version == 1 ? 1 : 3, '\0');
    return bytes.append(header).append(payload);
}

template <typename T>
std::string raw(std::initializer_list<T> values) {
    std::string bytes;
    for (const T value : values) {
        std::array<char, sizeof(T)> one{};
        std::memcpy(one.data(), &value, sizeof(T));
        bytes.append(one.data(), sizeof(T));
    }
    return bytes;
}

inline std::string dictionary(std::string_view type, std::string_view order,
                              std::string_view shape) {
    return fmt::format("{{'descr': '{}', 'fortran_order': {}, 'shape': {}, }}", type, order, shape);
}

}  // namespace overfit::tests
