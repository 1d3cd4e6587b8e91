/// Claims about the bump of the test loss between examples and features: what raises and lowers it.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "claims/superposition/parts.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::ToyTraining;
using experiments::TrainedToy;
using numerics::LossReduction;

/// 300 features, ten of them active in the mean.
ToyTraining training_of(int examples, int hidden) {
    ToyTraining training{
        .inputs = inputs_of(300), .examples = examples, .hidden = hidden, .test_inputs = 2000};
    training.options.steps = 10'000;
    return training;
}

double log_test_loss(const TrainedToy& model) {
    return std::log(model.test_loss);
}
double log_bias_norm(const TrainedToy& model) {
    return std::log(model.biases.norm());
}

/// Ways of training, and which of two of them has the higher test loss.
struct Ladder {
    struct Order {
        std::string at;
        std::size_t higher, lower;
    };
    std::vector<ToyTraining> trainings;
    std::vector<Order> orders;
};

/// The test loss of each `higher` is above that of its `lower` by a factor.
Check each_is_higher(const Ladder& ladder, double factor) {
    return [=](const Run& run) {
        std::vector<std::vector<double>> logs;
        for (const ToyTraining& training : ladder.trainings)
            logs.push_back(numbers_of(training, run, 20, log_test_loss));
        Evidence evidence;
        for (const Ladder::Order& order : ladder.orders)
            evidence.push_back({.at = order.at,
                                .relation = Relation::at_least,
                                .expected = std::log(factor),
                                .measured = mean_excess(logs[order.higher], logs[order.lower])});
        return evidence;
    };
}

Ladder weaker_decays(int examples) {
    Ladder ladder{.trainings = {}, .orders = {{"decay 0.01 against 1", 0, 1}}};
    for (const double decay : {0.01, 1.0}) {
        ladder.trainings.push_back(training_of(examples, 4));
        ladder.trainings.back().options.weight_decay = decay;
    }
    return ladder;
}

Ladder longer_trainings(int examples) {
    Ladder ladder{
        .trainings = {},
        .orders = {{"5000 steps against 2000", 1, 0}, {"10 000 steps against 5000", 2, 1}}};
    for (const long steps : {2'000L, 5'000L, 10'000L}) {
        ladder.trainings.push_back(training_of(examples, 4));
        ladder.trainings.back().options.steps = steps;
    }
    return ladder;
}

Ladder widths(double decay) {
    Ladder ladder{.trainings = {},
                  .orders = {{"m = 3 against 1", 1, 0}, {"m = 3 against 6", 1, 2}}};
    for (const int hidden : {1, 3, 6}) {
        ladder.trainings.push_back(training_of(150, hidden));
        ladder.trainings.back().options.weight_decay = decay;
    }
    return ladder;
}

/// The norm of the biases at the article's size, and the height of the bump where the same epsilon
/// can be had with fewer features. `divided` undoes it.
Check averaging_lowers(double divided) {
    return [divided](const Run& run) {
        ToyTraining sum{.inputs = {.features = 10'000, .sparsity = 0.999}, .examples = 300};
        sum.options.steps = 5'000;
        ToyTraining mean = sum;
        mean.options.reduction = LossReduction::mean_over_features;
        mean.options.epsilon /= divided;
        const ToyTraining small = training_of(100, 2);
        ToyTraining large_epsilon = small;
        large_epsilon.options.epsilon *= 10'000.0 / divided;
        const auto log_height =
            [constant = theory::best_constant_loss(small.inputs)](const TrainedToy& model) {
                return std::log(model.test_loss - constant);
            };
        return Evidence{{.at = "norm of b, sum against mean, " + at(sum),
                         .relation = Relation::at_least,
                         .expected = std::log(2.0),
                         .measured = mean_excess(numbers_of(sum, run, 9, log_bias_norm),
                                                 numbers_of(mean, run, 9, log_bias_norm))},
                        {.at = "height of the bump, epsilon of 1e-8 against 1e-4, " + at(small),
                         .relation = Relation::at_least,
                         .expected = std::log(1.25),
                         .measured = mean_excess(numbers_of(small, run, 40, log_height),
                                                 numbers_of(large_epsilon, run, 40, log_height))}};
    };
}

/// n is a power of two, so that all numbers are divided without rounding.
Check averaging_is_larger_epsilon(double factor) {
    return [factor](const Run& run) {
        ToyTraining mean{.inputs = {.features = 256, .sparsity = 0.95}, .examples = 40};
        mean.options.steps = 500;
        mean.options.reduction = LossReduction::mean_over_features;
        ToyTraining sum = mean;
        sum.options.reduction = LossReduction::sum_over_features;
        sum.options.epsilon *= factor;
        const numerics::Trials trials = run.trials(4, at(mean));
        const std::vector<TrainedToy> of_mean = experiments::trained_toys(mean, trials);
        const std::vector<TrainedToy> of_sum = experiments::trained_toys(sum, trials);
        double furthest = 0.0, largest = 0.0;
        for (std::size_t i = 0; i < of_mean.size(); ++i) {
            furthest = std::max(furthest,
                                (of_mean[i].weights - of_sum[i].weights).lpNorm<Eigen::Infinity>());
            largest = std::max(largest, of_sum[i].weights.lpNorm<Eigen::Infinity>());
        }
        return Evidence{{.at = at(mean),
                         .relation = Relation::equals,
                         .expected = 0.0,
                         .measured = computed(furthest, largest, 1.0)}};
    };
}

}  // namespace

std::vector<Claim> bump_claims() {
    return {
        {.id = "superposition.test_loss_falls_with_weight_decay_between_examples_and_features",
         .statement =
             "Strong weight decay lowers the bump of the test loss between examples and features: "
             "the loss is higher by a tenth or more at a decay of 0.01 than at 1.",
         .hypotheses = "n = 300, S = 29/30, m = 4, T = 200, 10 000 steps; 20 data sets.",
         .formula = "E log(L(0.01)/L(1)) >= log 1.1",
         .source = {"HenighanEtAl2023", "appendix: weight decay, m = 4", "003"},
         .kind = Kind::ordering,
         .check = each_is_higher(weaker_decays(200), 1.1),
         .controls = {{.name = "few_examples",
                       .world = "Twenty examples, which are memorised without a bump.",
                       .check = each_is_higher(weaker_decays(20), 1.1)}},
         .figure = "superposition_bump"},

        {.id = "superposition.test_loss_grows_with_updates_between_examples_and_features",
         .statement = "Longer training raises the bump of the test loss between examples and "
                      "features.",
         .hypotheses = "n = 300, S = 29/30, m = 4, T = 200; 2000, 5000 and 10 000 steps, "
                       "each with a warm-up of 5 %; 20 data sets.",
         .formula = "E log(L(more)/L(fewer)) >= log 1.01",
         .source = {"HenighanEtAl2023", "appendix: number of epochs, m = 4", "003"},
         .kind = Kind::ordering,
         .check = each_is_higher(longer_trainings(200), 1.01),
         .controls = {{.name = "few_examples",
                       .world = "Twenty examples, which are memorised without a bump.",
                       .check = each_is_higher(longer_trainings(20), 1.01)}},
         .figure = "superposition_bump"},

        {.id = "superposition.test_loss_rises_then_falls_with_hidden_dimensions",
         .statement =
             "On the same number of examples the test loss rises and then falls with the number "
             "of hidden dimensions: double descent in the size of the model, too.",
         .hypotheses = "n = 300, S = 29/30, T = 150, 10 000 steps; m = 1, 3, 6; 20 data sets.",
         .formula = "E log(L(3)/L(1)), E log(L(3)/L(6)) >= log 1.1",
         .source = {"HenighanEtAl2023",
                    "double descent as a function of examples and hidden dimensions", "003"},
         .kind = Kind::ordering,
         .check = each_is_higher(widths(1e-2), 1.1),
         .controls = {{.name = "strong_weight_decay",
                       .world = "A weight decay of 1.",
                       .check = each_is_higher(widths(1.0), 1.1)}},
         .figure = "superposition_map"},

        {.id = "superposition.averaging_over_features_eq_larger_epsilon",
         .statement =
             "Averaging the loss over features as well as over examples is the same as an n "
             "times larger epsilon of AdamW, update by update.",
         .hypotheses = "n = 256, S = 0.95, m = 2, T = 40, 500 steps; 4 data sets.",
         .formula = "W(mean, eps) = W(sum, n eps)",
         .source = {"HenighanEtAl2023", "loss and optimiser; derived here", "003"},
         .kind = Kind::identity,
         .check = averaging_is_larger_epsilon(256.0),
         .controls = {{.name = "same_epsilon",
                       .world = "The same epsilon for both.",
                       .check = averaging_is_larger_epsilon(1.0)}},
         .figure = "superposition_article"},

        {.id = "superposition.averaging_over_features_lowers_bump_and_norms",
         .statement =
             "Averaging the loss over 10 000 features as well at least halves the norm of the "
             "biases, and the epsilon that it amounts to takes at least a fifth off the height of "
             "the bump above the best constant. Which of the two was minimised can explain how "
             "the article and its replication differ; it is consistent with both.",
         .hypotheses =
             "Norms: n = 10 000, S = 0.999, T = 300, 5000 steps, 9 data sets. Bump: n = 300, S = "
             "29/30, T = 100, 10 000 steps, 40 data sets. m = 2. The authors' code is not public.",
         .formula = "E log(|b|(sum)/|b|(mean)) >= log 2, E log(height(1e-8)/height(1e-4)) >= log "
                    "1.25",
         .source = {"HenighanEtAl2023",
                    "comment by Jermyn: replication, peak bias norms roughly 3 times larger",
                    "003"},
         .kind = Kind::inequality,
         .check = averaging_lowers(1.0),
         .controls = {{.name = "epsilon_divided_by_features",
                       .world = "A 10 000 times smaller epsilon, which undoes it.",
                       .check = averaging_lowers(10'000.0)}},
         .figure = "superposition_article"},
    };
}

}  // namespace overfit::claims::superposition
