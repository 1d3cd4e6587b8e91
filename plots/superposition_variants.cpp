/// Figure of relatives of the toy model: test losses over examples.
#include <string>
#include <utility>
#include <vector>

#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

/// One variant: groups `group` with a ReLU at the output, and `linear_group` without.
Panel ratios(const Table& table, double group, double linear_group, std::string title,
             Scale scale) {
    Panel panel{.title = std::move(title),
                .x = {.label = "training examples T", .scale = Scale::log},
                .y = {.label = "test loss over the best constant's", .scale = scale, .low = 0.85}};
    const auto measured = [&](double which, Colour colour, std::string label) {
        return coloured(points_of(rows_where(table, "group", which), "x", "measured"), colour,
                        std::move(label));
    };
    panel.series = {Series{.role = Role::rival, .label = "best constant"},
                    measured(group, Colour::vermilion, "a ReLU at the output"),
                    measured(linear_group, Colour::blue, "a linear output")};
    Series& constant = panel.series.front();
    constant.x = panel.series.back().x;
    constant.y.assign(constant.x.size(), 1.0);
    return panel;
}

std::vector<Panel> variant_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_variants");
    return {ratios(table, 0.0, 4.0, "Squared errors", Scale::linear),
            ratios(table, 2.0, 6.0, "Absolute errors", Scale::linear),
            ratios(table, 3.0, 7.0, "Squared errors, a ReLU between the layers", Scale::log),
            ratios(table, 1.0, 5.0, "Fourth powers", Scale::log)};
}

}  // namespace

std::vector<FigureEntry> superposition_variant_figures() {
    return {
        {.id = "superposition_variants",
         .title = "Double descent with other losses and layers, but not without a ReLU at the end",
         .caption =
             "Models trained on T sparse examples of unit norm, 60 features, ten of them active "
             "in the mean, 3 hidden dimensions (2 for fourth powers). The test loss, of the kind "
             "that is trained, is divided by that of the best constant. Points: medians of 8 data "
             "sets, from the lower to the upper quartile. With a ReLU at the output the test loss "
             "rises above the constant's before it falls below; with a linear one it only falls.",
         .sweeps = {"superposition_variants"},
         .draw = variant_panels,
         .columns = 2}};
}

}  // namespace overfit::plots
