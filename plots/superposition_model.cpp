/// Two clouds in a plane, and losses beside those of the best constant.
#include "plots/superposition_model.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

/// A panel of the column KIND_loss, if there is one, beside KIND_constant_loss.
void add_losses(Figure& figure, const Table& models, const std::string& kind, Panel panel) {
    const std::string loss = kind + "loss", constant = kind + "constant_loss";
    if (std::find(models.names.begin(), models.names.end(), loss) == models.names.end()) return;
    Series baseline = line_of(models, Role::rival, "examples", constant);
    baseline.label = "best constant";
    panel.series = {std::move(baseline), line_of(models, Role::measured, "examples", loss)};
    panel.series.back().label = "model";
    figure.panels.push_back(std::move(panel));
}

}  // namespace

// The plot is 1.88 times as wide as high.
Panel plane_of(const Table& planes, double examples) {
    Panel panel{.title = fmt::format("{} example{}", examples, examples == 1.0 ? "" : "s"),
                .x = {.label = "scaled to the longest", .low = -2.16, .high = 2.16},
                .y = {.label = "", .low = -1.15, .high = 1.15}};
    for (const auto& [group, shift, colour, label] :
         {std::tuple{examples, -1.1, Colour::vermilion, "hidden vectors of examples"},
          std::tuple{-examples, 1.1, Colour::blue, "columns of W"}}) {
        const Table rows = rows_where(planes, "group", group);
        const std::vector<double>&x = rows.column("x"), &y = rows.column("y");
        double longest = 0.0;
        for (std::size_t i = 0; i < x.size(); ++i)
            longest = std::max(longest, std::hypot(x[i], y[i]));
        if (longest == 0.0) longest = 1.0;
        Series points{.role = Role::measured, .label = label, .colour = colour};
        for (std::size_t i = 0; i < x.size(); ++i) {
            points.x.push_back(x[i] / longest + shift);
            points.y.push_back(y[i] / longest);
        }
        points.low = points.high = points.y;
        panel.series.push_back(std::move(points));
    }
    return panel;
}

Figure superposition_model_figure(const Table& models, const Table& planes,
                                  const SuperpositionWords& words) {
    Figure figure{.title = words.title, .caption = words.caption, .note = words.note};
    if (models.rows() > 1) {
        const Axis examples{.label = "training examples T", .scale = Scale::log};
        add_losses(
            figure, models, "",
            {.title = "Training", .x = examples, .y = {.label = "training loss", .low = 0.0}});
        add_losses(figure, models, "test_",
                   {.title = "New inputs", .x = examples, .y = {.label = "test loss"}});
    }
    for (const double group : distinct(planes, "group"))
        if (group > 0.0) figure.panels.push_back(plane_of(planes, group));
    figure.columns = figure.panels.size() > 1 ? 2 : 1;
    return figure;
}

}  // namespace overfit::plots
