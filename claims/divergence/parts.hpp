/// The parts of the topic divergence, one function for each file.
#pragma once

#include <vector>

#include "claims/claim.hpp"
#include "claims/sweep.hpp"

namespace overfit::claims::divergence {

std::vector<Claim> real_data_claims();
std::vector<Claim> badly_scaled_claims();
std::vector<Claim> decomposition_claims();
std::vector<Claim> ablation_claims();
std::vector<Claim> attack_claims();
std::vector<Claim> diabetes_attack_claims();
std::vector<Claim> height_claims();
std::vector<Claim> polynomial_claims();
std::vector<Sweep> sweeps();

}  // namespace overfit::claims::divergence
