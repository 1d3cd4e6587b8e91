/// The work of `overfit hull`: which rows lie in the convex hull of a table's rows, with proofs.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/hull_answer.hpp"
#include "numerics/statistics.hpp"
#include "numerics/table.hpp"

namespace overfit::app {

struct HullRequest {
    std::filesystem::path train{};
    std::filesystem::path query{};  ///< empty: each training row against the others
    std::vector<std::string> ignore{};
    std::optional<int> rows{};      ///< only the first ones are asked about
    std::optional<double> rcond{};  ///< of numerics::HullOptions
    bool certificates = false;      ///< keep them
};

/// How the caller follows a long study and ends it.
struct HullMonitor {
    /// `done` of `total` queries are decided; `what` is being done. Never called by two threads at
    /// once. At the beginning of each stage done is 0.
    std::function<void(std::size_t done, std::size_t total, std::string_view what)> progress = {};
    std::function<bool()> stop = {};
};

/// What Gaussian data would give: `points` of them, spanning `dimension` dimensions.
struct GaussianOdds {
    double points = 0.0;
    int dimension = 0;
    double log_inside = 0.0;           ///< log of the probability that a new point is inside
    std::optional<double> log_even{};  ///< log of the number of points for even odds
    numerics::Table curve{};           ///< points, inside: the probability as points are added
};

struct HullStudy {
    std::vector<std::string> columns;
    int points = 0;  ///< training rows; each query of leave-one-out meets one fewer
    int dimension = 0;
    std::vector<std::string> constant_columns{};
    int repeated_rows = 0;  ///< training rows that equal an earlier one
    double spread = 0.0;    ///< root mean squared distance of training rows from their mean
    int inside = 0, outside = 0, undecided = 0;
    int by_one_column = 0;    ///< how many have HullReason::one_column
    int nothing_on_face = 0;  ///< ... nothing_on_face
    int rows_on_face = 0;     ///< ... rows_on_face
    /// 95 per cent for the probability that a query is inside; undecided ones may be either.
    numerics::Interval fraction{0, 1};
    std::optional<GaussianOdds> gaussian{};
    std::vector<HullAnswer> answers{};  ///< with certificates only if asked for
    /// row (from 1), inside, outside (1 or 0; both 0: undecided), margin, inflation, face_columns,
    /// iterations
    numerics::Table rows;

    int queries() const { return inside + outside + undecided; }
};

/// Bit-identical for every thread count. Throws InputError, and claims::Interrupted if stopped.
HullStudy hull_study(const HullRequest& request, const HullMonitor& monitor = {});

std::string summary_of(const HullRequest& request, const HullStudy& study);
std::string json_of(const HullRequest& request, const HullStudy& study);

}  // namespace overfit::app
