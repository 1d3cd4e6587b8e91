/// What the tables of this topic have in common: sizes, grids and intervals.
#pragma once

#include <cmath>
#include <vector>

#include "claims/measurement.hpp"
#include "claims/sweep.hpp"

namespace overfit::claims::ridgeless {

using Rows = std::vector<std::vector<double>>;

constexpr double bars = 0.05;  // the intervals of all figures cover with probability 95 per cent

/// Hastie et al. use 200.
inline int samples_at(Tier tier) {
    return tier == Tier::quick ? 100 : 200;
}

/// `count` values from low to high, evenly spaced in the logarithm.
inline std::vector<double> log_grid(double low, double high, int count) {
    std::vector<double> grid;
    for (int i = 0; i < count; ++i) grid.push_back(low * std::pow(high / low, i / (count - 1.0)));
    return grid;
}

/// The number and the ends of its interval.
inline std::vector<double> with_reach(const Measurement& measured) {
    const Reach reach = measured.tolerance.reach(bars);
    return {measured.value, measured.value - reach.below, measured.value + reach.above};
}

}  // namespace overfit::claims::ridgeless
