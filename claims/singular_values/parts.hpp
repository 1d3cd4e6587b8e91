/// The parts of the topic singular_values, one function for each file.
#pragma once

#include <string>
#include <vector>

#include "claims/claim.hpp"
#include "claims/sweep.hpp"

namespace overfit::claims::singular_values {

std::vector<Claim> bidiagonal_claims();
std::vector<Claim> distance_claims();
std::vector<Claim> law_claims();
std::vector<Claim> location_claims();
std::vector<Claim> limit_claims();
std::vector<Claim> spectrum_claims();
std::vector<Claim> soft_edge_claims();
std::vector<Claim> hard_edge_claims();

/// The laws of the spectrum and of the largest eigenvalue, beside samples.
Sweep spectral_laws_sweep();

/// How far a sample is from the others, beside the least singular value.
Sweep distance_sweep();

/// "n = 40, p = 20"
std::string at(int n, int p);

/// sqrt(n) times the root of the Marchenko-Pastur law's lower edge: |sqrt(n) - sqrt(p)|.
double edge(int n, int p);

}  // namespace overfit::claims::singular_values
