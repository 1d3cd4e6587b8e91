/// Escapes for gnuplot.
#include "plots/quote.hpp"

#include <cstdint>

#include <fmt/format.h>

#include "numerics/utf8.hpp"

namespace overfit::plots {

namespace {

/// Bytes that mean nothing to gnuplot inside a string.
bool is_plain(char c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool is_digit = c >= '0' && c <= '9';
    return is_letter || is_digit || static_cast<std::uint8_t>(c) >= 0x80 ||
           std::string_view(" .,:=()/+-*_").find(c) != std::string_view::npos;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto first = static_cast<std::uint8_t>(text.front());
        const std::size_t length = numerics::utf8_length(text);
        if (length == 0) {
            result += "\uFFFD";
        } else if (first < 0x20) {
            result += "\xE2\x90";
            result += static_cast<char>(0x80 + first);
        } else if (first == 0x7F) {
            result += "\u2421";
        } else {
            result += text.substr(0, length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return result;
}

std::string gp_quote(std::string_view text) {
    std::string result = "\"";
    for (const char c : printable(text)) {
        const auto byte = static_cast<std::uint8_t>(c);
        result += is_plain(c) ? std::string(1, c) : fmt::format("\\{:03o}", byte);
    }
    return result + "\"";
}

std::string gp_text(std::string_view text) {
    return gp_quote(text) + " noenhanced";
}

}  // namespace overfit::plots
