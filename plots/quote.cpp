/// Escapes for gnuplot.
#include "plots/quote.hpp"

#include <cstdint>

#include <fmt/format.h>

namespace overfit::plots {

namespace {

/// Length that the first byte of a UTF-8 sequence announces; 0 if no sequence begins with it.
std::size_t announced_length(std::uint8_t first) {
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/// The length of the well-formed UTF-8 sequence at the start of `text`, or 0 (Unicode 15, table
/// 3-7: no overlong forms, no surrogates, nothing beyond U+10FFFF).
std::size_t sequence_length(std::string_view text) {
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
        const std::size_t length = sequence_length(text);
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
