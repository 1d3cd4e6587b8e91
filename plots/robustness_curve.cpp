/// The figure of `overfit robustness`.
#include "plots/robustness_curve.hpp"

#include <utility>
#include <vector>

#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

Series points_at(const numerics::Table& curve, std::string_view column, Colour colour,
                 std::string label) {
    return {.role = Role::measured,
            .label = std::move(label),
            .colour = colour,
            .x = curve.column("parameters"),
            .y = curve.column(column)};
}

}  // namespace

Figure robustness_curve_figure(const numerics::Table& curve, const RobustnessWords& words) {
    const std::vector<double>& parameters = curve.column("parameters");
    Panel panel{.x = {.label = "parameters p", .scale = Scale::log},
                .y = {.label = "gradient of the interpolant", .scale = Scale::log}};
    Series predicted = line_of(curve, Role::theory, "parameters", "kernel_law");
    predicted.label = "predicted from these rows";
    panel.series = {std::move(predicted),
                    line_of(curve, Role::rival, "parameters", "law"),
                    {.role = Role::rival,
                     .x = {parameters.front(), parameters.back()},
                     .y = {words.gradient, words.gradient}},
                    points_at(curve, "gradient", Colour::blue, "at the rows"),
                    points_at(curve, "steepest", Colour::vermilion, "steepest found")};
    panel.key = {{Role::rival, "law of robustness, and the gradient asked for"}};
    if (words.smooth_parameters > parameters.front() && words.smooth_parameters < parameters.back())
        panel.markers.push_back({.x = words.smooth_parameters, .label = "n d"});
    return {.title = words.title, .caption = words.caption, .note = words.note, .panels = {panel}};
}

}  // namespace overfit::plots
