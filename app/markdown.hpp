/// Text made safe for Markdown.
#pragma once

#include <string>
#include <string_view>

namespace overfit::app {

/// One line of text in which no character is markup: signs get a backslash, control characters
/// become blanks.
std::string markdown_escape(std::string_view text);

}  // namespace overfit::app
