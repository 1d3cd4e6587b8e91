/// Where everything in a picture goes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plots/figure.hpp"

namespace overfit::plots {

/// A place in pixels from the top left corner of the picture.
struct Corner {
    double left;
    double top;
};

/// One entry of the key: a sample of the style, then the label.
struct KeyItem {
    Role role;
    bool has_bars;
    const char* colour;
    std::string label;
    double x = 0.0;  ///< from the left end of the key
    std::size_t row = 0;
};

/// The entries in order, set in rows as words are in a paragraph. gnuplot's own key would sit on
/// the curves or align the entries in columns as wide as the longest.
std::vector<KeyItem> key_of(const Panel& panel);

/// Height of title, key and marker labels above the plot.
double head_height(const Panel& panel);

/// The whole picture: equal columns, rows as high as their highest panel.
struct Layout {
    double width;
    double height;
    std::vector<Corner> panels;

    /// Pixels as gnuplot's screen coordinates: "screen 0.1,0.9".
    std::string at(double x, double y) const;
    /// The commands that put the plot itself there.
    std::string margins(Corner plot) const;
};

Layout layout_of(const Figure& figure);

}  // namespace overfit::plots
