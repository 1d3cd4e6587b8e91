/// One verdict of `overfit hull`, with its reason.
#pragma once

#include <optional>

#include <Eigen/Core>

#include "numerics/hull_membership.hpp"

namespace overfit::app {

/// By what a verdict is reached.
enum class HullReason {
    search,           ///< the solvers', an equal row or the span
    one_column,       ///< outside: beyond the range of a single column
    nothing_on_face,  ///< outside: no training row shares all its least and largest values
    rows_on_face,     ///< decided among the training rows that share them
};

struct HullAnswer {
    numerics::HullVerdict verdict = numerics::HullVerdict::undecided;
    HullReason reason = HullReason::search;
    /// Outside: how far the hyperplane keeps the query from the rows that count, at least, in units
    /// of the columns; 0 if it comes with none.
    double margin = 0.0;
    double inflation = 0.0;  ///< of the combination, if inside
    int face_columns = 0;    ///< in which the query has the least or the largest value
    int iterations = 0;
    numerics::HullCertificate certificate{};
};

/// Decides `query`, or training row `left_out` against the others. Where no row shares the extreme
/// values of the query, a hyperplane across these columns is the proof if it passes verification.
HullAnswer hull_answer(const numerics::HullMembership& hull, const Eigen::VectorXd& query,
                       std::optional<Eigen::Index> left_out = {});

}  // namespace overfit::app
