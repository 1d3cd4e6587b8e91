/// Sizes, factors and what follows from them.
#include "app/explain_study.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/statistics.hpp"

namespace overfit::app {

namespace {

using experiments::ErrorFactors;
using numerics::InputError;
using numerics::median;
using numerics::Table;

/// Multiplications that two cores do in about half a minute, in singular value decompositions.
constexpr double work = 5e10;

int default_splits(const ExplainDesign& design, double columns) {
    const double rows = std::max(design.train_rows, design.reference_rows);
    const double cost = 20.0 * rows * columns * std::min(rows, columns);
    return static_cast<int>(std::clamp(work / cost, 20.0, 400.0));
}

ExplainDesign design_of(const ExplainRequest& request, const UserTable& table) {
    const auto rows = static_cast<int>(table.data.x.rows());
    ExplainDesign design;
    design.train_rows = request.train_rows.value_or(std::min(table.rank, rows - 2));
    if (design.train_rows < 1 || design.train_rows > rows - 1)
        throw InputError(
            fmt::format("--train-rows {}: the table has {} rows, and at least one must be left to "
                        "test on",
                        design.train_rows, rows));
    const int twice = 2 * design.train_rows;
    design.reference_rows =
        rows - twice >= std::max(2, rows / 10) ? twice : (design.train_rows + 1) / 2;
    const int available = rows - std::max(design.train_rows, design.reference_rows);
    design.test_rows =
        request.test_rows.value_or(std::min({available, 500, std::max(1, rows / 2)}));
    if (design.test_rows < 1 || design.test_rows > available)
        throw InputError(
            fmt::format("--test-rows {}: {} of the {} rows are trained on, at most {} are left",
                        design.test_rows, rows - available, rows, available));
    design.splits =
        request.splits.value_or(default_splits(design, static_cast<double>(table.data.x.cols())));
    return design;
}

double squared_ratio(double a, double b) {
    return (a / b) * (a / b);
}

Growth growth_of(const ErrorFactors& at, const ErrorFactors& reference) {
    const auto factor = [](const std::vector<std::vector<double>>& values) {
        return median(values.front());
    };
    Growth growth{.singular_value = squared_ratio(factor(reference.last.singular_value),
                                                  factor(at.last.singular_value)),
                  .test_projection = squared_ratio(factor(at.last.test_projection),
                                                   factor(reference.last.test_projection)),
                  .error_projection = squared_ratio(factor(at.last.error_projection),
                                                    factor(reference.last.error_projection))};
    growth.all = growth.singular_value * growth.test_projection * growth.error_projection;
    return growth;
}

void append_modes(Table& table, int n, const ErrorFactors::ByMode& modes) {
    for (std::size_t r = 0; r < modes.contribution.size(); ++r) {
        const numerics::Interval interval =
            numerics::quantile_interval(modes.contribution[r], 0.5, 0.05);
        const std::vector<double> row{static_cast<double>(n),
                                      static_cast<double>(r) + 1.0,
                                      median(modes.singular_value[r]),
                                      median(modes.test_projection[r]),
                                      median(modes.error_projection[r]),
                                      median(modes.contribution[r]),
                                      interval.low,
                                      interval.high};
        for (std::size_t j = 0; j < row.size(); ++j) table.columns[j].push_back(row[j]);
    }
}

std::vector<DirectionEntry> entries_of(const Eigen::VectorXd& direction,
                                       const std::vector<std::string>& columns) {
    std::vector<std::size_t> order(columns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto weight = [&](std::size_t j) { return direction(static_cast<Eigen::Index>(j)); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(weight(a)) > std::abs(weight(b));
    });
    std::vector<DirectionEntry> entries;
    for (std::size_t k = 0; k < std::min<std::size_t>(5, order.size()); ++k)
        entries.push_back({columns[order[k]], weight(order[k])});
    return entries;
}

}  // namespace

ExplainStudy explain_study(const ExplainRequest& request) {
    ExplainStudy study;
    study.table = user_table(request);
    study.design = design_of(request, study.table);
    const ExplainDesign& design = study.design;
    const experiments::RegressionData data = prepared(study.table.data, request);
    const numerics::StreamKey key(request.seed, "explain");
    const auto measure = [&](int n) {
        return experiments::error_factors(
            experiments::data_world(data, n, design.test_rows),
            static_cast<std::size_t>(std::min(n, study.table.rank)),
            {key.part(static_cast<std::uint64_t>(n)), static_cast<std::size_t>(design.splits)});
    };
    study.at = measure(design.train_rows);
    study.reference = measure(design.reference_rows);
    study.growth = growth_of(study.at, study.reference);
    study.direction =
        entries_of(experiments::most_adversarial_direction(
                       experiments::data_world(data, design.train_rows, design.test_rows),
                       key.part(static_cast<std::uint64_t>(design.train_rows)), 0),
                   study.table.columns);
    study.modes = {{"n", "mode", "singular_value", "test_projection", "error_projection",
                    "contribution", "low", "high"},
                   std::vector<std::vector<double>>(8)};
    append_modes(study.modes, design.train_rows, study.at.modes);
    append_modes(study.modes, design.reference_rows, study.reference.modes);
    return study;
}

std::array<AblationResult, 6> ablations_of(const ErrorFactors& factors) {
    return {{{"nothing", "nothing left out", median(factors.test_error)},
             {"last_value", "1 and 2: the last mode of the fit, or of the test points",
              median(factors.without_last_value)},
             {"small_values", "1 and 2: the trailing half of the modes",
              median(factors.without_small_values)},
             {"last_error", "3: the errors' projection on the last mode",
              median(factors.without_last_error)},
             {"trailing_errors", "3: the errors' projection on the trailing half",
              median(factors.without_trailing_errors)},
             {"errors", "3: all errors of the best linear model", median(factors.without_errors)}}};
}

std::vector<AttackResult> attacks_of(const ErrorFactors& factors) {
    std::vector<AttackResult> results;
    const double before = median(factors.test_error);
    for (const double share : {0.01, 0.1, 1.0}) {
        std::vector<double> targets = factors.test_error, points = factors.test_error;
        for (std::size_t t = 0; t < targets.size(); ++t) {
            targets[t] += std::pow(share * factors.error_norm[t], 2) * factors.target_rise[t];
            points[t] += std::pow(share * factors.row_size[t], 2) * factors.point_rise[t];
        }
        results.push_back({share, median(targets) / before, median(points) / before});
    }
    return results;
}

}  // namespace overfit::app
