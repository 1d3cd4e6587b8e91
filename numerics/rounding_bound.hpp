/// Bounds of rounding errors, for proofs in floating-point arithmetic.
///
/// Notation (Higham 2002, section 3.1): u is half an ulp of 1, gamma(k) = k u / (1 - k u). A sum of
/// k products, in any order, with or without fused operations, errs by at most gamma(k) times the
/// sum of the absolute values. An operation more before each product, such as a centring, whose
/// relative error is u, adds 1 to k.
#pragma once

#include <limits>

namespace overfit::numerics {

template <typename Real>
Real rounding_bound(long operations) {
    const Real ku = static_cast<Real>(operations) * std::numeric_limits<Real>::epsilon() / 2;
    return ku / (1 - ku);
}

/// Put on a bound that was itself computed, with relative errors far below this.
inline constexpr double rounded_up = 1.0 + 1e-3;

}  // namespace overfit::numerics
