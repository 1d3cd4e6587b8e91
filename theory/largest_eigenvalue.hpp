/// The largest eigenvalue of X'X for a Gaussian X: exact law, and centring for its limit.
///
/// X is n x p with iid N(0, 1) entries. (largest - centre)/scale tends to Tracy and Widom's law for
/// beta = 1 as n and p grow together; the symbols mu, sigma, nu, tau of Johnstone2001 and Ma2012
/// are `centre` and `scale`. All functions throw std::domain_error for sizes outside their range.
#pragma once

#include "theory/smallest_singular_value.hpp"

namespace overfit::theory {

/// P(largest eigenvalue <= x), exact, by de Bruijn's Pfaffian of incomplete gamma functions in 50
/// digits: min(n, p) <= 16, max(n, p) <= 2000. Absolute error below 1e-12. O(min^3) operations,
/// about a millisecond. Source: Chiani2014, section 2, rederived here from the joint density.
double largest_eigenvalue_cdf(const GaussianMatrix& shape, double x);

/// Centre and scale of an extreme eigenvalue, or of its logarithm.
struct EdgeScaling {
    double centre;
    double scale;
};

/// Johnstone (2001), theorem 1.1: n, p >= 2. Error of the limit law of order min(n, p)^(-1/3).
EdgeScaling johnstone_largest(const GaussianMatrix& shape);

/// Ma (2012), theorem 1: n, p >= 1. Error of order min(n, p)^(-2/3).
EdgeScaling ma_largest(const GaussianMatrix& shape);

/// Ma (2012), theorem 2: for n != p (as he writes, the difference of the order of n),
/// (centre - log smallest)/scale tends to Tracy and Widom's law, for the least of the min(n, p)
/// nonzero eigenvalues.
EdgeScaling ma_log_smallest(const GaussianMatrix& shape);

/// The same without the logarithm: (centre - smallest)/scale.
EdgeScaling ma_smallest(const GaussianMatrix& shape);

}  // namespace overfit::theory
