/// Decompresses gzip files.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace overfit::numerics {

/// A few megabytes of gzip may stand for gigabytes; more than this is refused.
constexpr std::size_t most_unzipped_bytes = std::size_t{1} << 31U;

/// True if the bytes start like a gzip file.
bool is_gzip(std::string_view bytes);

/// What was compressed; several members are joined. `source` is what messages call the bytes.
/// Throws InputError if they are cut short, corrupt (the checksum is verified) or stand for more
/// than `most` bytes.
/// Source: RFC 1952.
std::string unzipped(std::string_view bytes, const std::string& source,
                     std::size_t most = most_unzipped_bytes);

}  // namespace overfit::numerics
