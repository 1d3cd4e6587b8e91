/// The parts of the topic robustness, one function for each file.
#pragma once

#include <vector>

#include "claims/claim.hpp"
#include "claims/sweep.hpp"

namespace overfit::claims::robustness {

std::vector<Claim> bound_claims();
std::vector<Claim> isoperimetry_claims();
std::vector<Claim> sign_claims();
std::vector<Sweep> bound_sweeps();

}  // namespace overfit::claims::robustness
