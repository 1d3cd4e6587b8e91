/// A figure as data: panels, axes and series in one grammar, drawn by plots/render.hpp.
///
/// Theory is a solid line, measurement points with interval bars, a rival or control a thin dashed
/// grey line. Colours are Okabe and Ito's, told apart by colour-blind readers.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace overfit::plots {

enum class Scale { linear, log };

/// Given ends are the least the axis shows: measured points outside extend it, theory does not
/// (a pole may leave the picture). Without them the axis fits measurements and theory.
struct Axis {
    std::string label;  ///< with its unit
    Scale scale = Scale::linear;
    std::optional<double> low = std::nullopt;
    std::optional<double> high = std::nullopt;
};

enum class Role {
    theory,    ///< a solid line; an infinite or NaN y breaks it
    measured,  ///< points, with bars from low to high where given
    rival,     ///< a thin dashed grey line; breaks as theory does
    band,      ///< a pale area between low and high
};

enum class Colour { blue, vermilion, green, pink, orange, sky, black };

/// The i-th colour of a family of curves, in a fixed order; repeats after black.
Colour colour_of(std::size_t index);

/// A curve or a cloud of points. Vectors not needed by the role stay empty.
struct Series {
    Role role;
    std::string label{};  ///< in the key; empty: not there
    Colour colour = Colour::blue;
    std::vector<double> x{};
    std::vector<double> y{};
    std::vector<double> low{};
    std::vector<double> high{};
};

/// An entry of the key that stands for several series, drawn in dark grey.
struct KeyEntry {
    Role role;
    std::string label;
};

/// A dashed vertical line over the whole height.
struct Marker {
    double x;
    std::string label;
};

/// Coloured cells with their value written in them: white at 1, vermilion above, blue below, by the
/// logarithm. The edge between two cells lies half way between their centres, as the axis shows
/// them; ticks are at the centres.
struct HeatMap {
    std::vector<double> x{};       ///< centres, increasing, at least two
    std::vector<double> y{};       ///< centres, increasing, at least two
    std::vector<double> values{};  ///< positive; x.size() for the first y, then for the next
};

struct Panel {
    std::string title{};
    Axis x;
    Axis y;
    std::vector<Series> series{};
    std::optional<HeatMap> map = std::nullopt;  ///< instead of series
    std::vector<Marker> markers{};
    std::vector<KeyEntry> key{};
};

struct Figure {
    std::string title;
    std::string caption;  ///< what is seen, with sizes and what the bars mean
    std::string note{};   ///< small print in the corner: tier, seed, version
    std::vector<Panel> panels{};
    int columns = 1;  ///< panels side by side
};

/// The ends of an axis after fitting, low < high, with a margin around the data.
struct Range {
    double low;
    double high;
};

Range x_range(const Panel& panel);
Range y_range(const Panel& panel);

/// The edges of cells with these centres: one more than centres.
std::vector<double> edges_of(const std::vector<double>& centres, Scale scale);

/// Throws std::domain_error, naming the series, for vectors of unequal length, an empty series,
/// a measurement that is not finite, a bar that misses its point, a value that a logarithmic axis
/// cannot show, or a map that its centres do not fill.
void check(const Figure& figure);

}  // namespace overfit::plots
