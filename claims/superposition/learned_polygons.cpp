/// Claims about what models learn from few examples: polygons of examples, and where starts fail.
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "claims/superposition/parts.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::Examples;
using experiments::ToyTraining;
using experiments::TrainedToy;

bool is_regular_polygon(const TrainedToy& model) {
    return model.loss < 1e-3 && experiments::share_of_regular_examples(model) == 1.0;
}

/// Most data sets of five examples end as a regular polygon, and a third of those of six, where
/// overlaps of the examples leave some polygons uneven.
Check few_examples_end_as_polygon(Examples kind, long steps) {
    return [=](const Run& run) {
        Evidence evidence;
        for (const auto& [examples, share] : {std::pair{5, 1.0 / 2.0}, {6, 1.0 / 3.0}}) {
            ToyTraining training = usual_training(examples, steps);
            training.starts = 4;
            training.kind = kind;
            evidence.push_back(
                {.at = at(training),
                 .relation = Relation::at_least,
                 .expected = share,
                 .measured = share_of_data_sets(training, run, 56, is_regular_polygon)});
        }
        return evidence;
    };
}

/// The mean share of examples with a regular dimensionality, which is bounded.
Check examples_share_dimensions_evenly(long steps) {
    return [steps](const Run& run) {
        Evidence evidence;
        for (const int examples : {30, 100}) {
            ToyTraining training = usual_training(examples, steps);
            training.hidden = 4;
            evidence.push_back({.at = at(training),
                                .relation = Relation::at_least,
                                .expected = 0.75,
                                .measured = mean_of(numbers_of(
                                    training, run, 12, experiments::share_of_regular_examples))});
        }
        return evidence;
    };
}

/// A single start keeps a twentieth of an example's square, or more.
Check single_starts_fail(int examples) {
    return [examples](const Run& run) {
        const ToyTraining training = usual_training(examples, 20'000);
        return Evidence{
            {.at = at(training),
             .relation = Relation::at_least,
             .expected = 0.25,
             .measured = share_of_data_sets(
                 training, run, 100, [](const TrainedToy& model) { return model.loss > 0.05; })}};
    };
}

/// Bias norm over (||W||^2 - T) / T^(1/2), with the weights of features that some example has.
Check bias_follows_weights(long steps) {
    return [steps](const Run& run) {
        Evidence evidence;
        for (const auto& [examples, data_sets] : {std::pair{6, 120}, {20, 40}}) {
            const ToyTraining training = usual_training(examples, steps);
            const auto is_near = [examples = examples](const TrainedToy& model) {
                const double weights = (model.weights * model.live.asDiagonal()).squaredNorm();
                const double law = (weights - examples) / std::sqrt(examples);
                return std::abs(model.biases.norm() / law - 1.0) < 0.25;
            };
            evidence.push_back({.at = at(training),
                                .relation = Relation::at_least,
                                .expected = 0.5,
                                .measured = share_of_data_sets(
                                    training, run, static_cast<std::size_t>(data_sets), is_near)});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> learned_polygon_claims() {
    return {
        {.id = "superposition.few_examples_are_learned_as_regular_polygon_of_best_start",
         .statement =
             "Trained on 5 or 6 sparse examples, models with two hidden dimensions memorise them "
             "as the corners of a regular polygon, 5 in most data sets and 6 in a third or more: "
             "loss below 0.001, and every example's dimensionality within a fifth of m/T.",
         .hypotheses = "n = 1000, S = 0.99, unit norms; full-batch AdamW, rate 0.001, 20 000 "
                       "steps; the start of least training loss out of 4; 56 data sets.",
         .formula = "P(loss < 0.001 and all |D T/m - 1| <= 1/5) >= 1/2 for T = 5, 1/3 for T = 6",
         .source = {"HenighanEtAl2023", "data points are represented as polytopes; main figure",
                    "003"},
         .kind = Kind::inequality,
         .check = few_examples_end_as_polygon(Examples::sparse, 20'000),
         .controls = {{.name = "untrained",
                       .world = "One step of training.",
                       .check = few_examples_end_as_polygon(Examples::sparse, 1)},
                      {.name = "examples_of_any_norm",
                       .world = "Examples of unequal norms are memorised, but not evenly.",
                       .check = few_examples_end_as_polygon(Examples::of_any_norm, 20'000)}},
         .figure = "superposition_hidden_vectors"},

        {.id = "superposition.learned_example_dimensionality_is_m_over_examples_of_four_dimensions",
         .statement =
             "With four hidden dimensions, at least three quarters of the examples get a "
             "dimensionality within a fifth of m/T, in the mean over data sets, also where they "
             "are too many to be memorised without error.",
         .hypotheses = "n = 1000, S = 0.99; T = 30, 100; one start, 20 000 steps; 12 data sets.",
         .formula = "E share(|D T/m - 1| <= 1/5) >= 3/4",
         .source = {"HenighanEtAl2023",
                    "training-example dimensionalities follow m/T; models with m = 4", "003"},
         .kind = Kind::inequality,
         .check = examples_share_dimensions_evenly(20'000),
         .controls = {{.name = "untrained",
                       .world = "One step of training.",
                       .check = examples_share_dimensions_evenly(1)}},
         .figure = "superposition_descent"},

        {.id = "superposition.single_start_often_fails_of_ten_examples_in_plane",
         .statement =
             "A quarter of single starts with two hidden dimensions, or more, fail to memorise ten "
             "examples, though a polygon would hold them: selecting the best of several starts "
             "matters.",
         .hypotheses = "n = 1000, S = 0.99, T = 10; 20 000 steps; 100 data sets.",
         .formula = "P(training loss > 0.05) >= 1/4",
         .source = {"HenighanEtAl2023",
                    "choice of the seed with the least training loss; comment "
                    "on optimisation failures",
                    "003"},
         .kind = Kind::inequality,
         .check = single_starts_fail(10),
         .controls = {{.name = "five_examples",
                       .world = "Five examples.",
                       .check = single_starts_fail(5)}},
         .figure = "superposition_hidden_vectors"},

        {.id = "superposition.bias_norm_follows_weight_norm_of_learned_memorisers",
         .statement =
             "In trained memorisers the norm of the biases follows from that of the weights as in "
             "a polygon, ||b|| = (||W||^2 - T)/T^(1/2), within a quarter and in most data sets, "
             "also where some examples fail.",
         .hypotheses =
             "n = 1000, S = 0.99; T = 6, 20; weights of features that an example has; one start, "
             "20 000 steps; 120 and 40 data sets.",
         .formula = "P(|T^(1/2) ||b||/(||W||^2 - T) - 1| < 1/4) >= 1/2",
         .source = {"HenighanEtAl2023",
                    "norms of weights and biases, which agree with T-gons for few examples", "003"},
         .kind = Kind::inequality,
         .check = bias_follows_weights(20'000),
         .controls = {{.name = "stopped_early",
                       .world = "500 steps of training.",
                       .check = bias_follows_weights(500)}},
         .figure = "superposition_polygons"},
    };
}

}  // namespace overfit::claims::superposition
