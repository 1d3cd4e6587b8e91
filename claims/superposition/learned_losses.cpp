/// Claims about losses and norms of trained models: double descent, and who memorises.
#include <cmath>
#include <vector>

#include "claims/superposition/parts.hpp"
#include "theory/example_polygon.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::ToyTraining;
using experiments::TrainedToy;

ToyTraining training_of(int examples, long steps) {
    ToyTraining training = usual_training(examples, steps);
    training.test_inputs = 2000;
    return training;
}

Check rises_then_falls(bool trained) {
    return [trained](const Run& run) {
        const auto log_tests = [&](int examples) {
            ToyTraining training = training_of(examples, trained ? 10'000 : 1);
            training.inputs = inputs_of(300);
            return log_relative_tests(training, run, 32);
        };
        const std::vector<double> few = log_tests(30);
        return Evidence{{.at = "log loss over the best constant's, T = 30",
                         .relation = Relation::at_least,
                         .expected = 0.0,
                         .measured = mean_of(few)},
                        {.at = "rise of the log loss from T = 30 to 100",
                         .relation = Relation::at_least,
                         .expected = 0.0,
                         .measured = mean_excess(log_tests(100), few)},
                        {.at = "log loss over the best constant's, T = 400",
                         .relation = Relation::at_most,
                         .expected = 0.0,
                         .measured = mean_of(log_tests(400))}};
    };
}

/// The same examples and starts at the usual rate, and at another.
Check higher_rate_memorises(double rate) {
    return [rate](const Run& run) {
        const ToyTraining usual = training_of(1000, 5'000);
        ToyTraining other = usual;
        other.options.learning_rate = rate;
        const auto loss = [](const TrainedToy& model) { return model.loss; };
        std::vector<double> losses, log_tests;
        const double constant = theory::best_constant_loss(usual.inputs);
        for (const TrainedToy& model :
             experiments::trained_toys(other, run.trials(12, at(other)))) {
            losses.push_back(model.loss);
            log_tests.push_back(std::log(model.test_loss / constant));
        }
        return Evidence{{.at = "training loss at rate 0.001, less that at the other rate",
                         .relation = Relation::at_least,
                         .expected = 0.005,
                         .measured = mean_excess(numbers_of(usual, run, 12, loss), losses)},
                        {.at = "log test loss over the best constant's, other rate",
                         .relation = Relation::at_least,
                         .expected = 0.0,
                         .measured = mean_of(std::move(log_tests))}};
    };
}

/// The exponent of ||b|| in the sum of all learning rates, between 20 000 and 50 000 steps.
Check bias_grows_with_rates(const ToyTraining& like) {
    return [like](const Run& run) {
        const auto norms = [&](long steps) {
            ToyTraining training = like;
            training.options.steps = steps;
            return numbers_of(training, run, 8, [](const TrainedToy& model) {
                return std::log(model.biases.norm());
            });
        };
        const auto total = [](int steps) {
            return theory::total_learning_rate(
                {.peak = 1e-3, .steps = steps, .warm_up = steps / 20});
        };
        const std::vector<double> few = norms(20'000);
        std::vector<double> exponents = norms(50'000);
        for (std::size_t i = 0; i < exponents.size(); ++i)
            exponents[i] = (exponents[i] - few[i]) / std::log(total(50'000) / total(20'000));
        return Evidence{{.at = at(like),
                         .relation = Relation::at_least,
                         .expected = 0.8,
                         .measured = mean_of(exponents)},
                        {.at = at(like),
                         .relation = Relation::at_most,
                         .expected = 1.25,
                         .measured = mean_of(exponents)}};
    };
}

}  // namespace

std::vector<Claim> learned_loss_claims() {
    return {
        {.id = "superposition.test_loss_rises_then_falls_with_examples",
         .statement =
             "With more examples the test loss first rises above that of the best constant, the "
             "more the more are memorised, and falls below it once features are learned: double "
             "descent in the number of examples, without label noise.",
         .hypotheses =
             "n = 300, S = 29/30, m = 2; T = 30, 100, 400; one start, 10 000 steps, 2000 test "
             "inputs; 32 data sets.",
         .formula = "L(30) >= L_const, L(100) >= L(30), L(400) <= L_const",
         .source = {"HenighanEtAl2023", "main figure; double descent", "003"},
         .kind = Kind::ordering,
         .check = rises_then_falls(true),
         .controls = {{.name = "untrained",
                       .world = "One step of training.",
                       .check = rises_then_falls(false)}},
         .figure = "superposition_descent"},

        {.id = "superposition.memoriser_has_less_training_loss_than_pentagon_of_higher_rate",
         .statement =
             "The pentagon is not what minimises the training loss: at a thirty times higher rate "
             "the same examples are memorised, with a training loss lower by 0.005 or more, and a "
             "test loss above that of a constant.",
         .hypotheses = "n = 1000, S = 0.99, m = 2, T = 1000; rates 0.001 and 0.03, 5000 "
                       "steps, 2000 test inputs; 12 data sets.",
         .formula = "train(0.03) <= train(0.001) - 0.005, test(0.03) >= L_const",
         .source = {"HenighanEtAl2023",
                    "the middle regime, later found to be an artefact of optimisation", "003"},
         .kind = Kind::ordering,
         .check = higher_rate_memorises(3e-2),
         .controls = {{.name = "three_times_higher_rate",
                       .world = "A rate of 0.003, which finds the pentagon too.",
                       .check = higher_rate_memorises(3e-3)}},
         .figure = "superposition_descent"},

        {.id = "superposition.bias_norm_grows_with_sum_of_learning_rates_of_memorisers",
         .statement =
             "Where a polygon is out of reach, norms tell how long the training was, not what it "
             "ends at: the norm of the biases grows nearly in proportion to the sum of all "
             "learning rates, by which Adam can move a parameter at most.",
         .hypotheses = "n = 1000, S = 0.99, m = 2, T = 100; 20 000 and 50 000 steps; 8 data sets.",
         .formula = "0.8 <= d log ||b||/d log(sum of rates) <= 1.25",
         .source = {"HenighanEtAl2023", "norms, and why they peak near T = 30", "003"},
         .kind = Kind::exponent,
         .check = bias_grows_with_rates({.examples = 100}),
         .controls = {{.name = "polytope_within_reach",
                       .world = "Ten examples in four dimensions, which are within reach.",
                       .check = bias_grows_with_rates({.examples = 10, .hidden = 4})}},
         .figure = "superposition_descent"},
    };
}

}  // namespace overfit::claims::superposition
