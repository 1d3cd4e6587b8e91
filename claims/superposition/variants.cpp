/// Claims about relatives of the toy model: other losses, other layers, other inputs.
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "claims/superposition/parts.hpp"
#include "experiments/toy_variants.hpp"
#include "numerics/dimensionality.hpp"
#include "numerics/statistics.hpp"
#include "theory/feature_polygon.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::OrthonormalTraining;
using experiments::ToyTraining;
using experiments::VariantLosses;
using experiments::VariantTraining;
using numerics::AutoencoderForm;
using numerics::ReconstructionLoss;

/// Numbers of examples that are memorised, that are too many for it, and that show the features.
struct Stages {
    int few;
    int between;
    int many;
};

/// log(test loss / loss of the best constant) of each data set.
std::vector<double> log_tests(VariantTraining training, int examples, std::size_t quick_count,
                              const Run& run) {
    training.examples = examples;
    const VariantLosses losses = experiments::trained_variants(
        training, run.trials(quick_count, fmt::format("T = {}", examples)));
    std::vector<double> logs;
    for (std::size_t i = 0; i < losses.test.size(); ++i)
        logs.push_back(std::log(losses.test[i] / losses.constant[i]));
    return logs;
}

/// Means of logarithms over data sets: near normal, as each is an average over thousands of inputs,
/// and the logarithm tames the height of the bump.
Check rises_then_falls(const VariantTraining& training, const Stages& stages) {
    return [=](const Run& run) {
        constexpr std::size_t data_sets = 64;
        const std::vector<double> few = log_tests(training, stages.few, data_sets, run);
        const std::vector<double> between = log_tests(training, stages.between, data_sets, run);
        std::vector<double> rise = between;
        for (std::size_t i = 0; i < rise.size(); ++i) rise[i] -= few[i];
        return Evidence{
            {.at = fmt::format("log loss over the best constant's, T = {}", stages.between),
             .relation = Relation::at_least,
             .expected = 0.0,
             .measured = mean_of(between)},
            {.at =
                 fmt::format("rise of the log loss from T = {} to {}", stages.few, stages.between),
             .relation = Relation::at_least,
             .expected = 0.0,
             .measured = mean_of(std::move(rise))},
            {.at = fmt::format("log loss over the best constant's, T = {}", stages.many),
             .relation = Relation::at_most,
             .expected = 0.0,
             .measured = mean_of(log_tests(training, stages.many, 12, run))}};
    };
}

/// The same training without the maximum at the output.
Control linear_output(VariantTraining training, const Stages& stages) {
    training.form.rectified_output = false;
    return {.name = "linear_output",
            .world = "Without the maximum at the output the test loss falls from the start.",
            .check = rises_then_falls(training, stages)};
}

constexpr VariantTraining quartic{
    .form = {.loss = ReconstructionLoss::quartic}, .examples = 0, .hidden = 2};
constexpr Stages quartic_stages{.few = 5, .between = 20, .many = 200};
constexpr VariantTraining absolute{
    .form = {.loss = ReconstructionLoss::absolute}, .examples = 0, .steps = 4000};
constexpr Stages absolute_stages{.few = 10, .between = 50, .many = 300};
constexpr VariantTraining two_relus{.form = {.rectified_hidden = true}, .examples = 0};
constexpr Stages two_relus_stages{.few = 5, .between = 20, .many = 200};

/// The least and the median loss over starts: none is lower, and most get there. Where training has
/// settled, nothing but rounding is left, of some 3 T^2 squares of size 1.
Check ends_at_pentagon(const AutoencoderForm& form) {
    return [form](const Run& run) {
        Evidence evidence;
        for (const int examples : {5, 6, 8, 12}) {
            const std::string where = fmt::format("{} examples", examples);
            const std::vector<double> losses = experiments::losses_of_orthonormal_examples(
                {.form = form, .examples = examples}, run.trials(20, where));
            const double saved = theory::most_saved_by_polygon(theory::best_polygon());
            for (const auto& [which, loss] :
                 {std::pair{"least", *std::min_element(losses.begin(), losses.end())},
                  std::pair{"median", numerics::median(losses)}})
                evidence.push_back({.at = fmt::format("{}, {} loss", where, which),
                                    .expected = 1.0 - saved / examples,
                                    .measured = computed(loss, 1.0, 30.0 * examples * examples),
                                    .rival = 1.0 - 4.0 / examples});
        }
        return evidence;
    };
}

/// The largest dimensionality of a feature, which is bounded, as a mean over data sets.
Check no_feature_above(double most, double sparsity) {
    return [=](const Run& run) {
        ToyTraining training{.inputs = {.features = 100, .sparsity = sparsity}, .examples = 200};
        training.options.steps = 2000;
        training.options.learning_rate = 5e-3;
        std::vector<double> largest;
        for (const experiments::TrainedToy& model :
             experiments::trained_toys(training, run.trials(16, at(training))))
            largest.push_back(numerics::dimensionalities(model.weights).maxCoeff());
        return Evidence{{.at = at(training),
                         .relation = Relation::at_most,
                         .expected = most,
                         .measured = mean_of(std::move(largest))}};
    };
}

constexpr const char* comment = "comment by Hobbhahn: other losses, a ReLU between the layers";

}  // namespace

std::vector<Claim> variant_claims() {
    return {
        {.id = "superposition.test_loss_rises_then_falls_of_quartic_errors",
         .statement = "The double descent in the number of examples is not one of squared errors: "
                      "with fourth powers, too, the test loss rises above that of the best "
                      "constant and then falls below it.",
         .hypotheses = "n = 60, 10 active features an example, m = 2; T = 5, 20 (64 data sets), "
                       "200 (12); 3000 steps of AdamW, rate 0.01, one start, 2000 test inputs; the "
                       "constant of least mean fourth power.",
         .formula = "L(20) >= L_const, L(20) >= L(5), L(200) <= L_const",
         .source = {"HenighanEtAl2023", comment, "003"},
         .kind = Kind::ordering,
         .check = rises_then_falls(quartic, quartic_stages),
         .controls = {linear_output(quartic, quartic_stages)},
         .figure = "superposition_variants"},

        {.id = "superposition.test_loss_rises_then_falls_of_absolute_errors",
         .statement = "With absolute errors the test loss rises above that of the best constant "
                      "and then falls below it as well, though by some per cent only: an output "
                      "that is far off costs no more than its distance.",
         .hypotheses = "n = 60, 10 active features an example, m = 3; T = 10, 50 (64 data sets), "
                       "300 (12); 4000 steps of AdamW, rate 0.01, one start, 2000 test inputs; the "
                       "constant of least mean absolute error, 0.",
         .formula = "L(50) >= L_const, L(50) >= L(10), L(300) <= L_const",
         .source = {"HenighanEtAl2023", comment, "003"},
         .kind = Kind::ordering,
         .check = rises_then_falls(absolute, absolute_stages),
         .controls = {linear_output(absolute, absolute_stages)},
         .figure = "superposition_variants"},

        {.id = "superposition.test_loss_rises_then_falls_with_relu_between_layers",
         .statement = "With a ReLU between the layers, x' = max(0, W' max(0, W x) + b), the test "
                      "loss rises above that of the best constant with the number of examples and "
                      "then falls below it.",
         .hypotheses = "n = 60, 10 active features an example, m = 3; T = 5, 20 (64 data sets), "
                       "200 (12); 3000 steps of AdamW, rate 0.01, one start, 2000 test inputs.",
         .formula = "L(20) >= L_const, L(20) >= L(5), L(200) <= L_const",
         .source = {"HenighanEtAl2023", comment, "003"},
         .kind = Kind::ordering,
         .check = rises_then_falls(two_relus, two_relus_stages),
         .controls = {linear_output(two_relus, two_relus_stages)},
         .figure = "superposition_variants"},

        {.id = "superposition.training_without_bias_ends_at_pentagon_of_orthonormal_examples",
         .statement =
             "Without a bias, training on five orthonormal examples or more ends at a pentagon of "
             "five of them and loses the others: the loss is 1 - 4.198/T, from most starts, and "
             "never less.",
         .hypotheses = "x' = max(0, W'W x), m = 2, T = 5, 6, 8, 12 examples of three features of "
                       "their own, whose columns may differ; 4000 steps of Adam in double "
                       "precision, 20 starts, each on a data set of its own.",
         .formula = "1 - 5/(1 + 2 cos(2 pi/5)^2)/T",
         .source = {"HenighanEtAl2023", "why one should expect a solution of about 5; derived here",
                    "003"},
         .kind = Kind::exact_value,
         .check = ends_at_pentagon({.has_bias = false}),
         .rival = "1 - 4/T, what a square saves",
         .controls = {{.name = "with_bias",
                       .world = "Biases let the model memorise more.",
                       .check = ends_at_pentagon({.has_bias = true})},
                      {.name = "linear_output",
                       .world = "Without the maximum two examples are stored, not five.",
                       .check = ends_at_pentagon({.rectified_output = false, .has_bias = false})}},
         .figure = "superposition_pentagon"},

        {.id = "superposition.no_feature_stands_out_of_dense_inputs",
         .statement = "Features stand out because they are sparse: trained on as many inputs in "
                      "which every feature is active, the model gives none a dimensionality of "
                      "1/5, half of that of a pentagon.",
         .hypotheses = "n = 100, S = 0, T = 200, m = 2; 2000 steps, rate 0.005, one start; mean "
                       "over 16 data sets.",
         .formula = "E max_i D_i <= 1/5",
         .source = {"HenighanEtAl2023", "sparse features are organised as a pentagon", "003"},
         .kind = Kind::inequality,
         .check = no_feature_above(0.2, 0.0),
         .controls = {{.name = "sparse_inputs",
                       .world = "Ten active features an input.",
                       .check = no_feature_above(0.2, 0.9)}},
         .figure = "superposition_descent"},
    };
}

}  // namespace overfit::claims::superposition
