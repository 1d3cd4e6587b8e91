/// Strings of gnuplot commands.
#include "plots/look.hpp"

#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

namespace overfit::plots {

namespace {

/// Multiples of powers of ten at which to put ticks where an axis spans `decades`.
std::vector<double> tick_steps(double decades) {
    if (decades > 0.9) return {1.0, 2.0, 5.0};
    return {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0};
}

/// Few decades have ticks at simple multiples, many have them at powers of ten.
std::string ticks(char axis, Scale scale, const Range& range) {
    if (scale == Scale::linear)
        return fmt::format("set format {0} '%g'\nset {0}tics autofreq\n", axis);
    const double decades = std::log10(range.high / range.low);
    if (decades > 2.5)
        return fmt::format("set logscale {0}\nset format {0} '10^{{%L}}'\nset {0}tics autofreq\n",
                           axis);
    std::string list;
    for (double decade = std::pow(10.0, std::floor(std::log10(range.low))); decade <= range.high;
         decade *= 10.0)
        for (const double step : tick_steps(decades))
            if (decade * step >= range.low && decade * step <= range.high)
                list += fmt::format("{}{:.10g}", list.empty() ? "" : ", ", decade * step);
    const bool extreme = range.high >= 1e5 || range.low < 1e-4;
    return fmt::format("set logscale {0}\nset format {0} '{1}'\nset {0}tics ({2})\n", axis,
                       extreme ? "%.0t·10^{%T}" : "%g", list);
}

}  // namespace

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

unsigned colour_of_cell(double value, double lowest, double highest) {
    struct Rgb {
        double red, green, blue;
    };
    constexpr Rgb vermilion{213.0, 94.0, 0.0}, blue{0.0, 114.0, 178.0};
    const bool above = value > 1.0;
    const Rgb full = above ? vermilion : blue;
    const double end = above ? highest : lowest;
    // Not all the way, for dark text must stay readable on it.
    const double share = value == 1.0 ? 0.0 : 0.8 * std::log(value) / std::log(end);
    const auto mixed = [&](double part) {
        return static_cast<unsigned>(std::lround(255.0 + share * (part - 255.0)));
    };
    return (mixed(full.red) << 16U) + (mixed(full.green) << 8U) + mixed(full.blue);
}

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

std::string axis_commands(char letter, const Axis& axis, const Range& range) {
    // The scale of the panel before may still be logarithmic, where a range from 0 is an error.
    return fmt::format("unset logscale {0}\nset {0}range [{1:.10g}:{2:.10g}]\n{3}", letter,
                       range.low, range.high, ticks(letter, axis.scale, range));
}

std::string ticks_at(char letter, const std::vector<double>& values) {
    std::string list;
    for (const double value : values)
        list += fmt::format("{0}'{1:g}' {1:.10g}", list.empty() ? "" : ", ", value);
    return fmt::format("set {}tics ({})\n", letter, list);
}

std::string terminal_commands(std::string_view name, double width, double height) {
    constexpr std::string_view common =
        "font 'Liberation Sans,14' enhanced rounded background '#ffffff'";
    std::string text = fmt::format(
        "# Renders itself: gnuplot -e \"format='png'\" {0}.gp   (svg, png or pdf)\n"
        "if (!exists('format')) format = 'svg'\n"
        "if (!exists('target')) target = '{0}.' . format\n",
        name);
    text += fmt::format("if (format eq 'svg') set terminal svg size {:.0f},{:.0f} {} name '{}'\n",
                        width, height, common, name);
    text += fmt::format(
        "if (format eq 'png') set terminal pngcairo size {:.0f},{:.0f} {} fontscale 1.5 linewidth "
        "2 "
        "pointscale 2.6\n",
        2.0 * width, 2.0 * height, common);
    text += fmt::format(
        "if (format eq 'pdf') set terminal pdfcairo size {:.3f}in,{:.3f}in {} fontscale 0.6 "
        "linewidth 1.4 pointscale 1.6\n",
        width / 96.0, height / 96.0, common);
    return text + "set output target\n";
}

std::string_view common_commands() {
    return R"(set encoding utf8
set border 3 lw 1 lc rgb '#707070'
set tics nomirror out scale 0.7,0.35 tc rgb '#333333'
set grid xtics ytics lc rgb '#e4e4e4' lw 0.8 lt 1 back
unset key
set xlabel offset 0,0.3
set style data lines
)";
}

}  // namespace overfit::plots
