/// Text from users and files, made safe to print inside a one-line message.
#include "numerics/printable.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "numerics/utf8.hpp"

namespace overfit::numerics {

namespace {

/// Bytes of the printable UTF-8 character at the start of `text`; 0 if there is none.
std::size_t printable_length(std::string_view text) {
    const std::size_t length = utf8_length(text);
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    // U+0080 to U+009F are control characters that some terminals obey.
    const bool is_control = (length == 1 && (byte(0) < 0x20 || byte(0) == 0x7F)) ||
                            (length == 2 && byte(0) == 0xC2 && byte(1) < 0xA0);
    return is_control ? 0 : length;
}

std::string escaped(std::string_view text, std::size_t longest) {
    std::string out = "'";
    for (std::size_t i = 0; i < text.size();) {
        if (out.size() > longest) return out + "...'";
        const std::size_t length = printable_length(text.substr(i));
        if (length == 0)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[i]));
        else
            out += text.substr(i, length);
        i += std::max<std::size_t>(1, length);
    }
    return out + "'";
}

}  // namespace

std::string printable(std::string_view text) {
    return escaped(text, 40);
}

std::string printable_path(const std::filesystem::path& file) {
    return escaped(file.string(), std::string::npos);
}

}  // namespace overfit::numerics
