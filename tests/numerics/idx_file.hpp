/// Bytes of IDX and gzip files for tests.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include <boost/iostreams/copy.hpp>
#include <boost/iostreams/device/array.hpp>
#include <boost/iostreams/device/back_inserter.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filtering_streambuf.hpp>

#include "tests/numerics/npy_file.hpp"

namespace overfit::tests {

/// The values, most significant byte first. Right on machines that put it last.
template <typename T>
std::string big_endian(std::initializer_list<T> values) {
    std::string bytes;
    for (const T value : values) {
        std::string one = raw<T>({value});
        std::reverse(one.begin(), one.end());
        bytes += one;
    }
    return bytes;
}

inline std::string idx(char type, std::initializer_list<std::uint32_t> sizes,
                       std::string_view payload) {
    std::string bytes(2, '\0');
    bytes += type;
    bytes += static_cast<char>(sizes.size());
    return bytes.append(big_endian(sizes)).append(payload);
}

/// A gzip file of the text.
inline std::string zipped(std::string_view text) {
    namespace io = boost::iostreams;
    std::string bytes;
    io::filtering_streambuf<io::input> in;
    in.push(io::gzip_compressor());
    in.push(io::array_source(text.data(), text.size()));
    io::copy(in, io::back_inserter(bytes));
    return bytes;
}

}  // namespace overfit::tests
