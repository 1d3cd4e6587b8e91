/// Measures membership in the hull of points on a smooth curve: one intrinsic dimension, many
/// others.
#pragma once

#include "experiments/hull.hpp"
#include "numerics/parallel.hpp"

namespace overfit::experiments {

enum class Curve {
    moment,  ///< (t, t^2, …, t^d), t uniform in [-1, 1]: every point is a vertex
    spline,  ///< a cubic spline through independent N(0, I) knots at equal steps of t in [0, 1]
};

struct CurveCloud {
    Curve curve;
    int dimension;
    int knots = 0;  ///< of the spline, at least 5
    int points;
};

/// How membership is decided.
enum class HullRule {
    certificate,       ///< with a proof
    squared_distance,  ///< inside if a point of the hull within squared distance 1e-5 is found
};

/// One query on the curve a trial, with a curve and points of its own.
HullTally curve_tally(const CurveCloud& cloud, HullRule rule, const numerics::Trials& trials);

}  // namespace overfit::experiments
