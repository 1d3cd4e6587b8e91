/// The sweeps behind the figures of trained models.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/superposition/parts.hpp"
#include "claims/superposition/spread.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::ToyTraining;
using experiments::TrainedToy;

/// Group: 0 training loss, 1 test loss, 2 the median dimensionality of examples, 3 the fifth
/// largest of features, 4 the sixth. x: T.
Rows descent_rows(const ToyTraining& training, const Run& run) {
    const double examples = training.examples;
    std::vector<double> train, test, example, fifth, sixth;
    for (const TrainedToy& model : experiments::trained_toys(training, run.trials(2, "models"))) {
        train.push_back(model.loss);
        test.push_back(model.test_loss);
        const std::vector<double> of_examples = descending_dimensionalities(model.hidden);
        example.push_back(of_examples[of_examples.size() / 2]);
        const std::vector<double> of_features = descending_dimensionalities(model.weights);
        fifth.push_back(of_features[4]);
        sixth.push_back(of_features[5]);
    }
    const double constant = theory::best_constant_loss(training.inputs);
    const double regular = std::min(1.0, training.hidden / examples);
    return {spread(0.0, examples, constant, train), spread(1.0, examples, constant, test),
            spread(2.0, examples, regular, example), spread(3.0, examples, 0.4, fifth),
            spread(4.0, examples, 0.4, sixth)};
}

std::vector<Cell> descent_cells(Tier) {
    std::vector<Cell> cells;
    for (const int examples : {3, 5, 10, 30, 60, 100, 200, 300, 500, 700, 1000, 2000}) {
        ToyTraining training{
            .examples = examples, .starts = examples <= 10 ? 4 : 1, .test_inputs = 2000};
        training.options.steps = examples <= 300 ? 20'000 : 10'000;
        cells.push_back({.key = at(training), .rows = [training](const Run& run) {
                             return descent_rows(training, run);
                         }});
    }
    return cells;
}

/// Group: T for hidden vectors of examples, -T for the columns of W.
std::vector<Cell> vector_cells(Tier) {
    std::vector<Cell> cells;
    for (const int examples : {5, 6, 10, 100, 300, 2000}) {
        ToyTraining training{.examples = examples, .starts = examples <= 10 ? 8 : 1};
        training.options.steps = 10'000;
        cells.push_back(
            {.key = at(training), .rows = [training](const Run& run) {
                 const TrainedToy model = experiments::trained_toys(training, {run.key, 1}).front();
                 Rows rows;
                 const double group = training.examples;
                 for (const auto& h : model.hidden.colwise()) rows.push_back({group, h(0), h(1)});
                 for (const auto& w : model.weights.colwise()) rows.push_back({-group, w(0), w(1)});
                 return rows;
             }});
    }
    return cells;
}

}  // namespace

std::vector<Sweep> learned_sweeps() {
    return {
        {.id = "superposition_descent",
         .title = "Trained models (group: 0 training loss, 1 test loss, 2 median dimensionality of "
                  "examples, 3 fifth largest dimensionality of features, 4 sixth; x: T; low, "
                  "high: over data sets)",
         .columns = {"group", "x", "theory", "measured", "low", "high"},
         .cells = descent_cells},
        {.id = "superposition_hidden_vectors",
         .title = "Vectors of trained models in the plane (group: T for hidden vectors of "
                  "examples, -T for columns of W)",
         .columns = {"group", "x", "y"},
         .cells = vector_cells},
    };
}

}  // namespace overfit::claims::superposition
