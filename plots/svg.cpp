/// Text edits on gnuplot's SVG, whose shape is regular.
#include "plots/svg.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "plots/quote.hpp"

namespace overfit::plots {

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// Removes every element of this name; they have no children. gnuplot gives one to each curve,
/// which a browser would show as a tooltip and a screen reader would read.
void remove_all(std::string& text, std::string_view element) {
    const std::string open = fmt::format("<{}>", element), close = fmt::format("</{}>", element);
    for (std::size_t start = text.find(open); start != std::string::npos;
         start = text.find(open, start)) {
        const std::size_t end = text.find(close, start);
        if (end == std::string::npos) return;
        text.erase(start, end + close.size() - start);
    }
}

/// The position just behind the opening <svg …> tag.
std::size_t behind_root(std::string_view text) {
    const std::size_t start = text.find("<svg");
    const std::size_t end = start == std::string_view::npos ? start : text.find('>', start);
    if (end == std::string_view::npos) throw std::runtime_error("inline_svg: no <svg> element");
    return end + 1;
}

}  // namespace

std::string html_escape(std::string_view text) {
    std::string result;
    for (const char c : printable(text)) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            case '\'': result += "&#39;"; break;
            default: result += c;
        }
    }
    return result;
}

std::string described_svg(std::string_view svg, std::string_view title,
                          std::string_view description) {
    constexpr std::string_view fonts =
        "font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\"";
    std::string text = replaced(std::string(svg), "font-family=\"Liberation Sans:Bold\"",
                                fmt::format("{} font-weight=\"bold\"", fonts));
    text = replaced(std::move(text), "font-family=\"Liberation Sans\"", fonts);
    remove_all(text, "title");
    remove_all(text, "desc");
    text.insert(behind_root(text), fmt::format("\n<title>{}</title>\n<desc>{}</desc>",
                                               html_escape(title), html_escape(description)));
    return text;
}

std::string inline_svg(std::string_view svg, std::string_view prefix) {
    const std::size_t root = svg.find("<svg");
    behind_root(svg);
    std::string text(svg.substr(root));
    for (const char quote : {'"', '\''}) {
        text = replaced(std::move(text), fmt::format(" id={}", quote),
                        fmt::format(" id={}{}-", quote, prefix));
        text = replaced(std::move(text), fmt::format("href={}#", quote),
                        fmt::format("href={}#{}-", quote, prefix));
    }
    text = replaced(std::move(text), "url(#", fmt::format("url(#{}-", prefix));
    text = replaced(std::move(text), "<title>", fmt::format("<title id=\"{}-title\">", prefix));
    text = replaced(std::move(text), "<desc>", fmt::format("<desc id=\"{}-desc\">", prefix));
    text.insert(std::string_view("<svg").size(),
                fmt::format(" role=\"img\" aria-labelledby=\"{0}-title\" "
                            "aria-describedby=\"{0}-desc\"",
                            prefix));
    return text;
}

}  // namespace overfit::plots
