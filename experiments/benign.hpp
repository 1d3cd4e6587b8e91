/// Measures the variance of interpolation for features of any spectrum, very long tails included.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"
#include "theory/effective_rank.hpp"

namespace overfit::experiments {

/// One value a trial of the variance tr (X'X)^+ Sigma of minimum-norm least squares, in units of
/// noise^2, for n rows of independent Gaussian features with these variances, more than n in all.
/// Only XX' = sum of lambda_g W_g is drawn, with W_g a Wishart matrix for each group: by Bartlett's
/// decomposition where the group is large, so that its multiplicity costs nothing. O(n^3) a group.
std::vector<double> overparametrised_variance(const theory::Spectrum& spectrum, int n,
                                              const numerics::Trials& trials);

}  // namespace overfit::experiments
