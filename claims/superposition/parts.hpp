/// The parts of the topic superposition, one function for each file.
#pragma once

#include <vector>

#include "claims/claim.hpp"
#include "claims/sweep.hpp"

namespace overfit::claims::superposition {

std::vector<Claim> polygon_claims();
std::vector<Claim> pentagon_claims();
std::vector<Claim> dimensionality_claims();
std::vector<Claim> baseline_claims();
std::vector<Sweep> exact_sweeps();

}  // namespace overfit::claims::superposition
