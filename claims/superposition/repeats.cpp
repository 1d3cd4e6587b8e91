/// Claims about examples that are seen several times: each takes the place of a feature.
#include <utility>
#include <vector>

#include <Eigen/Core>
#include <fmt/format.h>

#include "claims/superposition/parts.hpp"
#include "claims/superposition/spread.hpp"
#include "numerics/dimensionality.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::ToyTraining;
using experiments::TrainedToy;

ToyTraining training_of(int repeated, int times, int examples = 600) {
    ToyTraining training{.inputs = inputs_of(300),
                         .examples = examples,
                         .repeats = {.examples = repeated, .times = times}};
    training.options.steps = 5'000;
    return training;
}

/// Whether the repeated examples have the largest dimensionalities of all.
bool repeated_stand_out(const ToyTraining& training, const TrainedToy& model) {
    const Eigen::VectorXd shares = numerics::dimensionalities(model.hidden);
    const Eigen::Index repeated = training.repeats.examples;
    return shares.head(repeated).minCoeff() > shares.tail(shares.size() - repeated).maxCoeff();
}

/// The largest but `rank` - 1 dimensionality of a feature, of each model.
std::vector<double> dimensionalities_at(std::size_t rank, const std::vector<TrainedToy>& models) {
    std::vector<double> shares;
    for (const TrainedToy& model : models)
        shares.push_back(descending_dimensionalities(model.weights)[rank - 1]);
    return shares;
}

/// r repeated examples leave 5 - r features: the next one's dimensionality falls. The same examples
/// and starts with and without repeats.
Check repeats_replace_features(int times) {
    return [times](const Run& run) {
        const numerics::Trials trials = run.trials(40, "repeats");
        const std::vector<TrainedToy> once = experiments::trained_toys(training_of(0, 1), trials);
        Evidence evidence;
        for (const auto& [repeated, least] : {std::pair{1, 0.05}, {3, 0.04}}) {
            const auto rank = static_cast<std::size_t>(6 - repeated);
            const std::vector<double> before = dimensionalities_at(rank, once);
            const std::vector<double> after = dimensionalities_at(
                rank, experiments::trained_toys(training_of(repeated, times), trials));
            evidence.push_back(
                {.at = fmt::format("dimensionality {} of features, {} repeated", rank, repeated),
                 .relation = Relation::at_least,
                 .expected = least,
                 .measured = mean_excess(before, after)});
        }
        return evidence;
    };
}

/// The dimensionality of an example that is repeated `times` times over what it has at 32 times, of
/// each data set with `per_feature` examples per feature.
std::vector<double> shares_of_greatest(int per_feature, int times, const Run& run) {
    ToyTraining training{.inputs = inputs_of(100),
                         .examples = 100 * per_feature,
                         .repeats = {.examples = 1, .times = times}};
    training.options.steps = 1'000;
    const numerics::Trials trials = run.trials(56, "repeats");
    const std::vector<TrainedToy> models = experiments::trained_toys(training, trials);
    training.repeats.times = 32;
    const std::vector<TrainedToy> greatest = experiments::trained_toys(training, trials);
    std::vector<double> shares;
    for (std::size_t i = 0; i < models.size(); ++i)
        shares.push_back(numerics::dimensionalities(models[i].hidden)(0) /
                         numerics::dimensionalities(greatest[i].hidden)(0));
    return shares;
}

/// With two examples per feature the example is repeated twice, with six `times_of_six` times. If
/// the repeats needed were proportional to T/n, the shares would be equal; they differ by near
/// 0.47, with a spread of 0.35 over data sets, so that the interval of the mean of 56 ends near
/// 0.23. Without repeats at T/n = 6 they differ by near -0.2. A bound of 0.05 leaves both room.
Check fewer_repeats_per_example_suffice(int times_of_six) {
    return [times_of_six](const Run& run) {
        return Evidence{{.at = fmt::format("{} repeats of 600 against 2 of 200", times_of_six),
                         .relation = Relation::at_least,
                         .expected = 0.05,
                         .measured = mean_excess(shares_of_greatest(6, times_of_six, run),
                                                 shares_of_greatest(2, 2, run))}};
    };
}

Check repeated_example_stands_out(int times) {
    return [times](const Run& run) {
        const ToyTraining training = training_of(1, times, 400);
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
             "One example repeated fifteen times among 400 gets the largest dimensionality of all "
             "examples, in most data sets, though the model learns features.",
         .hypotheses = "n = 300, S = 29/30, m = 2, T = 400, 5000 steps; one start, 40 data sets.",
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
             "An example that is repeated often replaces one feature of the pentagon, three "
             "replace three: the fifth, respectively third, largest dimensionality of features "
             "falls by 0.05, respectively 0.04, or more, in the mean over data sets.",
         .hypotheses = "n = 300, S = 29/30, m = 2, T = 600, 15 repeats, 5000 steps; 40 data sets.",
         .formula = "E (D_(5) without - with one), E (D_(3) without - with three) >= 0.05, 0.04",
         .source = {"HenighanEtAl2023",
                    "comment by Jermyn: effectively replacing one of the generalising features",
                    "003"},
         .kind = Kind::inequality,
         .check = repeats_replace_features(15),
         .controls = {{.name = "twice",
                       .world = "Examples that are seen only twice.",
                       .check = repeats_replace_features(2)}},
         .figure = "superposition_repeats"},

        {.id = "superposition.repeats_needed_grow_slower_than_examples_per_feature",
         .statement =
             "The repeats that make an example stand out grow more slowly than the examples per "
             "feature: repeated T/n times, an example has a larger share of the dimensionality "
             "that 32 repeats give it at T/n = 6 than at T/n = 2, by 0.05 or more in the mean.",
         .hypotheses = "n = 100, S = 0.9, m = 2, T = 200 and 600, 1000 steps; 56 data sets.",
         .formula = "E (D_1(6) / D_1(32) of T = 6 n) - E (D_1(2) / D_1(32) of T = 2 n) >= 0.05",
         .source = {"HenighanEtAl2023",
                    "comment by Jermyn: the number of repeats that memorisation takes, a line in "
                    "T/N, and more for few examples",
                    "003"},
         .kind = Kind::inequality,
         .check = fewer_repeats_per_example_suffice(6),
         .controls = {{.name = "once",
                       .world = "At T/n = 6 the example is not repeated.",
                       .check = fewer_repeats_per_example_suffice(1)}},
         .figure = "superposition_repeats"},
    };
}

}  // namespace overfit::claims::superposition
