/// How the curves of the data sets are measured and compared.
#include "claims/divergence/study.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace overfit::claims::divergence {

using experiments::RegressionData;
using experiments::SplitCurves;

Study diabetes_study(RegressionData data) {
    std::vector<int> sizes(30);
    std::iota(sizes.begin(), sizes.end(), 1);
    return {.data = std::move(data),
            .design = {.test_rows = 200, .train_rows = 30},
            .sizes = std::move(sizes),
            .splits = 4000};
}

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

Comparison exceeds(const SplitCurves& curves, int size, int other, double factor) {
    return {.at = fmt::format("log ratio of the medians at n = {} and {}", size, other),
            .relation = Relation::at_least,
            .expected = std::log(factor),
            .measured = log_median_ratio_of(errors_at(curves, size), errors_at(curves, other))};
}

Comparison multiplied(const experiments::World& world, const experiments::Attack& attack,
                      double bound, const std::string& at, std::size_t trials, const Run& run) {
    experiments::Attacked after =
        experiments::attacked(world, attack, run.trials(trials, at + " after"));
    experiments::Attacked before =
        experiments::attacked(world, attack, run.trials(trials, at + " before"));
    return {.at = at,
            .relation = Relation::at_least,
            .expected = std::log(bound),
            .measured =
                log_median_ratio_of(std::move(after.test_after), std::move(before.test_before))};
}

}  // namespace overfit::claims::divergence
