/// Verdicts of hull membership as numbers, one a trial.
#pragma once

#include <vector>

#include "experiments/hull.hpp"
#include "numerics/hull_certificate.hpp"

namespace overfit::experiments {

/// 1 inside, 0 outside, NaN undecided.
double code_of(numerics::HullVerdict verdict);

HullTally tally_of(const std::vector<double>& codes);

}  // namespace overfit::experiments
