/// The documents behind the checklist, sentence by sentence.
#include <utility>

#include "claims/registry.hpp"
#include "claims/superposition/parts.hpp"

namespace overfit::claims {

namespace {

Document reading_list() {
    return {
        .number = "000",
        .title = "Overparameterization and interpolation, notes of a reading list",
        .about =
            "Quotes Hastie et al. on ridgeless regression, Balestriero et al. on the convex "
            "hull, Bubeck and Sellke on robustness, and others.",
        .sentences = {
            {"Ridgeless regression recovers the double descent of the prediction risk",
             {"ridgeless.median_risk_peaks_at_p_eq_n", "ridgeless.risk_tendsto_limit_of_gaussian",
              "ridgeless.mean_variance_eq_exact_of_gaussian",
              "ridgeless.mean_variance_infinite_of_gap_le_one"}},
            {"in a precise quantitative way, with features that are a linear transform of iid "
             "entries",
             {"ridgeless.risk_eq_fixed_point_of_correlated_features",
              "ridgeless.bias_eq_fixed_point_of_aligned_signal",
              "ridgeless.risk_eq_closed_form_of_autoregressive_features"}},
            {"and with features that a random one-layer network makes",
             {"ridgeless.nonlinear_features_variance_tendsto_limit",
              "ridgeless.random_features_risk_tendsto_limit_of_relu",
              "ridgeless.random_features_risk_peaks_at_p_eq_n"}},
            {"with the potential benefits of overparameterization",
             {"ridgeless.second_descent_minimum_eq_predicted_of_snr_gt_one",
              "ridgeless.misspecified_minimum_is_overparam_of_slow_decay",
              "ridgeless.latent_space_error_falls_with_every_feature"}},
            {"A sample is interpolated if it lies inside or on the boundary of the convex hull of "
             "the "
             "training set",
             {"hull.boundary_and_training_points_are_inside_by_definition",
              "hull.inside_probability_eq_exact_of_gaussian",
              "hull.inside_probability_eq_exact_of_scaled_query",
              "hull.centre_inside_probability_eq_wendel_of_symmetric",
              "hull.inside_probability_depends_on_span_alone_of_gaussian",
              "hull.dimension_alone_decides_of_every_law"}},
            {"On any high-dimensional (> 100) data set interpolation almost surely never happens",
             {"hull.new_point_is_outside_beyond_hundred_dimensions",
              "hull.inside_probability_is_one_in_ten_to_642_of_sixty_thousand_in_784_dimensions",
              "hull.famous_sizes_stop_interpolating_at_exact_dimension_of_gaussian",
              "hull.share_inside_crosses_level_at_exact_dimension_of_gaussian",
              "hull.no_image_is_inside_of_all_pixels_of_digits",
              "hull.test_images_are_outside_of_all_pixels_of_fashion",
              "hull.share_inside_falls_with_every_pixel_of_fashion_crops",
              "hull.share_inside_exceeds_gaussian_of_fashion_crops",
              "hull.interpolation_never_happens_beyond_hundred_dimensions_of_real_data",
              "hull.share_inside_is_below_gaussian_of_digits",
              "hull.dimension_alone_decides_of_images",
              "hull.half_of_queries_inside_at_even_points_of_gaussian",
              "hull.even_points_tendsto_sqrt_e_power_of_gaussian",
              "hull.even_points_growth_falls_with_dimension_of_gaussian",
              "hull.even_points_grow_exponentially_of_every_law",
              "hull.inside_probability_eq_exact_of_ball",
              "hull.new_point_is_inside_above_printed_threshold_of_ball",
              "hull.all_points_are_vertices_below_threshold_of_ball",
              "hull.expected_interior_points_eq_exact_of_ball"}},
            {"whatever the intrinsic dimension, and in embeddings of lower dimension too",
             {"hull.new_point_is_never_inside_of_moment_curve",
              "hull.interpolation_stays_rare_with_more_points_of_few_knot_splines",
              "hull.squared_distance_below_tolerance_is_interpolation_of_curves",
              "hull.interpolation_is_rare_with_certificates_of_curves",
              "hull.projected_corners_interpolate_as_counted_of_hypercube",
              "hull.linear_map_never_removes_interpolation",
              "hull.share_inside_is_small_at_thirty_dimensions_of_digit_embeddings",
              "hull.share_inside_is_small_at_thirty_dimensions_of_fashion_embeddings",
              "hull.share_inside_is_below_gaussian_of_fashion_principal_components",
              "hull.most_images_are_outside_of_every_embedding"}},
            {"Interpolation is possible as long as there are more parameters than equations",
             {"robustness.n_parameters_interpolate_of_fourier_features"}},
            {"Models are trained with many more parameters than this classical theory suggests",
             {"robustness.orders_of_magnitude_eq_million_to_ten_million_of_mnist",
              "robustness.robust_networks_lie_in_predicted_range_of_mnist",
              "robustness.parameters_lie_in_ten_to_hundred_billion_of_imagenet",
              "robustness.explicit_bound_le_one_of_interpolation_at_famous_sizes",
              "robustness.explicit_bound_ge_one_of_dimensions_beyond_million",
              "robustness.explicit_parameters_le_samples_at_famous_sizes"}},
            {"Overparameterization is necessary to interpolate the data smoothly",
             {"robustness.lipschitz_constant_tendsto_law_of_quadratics",
              "robustness.lipschitz_exponents_eq_half_of_quadratics",
              "robustness.linear_lipschitz_constant_eq_exact_law_of_gaussian",
              "robustness.gradient_tendsto_law_of_fourier_features",
              "robustness.gradient_exponents_eq_half_of_fourier_features",
              "robustness.steepest_gradient_falls_with_parameters_of_fourier_features",
              "robustness.least_lipschitz_constant_tendsto_law_of_quadratics",
              "robustness.least_lipschitz_constant_falls_faster_than_root_of_quadratics",
              "robustness.every_interpolant_lies_above_dual_bound_of_quadratics"}},
            {"Smooth interpolation requires d times more parameters than mere interpolation, d the "
             "ambient dimension",
             {"robustness.smooth_interpolation_needs_d_times_more_parameters",
              "robustness.smooth_parameters_grow_linearly_in_n_and_d",
              "robustness.intrinsic_dimension_counts_of_subsphere"}},
            {"for any smoothly parametrized function class with polynomial size weights",
             {"robustness.constructions_obey_root_nd_over_p_of_bounded_parameters",
              "robustness.optimal_lipschitz_eq_closest_opposite_pair_of_sphere",
              "robustness.bumps_reach_bounded_lipschitz_of_n_times_d_parameters",
              "robustness.cap_ramps_have_lipschitz_root_seven_of_disjoint_caps",
              "robustness.ridge_lipschitz_median_eq_closest_projections_of_n_add_d_parameters",
              "robustness.ridge_lipschitz_grows_as_n_squared_of_random_labels",
              "robustness.ridge_lipschitz_grows_as_root_d_of_random_labels",
              "robustness.one_parameter_breaks_law_of_unbounded_size",
              "robustness.sine_of_one_parameter_pays_three_to_the_n_of_random_labels"}},
            {"and any covariate distribution verifying isoperimetry",
             {"robustness.difference_le_isoperimetric_bound_of_lipschitz_functions",
              "robustness.levy_tail_eq_that_of_distance_to_half_sphere",
              "robustness.linear_function_follows_beta_law_of_sphere",
              "robustness.variance_eq_inverse_dimension_of_linear_function"}},
            {"For two-layer networks the law was conjectured by Bubeck, Li and Nagaraj",
             {"robustness.trained_networks_obey_root_n_over_k_of_random_labels",
              "robustness.gradient_falls_as_root_n_over_k_of_plain_training",
              "robustness.gradient_falls_slower_than_root_n_over_k_of_plain_training",
              "robustness.gradient_grows_with_points_of_fixed_width"}},
            {"An improved generalization bound for classes of smooth functions",
             {"robustness.best_fit_of_directions_follows_exact_law",
              "robustness.best_fit_le_sqrt_two_log_count_over_nd_of_directions",
              "robustness.best_quadratic_fit_tendsto_closed_form_of_proportional_sizes",
              "robustness.best_quadratic_fit_tendsto_four_over_three_pi_sqrt_d_over_n",
              "robustness.smoothness_and_test_risk_are_worst_at_p_eq_n"}},
        }};
}

std::vector<Sentence> factors() {
    return {
        {"Linear regression and the singular value decomposition explain the divergence, by three "
         "factors",
         {"divergence.prediction_error_eq_sum_over_modes"}},
        {"Factor 1: the inverse nonzero singular values of the training features",
         {"divergence.peak_vanishes_without_small_singular_values_of_gaussian",
          "divergence.absolute_cutoff_deletes_model_of_diabetes",
          "singular_values.smallest_mean_eq_exact_of_gaussian"}},
        {"Factor 2: the projection of a test point on the right singular vectors",
         {"divergence.peak_vanishes_without_trailing_test_projections_of_gaussian",
          "divergence.projecting_test_points_eq_truncating_fit"}},
        {"Factor 3: the projection of the best model's errors on the left singular vectors",
         {"divergence.peak_vanishes_without_trailing_error_projections_of_gaussian"}},
        {"All three in one mode make the test loss explode",
         {"divergence.last_mode_makes_most_of_peak_of_gaussian",
          "divergence.peak_vanishes_without_last_mode_of_gaussian",
          "divergence.error_along_last_mode_is_normal_over_last_value",
          "divergence.mean_peak_grows_with_number_of_seeds"}},
    };
}

std::vector<Sentence> consequences() {
    return {
        {"It happens at the interpolation threshold, where the smallest nonzero singular value is "
         "smallest",
         {"singular_values.smallest_is_least_at_n_eq_p",
          "singular_values.smallest_falls_then_rises_of_nested_samples",
          "singular_values.row_distance_law_eq_chi_of_gaussian",
          "singular_values.inverse_square_distances_sum_to_inverse_square_values",
          "divergence.median_test_error_peaks_at_n_eq_p_of_diabetes",
          "divergence.median_test_error_peaks_at_n_eq_p_of_meats",
          "divergence.polynomial_median_test_error_peaks_at_degree_eq_n",
          "divergence.every_data_set_spikes_at_threshold"}},
        {"Adversarial training data destroy the test loss without touching the training loss; "
         "adversarial test examples follow",
         {"divergence.adversarial_targets_raise_test_error_by_inverse_square_of_gaussian",
          "divergence.adversarial_targets_leave_training_error_of_gaussian",
          "divergence.adversarial_targets_multiply_test_error_of_gaussian",
          "divergence.adversarial_targets_of_raw_size_multiply_test_error_of_diabetes",
          "divergence.adversarial_targets_multiply_test_error_of_diabetes",
          "divergence.adversarial_test_points_multiply_test_error_of_gaussian",
          "divergence.test_points_move_freely_outside_row_space"}},
        {"Memorising solutions can generalise, and often do",
         {"divergence.memorising_polynomial_beats_every_smaller_one",
          "ridgeless.misspecified_minimum_is_overparam_of_slow_decay"}},
        {"Noise is not necessary for double descent: errors of the best model are",
         {"divergence.peak_needs_no_noise_of_deterministic_labels"}},
    };
}

Document divergence_thread() {
    Document document{.number = "001",
                      .title = "Divergence at the interpolation threshold",
                      .about =
                          "Schaeffer et al.: three factors make the test error diverge where "
                          "the number of parameters equals the number of samples.",
                      .sentences = factors()};
    for (Sentence& sentence : consequences()) document.sentences.push_back(std::move(sentence));
    return document;
}

}  // namespace

const std::vector<Document>& all_documents() {
    static const std::vector<Document> documents{reading_list(), divergence_thread(),
                                                 superposition::document()};
    return documents;
}

}  // namespace overfit::claims
