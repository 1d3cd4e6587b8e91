/// The regression problem of the risk curve benchmarks, here and in bench/peers.
#pragma once

#include <compare>

#include "numerics/risk_curve.hpp"

namespace overfit::bench {

struct CurveSize {
    int train;
    int features;
    int test;
    auto operator<=>(const CurveSize&) const = default;
};

/// A linear model on Gaussian features with |beta| near 1 and noise of standard deviation 1/2. The
/// same for every caller, made once.
const numerics::Split& curve_problem(const CurveSize& size);

}  // namespace overfit::bench
