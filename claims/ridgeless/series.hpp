/// How far the first finite-size correction may be from the exact mean.
#pragma once

#include "claims/claim.hpp"
#include "theory/correlated_expansion.hpp"

namespace overfit::claims::ridgeless {

/// A regression with n rows and p features, its expected bias and variance, and the reach of what
/// the expansion leaves out.
struct Series {
    theory::RiskTerms limit;
    theory::RiskTerms expected;
    int gap;       ///< |p - n|
    double ratio;  ///< the largest relative size of the first correction of bias and variance

    /// A finite-size term for a number made of these two, of size `value`: the expansion is in
    /// powers of 1 / |p - n|, for isotropic features a geometric series, which is how the variance
    /// is summed. The remainder is then of the order of the square of the first correction.
    Tolerance remainder(double value) const;
};

Series series_of(const theory::Correlated& model, int n, int p, double penalty);

}  // namespace overfit::claims::ridgeless
