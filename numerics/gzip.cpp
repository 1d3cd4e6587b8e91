/// Boost's gzip filter, asked directly: a stream would hide some of its errors.
#include "numerics/gzip.hpp"

#include <algorithm>
#include <ios>

#include <boost/iostreams/categories.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <fmt/format.h>

#include "numerics/input_error.hpp"

namespace overfit::numerics {

namespace {

namespace io = boost::iostreams;

/// The bytes as a device that the filter reads.
class Source {
  public:
    using char_type = char;
    using category = io::source_tag;

    explicit Source(std::string_view bytes) : rest_(bytes) {}

    std::streamsize read(char* out, std::streamsize most) {
        if (rest_.empty()) return -1;
        const std::size_t count = std::min(rest_.size(), static_cast<std::size_t>(most));
        rest_.copy(out, count);
        rest_.remove_prefix(count);
        return static_cast<std::streamsize>(count);
    }

  private:
    std::string_view rest_;
};

}  // namespace

bool is_gzip(std::string_view bytes) {
    return bytes.substr(0, 2) == "\x1F\x8B";
}

std::string unzipped(std::string_view bytes, const std::string& source, std::size_t most) {
    constexpr std::size_t block = 1U << 20U;
    io::gzip_decompressor filter;
    Source in(bytes);
    std::string out;
    try {
        for (std::streamsize got = 0; got >= 0;) {
            const std::size_t had = out.size();
            if (had > most) break;
            out.resize(had + block);
            got = filter.read(in, out.data() + had, static_cast<std::streamsize>(block));
            if (got == 0) throw std::ios_base::failure("no progress");
            out.resize(had + static_cast<std::size_t>(std::max<std::streamsize>(got, 0)));
        }
        if (out.size() <= most) filter.close(in, std::ios::in);
    } catch (const std::ios_base::failure&) {
        throw InputError(fmt::format(
            "{}: the gzip data are cut short or corrupt: expected a whole gzip file", source));
    }
    if (out.size() > most)
        throw InputError(fmt::format(
            "{}: the gzip data stand for more than the {} bytes that are accepted", source, most));
    return out;
}

}  // namespace overfit::numerics
