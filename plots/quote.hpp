/// Text of users and of data, made harmless before it reaches gnuplot.
#pragma once

#include <string>
#include <string_view>

namespace overfit::plots {

/// Valid UTF-8 without control characters: each control byte becomes its picture (a newline is
/// U+240A), each byte that is not UTF-8 becomes U+FFFD.
std::string printable(std::string_view text);

/// A gnuplot string of printable(text), in which everything but letters, digits and a few harmless
/// signs is an octal escape: gnuplot finds nothing to substitute. (Doubling the apostrophes of a
/// single-quoted string is not enough: gnuplot 5.4 ends the string at an apostrophe that is first.)
std::string gp_quote(std::string_view text);

/// gp_quote(text) followed by noenhanced, so that _ ^ { } @ & ~ stand for themselves.
std::string gp_text(std::string_view text);

}  // namespace overfit::plots
