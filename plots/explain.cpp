/// The figure of `overfit explain`.
#include "plots/explain.hpp"

#include <utility>

#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

Table positive_rows(const Table& table, std::string_view column) {
    Table kept{table.names, std::vector<std::vector<double>>(table.columns.size())};
    for (std::size_t i = 0; i < table.rows(); ++i) {
        if (!(table.column(column)[i] > 0.0) || !(table.column("low")[i] > 0.0)) continue;
        for (std::size_t j = 0; j < table.columns.size(); ++j)
            kept.columns[j].push_back(table.columns[j][i]);
    }
    return kept;
}

Panel panel_of(const Table& modes, std::string_view column, std::string title, std::string label) {
    Panel panel{.title = std::move(title),
                .x = {.label = "mode, by descending singular value"},
                .y = {.label = std::move(label), .scale = Scale::log}};
    const std::vector<double> sizes = distinct(modes, "n");
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const Table rows = positive_rows(rows_where(modes, "n", sizes[i]), column);
        if (rows.rows() == 0) continue;
        Series points{.role = Role::measured,
                      .label = equation("n", sizes[i]),
                      .colour = colour_of(i),
                      .x = rows.column("mode"),
                      .y = rows.column(column)};
        if (column == "contribution") {
            points.low = rows.column("low");
            points.high = rows.column("high");
        }
        panel.series.push_back(std::move(points));
    }
    return panel;
}

}  // namespace

Figure explain_figure(const Table& modes, const ExplainWords& words) {
    return {.title = words.title,
            .caption = words.caption,
            .note = words.note,
            .panels = {panel_of(modes, "singular_value", "Factor 1: its inverse counts",
                                "singular value"),
                       panel_of(modes, "test_projection", "Factor 2: test points on the mode",
                                "root mean square projection"),
                       panel_of(modes, "error_projection", "Factor 3: errors on the mode",
                                "projection (unit of " + words.error_unit + ")"),
                       panel_of(modes, "contribution", "Their product, squared",
                                "part of the test error")},
            .columns = 2};
}

}  // namespace overfit::plots
