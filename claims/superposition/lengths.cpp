/// Claims about the lengths of hidden vectors and the norms of weights of trained models.
#include <algorithm>
#include <cmath>
#include <vector>

#include <Eigen/Core>
#include <fmt/format.h>

#include "claims/superposition/parts.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::ToyTraining;
using experiments::TrainedToy;

double log_longest(const TrainedToy& model) {
    return std::log(model.hidden.colwise().norm().maxCoeff());
}

/// Logarithms of lengths have all moments.
Check longest_near_thirty(int hidden) {
    return [hidden](const Run& run) {
        const auto logs = [&](int examples) {
            ToyTraining training = usual_training(examples, 10'000);
            training.hidden = hidden;
            return numbers_of(training, run, 18, log_longest);
        };
        const std::vector<double> peak = logs(30);
        Evidence evidence;
        for (const int examples : {6, 120})
            evidence.push_back({.at = fmt::format("T = 30 against {}", examples),
                                .relation = Relation::at_least,
                                .expected = std::log(1.1),
                                .measured = mean_excess(peak, logs(examples))});
        return evidence;
    };
}

/// ||W||_F / sqrt(5) on many examples.
Check norm_is_near_root_five(int examples) {
    return [examples](const Run& run) {
        ToyTraining training = usual_training(examples, 5'000);
        training.inputs = inputs_of(300);
        const Measurement measured =
            mean_of(numbers_of(training, run, 16, [](const TrainedToy& model) {
                return model.weights.norm() / std::sqrt(5.0);
            }));
        return Evidence{{.at = at(training),
                         .relation = Relation::at_least,
                         .expected = 0.9,
                         .measured = measured},
                        {.at = at(training),
                         .relation = Relation::at_most,
                         .expected = 1.25,
                         .measured = measured}};
    };
}

/// Lengths fall into two groups: some below 3/4 of the longest, at least half above 17/20 of it,
/// and none between.
bool parts_into_circle_and_inside(const TrainedToy& model) {
    const Eigen::ArrayXd lengths = model.hidden.colwise().norm().transpose();
    const double longest = lengths.maxCoeff();
    const Eigen::Index outside = (lengths > 0.85 * longest).count();
    const Eigen::Index inside = (lengths < 0.75 * longest).count();
    return inside > 0 && 2 * outside >= lengths.size() && inside + outside == lengths.size();
}

Check failed_starts_part_examples(int examples, long steps) {
    return [=](const Run& run) {
        const ToyTraining training = usual_training(examples, steps);
        std::size_t failed = 0, parted = 0;
        for (const TrainedToy& model :
             experiments::trained_toys(training, run.trials(160, at(training)))) {
            if (model.loss < 0.05) continue;
            ++failed;
            parted += parts_into_circle_and_inside(model) ? 1 : 0;
        }
        return Evidence{{.at = at(training),
                         .relation = Relation::at_least,
                         .expected = 1.0 / 3.0,
                         .measured = proportion_of(parted, std::max<std::size_t>(failed, 1))}};
    };
}

}  // namespace

std::vector<Claim> length_claims() {
    return {
        {.id = "superposition.hidden_vectors_are_longest_near_thirty_examples",
         .statement =
             "The longest hidden vectors are longer by a tenth or more at T = 30 than at T = 6 "
             "and at T = 120: polygons of more examples need longer vectors, until they are out "
             "of reach.",
         .hypotheses = "n = 1000, S = 0.99, m = 2, 10 000 steps; 18 data sets.",
         .formula = "E log(max|h|(30)/max|h|(6)), E log(max|h|(30)/max|h|(120)) >= log 1.1",
         .source = {"HenighanEtAl2023", "lengths of hidden vectors, peaking around T = 30", "003"},
         .kind = Kind::ordering,
         .check = longest_near_thirty(2),
         .controls = {{.name = "four_dimensions",
                       .world = "Four hidden dimensions, which hold more examples.",
                       .check = longest_near_thirty(4)}},
         .figure = "superposition_norms"},

        {.id = "superposition.weight_norm_is_near_root_five_of_many_examples",
         .statement =
             "On many examples the norm of the weights settles near 5^(1/2), that of a pentagon "
             "of unit columns: not below 0.9 of it, and not above 1.25 of it, for the rest of "
             "the weights is not zero.",
         .hypotheses = "n = 300, S = 29/30, m = 2, T = 600, 5000 steps; 16 data sets.",
         .formula = "0.9 <= E ||W||/5^(1/2) <= 1.25",
         .source = {"HenighanEtAl2023",
                    "norm of the weights, surprisingly close to the oversimplified solution",
                    "003"},
         .kind = Kind::inequality,
         .check = norm_is_near_root_five(600),
         .controls = {{.name = "few_examples",
                       .world = "Sixty examples, which are memorised with long vectors.",
                       .check = norm_is_near_root_five(60)}},
         .figure = "superposition_norms"},

        {.id = "superposition.failed_starts_leave_examples_inside_circle_of_ten_examples",
         .statement =
             "A third or more of the starts that fail to memorise ten examples end with most of "
             "the examples near one circle and some well inside it, which never join the others.",
         .hypotheses = "n = 1000, S = 0.99, m = 2, T = 10, 20 000 steps; of 160 starts those with "
                       "a loss above 0.05. Well inside: less than 3/4 of the longest hidden "
                       "vector; near: more than 17/20; at least half are near, none between.",
         .formula = "P(parted | failed) >= 1/3",
         .source = {"HenighanEtAl2023",
                    "comment by Olah and Henighan: optimisation failures on two circles", "003"},
         .kind = Kind::inequality,
         .check = failed_starts_part_examples(10, 20'000),
         .controls = {{.name = "untrained",
                       .world = "One step of training, with which every start fails.",
                       .check = failed_starts_part_examples(10, 1)}},
         .figure = "superposition_circles"},
    };
}

}  // namespace overfit::claims::superposition
