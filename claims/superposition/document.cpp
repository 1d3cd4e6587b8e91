/// Document 003, "Superposition, memorization, and double descent", with the comments on it.
#include <utility>
#include <vector>

#include "claims/superposition/parts.hpp"

namespace overfit::claims::superposition {

namespace {

std::vector<Sentence> small_and_large_data() {
    return {
        {.says = "Memorised text may be stored in superposition rather than one neuron each, since "
                 "each case is mutually exclusive and cannot interfere",
         .claims = {"superposition.any_number_of_orthonormal_examples_fits_in_plane"},
         .reason = "Checked for examples that share no feature; language models are out of reach."},
        {.says = "Toy models embed more features than dimensions, sparse ones as a pentagon",
         .claims = {"superposition.pentagon_is_best_of_bias_free_models_in_plane",
                    "superposition.training_without_bias_ends_at_pentagon_of_orthonormal_examples",
                    "superposition.no_feature_stands_out_of_dense_inputs"}},
        {.says = "The data points, rather than the features, are represented as polytopes",
         .claims = {"superposition.few_examples_are_learned_as_regular_polygon_of_best_start",
                    "superposition.any_number_of_orthonormal_examples_fits_in_plane",
                    "superposition.two_neighbours_leak_of_polygons_below_least_radius",
                    "superposition.linear_model_memorises_m_add_one_examples"}},
        {.says = "Several models are trained, and the one with the least training loss is selected",
         .claims = {"superposition.single_start_often_fails_of_ten_examples_in_plane"}},
        {.says = "Training-example dimensionalities follow m/T for few examples",
         .claims = {"superposition.learned_example_dimensionality_is_m_over_examples_of_four_"
                    "dimensions",
                    "superposition.example_dimensionality_eq_m_over_examples_of_regular_frame",
                    "superposition.dimensionalities_sum_to_at_most_m"}},
        {.says = "For many examples five features are represented in a pentagon, the rest ignored",
         .claims = {"superposition.many_examples_are_learned_as_pentagon_of_features",
                    "superposition.polygon_of_k_features_saves_k_over_one_plus_interference"}},
        {.says =
             "Their dimensionality is notably less than 2/5, because many other features add up",
         .claims = {"superposition.learned_pentagon_has_two_fifths_without_rest_of_weights",
                    "superposition.feature_dimensionality_is_diluted_by_rest_of_weights"}},
        {.says = "Hidden vectors of most examples trace out the pentagon, too; the outliers have "
                 "more than one of its features",
         .reason = "Seen in the planes of figure superposition_article at 20 000 examples."},
        {.says = "In between, things are messier and harder to interpret",
         .claims = {"superposition.memoriser_has_less_training_loss_than_pentagon_of_higher_rate"},
         .reason = "The authors later found the middle regime to be an artefact of optimisation; "
                   "the claim is about a rate that memorises where the usual one does not."},
        {.says = "The lengths of hidden and feature vectors vary widely with the number of "
                 "examples, peaking around T = 30",
         .claims = {"superposition.hidden_vectors_are_longest_near_thirty_examples",
                    "superposition.norms_of_smallest_memoriser_grow_with_examples_of_polygons",
                    "superposition.bias_norm_follows_weight_norm_of_learned_memorisers",
                    "superposition.bias_norm_grows_with_sum_of_learning_rates_of_memorisers"}},
        {.says = "For many examples the norm of the weights is close to that of an oversimplified "
                 "solution, the square root of 5",
         .claims = {"superposition.weight_norm_is_near_root_five_of_many_examples"}},
    };
}

std::vector<Sentence> double_descent() {
    return {
        {.says = "Double descent in the number of examples, in the absence of label noise",
         .claims = {"superposition.test_loss_rises_then_falls_with_examples"}},
        {.says = "The test loss falls below 1 for many examples",
         .claims = {"superposition.best_constant_loss_eq_one_sub_n_mean_squared_of_sparse_inputs"}},
        {.says = "It is impossible to encode 10 000 features in two neurons by a linear projection",
         .claims = {"superposition.linear_model_memorises_m_add_one_examples",
                    "superposition.dimensionalities_sum_to_at_most_m"}},
        {.says = "Double descent is no artefact of two hidden dimensions: there are regions where "
                 "bigger models or more data hurt",
         .claims = {"superposition.test_loss_rises_then_falls_with_hidden_dimensions"}},
        {.says = "The results are sensitive to weight decay and to the number of epochs",
         .claims = {"superposition.test_loss_falls_with_weight_decay_between_examples_and_features",
                    "superposition.test_loss_grows_with_updates_between_examples_and_features"}},
        {.says = "Whether this mechanistic theory of overfitting generalises to real models",
         .reason = "An open question of the source; no statement to check."},
    };
}

std::vector<Sentence> comments() {
    return {
        {.says = "Hobbhahn: the same constellations and double descent with a tenth of the "
                 "features and of the sparsity",
         .claims = {"superposition.test_loss_rises_then_falls_with_examples",
                    "superposition.few_examples_are_learned_as_regular_polygon_of_best_start"},
         .reason = "His size, n = 1000 and S = 0.99, is that of figure superposition_descent; the "
                   "claim about the test loss is checked at n = 300."},
        {.says = "Hobbhahn: double descent with other losses and with a ReLU between the layers",
         .claims = {"superposition.test_loss_rises_then_falls_of_quartic_errors",
                    "superposition.test_loss_rises_then_falls_of_absolute_errors",
                    "superposition.test_loss_rises_then_falls_with_relu_between_layers"}},
        {.says = "Jermyn: the generalising scale does not appear to change with weight decay",
         .claims = {"superposition.generalising_scale_stays_of_thousandfold_weight_decay"}},
        {.says = "Jermyn: it grows as 1/(1 - S), once each feature is seen roughly 10 times",
         .claims =
             {"superposition.generalising_scale_grows_as_one_over_density_of_few_active_features",
              "superposition.features_are_seen_five_to_ten_times_at_generalising_scale"},
         .reason = "At n = 300 the exponent is near 2/3; with many active features "
                   "(the controls) each must be seen oftener."},
        {.says = "Jermyn: with more hidden dimensions the curves lie less cleanly on each other, "
                 "and dimensionalities decrease as data sets grow further",
         .reason = "Stated as puzzles, without a number to check."},
        {.says = "Jermyn: repeated two or three times, a data point changes nothing; with more "
                 "repeats it is embedded beside four features and replaces the fifth",
         .claims = {"superposition.repeated_example_has_largest_dimensionality_of_many_repeats",
                    "superposition.repeated_examples_replace_features_of_pentagon"}},
        {.says = "Jermyn: memorisation takes 0.4 T/N repeats, and more where T/N is small",
         .claims = {"superposition.repeats_needed_grow_slower_than_examples_per_feature"},
         .reason =
             "The number 0.4 is not checked: at 300 features it falls from 1.8 to 0.7 between "
             "T/n = 1.5 and 12 (figure superposition_repeats, tier full)."},
        {.says = "Jermyn: replication in three regimes, with peak bias norms roughly three times "
                 "larger and a later transition",
         .claims = {"superposition.averaging_over_features_eq_larger_epsilon",
                    "superposition.averaging_over_features_lowers_bump_and_norms"},
         .reason = "At the article's size the two readings of the loss give the two sets of "
                   "results (figure superposition_readings)."},
        {.says = "Olah: the largest share of a direction shows which examples are memorised",
         .claims = {"superposition.largest_dimensionality_eq_leverage",
                    "superposition.largest_dimensionalities_sum_to_rank"}},
        {.says = "Olah and Henighan: optimisation fails with points on two circles that never "
                 "merge",
         .claims = {"superposition.failed_starts_leave_examples_inside_circle_of_ten_examples"},
         .reason = "The inner points need not share a radius."},
    };
}

}  // namespace

Document document() {
    Document all{
        .number = "003",
        .title = "Superposition, memorization, and double descent",
        .about =
            "Henighan et al.: on few examples toy models with a narrow hidden layer store the "
            "examples in superposition, on many the features. With the comments on the article.",
        .sentences = small_and_large_data()};
    for (auto* part : {double_descent, comments})
        for (Sentence& sentence : part()) all.sentences.push_back(std::move(sentence));
    return all;
}

}  // namespace overfit::claims::superposition
