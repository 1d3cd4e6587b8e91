/// Figures of the law of robustness: interpolants whose Lipschitz constants are exact.
#include <fmt/format.h>

#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

std::vector<Panel> quadratic_panels(const Tables& tables) {
    const numerics::Table& table = tables.at("robustness_quadratics");
    Panel parameters{.title = "Against the parameters",
                     .x = {.label = "parameters p", .scale = Scale::log},
                     .y = {.label = "Lipschitz constant on the unit ball", .scale = Scale::log}};
    Panel collapse = parameters;
    collapse.title = "All on one line";
    collapse.x.label = "n (d + 1) / (p - n)";
    std::size_t colour = 0;
    for (const numerics::Table& rows : grouped(table, "n", "d")) {
        const std::string label =
            fmt::format("n = {}, d = {}", first_of(rows, "n"), first_of(rows, "d"));
        for (auto [panel, x] : {std::pair{&parameters, "p"}, {&collapse, "ratio"}}) {
            panel->series.push_back(
                coloured(points_of(rows, x, "lipschitz"), colour_of(colour), label));
        }
        parameters.series.push_back(
            coloured(line_of(rows, Role::theory, "p", "limit"), colour_of(colour++)));
    }
    collapse.series.push_back(coloured(line_of(table, Role::theory, "ratio", "law"), Colour::black,
                                       "2 √2 times the root"));
    parameters.key = {{Role::theory, "limit, d to infinity"}};
    return {parameters, collapse};
}

}  // namespace

std::vector<FigureEntry> robustness_figures() {
    return {{.id = "robustness_quadratics",
             .title = "Interpolating noise with p parameters costs smoothness, as √(n d / (p - n))",
             .caption =
                 "Quadratic forms with p parameters that interpolate n random signs on the sphere "
                 "of R^d, of least norm: their exact Lipschitz constant. Points: median with its "
                 "95 % interval. Above, lines: the limit of large d at the same n/d, which "
                 "knows that few points make a matrix of a shape of its own. Below: the law.",
             .sweeps = {"robustness_quadratics"},
             .draw = quadratic_panels}};
}

}  // namespace overfit::plots
