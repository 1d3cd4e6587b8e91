/// The parts of the topic hull, one function for each file.
#pragma once

#include <string>
#include <vector>

#include "claims/claim.hpp"
#include "claims/sweep.hpp"
#include "experiments/hull.hpp"
#include "experiments/image_views.hpp"

namespace overfit::claims::hull {

std::vector<Claim> gaussian_claims();
std::vector<Claim> even_odds_claims();
std::vector<Claim> law_claims();
std::vector<Claim> ball_claims();
std::vector<Claim> curve_claims();
std::vector<Claim> map_claims();
std::vector<Claim> threshold_claims();
std::vector<Claim> digit_claims();
std::vector<Claim> fashion_claims();
std::vector<Claim> fashion_beside_gaussian_claims();
std::vector<Sweep> sweeps();
std::vector<Sweep> image_sweeps();

/// "N = 62, d = 4"
std::string at(const theory::GaussianHull& hull);

/// The share of queries inside, by Clopper and Pearson's interval; what is undecided may be either.
Measurement inside_share(const experiments::HullTally& tally);

/// "N = 60000, d = 36, crop 6"
std::string at(const experiments::ImageView& view, const theory::GaussianHull& like);

/// The share of new images inside is at most so much in each of the views.
Check share_is_at_most(double most, std::vector<experiments::ImageView> views, std::size_t queries);

}  // namespace overfit::claims::hull
