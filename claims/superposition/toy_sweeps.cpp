/// The sweeps behind the figures of what moves the bump, the scale and the pentagon.
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/superposition/parts.hpp"
#include "claims/superposition/spread.hpp"
#include "experiments/generalising_scale.hpp"
#include "numerics/dimensionality.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::ToyTraining;
using experiments::TrainedToy;

/// `active` features of n are active in the mean.
ToyTraining training_of(int features, double active, int examples) {
    ToyTraining training{
        .inputs = inputs_of(features, active), .examples = examples, .test_inputs = 4000};
    training.options.steps = 10'000;
    return training;
}

std::size_t data_sets_of(Tier tier) {
    return tier == Tier::quick ? 2 : 8;
}

using RowsOf = std::function<Rows(const std::vector<TrainedToy>&)>;

/// A cell that trains on several data sets.
Cell cell_of(std::string key, const ToyTraining& training, Tier tier, RowsOf rows) {
    return {.key = std::move(key), .rows = [=, rows = std::move(rows)](const Run& run) {
                return rows(experiments::trained_toys(
                    training, {run.key.part("models"), data_sets_of(tier)}));
            }};
}

std::vector<double> relative_tests(const std::vector<TrainedToy>& models, double baseline) {
    std::vector<double> ratios;
    for (const TrainedToy& model : models) ratios.push_back(model.test_loss / baseline);
    return ratios;
}

std::vector<double> fifth_dimensionalities(const std::vector<TrainedToy>& models) {
    std::vector<double> fifth;
    for (const TrainedToy& model : models)
        fifth.push_back(descending_dimensionalities(model.weights)[4]);
    return fifth;
}

/// Group: m. x: T. Test loss over that of the best constant.
std::vector<Cell> map_cells(Tier tier) {
    const int features = tier == Tier::quick ? 300 : 1000;
    std::vector<Cell> cells;
    for (const int hidden : {1, 2, 3, 4, 6})
        for (const double seen : {0.7, 1.3, 2.0, 3.3, 5.0, 7.0, 10.0, 15.0, 23.0}) {
            ToyTraining training = training_of(features, 10.0, 1);
            training.examples = experiments::examples_for(training.inputs, seen);
            training.hidden = hidden;
            const double baseline = theory::best_constant_loss(training.inputs);
            cells.push_back(cell_of(at(training), training, tier, [=](const auto& models) {
                return Rows{
                    spread(hidden, training.examples, 1.0, relative_tests(models, baseline))};
            }));
        }
    return cells;
}

/// Group: the weight decay, or minus the number of steps. x: T. As above, for m = 4.
std::vector<Cell> bump_cells(Tier tier) {
    std::vector<Cell> cells;
    const auto add = [&](double group, int examples, double decay, long steps) {
        ToyTraining training = training_of(300, 10.0, examples);
        training.hidden = 4;
        training.options.weight_decay = decay;
        training.options.steps = steps;
        const double baseline = theory::best_constant_loss(training.inputs);
        cells.push_back(
            cell_of(fmt::format("T = {}, decay {:g}, {} steps", examples, decay, steps), training,
                    tier, [=](const auto& models) {
                        return Rows{spread(group, examples, 1.0, relative_tests(models, baseline))};
                    }));
    };
    for (const int examples : {10, 20, 40, 70, 100, 150, 200, 300, 450, 700}) {
        if (tier == Tier::quick && examples > 300) continue;
        for (const double decay : {1e-2, 1e-1, 1.0}) add(decay, examples, decay, 10'000);
        for (const long steps : {2'000L, 5'000L, 20'000L})
            add(-static_cast<double>(steps), examples, 1e-2, steps);
    }
    return cells;
}

struct World {
    int features;
    double active, decay;
};

/// Group: the number of the world, + 100 for the fifth dimensionality of features instead of the
/// relative test loss. x: T (1 - S); theory: T.
std::vector<Cell> scale_cells(Tier tier) {
    const std::vector<World> worlds{{100, 10.0, 1e-2}, {300, 10.0, 1e-2}, {300, 4.0, 1e-2},
                                    {300, 30.0, 1e-2}, {300, 10.0, 0.0},  {300, 10.0, 0.1},
                                    {300, 10.0, 1.0}};
    std::vector<Cell> cells;
    for (std::size_t world = 0; world < worlds.size(); ++world)
        for (const double seen : {1.5, 2.5, 4.0, 5.0, 6.0, 7.0, 8.5, 10.0, 14.0, 20.0}) {
            const World& of = worlds[world];
            if (tier == Tier::quick && seen > 15.0) continue;
            ToyTraining training = training_of(of.features, of.active, 1);
            training.examples = experiments::examples_for(training.inputs, seen);
            training.options.weight_decay = of.decay;
            const double baseline = theory::best_constant_loss(training.inputs);
            const auto group = static_cast<double>(world);
            cells.push_back(cell_of(
                fmt::format("n = {}, S = {:.4g}, decay {:g}, seen {:g} times", of.features,
                            training.inputs.sparsity, of.decay, seen),
                training, tier, [=](const auto& models) {
                    return Rows{
                        spread(group, seen, training.examples, relative_tests(models, baseline)),
                        spread(100.0 + group, seen, training.examples,
                               fifth_dimensionalities(models))};
                }));
        }
    return cells;
}

/// Group: T, + 0.5 for the dimensionality of the repeated example instead of the number of features
/// above 0.2. x: repeats.
std::vector<Cell> repeat_cells(Tier tier) {
    std::vector<Cell> cells;
    for (const int examples : {450, 900, 1800, 3600})
        for (const int times : {1, 2, 3, 4, 6, 9, 14, 21, 32}) {
            if (tier == Tier::quick && (examples > 900 || times > 21)) continue;
            ToyTraining training = training_of(300, 10.0, examples);
            training.repeats = {.examples = 1, .times = times};
            training.test_inputs = 0;
            cells.push_back(
                cell_of(fmt::format("T = {}, {} times", examples, times), training, tier,
                        [=](const auto& models) {
                            std::vector<double> features, shares;
                            for (const TrainedToy& model : models) {
                                features.push_back(experiments::features_above(model, 0.2));
                                shares.push_back(numerics::dimensionalities(model.hidden)(0));
                            }
                            return Rows{spread(examples, times, 5.0, features),
                                        spread(examples + 0.5, times, 0.0, shares)};
                        }));
        }
    return cells;
}

/// Hidden vectors of single starts; group: the number of the start.
std::vector<Cell> circle_cells(Tier) {
    ToyTraining training{.examples = 10};
    training.options.steps = 20'000;
    return {{.key = at(training), .rows = [training](const Run& run) {
                 Rows rows;
                 double group = 0.0;
                 for (const TrainedToy& model :
                      experiments::trained_toys(training, {run.key.part("models"), 6})) {
                     for (const auto& h : model.hidden.colwise())
                         rows.push_back({group, h(0), h(1), model.loss});
                     group += 1.0;
                 }
                 return rows;
             }}};
}

/// Group: T. x: updates; training loss, test loss, the fifth and sixth dimensionality of features.
std::vector<Cell> history_cells(Tier) {
    std::vector<Cell> cells;
    for (const int examples : {10, 100, 900}) {
        const ToyTraining training = training_of(300, 10.0, examples);
        cells.push_back({.key = at(training), .rows = [training](const Run& run) {
                             std::vector<long> updates;
                             for (const double update : log_grid(10.0, 10'000.0, 46))
                                 updates.push_back(std::lround(update));
                             const std::vector<TrainedToy> models =
                                 experiments::toy_history(training, updates, run.key);
                             Rows rows;
                             for (std::size_t i = 0; i < models.size(); ++i) {
                                 const std::vector<double> shares =
                                     descending_dimensionalities(models[i].weights);
                                 rows.push_back({static_cast<double>(training.examples),
                                                 static_cast<double>(updates[i]), models[i].loss,
                                                 models[i].test_loss, shares[4], shares[5]});
                             }
                             return rows;
                         }});
    }
    return cells;
}

}  // namespace

std::vector<Sweep> toy_sweeps() {
    const std::vector<std::string> columns{"group", "x", "theory", "measured", "low", "high"};
    return {
        {.id = "superposition_map",
         .title = "Test loss over that of the best constant (group: m; x: T)",
         .columns = columns,
         .cells = map_cells},
        {.id = "superposition_bump",
         .title = "Test loss over that of the best constant, m = 4 (group: weight decay, or minus "
                  "the number of steps; x: T)",
         .columns = columns,
         .cells = bump_cells},
        {.id = "superposition_scale",
         .title = "Test loss over that of the best constant; from group 100 on the fifth "
                  "dimensionality of features (group: world; x: T (1 - S); theory: T)",
         .columns = columns,
         .cells = scale_cells},
        {.id = "superposition_repeats",
         .title = "Features of dimensionality above 0.2 (group: T; x: repeats of one example); "
                  "group T + 0.5: the example's dimensionality",
         .columns = columns,
         .cells = repeat_cells},
        {.id = "superposition_circles",
         .title = "Hidden vectors of ten examples (group: start)",
         .columns = {"group", "x", "y", "loss"},
         .cells = circle_cells},
        {.id = "superposition_history",
         .title = "Models in training (group: T; x: updates)",
         .columns = {"group", "x", "training", "test", "fifth", "sixth"},
         .cells = history_cells},
    };
}

}  // namespace overfit::claims::superposition
