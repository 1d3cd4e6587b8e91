/// Queries in parallel, what their proofs have in common, and the odds of Gaussian data.
#include "app/hull_study.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "app/matched_tables.hpp"
#include "claims/sweep.hpp"
#include "numerics/hull_box.hpp"
#include "numerics/parallel.hpp"
#include "theory/gaussian_even_odds.hpp"
#include "theory/gaussian_hull.hpp"

namespace overfit::app {

namespace {

using numerics::HullMembership;
using numerics::HullVerdict;

constexpr double alpha = 0.05;  // of the interval

bool is_stopped(const HullMonitor& monitor) {
    return monitor.stop && monitor.stop();
}

void require_going_on(const HullMonitor& monitor) {
    if (is_stopped(monitor)) throw claims::Interrupted("hull: interrupted");
}

void describe(HullStudy& study, const Eigen::MatrixXd& x) {
    study.points = static_cast<int>(x.rows());
    const Eigen::RowVectorXd mean = x.colwise().mean();
    double squares = 0.0;
    for (Eigen::Index j = 0; j < x.cols(); ++j) {
        if ((x.col(j).array() == x(0, j)).all())
            study.constant_columns.push_back(study.columns[static_cast<std::size_t>(j)]);
        else
            squares += (x.col(j).array() - mean(j)).square().sum();
    }
    study.spread = std::sqrt(squares / static_cast<double>(x.rows()));
    const numerics::hull::RowIndex rows(x);
    for (Eigen::Index i = 0; i < x.rows(); ++i)
        if (rows.find(x.row(i).transpose(), i).value_or(i) < i) ++study.repeated_rows;
}

/// One row of the table, and the counts.
void note(HullStudy& study, const HullAnswer& answer) {
    const bool is_inside = answer.verdict == HullVerdict::inside;
    const bool is_outside = answer.verdict == HullVerdict::outside;
    ++(is_inside ? study.inside : is_outside ? study.outside : study.undecided);
    if (answer.reason == HullReason::one_column) ++study.by_one_column;
    if (answer.reason == HullReason::nothing_on_face) ++study.nothing_on_face;
    if (answer.reason == HullReason::rows_on_face) ++study.rows_on_face;
    const std::vector<double> row{static_cast<double>(study.queries()),
                                  is_inside ? 1.0 : 0.0,
                                  is_outside ? 1.0 : 0.0,
                                  answer.margin,
                                  answer.inflation,
                                  static_cast<double>(answer.face_columns),
                                  static_cast<double>(answer.iterations)};
    for (std::size_t j = 0; j < row.size(); ++j) study.rows.columns[j].push_back(row[j]);
}

/// All queries on all cores; without a table of them, each training row. A stop is heard between
/// two of them.
std::vector<HullAnswer> answers_of(const HullMembership& hull, const Eigen::MatrixXd* queries,
                                   std::size_t count, const HullRequest& request,
                                   const HullMonitor& monitor) {
    std::vector<HullAnswer> answers(count);
    std::mutex mutex;
    std::size_t done = 0;
    numerics::parallel_for(count, [&](std::size_t i) {
        if (is_stopped(monitor)) return;
        const auto row = static_cast<Eigen::Index>(i);
        answers[i] = queries == nullptr ? hull_answer(hull, hull.points().row(row).transpose(), row)
                                        : hull_answer(hull, queries->row(row).transpose());
        // A proof is as long as a row: together they may be as large as the table.
        if (!request.certificates) answers[i].certificate = {};
        const std::scoped_lock lock(mutex);
        if (++done % (count / 1000 + 1) == 0 && monitor.progress)
            monitor.progress(done, count, "queries");
    });
    require_going_on(monitor);
    return answers;
}

/// From few points to well beyond both even odds and what the table has.
numerics::Table curve_of(const GaussianOdds& odds) {
    const double first = std::max(1.0, std::min<double>(odds.points, odds.dimension) / 2.0);
    const double last =
        std::min(1e289, 8.0 * std::max(odds.points, std::exp(odds.log_even.value_or(0.0))));
    numerics::Table curve{{"points", "inside"}, std::vector<std::vector<double>>(2)};
    constexpr int steps = 160;
    for (int i = 0; i <= steps; ++i) {
        const double points = std::round(first * std::pow(last / first, double(i) / steps));
        if (!curve.columns[0].empty() && points <= curve.columns[0].back()) continue;
        curve.columns[0].push_back(points);
        curve.columns[1].push_back(
            theory::gaussian_inside_probability({.points = points, .dimension = odds.dimension}));
    }
    return curve;
}

std::optional<GaussianOdds> gaussian_odds(int points, int dimension) {
    constexpr int largest_dimension = 1300;  // of gaussian_log_even_points
    if (points < 1 || dimension < 1) return std::nullopt;
    GaussianOdds odds{.points = static_cast<double>(points), .dimension = dimension};
    odds.log_inside = theory::gaussian_log_inside_probability(
        {.points = odds.points, .dimension = odds.dimension});
    if (dimension <= largest_dimension) odds.log_even = theory::gaussian_log_even_points(dimension);
    odds.curve = curve_of(odds);
    return odds;
}

}  // namespace

HullStudy hull_study(const HullRequest& request, const HullMonitor& monitor) {
    MatchedTables tables = matched_tables(request.train, request.query, request.ignore);
    HullStudy study;
    study.columns = std::move(tables.columns);
    const bool leaves_out = request.query.empty();
    const Eigen::Index most = leaves_out ? tables.train.rows() : tables.queries.rows();
    const auto count =
        static_cast<std::size_t>(std::min<Eigen::Index>(most, request.rows.value_or(most)));
    if (monitor.progress) monitor.progress(0, count, "preparing the training rows");
    describe(study, tables.train);
    require_going_on(monitor);
    const HullMembership hull(std::move(tables.train), {.rcond = request.rcond});
    study.dimension = static_cast<int>(hull.dimension());
    require_going_on(monitor);

    if (monitor.progress) monitor.progress(0, count, "queries");
    study.answers =
        answers_of(hull, leaves_out ? nullptr : &tables.queries, count, request, monitor);
    study.rows = {{"row", "inside", "outside", "margin", "inflation", "face_columns", "iterations"},
                  std::vector<std::vector<double>>(7)};
    for (const HullAnswer& answer : study.answers) note(study, answer);
    const auto inside = static_cast<std::size_t>(study.inside);
    const auto possibly = inside + static_cast<std::size_t>(study.undecided);
    study.fraction = {numerics::proportion_interval(inside, count, alpha).low,
                      numerics::proportion_interval(possibly, count, alpha).high};
    study.gaussian = gaussian_odds(study.points - (leaves_out ? 1 : 0), study.dimension);
    return study;
}

}  // namespace overfit::app
