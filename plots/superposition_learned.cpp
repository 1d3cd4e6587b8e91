/// Figures of trained toy models: losses and dimensionalities over examples, vectors in the plane.
#include <string>
#include <utility>
#include <vector>

#include "plots/registry.hpp"
#include "plots/selection.hpp"
#include "plots/superposition_model.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

Series measured_of(const Table& table, double group, Colour colour, std::string label) {
    return coloured(points_of(rows_where(table, "group", group), "x", "measured"), colour,
                    std::move(label));
}

Series line_in(const Table& table, double group, Role role, std::string label) {
    Series line = line_of(rows_where(table, "group", group), role, "x", "theory");
    line.label = std::move(label);
    return line;
}

std::vector<Panel> descent_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_descent");
    const Axis examples{.label = "training examples T", .scale = Scale::log};
    Panel loss{.title = "New inputs",
               .x = examples,
               .y = {.label = "test loss", .scale = Scale::log, .low = 0.9}};
    loss.series = {line_in(table, 1.0, Role::rival, "best constant"),
                   measured_of(table, 1.0, Colour::vermilion, "test")};
    Panel train{.title = "Training",
                .x = examples,
                .y = {.label = "training loss", .low = 0.0, .high = 1.0}};
    train.series = {line_in(table, 0.0, Role::rival, "best constant"),
                    measured_of(table, 0.0, Colour::blue, "training")};
    Panel shares{.title = "Dimensionalities",
                 .x = examples,
                 .y = {.label = "dimensionality", .scale = Scale::log, .low = 1e-4, .high = 1.0}};
    shares.series = {line_in(table, 2.0, Role::theory, "m/T"),
                     measured_of(table, 2.0, Colour::blue, "examples, median"),
                     line_in(table, 3.0, Role::rival, "2/5"),
                     measured_of(table, 3.0, Colour::vermilion, "features, the fifth"),
                     measured_of(table, 4.0, Colour::green, "features, the sixth")};
    return {train, loss, shares};
}

std::vector<Panel> plane_panels(const Tables& tables) {
    const Table& table = tables.at("superposition_hidden_vectors");
    std::vector<Panel> panels;
    for (const double group : distinct(table, "group"))
        if (group > 0.0) panels.push_back(plane_of(table, group));
    return panels;
}

}  // namespace

std::vector<FigureEntry> superposition_learned_figures() {
    return {
        {.id = "superposition_descent",
         .title = "From few examples the model stores examples, from many a pentagon of features",
         .caption =
             "Models with two hidden dimensions trained on T sparse examples of unit norm, 1000 "
             "features, ten of them active in the mean. Points: medians over data sets, from "
             "the least to the largest. Dashed: the loss of the best constant, and the "
             "dimensionality 2/5 of a pentagon alone. Line: the dimensionality m/T of a regular "
             "polygon of examples. The test loss first rises with T, then falls below that of the "
             "constant; five features stand out from there on.",
         .sweeps = {"superposition_descent"},
         .draw = descent_panels},
        {.id = "superposition_hidden_vectors",
         .title = "Polygons of examples, then a pentagon of features",
         .caption =
             "Trained models in the plane: the hidden vectors W x of the training examples "
             "(vermilion) and the columns of W, one for each feature (blue), each scaled to the "
             "longest. Of 5, 6 and 10 examples the best of 8 starts. Few examples lie at the "
             "corners of a polygon; with 2000 the features do.",
         .sweeps = {"superposition_hidden_vectors"},
         .draw = plane_panels,
         .columns = 2},
    };
}

}  // namespace overfit::plots
