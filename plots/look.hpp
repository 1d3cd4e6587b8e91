/// The look of every figure: lengths, colours, lines, ticks, fonts, as gnuplot commands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plots/figure.hpp"

namespace overfit::plots {

/// Lengths in pixels of the SVG; the other terminals are scaled to look alike.
inline constexpr double plot_width = 620.0, plot_height = 330.0;
inline constexpr double left_margin = 90.0, right_margin = 24.0;
inline constexpr double title_height = 42.0, panel_title_height = 26.0, marker_height = 20.0;
inline constexpr double key_row_height = 21.0, key_gap = 8.0, axis_height = 68.0;
inline constexpr double note_height = 22.0;
inline constexpr double sample_width = 30.0, sample_gap = 8.0, entry_gap = 22.0;
inline constexpr double letter_width = 7.3;

inline constexpr const char* grey = "#707070";
inline constexpr const char* dark = "#333333";

const char* hex_of(Colour colour);

/// The colour of a map's cell as a number, 0xRRGGBB: white at 1, the most colourful at `lowest` < 1
/// and `highest` > 1, by the logarithm.
unsigned colour_of_cell(double value, double lowest, double highest);

/// The properties of a role's lines or points.
std::string style_of(Role role, const char* colour);
std::string bar_style(const char* colour);

/// Range, scale, ticks and format of one axis, 'x' or 'y'.
std::string axis_commands(char letter, const Axis& axis, const Range& range);

/// Ticks at these values alone, with them as labels.
std::string ticks_at(char letter, const std::vector<double>& values);

/// Chooses the terminal by the variable `format`, with pictures of this size in pixels.
std::string terminal_commands(std::string_view name, double width, double height);

/// Borders, grid, encoding.
std::string_view common_commands();

}  // namespace overfit::plots
