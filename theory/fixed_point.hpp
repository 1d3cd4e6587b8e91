/// Silverstein's fixed point: what a sample covariance of correlated features looks like to ridge
/// regression when n and p are large.
///
/// v is the limit of tr (X X' + lambda I)^-1, the Stieltjes transform of the companion matrix
/// X X' / n at -lambda / n. It solves 1/v = lambda/n + gamma int s / (1 + s v) dH(s), and 1/v is
/// the effective penalty: feature directions with s v > 1 are learnt. HastieEtAl2022 write gamma
/// c_0 for v at lambda = 0, DobribanWager2018 v(-lambda).
#pragma once

#include "theory/spectrum.hpp"

namespace overfit::theory {

struct FixedPoint {
    double v;         ///< infinite where gamma <= 1 and there is no penalty
    double residual;  ///< left over of (lambda/n) v + gamma int s v / (1 + s v) dH = 1
};

/// gamma = p / n > 0, penalty_per_sample = lambda / n >= 0. Relative error of v about 1e-15 divided
/// by |1 - 1/gamma| when there is no penalty; the residual is below 1e-14. Newton's method in log v
/// inside a bracket: about 5 to 10 steps of O(atoms), compensated. Throws std::domain_error outside
/// the domain. Source: Silverstein1995, Theorem 1.1.
FixedPoint fixed_point(const Spectrum& spectrum, double gamma, double penalty_per_sample);

}  // namespace overfit::theory
