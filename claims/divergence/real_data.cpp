/// Claims about the diabetes data and the meat spectra.
#include <array>

#include "claims/divergence/parts.hpp"
#include "claims/divergence/study.hpp"

namespace overfit::claims::divergence {

namespace {

using experiments::RegressionData;
using experiments::SplitCurves;

constexpr double prominence = 5.0;

/// A peak at n = `threshold`, five times as high as the curve at the two other sizes.
Evidence peak(const Study& study, int threshold, const std::array<int, 2>& others, const Run& run) {
    const SplitCurves curves = curves_of(study, run);
    Evidence evidence{location_of_peak(study, curves, threshold)};
    for (const int other : others)
        evidence.push_back(exceeds(curves, threshold, other, prominence));
    return evidence;
}

Evidence smallest_value_is_least(const Study& study, int threshold, const Run& run) {
    return {{.at = extent(study),
             .expected = static_cast<double>(threshold),
             .measured = argmin_of_medians(positions_of(study),
                                           experiments::smallest_singular_values(
                                               study.data, study.design, study.sizes,
                                               run.trials(study.splits / 2, "splits"))) +
                         between_sizes(study, threshold),
             .rival = threshold + 2.0}};
}

RegressionData two_more_columns(const RegressionData& data, const Run& run) {
    numerics::Stream stream(run.key.part("columns"), 0);
    return experiments::with_random_columns(data, 2, stream);
}

}  // namespace

std::vector<Claim> real_data_claims() {
    return {
        {.id = "divergence.median_test_error_peaks_at_n_eq_p_of_diabetes",
         .statement =
             "On the diabetes data the median test error over random splits peaks exactly at "
             "n = p = 10, at more than five times its value at n = 5 and n = 20.",
         .hypotheses =
             "442 rows, 10 standardised features, raw target, no intercept; nested training "
             "sets of 1 to 30 rows, 200 test rows.",
         .formula = "argmax over n of the median test error = p",
         .source = {"SchaefferEtAl2023", "Figure 2, Diabetes; data from EfronEtAl2004", "001"},
         .kind = Kind::ordering,
         .check =
             [](const Run& run) {
                 return peak(diabetes_study(experiments::diabetes()), 10, {5, 20}, run);
             },
         .rival = "a peak two samples later",
         .controls = {{.name = "no_residuals",
                       .world = "The target is replaced by its best linear fit: no peak.",
                       .check =
                           [](const Run& run) {
                               return peak(diabetes_study(experiments::without_residuals(
                                               experiments::diabetes())),
                                           10, {5, 20}, run);
                           }}},
         .figure = "diabetes"},

        {.id = "divergence.smallest_singular_value_least_at_n_eq_p_of_diabetes",
         .statement =
             "On the diabetes data the median of the smallest singular value of the training "
             "matrix is least exactly at n = p = 10.",
         .hypotheses = "The splits of the claim above.",
         .formula = "argmin over n of median s_min = p",
         .source = {"SchaefferEtAl2023", "Figure 5; data from EfronEtAl2004", "001"},
         .kind = Kind::ordering,
         .check =
             [](const Run& run) {
                 return smallest_value_is_least(diabetes_study(experiments::diabetes()), 10, run);
             },
         .rival = "n = p + 2",
         .controls = {{.name = "two_more_columns",
                       .world = "Two random columns are added: the least value moves to n = 12.",
                       .check =
                           [](const Run& run) {
                               return smallest_value_is_least(
                                   diabetes_study(two_more_columns(experiments::diabetes(), run)),
                                   10, run);
                           }}},
         .figure = "diabetes"},

        {.id = "divergence.median_test_error_peaks_at_n_eq_p_of_meats",
         .statement =
             "Predicting the fat content of meat from near-infrared spectra of 100 channels, "
             "the median test error over random splits peaks at n = p = 100, at more than "
             "five times its value at n = 50 and n = 150.",
         .hypotheses =
             "193 distinct rows, 100 raw absorbances, centred target, no intercept; nested "
             "training sets, 43 test rows.",
         .formula = "argmax over n of the median test error = p",
         .source = {"SchaefferEtAl2023", "section 1; data from BorggaardThodberg1992", "001"},
         .kind = Kind::ordering,
         .check =
             [](const Run& run) {
                 return peak(meats_study(experiments::meats("fat")), 100, {50, 150}, run);
             },
         .rival = "a peak two samples later",
         .controls = {{.name = "no_residuals",
                       .world = "The target is replaced by its best linear fit: no peak.",
                       .check =
                           [](const Run& run) {
                               return peak(meats_study(experiments::without_residuals(
                                               experiments::meats("fat"))),
                                           100, {50, 150}, run);
                           }}},
         .figure = "meats"},

        {.id = "divergence.smallest_singular_value_least_at_n_eq_p_of_meats",
         .statement =
             "On the meat spectra the median of the smallest singular value of the training "
             "matrix is least at n = p = 100.",
         .hypotheses = "The splits of the claim above.",
         .formula = "argmin over n of median s_min = p",
         .source = {"SchaefferEtAl2023", "Figure 5; data from BorggaardThodberg1992", "001"},
         .kind = Kind::ordering,
         .check =
             [](const Run& run) {
                 return smallest_value_is_least(meats_study(experiments::meats("fat")), 100, run);
             },
         .rival = "n = p + 2",
         .controls = {{.name = "two_more_columns",
                       .world = "Two random columns are added: the least value moves to n = 102.",
                       .check =
                           [](const Run& run) {
                               return smallest_value_is_least(
                                   meats_study(two_more_columns(experiments::meats("fat"), run)),
                                   100, run);
                           }}},
         .figure = "meats"},
    };
}

}  // namespace overfit::claims::divergence
