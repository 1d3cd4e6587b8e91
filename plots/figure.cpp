/// Checks of a figure's data and the ranges of its axes.
#include "plots/figure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

namespace overfit::plots {

namespace {

using Values = std::vector<double>;

bool is_point(Role role) {
    return role == Role::measured || role == Role::band;
}

[[noreturn]] void reject(const Panel& panel, const Series& series, const std::string& why) {
    throw std::domain_error(fmt::format(R"(figure: series "{}" of the panel with y axis "{}" {})",
                                        series.label, panel.y.label, why));
}

void check_lengths(const Panel& panel, const Series& s) {
    const std::size_t count = s.x.size();
    if (count == 0) reject(panel, s, "is empty");
    const bool needs_y = s.role != Role::band;
    const bool needs_ends = s.role == Role::band || !s.low.empty() || !s.high.empty();
    if ((needs_y && s.y.size() != count) ||
        (needs_ends && (s.low.size() != count || s.high.size() != count)))
        reject(panel, s, "has vectors of unequal length");
}

void check_values(const Panel& panel, const Series& s, const Values& values, const Axis& axis) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i]))
            reject(panel, s, fmt::format("is not finite at x = {}: {}", s.x[i], values[i]));
        if (axis.scale == Scale::log && values[i] <= 0.0)
            reject(panel, s,
                   fmt::format("is {} at x = {}, which the logarithmic axis \"{}\" cannot show",
                               values[i], s.x[i], axis.label));
    }
}

void check_bars(const Panel& panel, const Series& s) {
    for (std::size_t i = 0; i < s.low.size(); ++i) {
        const double y = s.y.empty() ? s.low[i] : s.y[i];
        if (!std::isfinite(s.low[i]) || !std::isfinite(s.high[i]) || s.low[i] > y || s.high[i] < y)
            reject(panel, s,
                   fmt::format("has the bar [{}, {}] around {} at x = {}", s.low[i], s.high[i], y,
                               s.x[i]));
    }
}

/// Grows [low, high] over the values that the axis can show.
void include(Range& range, const Values& values, const Axis& axis) {
    for (const double value : values) {
        if (!std::isfinite(value) || (axis.scale == Scale::log && value <= 0.0)) continue;
        range.low = std::min(range.low, value);
        range.high = std::max(range.high, value);
    }
}

/// A margin on the free ends, and never an empty range.
Range padded(Range range, const Axis& axis) {
    if (!(range.low <= range.high)) range = {1.0, 1.0};
    const bool is_log = axis.scale == Scale::log;
    double low = is_log ? std::log(range.low) : range.low;
    double high = is_log ? std::log(range.high) : range.high;
    if (low == high) {
        const double half = is_log || low == 0.0 ? 1.0 : 0.5 * std::abs(low);
        low -= half;
        high += half;
    }
    const double margin = 0.04 * (high - low);
    if (!axis.low || range.low < *axis.low) low -= margin;
    if (!axis.high || range.high > *axis.high) high += margin;
    return is_log ? Range{std::exp(low), std::exp(high)} : Range{low, high};
}

void check_centres(const Values& centres, const Axis& axis) {
    const bool increase =
        std::adjacent_find(centres.begin(), centres.end(),
                           [](double a, double b) { return !(a < b); }) == centres.end();
    if (centres.size() < 2 || !increase || !std::isfinite(centres.front() - centres.back()) ||
        (axis.scale == Scale::log && centres.front() <= 0.0))
        throw std::domain_error(
            fmt::format("figure: the centres of a map along the axis \"{}\" are not two or more "
                        "increasing numbers that it can show",
                        axis.label));
}

void check_map(const Panel& panel) {
    const HeatMap& map = *panel.map;
    if (!panel.series.empty()) throw std::domain_error("figure: a panel has a map and series");
    check_centres(map.x, panel.x);
    check_centres(map.y, panel.y);
    if (map.values.size() != map.x.size() * map.y.size())
        throw std::domain_error(fmt::format("figure: a map of {} x {} cells has {} values",
                                            map.x.size(), map.y.size(), map.values.size()));
    for (const double value : map.values)
        if (!std::isfinite(value) || value <= 0.0)
            throw std::domain_error(
                fmt::format("figure: a map has the value {}, which is not positive", value));
}

Range ends_of(const Values& centres, Scale scale) {
    const Values edges = edges_of(centres, scale);
    return {edges.front(), edges.back()};
}

constexpr double infinity = std::numeric_limits<double>::infinity();

/// `pick` gives the vectors of a series that lie along this axis.
template <typename Pick>
Range fitted(const Panel& panel, const Axis& axis, Pick pick) {
    Range all{infinity, -infinity}, points{infinity, -infinity};
    for (const Series& series : panel.series)
        for (const Values* values : pick(series)) {
            include(all, *values, axis);
            if (is_point(series.role)) include(points, *values, axis);
        }
    return padded({axis.low ? std::min(*axis.low, points.low) : all.low,
                   axis.high ? std::max(*axis.high, points.high) : all.high},
                  axis);
}

}  // namespace

Colour colour_of(std::size_t index) {
    constexpr Colour order[] = {Colour::blue,   Colour::vermilion, Colour::green, Colour::pink,
                                Colour::orange, Colour::sky,       Colour::black};
    return order[index % std::size(order)];
}

Values edges_of(const Values& centres, Scale scale) {
    const auto half_way = [&](double a, double b) {
        return scale == Scale::log ? std::sqrt(a * b) : 0.5 * (a + b);
    };
    const auto beyond = [&](double end, double edge) {
        return scale == Scale::log ? end * end / edge : 2.0 * end - edge;
    };
    Values edges(centres.size() + 1);
    for (std::size_t i = 1; i < centres.size(); ++i)
        edges[i] = half_way(centres[i - 1], centres[i]);
    edges.front() = beyond(centres.front(), edges[1]);
    edges.back() = beyond(centres.back(), edges[centres.size() - 1]);
    return edges;
}

Range x_range(const Panel& panel) {
    if (panel.map) return ends_of(panel.map->x, panel.x.scale);
    return fitted(panel, panel.x, [](const Series& s) { return std::vector<const Values*>{&s.x}; });
}

Range y_range(const Panel& panel) {
    if (panel.map) return ends_of(panel.map->y, panel.y.scale);
    return fitted(panel, panel.y, [](const Series& s) {
        return std::vector<const Values*>{&s.y, &s.low, &s.high};
    });
}

void check(const Figure& figure) {
    if (figure.panels.empty()) throw std::domain_error("figure: has no panel");
    if (figure.columns < 1) throw std::domain_error("figure: needs at least one column");
    for (const Panel& panel : figure.panels) {
        if (panel.map) {
            check_map(panel);
            continue;
        }
        if (panel.series.empty()) throw std::domain_error("figure: a panel has no series");
        for (const Series& series : panel.series) {
            check_lengths(panel, series);
            check_values(panel, series, series.x, panel.x);
            if (series.role == Role::measured) check_values(panel, series, series.y, panel.y);
            check_bars(panel, series);
        }
    }
}

}  // namespace overfit::plots
