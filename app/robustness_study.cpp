/// Random labels or the table's own, interpolated by more and more random cosines.
#include "app/robustness_study.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include <Eigen/Core>
#include <fmt/format.h>

#include "app/robustness_points.hpp"
#include "claims/sweep.hpp"
#include "numerics/fourier_features.hpp"
#include "numerics/fourier_lipschitz.hpp"
#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"
#include "numerics/random.hpp"
#include "theory/effective_rank.hpp"

namespace overfit::app {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::FourierFunction;
using numerics::InputError;

/// Products n^2 p that two cores do in about half a minute.
constexpr double work = 1.5e11;
constexpr double largest_features = 5e7;  // entries, 0.4 GB for each copy
constexpr int sizes = 13;                 // of the curve
constexpr Index starts_count = 20;        // of the ascent

void require_going_on(const RobustnessMonitor& monitor) {
    if (monitor.stop && monitor.stop()) throw claims::Interrupted("robustness: interrupted");
}

/// Of rows far apart, in so many dimensions: kappa sqrt(n d / (p - n - 1)).
numerics::FourierKernelLaw law_of(const RobustnessStudy& study, double dimension) {
    const double n = study.samples;
    return {.samples = n,
            .energy = n,
            .plateau = 0.0,
            .freedom = study.bandwidth * std::sqrt(dimension)};
}

void predict(const RobustnessRequest& request, RobustnessStudy& study) {
    study.gradient = request.gradient.value_or(study.bandwidth);
    study.all = {.by_law = law_of(study, study.dimension).parameters_for(study.gradient),
                 .by_kernel = study.kernel.parameters_for(study.gradient)};
    study.leading_only = {.by_law = law_of(study, study.leading).parameters_for(study.gradient),
                          .by_kernel = 0.0};
}

/// From a tenth more parameters than rows, in equal ratios of p - n.
std::vector<Index> sizes_of(const RobustnessRequest& request, RobustnessStudy& study) {
    const double n = study.samples, least = std::ceil(1.1 * n) + 2.0;
    double most = 2.0 * study.all.by_law;
    if (std::isfinite(study.all.by_kernel)) most = std::max(most, 2.0 * study.all.by_kernel);
    most = std::max(most, 2.0 * least);
    const double affordable = std::min(std::max(4.0 * least, work / (n * n)),
                                       std::max(2.0 * least, largest_features / study.dimension));
    study.is_capped = !request.parameters && most > affordable;
    most = request.parameters ? *request.parameters : std::min(most, affordable);
    if (most < least)
        throw InputError(fmt::format("--parameters: {} rows need at least {:.0f}", n, least));
    if (most * study.dimension > largest_features)
        throw InputError(
            fmt::format("--parameters: {:.0f} features of {} dimensions need too much "
                        "memory; at most {:.0f}",
                        most, study.dimension, largest_features / study.dimension));
    std::vector<Index> counts;
    for (int i = 0; i < sizes; ++i) {
        const double ratio = std::pow((most - n) / (least - n), i / (sizes - 1.0));
        const auto p = static_cast<Index>(std::llround(n + (least - n) * ratio));
        if (counts.empty() || p > counts.back()) counts.push_back(p);
    }
    return counts;
}

/// One row of the curve.
std::vector<double> measured(const RobustnessStudy& study, const RobustnessPoints& points,
                             const FourierFunction& f) {
    const MatrixXd gradients = numerics::gradients(f, points.x);
    const VectorXd lengths = gradients.rowwise().norm();
    const double n = study.samples, p = static_cast<double>(f.features.size());
    std::vector<Index> order(static_cast<std::size_t>(lengths.size()));
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<Index>(i);
    const Index count = std::min(starts_count, lengths.size());
    std::partial_sort(order.begin(), order.begin() + count, order.end(), [&](Index i, Index j) {
        return lengths(i) > lengths(j) || (lengths(i) == lengths(j) && i < j);
    });
    MatrixXd starts(count, points.x.cols());
    for (Index i = 0; i < count; ++i)
        starts.row(i) = points.x.row(order[static_cast<std::size_t>(i)]);
    // The ball that holds all rows.
    const double radius = points.x.rowwise().norm().maxCoeff() * (1.0 + 1e-12);
    return {p,
            lengths.norm() / std::sqrt(n),
            gradients.leftCols(study.leading).norm() / std::sqrt(n),
            lengths.maxCoeff(),
            std::max(lengths.maxCoeff(),
                     numerics::steepest_point(f, starts, {.radius = radius}).gradient),
            numerics::lipschitz_bound(f),
            law_of(study, study.dimension).gradient(p),
            law_of(study, study.leading).gradient(p),
            study.kernel.gradient(p)};
}

void measure_curve(const RobustnessRequest& request, const RobustnessPoints& points,
                   const RobustnessMonitor& monitor, RobustnessStudy& study) {
    const std::vector<Index> counts = sizes_of(request, study);
    numerics::Stream stream(numerics::StreamKey(request.seed, "robustness features"), 0);
    const numerics::FourierFeatures features =
        numerics::draw_fourier_features(counts.back(), points.x.cols(), study.bandwidth, stream);
    numerics::FourierGram gram(points.x);
    study.curve = {{"parameters", "gradient", "leading_gradient", "steepest_row", "steepest",
                    "bound", "law", "leading_law", "kernel_law"},
                   std::vector<std::vector<double>>(9)};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        require_going_on(monitor);
        if (monitor.progress) monitor.progress(i, counts.size(), fmt::format("p = {}", counts[i]));
        gram.add(features, gram.features(), counts[i]);
        const std::vector<double> row =
            measured(study, points, gram.interpolant(points.y, features.first(counts[i])));
        for (std::size_t j = 0; j < row.size(); ++j) study.curve.columns[j].push_back(row[j]);
    }
}

/// Where the falling curve crosses the level, on straight lines between logarithms of p - n.
std::optional<double> crossing(const RobustnessStudy& study, std::string_view column) {
    const std::vector<double>& p = study.curve.column("parameters");
    const std::vector<double>& gradient = study.curve.column(column);
    const double n = study.samples, level = std::log(study.gradient);
    for (std::size_t i = 1; i < p.size(); ++i) {
        const double before = std::log(gradient[i - 1]), after = std::log(gradient[i]);
        if (before < level || after > level) continue;
        const double share = before > after ? (before - level) / (before - after) : 0.0;
        return n + (p[i - 1] - n) * std::pow((p[i] - n) / (p[i - 1] - n), share);
    }
    return std::nullopt;
}

}  // namespace

RobustnessStudy robustness_study(const RobustnessRequest& request,
                                 const RobustnessMonitor& monitor) {
    RobustnessRequest distinct = request;
    distinct.distinct = true;  // two labels at one point have no interpolant
    RobustnessStudy study;
    study.table = user_table(distinct);
    const std::string file = numerics::printable_path(request.file);
    if (study.table.data.x.rows() < 3)
        throw InputError(fmt::format("{}: needs at least 3 different rows", file));
    const RobustnessPoints points = robustness_points(request, study.table);
    study.samples = static_cast<int>(points.x.rows());
    study.dimension = static_cast<int>(points.x.cols());
    const theory::EffectiveRanks ranks = theory::effective_ranks(points.spectrum, 0);
    study.participation = ranks.by_squares;
    study.stable = ranks.by_largest;
    study.leading = std::clamp(static_cast<int>(std::lround(ranks.by_squares)), 1, study.dimension);
    study.bandwidth = request.bandwidth ? *request.bandwidth : separating_bandwidth(points.x);
    require_going_on(monitor);
    try {
        study.kernel = numerics::fourier_kernel_law(points.x, points.y, study.bandwidth);
        predict(request, study);
        measure_curve(request, points, monitor, study);
    } catch (const claims::Interrupted&) {
        throw;
    } catch (const InputError&) {
        throw;
    } catch (const std::runtime_error&) {
        throw InputError(fmt::format(
            "{}: some rows are too near to one another for interpolation in double precision; a "
            "larger --bandwidth tells them apart",
            file));
    }
    study.all.measured = crossing(study, "gradient");
    study.leading_only.measured = crossing(study, "leading_gradient");
    return study;
}

}  // namespace overfit::app
