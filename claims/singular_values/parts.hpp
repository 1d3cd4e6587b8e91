/// The parts of the topic singular_values, one function for each file.
#pragma once

#include <string>
#include <vector>

#include "claims/claim.hpp"

namespace overfit::claims::singular_values {

std::vector<Claim> bidiagonal_claims();
std::vector<Claim> law_claims();
std::vector<Claim> location_claims();
std::vector<Claim> limit_claims();

/// "n = 40, p = 20"
std::string at(int n, int p);

/// sqrt(n) times the root of the Marchenko-Pastur law's lower edge: |sqrt(n) - sqrt(p)|.
double edge(int n, int p);

}  // namespace overfit::claims::singular_values
