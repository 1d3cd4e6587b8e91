/// Writes a figure as a self-contained gnuplot script. The look of every figure is decided here.
#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include <fmt/format.h>
#include <gnuplot-iostream.h>

#include "numerics/input_error.hpp"
#include "plots/quote.hpp"
#include "plots/render.hpp"

namespace overfit::plots {

namespace {

/// Lengths in pixels of the SVG; the other terminals are scaled to look alike.
constexpr double plot_width = 620.0, plot_height = 330.0;
constexpr double left_margin = 82.0, right_margin = 24.0;
constexpr double title_height = 42.0, panel_title_height = 26.0, marker_height = 20.0;
constexpr double key_row_height = 21.0, key_gap = 8.0, axis_height = 68.0, note_height = 22.0;
constexpr double sample_width = 30.0, sample_gap = 8.0, entry_gap = 22.0, letter_width = 7.3;

/// A place in pixels from the top left corner of the picture.
struct Corner {
    double left;
    double top;
};

constexpr const char* grey = "#707070";
constexpr const char* dark = "#333333";

const char* hex_of(Colour colour) {
    switch (colour) {
        case Colour::blue: return "#0072B2";
        case Colour::vermilion: return "#D55E00";
        case Colour::green: return "#009E73";
        case Colour::pink: return "#CC79A7";
        case Colour::orange: return "#E69F00";
        case Colour::sky: return "#56B4E9";
        case Colour::black: return "#000000";
    }
    throw std::logic_error("hex_of: unknown colour");
}

/// The properties of a role's lines or points.
std::string style_of(Role role, const char* colour) {
    switch (role) {
        case Role::theory: return fmt::format("lw 2 lc rgb '{}'", colour);
        case Role::measured: return fmt::format("pt 7 ps 0.55 lc rgb '{}'", colour);
        case Role::rival: return fmt::format("lw 1.2 dt (12,8) lc rgb '{}'", grey);
        case Role::band:
            return fmt::format("fs transparent solid 0.2 noborder lc rgb '{}'", colour);
    }
    throw std::logic_error("style_of: unknown role");
}

std::string bar_style(const char* colour) {
    return fmt::format("lw 1.2 lc rgb '{}'", colour);
}

std::vector<double> broken_at_poles(std::vector<double> values) {
    for (double& value : values)
        if (!std::isfinite(value)) value = std::numeric_limits<double>::quiet_NaN();
    return values;
}

std::vector<double> not_below(std::vector<double> values, double floor) {
    for (double& value : values) value = std::max(value, floor);
    return values;
}

/// The data as $block, and the part of the plot command that draws it.
std::string send_series(Gnuplot& gp, const std::string& block, const Series& s,
                        const Panel& panel) {
    gp << block << " << e\n";
    const double floor =
        panel.y.scale == Scale::log ? y_range(panel).low : -std::numeric_limits<double>::infinity();
    const bool has_bars = !s.low.empty();
    if (s.role == Role::band) {
        gp.send1d(std::make_tuple(s.x, not_below(s.low, floor), s.high));
    } else if (has_bars) {
        gp.send1d(std::make_tuple(s.x, s.y, not_below(s.low, floor), s.high));
    } else {
        gp.send1d(std::make_tuple(s.x, broken_at_poles(s.y)));
    }
    const char* colour = hex_of(s.colour);
    const std::string style = style_of(s.role, colour);
    if (s.role == Role::band)
        return fmt::format("{} using 1:2:3 with filledcurves {} notitle", block, style);
    if (s.role != Role::measured)
        return fmt::format("{} using 1:2 with lines {} notitle", block, style);
    // Not yerrorbars, which paints a white ring around each point, over the theory.
    const std::string bars =
        fmt::format("{} using 1:3:(0):($4-$3) with vectors nohead {} notitle, \\\n     ", block,
                    bar_style(colour));
    return fmt::format("{}{} using 1:2 with points {} notitle", has_bars ? bars : "", block, style);
}

/// One entry of the key: a sample of the style, then the label.
struct KeyItem {
    Role role;
    bool has_bars;
    const char* colour;
    std::string label;
    double x = 0.0;  ///< from the left end of the key
    std::size_t row = 0;
};

double text_width(std::string_view text) {
    const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return letter_width * static_cast<double>(std::count_if(text.begin(), text.end(), is_start));
}

/// The entries in order, set in rows as words are in a paragraph. gnuplot's own key would sit on
/// the curves or align the entries in columns as wide as the longest.
std::vector<KeyItem> key_of(const Panel& panel) {
    std::vector<KeyItem> items;
    for (const Series& s : panel.series)
        if (!s.label.empty())
            items.push_back({s.role, !s.low.empty(), hex_of(s.colour), printable(s.label)});
    for (const KeyEntry& entry : panel.key)
        items.push_back({entry.role, true, dark, printable(entry.label)});
    double x = 0.0;
    std::size_t row = 0;
    for (KeyItem& item : items) {
        const double width = sample_width + sample_gap + text_width(item.label);
        if (x > 0.0 && x + width > plot_width + right_margin) {
            x = 0.0;
            ++row;
        }
        item.x = x;
        item.row = row;
        x += width + entry_gap;
    }
    return items;
}

std::size_t key_rows(const Panel& panel) {
    const std::vector<KeyItem> items = key_of(panel);
    return items.empty() ? 0 : items.back().row + 1;
}

double head_height(const Panel& panel) {
    const std::size_t rows = key_rows(panel);
    return (panel.title.empty() ? 0.0 : panel_title_height) +
           (rows == 0 ? key_gap : key_row_height * static_cast<double>(rows) + key_gap) +
           (panel.markers.empty() ? 0.0 : marker_height);
}

/// The whole picture: equal columns, rows as high as their highest panel.
struct Layout {
    double width;
    double height;
    std::vector<double> row_tops;  ///< from the top edge
};

Layout layout_of(const Figure& figure) {
    const auto columns = static_cast<std::size_t>(figure.columns);
    Layout layout{.width = (left_margin + plot_width + right_margin) * figure.columns,
                  .height = figure.title.empty() ? 6.0 : title_height,
                  .row_tops = {}};
    for (std::size_t first = 0; first < figure.panels.size(); first += columns) {
        double head = 0.0;
        for (std::size_t i = first; i < std::min(first + columns, figure.panels.size()); ++i)
            head = std::max(head, head_height(figure.panels[i]));
        layout.row_tops.push_back(layout.height);
        layout.height += head + plot_height + axis_height;
    }
    layout.height += figure.note.empty() ? 0.0 : note_height;
    return layout;
}

/// Ticks at 1, 2 and 5 where a logarithmic axis spans few decades, else at powers of ten.
std::string ticks(char axis, Scale scale, const Range& range) {
    if (scale == Scale::linear)
        return fmt::format("unset logscale {0}\nset format {0} '%g'\nset {0}tics autofreq\n", axis);
    if (std::log10(range.high / range.low) > 2.5)
        return fmt::format("set logscale {0}\nset format {0} '10^{{%L}}'\nset {0}tics autofreq\n",
                           axis);
    std::string list;
    for (double decade = std::pow(10.0, std::floor(std::log10(range.low))); decade <= range.high;
         decade *= 10.0)
        for (const double step : {1.0, 2.0, 5.0})
            if (decade * step >= range.low && decade * step <= range.high)
                list += fmt::format("{}{:.10g}", list.empty() ? "" : ", ", decade * step);
    return fmt::format("set logscale {0}\nset format {0} '%g'\nset {0}tics ({1})\n", axis, list);
}

std::string axis_commands(char letter, const Axis& axis, const Range& range) {
    return fmt::format("set {0}range [{1:.10g}:{2:.10g}]\n{3}set {0}label {4}\n", letter, range.low,
                       range.high, ticks(letter, axis.scale, range), gp_text(axis.label));
}

/// Turns pixels from the top left corner into gnuplot's screen coordinates.
struct Screen {
    double width;
    double height;
    std::string at(double x, double y) const {
        return fmt::format("screen {:.6f},{:.6f}", x / width, 1.0 - y / height);
    }
};

void send_label(Gnuplot& gp, const std::string& text, const std::string& at, std::string_view how) {
    gp << "set label " << gp_text(text) << " at " << at << ' ' << how << '\n';
}

void send_key_sample(Gnuplot& gp, const KeyItem& item, const Screen& screen, Corner corner) {
    const double middle = corner.left + 0.5 * sample_width;
    const auto line = [&](double x1, double y1, double x2, double y2, const std::string& style) {
        gp << "set arrow from " << screen.at(x1, y1) << " to " << screen.at(x2, y2)
           << " nohead front " << style << '\n';
    };
    switch (item.role) {
        case Role::measured:
            if (item.has_bars)
                line(middle, corner.top - 7.0, middle, corner.top + 7.0, bar_style(item.colour));
            gp << "set label '' at " << screen.at(middle, corner.top) << " front point "
               << style_of(item.role, item.colour) << '\n';
            return;
        case Role::band:
            gp << "set object rectangle from " << screen.at(corner.left, corner.top - 6.0) << " to "
               << screen.at(corner.left + sample_width, corner.top + 6.0)
               << fmt::format(" fillcolor rgb '{}' fillstyle transparent solid 0.2 noborder\n",
                              item.colour);
            return;
        case Role::theory:
        case Role::rival:
            line(corner.left, corner.top, corner.left + sample_width, corner.top,
                 style_of(item.role, item.colour));
            return;
    }
}

/// The texts around the plot: title, key, markers.
void send_head(Gnuplot& gp, const Panel& panel, const Screen& screen, Corner corner) {
    if (!panel.title.empty()) {
        send_label(gp, panel.title, screen.at(corner.left, corner.top + 0.5 * panel_title_height),
                   "left font 'Liberation Sans:Bold,14'");
        corner.top += panel_title_height;
    }
    for (const KeyItem& item : key_of(panel)) {
        const Corner place{
            .left = corner.left + item.x,
            .top = corner.top + key_row_height * (static_cast<double>(item.row) + 0.5)};
        send_key_sample(gp, item, screen, place);
        send_label(gp, item.label, screen.at(place.left + sample_width + sample_gap, place.top),
                   "left");
    }
    for (const Marker& marker : panel.markers) {
        gp << fmt::format(
            "set arrow from first {0:.10g}, graph 0 to first {0:.10g}, graph 1 nohead back lw 1 "
            "dt (6,8) lc rgb '{1}'\n",
            marker.x, grey);
        send_label(gp, marker.label, fmt::format("first {:.10g}, graph 1", marker.x),
                   fmt::format("offset 0,0.6 center font ',12' tc rgb '{}'", dark));
    }
}

/// Places one panel and sends its data and its plot command.
void send_panel(Gnuplot& gp, const Panel& panel, const Screen& screen, Corner corner,
                const std::string& prefix) {
    corner.left += left_margin;
    const double top = corner.top + head_height(panel);
    gp << fmt::format(
        "\nset lmargin at screen {:.6f}\nset rmargin at screen {:.6f}\nset tmargin at screen "
        "{:.6f}\nset bmargin at screen {:.6f}\n",
        corner.left / screen.width, (corner.left + plot_width) / screen.width,
        1.0 - top / screen.height, 1.0 - (top + plot_height) / screen.height);
    send_head(gp, panel, screen, corner);
    gp << axis_commands('x', panel.x, x_range(panel))
       << axis_commands('y', panel.y, y_range(panel));
    std::vector<std::string> plots;
    for (const Role role : {Role::band, Role::rival, Role::theory, Role::measured})
        for (std::size_t i = 0; i < panel.series.size(); ++i)
            if (panel.series[i].role == role)
                plots.push_back(
                    send_series(gp, fmt::format("${}_{}", prefix, i + 1), panel.series[i], panel));
    gp << "plot " << fmt::format("{}", fmt::join(plots, ", \\\n     ")) << '\n';
    gp << "unset label\nunset arrow\nunset object\n";
}

constexpr const char* look = R"(set encoding utf8
set border 3 lw 1 lc rgb '#707070'
set tics nomirror out scale 0.7,0.35 tc rgb '#333333'
set grid xtics ytics lc rgb '#e4e4e4' lw 0.8 lt 1 back
unset key
set xlabel offset 0,0.3
set style data lines
)";

void send_terminal(Gnuplot& gp, std::string_view name, const Layout& layout) {
    const std::string font = "font 'Liberation Sans";
    gp << "# Renders itself: gnuplot -e \"format='png'\" " << name << ".gp   (svg, png or pdf)\n"
       << "if (!exists('format')) format = 'svg'\n"
       << "if (!exists('target')) target = '" << name << ".' . format\n"
       << fmt::format(
              "if (format eq 'svg') set terminal svg size {:.0f},{:.0f} {},14' "
              "enhanced rounded background '#ffffff' name '{}'\n",
              layout.width, layout.height, font, name)
       << fmt::format(
              "if (format eq 'png') set terminal pngcairo size {:.0f},{:.0f} {},14' "
              "fontscale 1.5 linewidth 2 pointscale 2.6 enhanced rounded background '#ffffff'\n",
              2.0 * layout.width, 2.0 * layout.height, font)
       << fmt::format(
              "if (format eq 'pdf') set terminal pdfcairo size {:.3f}in,{:.3f}in {},14' "
              "fontscale 0.6 linewidth 1.4 pointscale 1.6 enhanced rounded background '#ffffff'\n",
              layout.width / 96.0, layout.height / 96.0, font)
       << "set output target\n";
}

void send_figure(Gnuplot& gp, const Figure& figure, std::string_view name) {
    const Layout layout = layout_of(figure);
    gp.unsetf(std::ios::floatfield);
    gp << std::setprecision(10);
    send_terminal(gp, name, layout);
    gp << look << "set multiplot\n";
    const Screen screen{.width = layout.width, .height = layout.height};
    if (!figure.title.empty())
        send_label(gp, figure.title, screen.at(20.0, 0.5 * title_height),
                   "left font 'Liberation Sans:Bold,17'");
    if (!figure.note.empty())
        send_label(gp, figure.note,
                   screen.at(layout.width - right_margin, layout.height - 0.5 * note_height),
                   fmt::format("right font ',11' tc rgb '{}'", grey));
    const auto columns = static_cast<std::size_t>(figure.columns);
    const double cell = left_margin + plot_width + right_margin;
    for (std::size_t i = 0; i < figure.panels.size(); ++i)
        send_panel(
            gp, figure.panels[i], screen,
            {.left = cell * static_cast<double>(i % columns), .top = layout.row_tops[i / columns]},
            fmt::format("panel{}", i + 1));
    gp << "unset multiplot\nset output\n";
}

}  // namespace

void write_script(const Figure& figure, const std::filesystem::path& directory,
                  std::string_view name) {
    const std::filesystem::path script = directory / fmt::format("{}.gp", name);
    const std::filesystem::path partial = directory / fmt::format("{}.gp.partial", name);
    try {
        // Never the default command, which comes from the environment.
        Gnuplot gp(fmt::format(">{}", partial.string()));
        send_figure(gp, figure, name);
        gp.flush();
        if (!gp) throw std::ios_base::failure("write error");
        std::filesystem::rename(partial, script);
    } catch (const std::system_error&) {
        std::error_code ignored;
        std::filesystem::remove(partial, ignored);
        throw numerics::InputError(fmt::format("{}: cannot be written", script.string()));
    }
}

}  // namespace overfit::plots
