/// Claims about where the test error diverges on real and on badly scaled data.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "claims/registry.hpp"
#include "experiments/split_curves.hpp"

namespace overfit::claims {

namespace {

using experiments::RegressionData;
using experiments::SplitCurves;
using experiments::SplitDesign;

/// A data set, how it is split, and the sizes at which its curve is read.
struct Study {
    RegressionData data;
    SplitDesign design;
    std::vector<int> sizes;
    std::size_t splits;
};

Study diabetes_study(RegressionData data) {
    std::vector<int> sizes(30);
    std::iota(sizes.begin(), sizes.end(), 1);
    return {.data = std::move(data),
            .design = {.test_rows = 200, .train_rows = 30},
            .sizes = std::move(sizes),
            .splits = 4000};
}

/// Odd sizes are left out: the location is read to within one sample.
Study meats_study(RegressionData data) {
    return {.data = std::move(data),
            .design = {.test_rows = 43, .train_rows = 150},
            .sizes = {50, 60, 70, 80, 90, 94, 96, 98, 100, 102, 104, 106, 110, 120, 130, 140, 150},
            .splits = 400};
}

Study badly_scaled_study(const experiments::BadlyScaled& model, bool scale, const Run& run) {
    numerics::Stream stream(run.key.part("data"), 0);
    std::vector<int> sizes(40);
    std::iota(sizes.begin(), sizes.end(), 1);
    return {.data = experiments::badly_scaled(model, stream),
            .design = {.test_rows = 100, .train_rows = 40, .scale = scale},
            .sizes = std::move(sizes),
            .splits = 4000};
}

SplitCurves curves_of(const Study& study, const Run& run) {
    return experiments::split_curves(study.data, study.design, run.trials(study.splits, "splits"));
}

const std::vector<double>& errors_at(const SplitCurves& curves, int size) {
    return curves.test_error.at(static_cast<std::size_t>(size - curves.sizes.front()));
}

std::vector<double> positions_of(const Study& study) {
    return {study.sizes.begin(), study.sizes.end()};
}

std::string extent(const Study& study) {
    return fmt::format("p = {}, n = {} to {}", study.data.x.cols(), study.sizes.front(),
                       study.sizes.back());
}

/// Sizes between the measured ones next to the threshold.
Tolerance between_sizes(const Study& study, int threshold) {
    const auto next = std::upper_bound(study.sizes.begin(), study.sizes.end(), threshold);
    return Tolerance::discretisation(*next - threshold - 1.0, "sizes in between are not measured");
}

Comparison location_of_peak(const Study& study, const SplitCurves& curves, int threshold) {
    std::vector<std::vector<double>> samples;
    for (const int size : study.sizes) samples.push_back(errors_at(curves, size));
    return {.at = extent(study),
            .expected = static_cast<double>(threshold),
            .measured = argmax_of_medians(positions_of(study), std::move(samples)) +
                        between_sizes(study, threshold),
            .rival = threshold + 2.0};
}

/// The median test error at `size` is at least `factor` times that at `other`.
Comparison exceeds(const SplitCurves& curves, int size, int other, double factor) {
    return {.at = fmt::format("log ratio of the medians at n = {} and {}", size, other),
            .relation = Relation::at_least,
            .expected = std::log(factor),
            .measured = log_median_ratio_of(errors_at(curves, size), errors_at(curves, other))};
}

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
                                               run.trials(study.splits / 4, "splits"))) +
                         between_sizes(study, threshold),
             .rival = threshold + 2.0}};
}

RegressionData two_more_columns(const RegressionData& data, const Run& run) {
    numerics::Stream stream(run.key.part("columns"), 0);
    return experiments::with_random_columns(data, 2, stream);
}

Check global_peak(bool scale) {
    return [scale](const Run& run) {
        const Study study = badly_scaled_study({}, scale, run);
        return Evidence{location_of_peak(study, curves_of(study, run), 17)};
    };
}

Check local_peak(double noise_sd) {
    return [noise_sd](const Run& run) {
        const Study study = badly_scaled_study({.noise_sd = noise_sd}, false, run);
        const SplitCurves curves = curves_of(study, run);
        return Evidence{exceeds(curves, 17, 15, 1.0), exceeds(curves, 17, 19, 1.0)};
    };
}

/// Rows: n, p, median test error with its 95 per cent interval, quartiles, median smallest singular
/// value. One cell: the sizes share their splits.
std::vector<std::vector<double>> curve_rows(const Study& study, const Run& run) {
    const SplitCurves curves = curves_of(study, run);
    const std::vector<std::vector<double>> smallest = experiments::smallest_singular_values(
        study.data, study.design, study.sizes, run.trials(study.splits, "splits"));
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 0; i < study.sizes.size(); ++i) {
        const std::vector<double>& errors = errors_at(curves, study.sizes[i]);
        const numerics::Interval interval = numerics::quantile_interval(errors, 0.5, 0.05);
        rows.push_back({static_cast<double>(study.sizes[i]),
                        static_cast<double>(study.data.x.cols()), numerics::median(errors),
                        interval.low, interval.high, numerics::quantile(errors, 0.25),
                        numerics::quantile(errors, 0.75), numerics::median(smallest[i])});
    }
    return rows;
}

/// A sweep of one cell over all sizes of a study, with `splits` splits at the quick tier.
Sweep curve_sweep(std::string_view id, std::string_view title, std::size_t splits,
                  std::function<Study(const Run&)> make) {
    return {
        .id = id,
        .title = title,
        .columns = {"n", "p", "median_test_error", "low", "high", "quartile_low", "quartile_high",
                    "smallest_singular_value"},
        .cells = [splits, make = std::move(make)](Tier) {
            return std::vector<Cell>{{.key = "all sizes", .rows = [splits, make](const Run& run) {
                                          Study study = make(run);
                                          study.splits = splits;
                                          return curve_rows(study, run);
                                      }}};
        }};
}

}  // namespace

std::vector<Sweep> divergence_sweeps() {
    return {curve_sweep("diabetes_curve", "Test error on the diabetes data over random splits", 400,
                        [](const Run&) { return diabetes_study(experiments::diabetes()); }),
            curve_sweep("meats_curve", "Test error on the meat spectra over random splits", 100,
                        [](const Run&) { return meats_study(experiments::meats("fat")); }),
            curve_sweep("badly_scaled_curve", "Test error on badly scaled simulated data", 400,
                        [](const Run& run) { return badly_scaled_study({}, false, run); })};
}

std::vector<Claim> divergence_claims() {
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

        {.id = "divergence.every_data_set_spikes_at_threshold",
         .statement =
             "On every data set the test error of minimum-norm least squares is largest at the "
             "interpolation threshold.",
         .hypotheses =
             "A counterexample: 17 heavy-tailed columns, three of them of scale 10^6, as in "
             "the World Health Organisation's life expectancy data; n = 1 to 40.",
         .formula = "argmax over n of the median test error = p",
         .source = {"SchaefferEtAl2023", "Figure 2, read as a statement about all data", "001"},
         .kind = Kind::ordering,
         .outcome = Outcome::refuted,
         .check = global_peak(false),
         .controls = {{.name = "scaled_columns",
                       .world =
                           "The same columns, each divided by its size: the largest error stands "
                           "at the threshold.",
                       .check = global_peak(true)}},
         .figure = "badly_scaled",
         .correction = "divergence.test_error_spikes_locally_at_threshold_of_badly_scaled"},

        {.id = "divergence.test_error_spikes_locally_at_threshold_of_badly_scaled",
         .statement =
             "On badly scaled data with noise the median test error still has a local spike at "
             "n = p: it is larger there than at n = p - 2 and n = p + 2.",
         .hypotheses = "17 heavy-tailed columns, three of them of scale 10^6, noise of size 1.",
         .formula = "median(p) > median(p - 2), median(p + 2)",
         .source = {"SchaefferEtAl2023", "Figure 2, World Health Organisation data", "001"},
         .kind = Kind::ordering,
         .check = local_peak(1.0),
         .controls = {{.name = "no_noise",
                       .world = "Labels without noise: the error vanishes from n = p on.",
                       .check = local_peak(0.0)}},
         .figure = "badly_scaled"},
    };
}

}  // namespace overfit::claims
