/// How far a sample of a Gaussian matrix lies from the span of the other samples.
///
/// X is n x p with iid N(0, 1) entries. For n <= p take a row and the span of the other n - 1 rows;
/// for n > p take a column (a feature) and the span of the other p - 1 columns. The part of the one
/// outside the span of the others is Gaussian in |n - p| + 1 dimensions, so that its length is chi
/// with |n - p| + 1 degrees of freedom: shortest at n = p, where one direction is left.
///
/// Both functions throw std::domain_error outside their range and for a NaN; relative error below
/// 1e-14.
#pragma once

#include "theory/smallest_singular_value.hpp"

namespace overfit::theory {

/// P(distance <= t), n >= 1, p >= 1. 0 for t <= 0.
double row_distance_cdf(const GaussianMatrix& shape, double t);

/// The t with P(distance <= t) = q, for 0 < q < 1.
double row_distance_quantile(const GaussianMatrix& shape, double q);

}  // namespace overfit::theory
