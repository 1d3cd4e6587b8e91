/// Splits, sizes and medians.
#include "app/curve_study.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"
#include "numerics/statistics.hpp"

namespace overfit::app {

namespace {

using experiments::SplitCurves;
using numerics::Table;

/// Splits are run in batches, so that progress can be shown between them.
constexpr std::size_t batch = 20;

void append(std::vector<std::vector<double>>& all, const std::vector<std::vector<double>>& more) {
    if (all.empty()) all.resize(more.size());
    for (std::size_t k = 0; k < more.size(); ++k)
        all[k].insert(all[k].end(), more[k].begin(), more[k].end());
}

/// The errors of all splits, and the smallest singular values of the first ones.
struct Samples {
    SplitCurves curves;
    std::vector<std::vector<double>> smallest;
};

Samples run_splits(const CurveRequest& request, const CurveDesign& design,
                   const experiments::RegressionData& data) {
    const numerics::StreamKey key(request.seed, "curve");
    const auto total = static_cast<std::size_t>(design.splits);
    const auto singular = static_cast<std::size_t>(design.singular_splits);
    Samples samples;
    for (std::size_t first = 0; first < total; first += batch) {
        if (request.progress) request.progress(first, total);
        numerics::Trials trials{.key = key.part(first), .count = std::min(batch, total - first)};
        const SplitCurves more = experiments::split_curves(data, design.split, trials);
        samples.curves.sizes = more.sizes;
        append(samples.curves.train_error, more.train_error);
        append(samples.curves.test_error, more.test_error);
        if (first >= singular) continue;
        trials.count = std::min(trials.count, singular - first);
        append(samples.smallest, experiments::smallest_singular_values(
                                     data, design.split, design.singular_sizes, trials));
    }
    return samples;
}

void require_finite(const CurveRequest& request, const SplitCurves& curves) {
    for (std::size_t k = 0; k < curves.sizes.size(); ++k)
        for (const double error : curves.test_error[k])
            if (!std::isfinite(error))
                throw numerics::InputError(
                    fmt::format("{}: the test error at size {} is not finite; bring the columns to "
                                "one scale or leave --standardize on",
                                numerics::printable_path(request.file), curves.sizes[k]));
}

Table curve_table(const SplitCurves& curves) {
    Table table{{"size", "median_test_error", "low", "high", "lower_quartile", "upper_quartile",
                 "median_train_error"},
                std::vector<std::vector<double>>(7)};
    for (std::size_t k = 0; k < curves.sizes.size(); ++k) {
        const std::vector<double>& test = curves.test_error[k];
        const numerics::Interval interval = numerics::quantile_interval(test, 0.5, 0.05);
        const std::vector<double> row{static_cast<double>(curves.sizes[k]),
                                      numerics::median(test),
                                      interval.low,
                                      interval.high,
                                      numerics::quantile(test, 0.25),
                                      numerics::quantile(test, 0.75),
                                      numerics::median(curves.train_error[k])};
        for (std::size_t j = 0; j < row.size(); ++j) table.columns[j].push_back(row[j]);
    }
    return table;
}

Table singular_table(const std::vector<int>& sizes,
                     const std::vector<std::vector<double>>& smallest) {
    Table table{{"size", "median_smallest_singular_value", "low", "high"},
                std::vector<std::vector<double>>(4)};
    for (std::size_t k = 0; k < sizes.size(); ++k) {
        const numerics::Interval interval = numerics::quantile_interval(smallest[k], 0.5, 0.05);
        table.columns[0].push_back(sizes[k]);
        table.columns[1].push_back(numerics::median(smallest[k]));
        table.columns[2].push_back(interval.low);
        table.columns[3].push_back(interval.high);
    }
    return table;
}

/// Row of the size in a table whose sizes are 1, 2, ...
std::size_t row_of(int size) {
    return static_cast<std::size_t>(size - 1);
}

Peak peak_of(const Table& curve, const CurveDesign& design) {
    const std::vector<double>& median = curve.column("median_test_error");
    const std::vector<double>&low = curve.column("low"), &high = curve.column("high");
    const auto largest = std::max_element(median.begin(), median.end());
    Peak peak;
    peak.size = static_cast<int>(largest - median.begin()) + 1;
    peak.error = *largest;
    const int threshold = design.threshold;
    if (threshold == 0) return peak;
    peak.half = std::max(1, threshold / 2);
    peak.twice = std::min(design.max_size, 2 * threshold);
    peak.at_threshold = median[row_of(threshold)];
    peak.over_half = peak.at_threshold / median[row_of(peak.half)];
    peak.over_twice = peak.at_threshold / median[row_of(peak.twice)];
    const auto stands_above = [&](int size, int below, int above) {
        return low[row_of(size)] > high[row_of(below)] && low[row_of(size)] > high[row_of(above)];
    };
    peak.is_global = std::abs(peak.size - threshold) <= std::max(1, threshold / 20) &&
                     stands_above(peak.size, peak.half, peak.twice);
    const int near = std::max(2, threshold / 10);
    peak.is_local = threshold - near >= 1 && threshold + near <= design.max_size &&
                    stands_above(threshold, threshold - near, threshold + near);
    return peak;
}

}  // namespace

CurveStudy curve_study(const CurveRequest& request) {
    CurveStudy study;
    study.table = user_table(request);
    study.design = curve_design(request, study.table);
    experiments::RegressionData data = study.table.data;
    if (request.over == experiments::Axis::features)
        data.x.conservativeResize(Eigen::NoChange, study.design.max_size);
    const Samples samples = run_splits(request, study.design, data);
    require_finite(request, samples.curves);
    study.curve = curve_table(samples.curves);
    study.singular_values = singular_table(study.design.singular_sizes, samples.smallest);
    study.peak = peak_of(study.curve, study.design);
    const std::vector<double>& smallest = study.singular_values.columns[1];
    const auto least = std::min_element(smallest.begin(), smallest.end()) - smallest.begin();
    study.least_singular_size = study.design.singular_sizes[static_cast<std::size_t>(least)];
    return study;
}

}  // namespace overfit::app
