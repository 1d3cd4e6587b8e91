/// The figure of `overfit spectrum`.
#include "plots/spectrum.hpp"

#include <algorithm>
#include <utility>

#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

/// At most about 400 rows: all at both ends, some of those between.
Table rows_to_draw(const Table& rows) {
    const std::vector<double>& values = rows.column("eigenvalue");
    const std::size_t count = rows.rows(), step = count / 300 + 1;
    Table kept{rows.names, std::vector<std::vector<double>>(rows.columns.size())};
    for (std::size_t i = 0; i < count; ++i) {
        const bool is_end = i < 40 || i + 40 >= count;
        if (!(values[i] > 1e-12 * values.front()) || !(is_end || i % step == 0)) continue;
        for (std::size_t j = 0; j < rows.columns.size(); ++j)
            kept.columns[j].push_back(rows.columns[j][i]);
    }
    return kept;
}

Panel order_panel(const Table& rows, const SpectrumWords& words) {
    Panel panel{.title = "Eigenvalues in descending order",
                .x = {.label = "index", .scale = Scale::log},
                .y = {.label = "eigenvalue over its mean", .scale = Scale::log}};
    Series line = line_of(rows, Role::theory, "index", "marchenko_pastur_quantile");
    line.label = "Marchenko-Pastur";
    Series points{.role = Role::measured,
                  .label = "this table",
                  .colour = Colour::vermilion,
                  .x = rows.column("index"),
                  .y = rows.column("eigenvalue")};
    const std::vector<double> ends{rows.column("index").front(), rows.column("index").back()};
    Series largest{.role = Role::rival,
                   .label = "95 % limits of noise",
                   .x = ends,
                   .y = {words.largest_of_noise, words.largest_of_noise}};
    Series smallest{
        .role = Role::rival, .x = ends, .y = {words.smallest_of_noise, words.smallest_of_noise}};
    panel.series = {std::move(largest), std::move(smallest), std::move(line), std::move(points)};
    return panel;
}

Panel law_panel(const Table& rows) {
    Panel panel{.title = "Their distribution function",
                .x = {.label = "eigenvalue over its mean", .scale = Scale::log},
                .y = {.label = "share of the nonzero eigenvalues", .low = 0.0, .high = 1.0}};
    Series line = line_of(rows, Role::theory, "marchenko_pastur_quantile", "eigenvalue_cdf");
    line.label = "Marchenko-Pastur";
    Series points{.role = Role::measured,
                  .label = "this table",
                  .colour = Colour::vermilion,
                  .x = rows.column("eigenvalue"),
                  .y = rows.column("eigenvalue_cdf")};
    panel.series = {std::move(line), std::move(points)};
    return panel;
}

}  // namespace

Figure spectrum_figure(const Table& rows, const SpectrumWords& words) {
    const Table drawn = rows_to_draw(rows);
    return {.title = words.title,
            .caption = words.caption,
            .note = words.note,
            .panels = {order_panel(drawn, words), law_panel(drawn)},
            .columns = 2};
}

}  // namespace overfit::plots
