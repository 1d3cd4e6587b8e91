/// Claims about double descent of relatives of the toy model: other losses, other layers.
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/superposition/parts.hpp"
#include "experiments/toy_variants.hpp"
#include "numerics/statistics.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::VariantLosses;
using experiments::VariantTraining;
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

constexpr VariantTraining squared{.examples = 0};
constexpr VariantTraining quartic{
    .form = {.loss = ReconstructionLoss::quartic}, .examples = 0, .hidden = 2};
constexpr VariantTraining absolute{
    .form = {.loss = ReconstructionLoss::absolute}, .examples = 0, .steps = 4000};
constexpr VariantTraining two_relus{.form = {.rectified_hidden = true}, .examples = 0};
constexpr Stages quartic_stages{.few = 5, .between = 20, .many = 200};
constexpr Stages absolute_stages{.few = 10, .between = 50, .many = 300};
constexpr Stages two_relus_stages{.few = 5, .between = 20, .many = 200};

constexpr const char* comment = "comment by Hobbhahn: other losses, a ReLU between the layers";

/// The median over data sets, and the quartiles, of test loss over the best constant's.
std::vector<double> ratio_row(double group, const VariantTraining& training, int examples,
                              const Run& run) {
    std::vector<double> ratios;
    for (const double value : log_tests(training, examples, 8, run))
        ratios.push_back(std::exp(value));
    return {group, static_cast<double>(examples), numerics::median(ratios),
            numerics::quantile(ratios, 0.25), numerics::quantile(ratios, 0.75)};
}

std::vector<Cell> variant_cells(Tier) {
    std::vector<Cell> cells;
    double group = 0.0;
    for (const bool rectified : {true, false})
        for (VariantTraining training : {squared, quartic, absolute, two_relus}) {
            training.form.rectified_output = rectified;
            for (const int examples : {3, 5, 10, 20, 30, 50, 100, 150, 300})
                cells.push_back({.key = fmt::format("group = {}, T = {}", group, examples),
                                 .rows = [=](const Run& run) {
                                     return Rows{ratio_row(group, training, examples, run)};
                                 }});
            group += 1.0;
        }
    return cells;
}

}  // namespace

std::vector<Sweep> variant_sweeps() {
    return {{.id = "superposition_variants",
             .title =
                 "Test losses of variants over the best constant's (group: 0 squares, 1 fourth "
                 "powers, 2 absolute errors, 3 squares with a ReLU between the layers; 4 to 7 "
                 "the same with a linear output; x: T; low, high: quartiles of 8 data sets)",
             .columns = {"group", "x", "measured", "low", "high"},
             .cells = variant_cells}};
}

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
    };
}

}  // namespace overfit::claims::superposition
