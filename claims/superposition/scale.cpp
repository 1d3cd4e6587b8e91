/// Claims about the number of examples from which on features are learned.
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "claims/superposition/parts.hpp"
#include "experiments/generalising_scale.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::ToyTraining;

/// `active` features of n = `features` are active in the mean.
ToyTraining training_of(int features, double active, double weight_decay = 1e-2) {
    ToyTraining training{.inputs = inputs_of(features, active), .examples = 1, .test_inputs = 2000};
    training.options.steps = 5'000;
    training.options.weight_decay = weight_decay;
    return training;
}

std::string named(const ToyTraining& training) {
    return fmt::format("n = {}, S = {:.4g}, decay {:g}", training.inputs.features,
                       training.inputs.sparsity, training.options.weight_decay);
}

/// log(T* / T*) of two ways of training, independent data sets. The logarithm of a T* is bounded by
/// the grid, so its mean is as good as normal.
std::vector<double> log_ratios(const ToyTraining& of, const ToyTraining& over,
                               const experiments::Sightings& sightings, std::size_t data_sets,
                               const Run& run) {
    const auto scales = [&](const ToyTraining& training) {
        return experiments::generalising_scales(training, sightings,
                                                theory::best_constant_loss(training.inputs),
                                                run.trials(data_sets, named(training)));
    };
    std::vector<double> logs = scales(of);
    const std::vector<double> denominators = scales(over);
    for (std::size_t i = 0; i < logs.size(); ++i) logs[i] = std::log(logs[i] / denominators[i]);
    return logs;
}

/// The exponent of T* in 1/(1 - S).
Check scale_follows_density(const ToyTraining& sparser, const ToyTraining& denser,
                            const experiments::Sightings& sightings) {
    return [=](const Run& run) {
        std::vector<double> exponents = log_ratios(sparser, denser, sightings, 24, run);
        const double density =
            std::log((1.0 - denser.inputs.sparsity) / (1.0 - sparser.inputs.sparsity));
        for (double& exponent : exponents) exponent /= density;
        const Measurement measured = mean_of(std::move(exponents));
        const std::string at = named(sparser) + " against " + named(denser);
        return Evidence{
            {.at = at, .relation = Relation::at_least, .expected = 0.5, .measured = measured},
            {.at = at, .relation = Relation::at_most, .expected = 1.5, .measured = measured}};
    };
}

/// How many times each feature is seen when learning features begins to pay.
Check features_are_seen(const ToyTraining& training, const experiments::Sightings& sightings) {
    return [=](const Run& run) {
        std::vector<double> seen = experiments::generalising_scales(
            training, sightings, theory::best_constant_loss(training.inputs),
            run.trials(16, named(training)));
        for (double& count : seen) count *= 1.0 - training.inputs.sparsity;
        const Measurement measured = mean_of(std::move(seen));
        return Evidence{{.at = named(training),
                         .relation = Relation::at_least,
                         .expected = 5.0,
                         .measured = measured},
                        {.at = named(training),
                         .relation = Relation::at_most,
                         .expected = 10.0,
                         .measured = measured}};
    };
}

/// T* keeps within a factor 3/2.
Check scale_stays(const ToyTraining& other) {
    return [other](const Run& run) {
        const Measurement measured =
            mean_of(log_ratios(other, training_of(100, 10.0, 1e-3), {}, 24, run));
        const std::string at = named(other) + " against S = 0.9, decay 0.001";
        return Evidence{{.at = at,
                         .relation = Relation::at_least,
                         .expected = -std::log(1.5),
                         .measured = measured},
                        {.at = at,
                         .relation = Relation::at_most,
                         .expected = std::log(1.5),
                         .measured = measured}};
    };
}

const experiments::Sightings near{.grid = {4.0, 5.0, 6.0, 7.0, 8.0, 9.5}};
const experiments::Sightings far{.grid = {7.0, 10.0, 14.0, 20.0, 28.0}};

}  // namespace

std::vector<Claim> scale_claims() {
    return {
        {.id = "superposition.generalising_scale_grows_as_one_over_density_of_few_active_features",
         .statement =
             "The number of examples from which on features are learned, so that the test loss "
             "is below that of the best constant, grows with the sparsity about as 1/(1 - S) "
             "at a fixed n where few features are active: its exponent is nearer to "
             "1 than to 0 or 2.",
         .hypotheses = "n = 300, 3 and 12 active features in the mean, m = 2, 5000 steps; "
                       "T (1 - S) = 4, 5, 6, 7, 8, 9.5, between them by interpolation; 24 data "
                       "sets. At this size the exponent is near 2/3.",
         .formula = "1/2 <= -d log T*/d log(1 - S) <= 3/2",
         .source = {"HenighanEtAl2023",
                    "comment by Jermyn: the generalising scale and the frequency of features",
                    "003"},
         .kind = Kind::exponent,
         .check = scale_follows_density(training_of(300, 3.0), training_of(300, 12.0), near),
         .controls = {{.name = "many_active_features",
                       .world = "8 and 32 active features of 100.",
                       .check = scale_follows_density(training_of(100, 8.0), training_of(100, 32.0),
                                                      far)}},
         .figure = "superposition_scale"},

        {.id = "superposition.features_are_seen_five_to_ten_times_at_generalising_scale",
         .statement =
             "When features begin to be learned each has been seen five to ten times, in the mean "
             "over data sets.",
         .hypotheses = "n = 300, 10 active features in the mean, m = 2, 5000 steps; 16 data sets.",
         .formula = "5 <= E T* (1 - S) <= 10",
         .source = {"HenighanEtAl2023",
                    "comment by Jermyn: data sets large enough to see each feature roughly 10 "
                    "times",
                    "003"},
         .kind = Kind::ordering,
         .check = features_are_seen(training_of(300, 10.0), {}),
         .controls = {{.name = "many_active_features",
                       .world = "32 active features of 100, of which each must be seen oftener.",
                       .check = features_are_seen(training_of(100, 32.0), far)}},
         .figure = "superposition_scale"},

        {.id = "superposition.generalising_scale_stays_of_thousandfold_weight_decay",
         .statement =
             "The number of examples from which on features are learned does not move with the "
             "weight decay: a thousandfold decay changes it by less than a half.",
         .hypotheses = "n = 100, S = 0.9, m = 2, 5000 steps; decay 0.001 and 1; 24 data sets.",
         .formula = "|E log(T*(1)/T*(0.001))| <= log(3/2)",
         .source = {"HenighanEtAl2023",
                    "comment by Jermyn: the scale does not appear to change with the weight "
                    "decay rate",
                    "003"},
         .kind = Kind::inequality,
         .check = scale_stays(training_of(100, 10.0, 1.0)),
         .controls = {{.name = "third_of_density",
                       .world = "Inputs with a third of the density instead of another decay.",
                       .check = scale_stays(training_of(300, 10.0, 1e-3))}},
         .figure = "superposition_scale"},
    };
}

}  // namespace overfit::claims::superposition
