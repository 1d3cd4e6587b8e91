/// The figure of `overfit curve`.
#include "plots/curve.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

/// The rows whose value in `column` is at least `least`. Of more than 120 rows, all near the
/// threshold, the first, and of the others every second, or third, ...
Table rows_to_draw(const Table& table, std::string_view column, double least, int threshold) {
    const std::vector<double>&sizes = table.column("size"), &values = table.column(column);
    const auto step = static_cast<int>(table.rows() / 120) + 1;
    Table kept{table.names, std::vector<std::vector<double>>(table.columns.size())};
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const int distance = std::abs(static_cast<int>(sizes[i]) - threshold);
        const bool is_drawn = i == 0 || distance % step == 0 || distance <= 10;
        if (!is_drawn || !(values[i] >= least)) continue;
        for (std::size_t j = 0; j < table.columns.size(); ++j)
            kept.columns[j].push_back(table.columns[j][i]);
    }
    return kept;
}

std::vector<Marker> markers(const CurveWords& words) {
    if (words.threshold == 0) return {};
    return {{.x = static_cast<double>(words.threshold), .label = "threshold"}};
}

Panel error_panel(const Table& curve, const CurveWords& words) {
    const std::vector<double>& test = curve.column("median_test_error");
    const double least = 1e-4 * *std::min_element(test.begin(), test.end());
    Panel panel{.title = "Error",
                .x = {.label = words.size_label},
                .y = {.label = words.error_label, .scale = Scale::log},
                .markers = markers(words)};
    Series points =
        points_of(rows_to_draw(curve, "low", least, words.threshold), "size", "median_test_error");
    points.label = "test";
    panel.series.push_back(std::move(points));
    const Table fitted = rows_to_draw(curve, "median_train_error", least, words.threshold);
    if (fitted.rows() > 0) {
        Series train{.role = Role::measured,
                     .label = "training",
                     .colour = Colour::vermilion,
                     .x = fitted.column("size"),
                     .y = fitted.column("median_train_error")};
        panel.series.push_back(std::move(train));
    }
    return panel;
}

Panel singular_panel(const Table& singular_values, const CurveWords& words) {
    const std::vector<double>& values = singular_values.column("median_smallest_singular_value");
    const double least = 1e-12 * *std::max_element(values.begin(), values.end());
    Panel panel{.title = "Smallest singular value",
                .x = {.label = words.size_label},
                .y = {.label = "smallest singular value", .scale = Scale::log},
                .markers = markers(words)};
    Series points = points_of(rows_to_draw(singular_values, "low", least, words.threshold), "size",
                              "median_smallest_singular_value");
    points.colour = Colour::green;
    panel.series.push_back(std::move(points));
    return panel;
}

}  // namespace

Figure curve_figure(const Table& curve, const Table& singular_values, const CurveWords& words) {
    return {.title = words.title,
            .caption = words.caption,
            .note = words.note,
            .panels = {error_panel(curve, words), singular_panel(singular_values, words)},
            .columns = 2};
}

}  // namespace overfit::plots
