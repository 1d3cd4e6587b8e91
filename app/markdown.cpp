/// Escapes for Markdown.
#include "app/markdown.hpp"

namespace overfit::app {

std::string markdown_escape(std::string_view text) {
    constexpr std::string_view signs = "\\`*_{}[]<>#|~";
    std::string result;
    for (const char c : text) {
        if (signs.find(c) != std::string_view::npos) result += '\\';
        result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return result;
}

}  // namespace overfit::app
