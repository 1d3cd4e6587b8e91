/// Writes a figure as a self-contained gnuplot script.
#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include <fmt/format.h>
#include <gnuplot-iostream.h>

#include "numerics/input_error.hpp"
#include "plots/layout.hpp"
#include "plots/look.hpp"
#include "plots/quote.hpp"
#include "plots/render.hpp"

namespace overfit::plots {

namespace {

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

std::string cell_text(double value) {
    return fmt::format("{:.{}f}", value, value < 10.0 ? 3 : value < 100.0 ? 1 : 0);
}

/// The cells as $block, and the plot command that draws them.
std::string send_map(Gnuplot& gp, const std::string& block, const Panel& panel) {
    const HeatMap& map = *panel.map;
    const std::vector<double> x = edges_of(map.x, panel.x.scale),
                              y = edges_of(map.y, panel.y.scale);
    const auto [lowest, highest] = std::minmax_element(map.values.begin(), map.values.end());
    gp << block << " << e\n";
    for (std::size_t j = 0; j < map.y.size(); ++j)
        for (std::size_t i = 0; i < map.x.size(); ++i) {
            const double value = map.values[j * map.x.size() + i];
            gp << fmt::format("{:.10g} {:.10g} {:.10g} {:.10g} {:.10g} {:.10g} {} {}\n", map.x[i],
                              map.y[j], x[i], x[i + 1], y[j], y[j + 1],
                              colour_of_cell(value, *lowest, *highest), cell_text(value));
        }
    gp << "e\n";
    return fmt::format(
        "{0} using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid noborder lc rgb variable, \\\n"
        "     {0} using 1:2:8 with labels font ',12' tc rgb '{1}' notitle",
        block, dark);
}

void send_label(Gnuplot& gp, const std::string& text, const std::string& at, std::string_view how) {
    gp << "set label " << gp_text(text) << " at " << at << ' ' << how << '\n';
}

void send_key_sample(Gnuplot& gp, const KeyItem& item, const Layout& layout, Corner corner) {
    const double middle = corner.left + 0.5 * sample_width;
    const auto line = [&](double x1, double y1, double x2, double y2, const std::string& style) {
        gp << "set arrow from " << layout.at(x1, y1) << " to " << layout.at(x2, y2)
           << " nohead front " << style << '\n';
    };
    switch (item.role) {
        case Role::measured:
            if (item.has_bars)
                line(middle, corner.top - 7.0, middle, corner.top + 7.0, bar_style(item.colour));
            gp << "set label '' at " << layout.at(middle, corner.top) << " front point "
               << style_of(item.role, item.colour) << '\n';
            return;
        case Role::band:
            gp << "set object rectangle from " << layout.at(corner.left, corner.top - 6.0) << " to "
               << layout.at(corner.left + sample_width, corner.top + 6.0)
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
void send_head(Gnuplot& gp, const Panel& panel, const Layout& layout, Corner corner) {
    if (!panel.title.empty()) {
        send_label(gp, panel.title, layout.at(corner.left, corner.top + 0.5 * panel_title_height),
                   "left font 'Liberation Sans:Bold,14'");
        corner.top += panel_title_height;
    }
    for (const KeyItem& item : key_of(panel)) {
        const Corner place{
            .left = corner.left + item.x,
            .top = corner.top + key_row_height * (static_cast<double>(item.row) + 0.5)};
        send_key_sample(gp, item, layout, place);
        send_label(gp, item.label, layout.at(place.left + sample_width + sample_gap, place.top),
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
void send_panel(Gnuplot& gp, const Panel& panel, const Layout& layout, Corner corner,
                const std::string& prefix) {
    const Corner plot{.left = corner.left + left_margin, .top = corner.top + head_height(panel)};
    gp << '\n' << layout.margins(plot);
    send_head(gp, panel, layout, {.left = plot.left, .top = corner.top});
    gp << axis_commands('x', panel.x, x_range(panel))
       << axis_commands('y', panel.y, y_range(panel));
    if (panel.map) gp << ticks_at('x', panel.map->x) << ticks_at('y', panel.map->y);
    gp << "set xlabel " << gp_text(panel.x.label) << '\n';
    // Not ylabel, which long tick labels push off the picture.
    send_label(gp, panel.y.label,
               layout.at(corner.left + 0.5 * panel_title_height, plot.top + 0.5 * plot_height),
               "center rotate by 90");
    std::vector<std::string> plots;
    if (panel.map) plots.push_back(send_map(gp, fmt::format("${}_map", prefix), panel));
    for (const Role role : {Role::band, Role::rival, Role::theory, Role::measured})
        for (std::size_t i = 0; i < panel.series.size(); ++i)
            if (panel.series[i].role == role)
                plots.push_back(
                    send_series(gp, fmt::format("${}_{}", prefix, i + 1), panel.series[i], panel));
    gp << "plot " << fmt::format("{}", fmt::join(plots, ", \\\n     ")) << '\n';
    gp << "unset label\nunset arrow\nunset object\n";
}

void send_figure(Gnuplot& gp, const Figure& figure, std::string_view name) {
    const Layout layout = layout_of(figure);
    gp.unsetf(std::ios::floatfield);
    gp << std::setprecision(10);
    gp << terminal_commands(name, layout.width, layout.height);
    gp << common_commands() << "set multiplot\n";
    if (!figure.title.empty())
        send_label(gp, figure.title, layout.at(20.0, 0.5 * title_height),
                   "left font 'Liberation Sans:Bold,17'");
    if (!figure.note.empty())
        send_label(gp, figure.note,
                   layout.at(layout.width - right_margin, layout.height - 0.5 * note_height),
                   fmt::format("right font ',11' tc rgb '{}'", grey));
    for (std::size_t i = 0; i < figure.panels.size(); ++i)
        send_panel(gp, figure.panels[i], layout, layout.panels[i], fmt::format("panel{}", i + 1));
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
