/// The mean spectrum of X'X/n for a Gaussian X, with the first correction to its limit.
///
/// X is n x p with iid N(0, 1) entries and n > p. The mean number of eigenvalues in a set is p
/// times the Marchenko-Pastur law's share, plus 1/4 for each edge a, b that the set contains, minus
/// the share 1 / (2 pi sqrt((x - a)(b - x))) dx of an arcsine law, plus terms of order 1/p. Source:
/// DumitriuEdelman2006, the deviation of the beta-Laguerre ensembles at beta = 1 (their n is our p,
/// their 2a/beta our n). For complex X (beta = 2) there is no such term.
///
/// Both throw std::domain_error unless n > p >= 1, and for a NaN. Microseconds.
#pragma once

#include "theory/smallest_singular_value.hpp"

namespace overfit::theory {

/// The mean share of eigenvalues <= x, to order 1/p.
double mean_spectrum_cdf(const GaussianMatrix& shape, double x);

/// E tr (X'X/n + penalty)^-1 / p, to order 1/p, for penalty > 0.
double mean_spectrum_resolvent(const GaussianMatrix& shape, double penalty);

}  // namespace overfit::theory
