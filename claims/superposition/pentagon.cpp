/// Claims about features at the corners of a polygon: why five of them.
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "claims/superposition/parts.hpp"
#include "experiments/polygons.hpp"
#include "experiments/toy_variants.hpp"
#include "numerics/statistics.hpp"
#include "theory/feature_polygon.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::OneActiveFeature;
using numerics::Stream;

/// A golden section finds the length to 1e-9, where the saving is flat: nothing but rounding, of
/// some k^2 squares of size 1, is left.
Check saving_of_corners(int more_corners) {
    return [more_corners](const Run&) {
        Evidence evidence;
        for (int corners = 3; corners <= 12; ++corners)
            evidence.push_back(
                {.at = fmt::format("{} corners", corners),
                 .expected = theory::most_saved_by_polygon(corners),
                 .measured = computed(experiments::most_saved_by_corners(corners + more_corners),
                                      1.0, 10.0 * corners * corners),
                 .rival = std::min(4.0, 1.0 * corners)});
        return evidence;
    };
}

/// The best of many descents, over all positions of the columns.
Check best_of_descents(const OneActiveFeature& like) {
    return [like](const Run& run) {
        Evidence evidence;
        for (const int features : {5, 6, 8, 12}) {
            OneActiveFeature problem = like;
            problem.features = features;
            const std::vector<double> saved = experiments::saved_by_descent(
                problem, run.trials(60, fmt::format("n = {}", features)));
            // A descent ends where a step gains less than 1e-13, at a linear rate of some 1e-3 or
            // better: what is left to gain is below 1e-9.
            evidence.push_back({.at = fmt::format("{} features", features),
                                .expected = theory::most_saved_by_polygon(theory::best_polygon()),
                                .measured = computed(*std::max_element(saved.begin(), saved.end()),
                                                     1.0, 10.0 * features * features) +
                                            Tolerance::discretisation(
                                                1e-9, "what the last steps of a descent miss"),
                                .rival = 4.0});
        }
        return evidence;
    };
}

/// 5 / sum_i (1/D_i) over the corners.
Check harmonic_share(bool distorted) {
    return [distorted](const Run& run) {
        Evidence evidence;
        for (const auto& [column_squared, rest] : {std::pair{0.84, 0.5}, {0.84, 2.2}, {1.0, 7.5}}) {
            const theory::DilutedPolygon polygon{5, column_squared, rest};
            const std::string where = fmt::format("|w|^2 = {}, rest {}", column_squared, rest);
            Stream stream(run.trials(1, where).key, 0);
            const Eigen::VectorXd shares =
                experiments::diluted_shares(polygon, 10'000, distorted, stream);
            // The two sums of n squares of the second moments, and a division each.
            evidence.push_back(
                {.at = where,
                 .expected = theory::polygon_dimensionality(polygon),
                 .measured = computed(5.0 / shares.cwiseInverse().sum(), 1.0, 20'000.0),
                 .rival = 0.4});
        }
        return evidence;
    };
}

/// The least and the median loss over starts: none is lower, and most get there. Where training has
/// settled, nothing but rounding is left, of some 3 T^2 squares of size 1.
Check ends_at_pentagon(const numerics::AutoencoderForm& form) {
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

}  // namespace

std::vector<Claim> pentagon_claims() {
    return {
        {.id = "superposition.polygon_of_k_features_saves_k_over_one_plus_interference",
         .statement =
             "Without a bias, k features at the corners of a regular polygon in the plane save "
             "k/(1 + I_k) of their loss, I_k = sum_(j=1)^(k-1) max(0, cos(2 pi j/k))^2: 4 for even "
             "k, 4.198 for five, 3.938 for seven.",
         .hypotheses = "x' = max(0, W'W x), one active feature at a time, k = 3, …, 12; the "
                       "common length of the columns is found by a search.",
         .formula = "k/(1 + I_k), at |w|^2 = 1/(1 + I_k)",
         .source = {"HenighanEtAl2023", "an oversimplified solution for infinite data", "003"},
         .kind = Kind::identity,
         .check = saving_of_corners(0),
         .rival = "no more than two features for a dimension: min(k, 4)",
         .controls = {{.name = "one_corner_more",
                       .world = "Polygons with one corner more.",
                       .check = saving_of_corners(1)}},
         .figure = "superposition_pentagon"},

        {.id = "superposition.pentagon_is_best_of_bias_free_models_in_plane",
         .statement =
             "Among all bias-free models with two hidden dimensions, not only regular ones, none "
             "saves more than the pentagon, 4.198 of the features' loss, however many features "
             "there are.",
         .hypotheses = "x' = max(0, W'W x), one active feature at a time, n = 5, 6, 8, 12 "
                       "features; the best of 60 descents from random weights.",
         .formula = "max over W = 5/(1 + 2 cos(2 pi/5)^2) = 4.1982",
         .source = {"HenighanEtAl2023", "why one should expect a solution of about 5 features",
                    "003"},
         .kind = Kind::exact_value,
         .check = best_of_descents({.features = 5}),
         .rival = "4, which every even polygon saves",
         .controls = {{.name = "with_bias",
                       .world = "A model with a bias fits every feature.",
                       .check = best_of_descents({.features = 5, .with_bias = true})},
                      {.name = "three_dimensions",
                       .world = "One hidden dimension more.",
                       .check = best_of_descents({.features = 5, .dimensions = 3})}},
         .figure = "superposition_pentagon"},

        {.id = "superposition.training_without_bias_ends_at_pentagon_of_orthonormal_examples",
         .statement =
             "Without a bias, training on five orthonormal examples or more ends at a pentagon of "
             "five of them and loses the others: the loss is 1 - 4.198/T, from most starts, and "
             "from none less.",
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

        {.id = "superposition.feature_dimensionality_is_diluted_by_rest_of_weights",
         .statement =
             "The dimensionalities of five features in a pentagon fall below 2/5 by what the other "
             "features add: their harmonic mean is 2 |w|^2/||W||_F^2, the pentagon's share of the "
             "squared weights times 2/5, wherever the rest lies.",
         .hypotheses = "5 columns of squared length 0.84 or 1 at equal angles among n = 10^4, the "
                       "others Gaussian with squares that add up to 0.5, 2.2 or 7.5.",
         .formula = "5/sum_i (1/D_i) = 2 |w|^2/(5 |w|^2 + ||W_rest||^2)",
         .source = {"HenighanEtAl2023",
                    "notably less than the expected 2/5, because of many small contributions",
                    "003"},
         .kind = Kind::identity,
         .check = harmonic_share(false),
         .rival = "2/5",
         .controls = {{.name = "one_short_corner",
                       .world = "One corner at half its length.",
                       .check = harmonic_share(true)}},
         .figure = "superposition_pentagon"},
    };
}

}  // namespace overfit::claims::superposition
