/// Text from users and files, made safe to print inside a one-line message.
#include "numerics/printable.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace overfit::numerics {

namespace {

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Bytes of the printable UTF-8 character at the start of `text`; 0 if there is none.
std::size_t printable_length(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x80) return first >= 0x20 && first != 0x7F ? 1 : 0;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || length > text.size()) return 0;
    if (!std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(length),
                     is_continuation))
        return 0;
    // U+0080 to U+009F are control characters that some terminals obey.
    const bool control = first == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0;
    return control ? 0 : length;
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
