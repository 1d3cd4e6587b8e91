/// Grids, rows and error bars of the tables behind the figures.
#pragma once

#include <vector>

#include "claims/measurement.hpp"

namespace overfit::claims {

using Rows = std::vector<std::vector<double>>;

/// The intervals of all figures cover with probability 95 per cent.
inline constexpr double bars = 0.05;

/// `count` values from low to high, evenly spaced in the logarithm.
std::vector<double> log_grid(double low, double high, int count);

/// The measured number and the ends of its interval.
std::vector<double> with_reach(const Measurement& measured);

/// The row with more numbers at its end.
std::vector<double> joined(std::vector<double> row, const std::vector<double>& more);

}  // namespace overfit::claims
