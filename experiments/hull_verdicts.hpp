/// Verdicts of hull membership as numbers, one a trial.
#pragma once

#include <vector>

#include "experiments/hull.hpp"
#include "numerics/hull_membership.hpp"

namespace overfit::experiments {

/// 1 inside, 0 outside, NaN undecided.
double code_of(numerics::HullVerdict verdict);
std::vector<double> codes_of(const std::vector<numerics::HullDecision>& decisions);

/// How many are inside; NaN if one is undecided.
double inside_count(const std::vector<numerics::HullDecision>& decisions);

HullTally tally_of(const std::vector<double>& codes);

}  // namespace overfit::experiments
