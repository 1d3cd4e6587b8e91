/// The parts of the topic robustness, one function for each file.
#pragma once

#include <vector>

#include "claims/claim.hpp"
#include "claims/sweep.hpp"

namespace overfit::claims::robustness {

std::vector<Claim> exception_claims();
std::vector<Claim> ridge_function_claims();
std::vector<Claim> one_parameter_claims();
std::vector<Sweep> exception_sweeps();

}  // namespace overfit::claims::robustness
