/// Claims about examples that are seen several times: each takes the place of a feature.
#include <utility>
#include <vector>

#include <Eigen/Core>
#include <fmt/format.h>

#include "claims/superposition/parts.hpp"
#include "numerics/dimensionality.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::ToyTraining;
using experiments::TrainedToy;

ToyTraining training_of(int repeated, int times) {
    ToyTraining training{.inputs = {.features = 300, .sparsity = 1.0 - 10.0 / 300.0},
                         .examples = 600,
                         .repeats = {.examples = repeated, .times = times}};
    training.options.steps = 5'000;
    return training;
}

constexpr double half_of_pentagon = 0.2;

/// Whether the repeated examples have the largest dimensionalities of all.
bool repeated_stand_out(const ToyTraining& training, const TrainedToy& model) {
    const Eigen::VectorXd shares = numerics::dimensionalities(model.hidden);
    const Eigen::Index repeated = training.repeats.examples;
    return shares.head(repeated).minCoeff() > shares.tail(shares.size() - repeated).maxCoeff();
}

struct Replacement {
    int examples;     ///< repeated ones
    double at_least;  ///< features that they replace, in the mean
};

/// The same examples and starts with and without repeats.
Check repeats_replace_features(int times, const std::vector<Replacement>& replacements) {
    return [=](const Run& run) {
        const numerics::Trials trials = run.trials(30, "repeats");
        const std::vector<TrainedToy> once = experiments::trained_toys(training_of(0, 1), trials);
        Evidence evidence;
        for (const auto& [examples, at_least] : replacements) {
            const std::vector<TrainedToy> often =
                experiments::trained_toys(training_of(examples, times), trials);
            std::vector<double> lost;
            for (std::size_t i = 0; i < often.size(); ++i)
                lost.push_back(experiments::features_above(once[i], half_of_pentagon) -
                               experiments::features_above(often[i], half_of_pentagon));
            evidence.push_back({.at = fmt::format("features lost, {} repeated", examples),
                                .relation = Relation::at_least,
                                .expected = at_least,
                                .measured = mean_of(std::move(lost))});
        }
        return evidence;
    };
}

Check repeated_example_stands_out(int times) {
    return [times](const Run& run) {
        const ToyTraining training = training_of(1, times);
        return Evidence{{.at = at(training),
                         .relation = Relation::at_least,
                         .expected = 0.5,
                         .measured = share_of_data_sets(
                             training, run, 40, [&training](const TrainedToy& model) {
                                 return repeated_stand_out(training, model);
                             })}};
    };
}

}  // namespace

std::vector<Claim> repeat_claims() {
    return {
        {.id = "superposition.repeated_example_has_largest_dimensionality_of_many_repeats",
         .statement =
             "One example repeated fifteen times among 600 gets the largest dimensionality of all "
             "examples, in most data sets, though the model learns features.",
         .hypotheses = "n = 300, S = 29/30, m = 2, T = 600, 5000 steps; one start, 40 data sets.",
         .formula = "P(D_1 > max D_t, t > 1) >= 1/2",
         .source = {"HenighanEtAl2023", "comment by Jermyn: repeated data points", "003"},
         .kind = Kind::inequality,
         .check = repeated_example_stands_out(15),
         .controls = {{.name = "once",
                       .world = "The example is seen once.",
                       .check = repeated_example_stands_out(1)}},
         .figure = "superposition_repeats"},

        {.id = "superposition.repeated_examples_replace_features_of_pentagon",
         .statement =
             "An example that is repeated often replaces a feature of the pentagon, three replace "
             "two or more: the model combines data points and features.",
         .hypotheses = "n = 300, S = 29/30, m = 2, T = 600, 15 repeats, 5000 steps; features of "
                       "dimensionality above 0.2; 30 data sets.",
         .formula = "E lost >= 1/3 for one repeated example, >= 3/2 for three",
         .source = {"HenighanEtAl2023",
                    "comment by Jermyn: effectively replacing one of the generalising features",
                    "003"},
         .kind = Kind::inequality,
         .check = repeats_replace_features(15, {{1, 1.0 / 3.0}, {3, 1.5}}),
         .controls = {{.name = "twice",
                       .world = "Examples that are seen only twice.",
                       .check = repeats_replace_features(2, {{1, 1.0 / 3.0}, {3, 1.5}})}},
         .figure = "superposition_repeats"},
    };
}

}  // namespace overfit::claims::superposition
