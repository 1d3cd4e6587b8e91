/// Two clouds in a plane, and losses beside those of the best constant.
#include "plots/superposition_model.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "plots/plane.hpp"
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

Panel plane_of(const Table& planes, double examples) {
    return plane_of_model(examples, rows_where(planes, "group", examples),
                          rows_where(planes, "group", -examples));
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
