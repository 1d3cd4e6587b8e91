/// The parts of the topic hull, one function for each file.
#pragma once

#include <string>
#include <vector>

#include "claims/claim.hpp"
#include "claims/sweep.hpp"
#include "experiments/hull.hpp"

namespace overfit::claims::hull {

std::vector<Claim> gaussian_claims();
std::vector<Claim> even_odds_claims();
std::vector<Claim> law_claims();
std::vector<Claim> ball_claims();
std::vector<Claim> curve_claims();
std::vector<Claim> map_claims();
std::vector<Sweep> sweeps();

/// "N = 62, d = 4"
std::string at(const theory::GaussianHull& hull);

/// The share of queries inside, by Clopper and Pearson's interval; what is undecided may be either.
Measurement inside_share(const experiments::HullTally& tally);

}  // namespace overfit::claims::hull
