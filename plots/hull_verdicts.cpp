/// The figure of `overfit hull`.
#include "plots/hull_verdicts.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

Panel share_panel(const Table& gaussian, const HullWords& words) {
    Panel panel{.title = "The fraction inside",
                .x = {.label = "training points N", .scale = Scale::log},
                .y = {.label = "share of queries inside the hull", .low = 0.0, .high = 1.0}};
    if (!gaussian.names.empty()) {
        Series line = line_of(gaussian, Role::theory, "points", "inside");
        line.label = "Gaussian points";
        panel.series.push_back(std::move(line));
    }
    panel.series.push_back({.role = Role::measured,
                            .label = "these queries",
                            .colour = Colour::vermilion,
                            .x = {words.points},
                            .y = {words.share},
                            .low = {words.low},
                            .high = {words.high}});
    return panel;
}

/// About 400 of the margins, the largest and the smallest among them, over the spread.
Series margins_of(const Table& verdicts, double spread) {
    const std::vector<double>& margins = verdicts.column("margin");
    std::vector<double> sorted;
    for (std::size_t i = 0; i < margins.size(); ++i)
        if (verdicts.column("outside")[i] != 0.0) sorted.push_back(margins[i]);
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    Series points{.role = Role::measured, .colour = Colour::vermilion};
    const std::size_t step = sorted.size() / 400 + 1;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (i % step != 0 && i + 1 != sorted.size()) continue;
        points.x.push_back((static_cast<double>(i) + 0.5) / static_cast<double>(margins.size()));
        points.y.push_back(spread > 0.0 ? sorted[i] / spread : sorted[i]);
    }
    return points;
}

}  // namespace

Figure hull_verdicts_figure(const Table& verdicts, const Table& gaussian, const HullWords& words) {
    Figure figure{.title = words.title,
                  .caption = words.caption,
                  .note = words.note,
                  .panels = {share_panel(gaussian, words)}};
    Series margins = margins_of(verdicts, words.spread);
    if (margins.x.empty()) return figure;
    figure.caption +=
        " Right: how far, at least, the separating hyperplane of a query outside keeps it from the "
        "training points that count.";
    Axis axis{.label =
                  words.spread > 0.0 ? "margin over the spread of the training points" : "margin"};
    // Without a point on the face that the query is on there is no hyperplane, and the margin is 0.
    if (margins.y.back() > 0.0)
        axis.scale = Scale::log;
    else
        axis.low = 0.0;
    figure.panels.push_back({.title = "The margins of those outside",
                             .x = {.label = "share of the queries", .low = 0.0, .high = 1.0},
                             .y = std::move(axis),
                             .series = {std::move(margins)}});
    figure.columns = 2;
    return figure;
}

}  // namespace overfit::plots
