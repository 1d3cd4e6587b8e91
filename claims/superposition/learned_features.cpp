/// Claims about what models learn from many examples: a pentagon of features.
#include <algorithm>
#include <numeric>
#include <vector>

#include <Eigen/Core>

#include "claims/superposition/parts.hpp"
#include "numerics/dimensionality.hpp"

namespace overfit::claims::superposition {

namespace {

using Eigen::Index;
using Eigen::VectorXd;
using experiments::ToyTraining;
using experiments::TrainedToy;

/// Ten active features an example, as in the source, among 300.
ToyTraining training_of(int examples) {
    ToyTraining training{.inputs = inputs_of(300), .examples = examples};
    training.options.steps = 5'000;
    return training;
}

/// Half of what a feature of a pentagon has at this size: the rest leaves 0.3 of its 2/5.
constexpr double half_of_pentagon = 0.15;

Check exactly_five_features(int examples) {
    return [examples](const Run& run) {
        const ToyTraining training = training_of(examples);
        return Evidence{
            {.at = at(training),
             .relation = Relation::at_least,
             .expected = 1.0 / 3.0,
             .measured = share_of_data_sets(training, run, 40, [](const TrainedToy& model) {
                 return experiments::features_above(model, half_of_pentagon) == 5;
             })}};
    };
}

/// The mean dimensionality of the five features that have most, among all or among themselves.
double mean_of_five(const TrainedToy& model, bool alone) {
    const VectorXd shares = numerics::dimensionalities(model.weights);
    std::vector<Index> order(static_cast<std::size_t>(shares.size()));
    std::iota(order.begin(), order.end(), Index{0});
    std::partial_sort(order.begin(), order.begin() + 5, order.end(),
                      [&](Index i, Index j) { return shares(i) > shares(j); });
    order.resize(5);
    const VectorXd five = alone ? numerics::dimensionalities(model.weights(Eigen::all, order))
                                : VectorXd(shares(order));
    return five.mean();
}

/// On both sides of 3/8: the median over data sets.
Check rest_dilutes(bool rest_removed) {
    return [rest_removed](const Run& run) {
        const ToyTraining training = training_of(600);
        std::vector<double> among_all, alone;
        for (const TrainedToy& model :
             experiments::trained_toys(training, run.trials(25, at(training)))) {
            among_all.push_back(mean_of_five(model, rest_removed));
            alone.push_back(mean_of_five(model, true));
        }
        return Evidence{{.at = at(training) + ", among all features",
                         .relation = Relation::at_most,
                         .expected = 0.375,
                         .measured = median_of(std::move(among_all))},
                        {.at = at(training) + ", the five alone",
                         .relation = Relation::at_least,
                         .expected = 0.375,
                         .measured = median_of(std::move(alone))}};
    };
}

/// The largest dimensionality of a feature, which is bounded, as a mean over data sets.
Check no_feature_has_a_fifth(double sparsity) {
    return [sparsity](const Run& run) {
        ToyTraining training{.inputs = {.features = 100, .sparsity = sparsity}, .examples = 200};
        training.options.steps = 2000;
        training.options.learning_rate = 5e-3;
        std::vector<double> largest;
        for (const TrainedToy& model :
             experiments::trained_toys(training, run.trials(16, at(training))))
            largest.push_back(numerics::dimensionalities(model.weights).maxCoeff());
        return Evidence{{.at = at(training),
                         .relation = Relation::at_most,
                         .expected = 0.2,
                         .measured = mean_of(std::move(largest))}};
    };
}

}  // namespace

std::vector<Claim> learned_feature_claims() {
    return {
        {.id = "superposition.many_examples_are_learned_as_pentagon_of_features",
         .statement =
             "Trained on many examples, models with two hidden dimensions represent five features "
             "and ignore the others, in a third of data sets or more (the others have six).",
         .hypotheses = "n = 300, 10 active features an example, T = 600, so that each is seen 20 "
                       "times; one start, 5000 steps; 40 data sets.",
         .formula = "P(#{i: D_i > 0.15} = 5) >= 1/3",
         .source = {"HenighanEtAl2023", "main figure: 5 features of large dimensionality", "003"},
         .kind = Kind::inequality,
         .check = exactly_five_features(600),
         .controls = {{.name = "few_examples",
                       .world = "Sixty examples, which see each feature twice.",
                       .check = exactly_five_features(60)}},
         .figure = "superposition_descent"},

        {.id = "superposition.learned_pentagon_has_two_fifths_without_rest_of_weights",
         .statement =
             "Learned pentagons stay below 2/5 because of the rest of the weights: the five "
             "features have a mean dimensionality below 3/8 among all, and above 3/8 among "
             "themselves.",
         .hypotheses = "n = 300, 10 active features an example, T = 600; one start, 5000 "
                       "steps; median of 25 data sets.",
         .formula = "median of mean D <= 3/8 among all, >= 3/8 with the other weights 0",
         .source = {"HenighanEtAl2023",
                    "notably less than the expected 2/5, because of many small contributions",
                    "003"},
         .kind = Kind::inequality,
         .check = rest_dilutes(false),
         .controls = {{.name = "rest_removed",
                       .world = "The weights of all other features are 0.",
                       .check = rest_dilutes(true)}},
         .figure = "superposition_descent"},

        {.id = "superposition.no_feature_stands_out_of_dense_inputs",
         .statement = "Features stand out because they are sparse: trained on as many inputs in "
                      "which every feature is active, the model gives none a dimensionality of "
                      "1/5, half of a pentagon's, in the mean over data sets.",
         .hypotheses = "n = 100, S = 0, T = 200, m = 2; 2000 steps, rate 0.005, one start; mean "
                       "over 16 data sets.",
         .formula = "E max_i D_i <= 1/5",
         .source = {"HenighanEtAl2023", "sparse features are organised as a pentagon", "003"},
         .kind = Kind::inequality,
         .check = no_feature_has_a_fifth(0.0),
         .controls = {{.name = "sparse_inputs",
                       .world = "Ten active features an input.",
                       .check = no_feature_has_a_fifth(0.9)}},
         .figure = "superposition_descent"},
    };
}

}  // namespace overfit::claims::superposition
