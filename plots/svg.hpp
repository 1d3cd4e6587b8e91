/// Adapts the SVG that gnuplot writes: fonts, accessibility, and ids for inlining in a page.
#pragma once

#include <string>
#include <string_view>

namespace overfit::plots {

/// Escapes & < > " ' for text and attributes of HTML and SVG; control characters and bytes that
/// are not UTF-8 are replaced as in printable().
std::string html_escape(std::string_view text);

/// The picture with a title, a description and fonts with fallbacks.
std::string described_svg(std::string_view svg, std::string_view title,
                          std::string_view description);

/// The <svg> element alone, for a page that holds many: every id begins with `prefix`, the
/// element has role "img" and is labelled by its title and description.
/// Throws std::runtime_error if there is no <svg> element.
std::string inline_svg(std::string_view svg, std::string_view prefix);

}  // namespace overfit::plots
