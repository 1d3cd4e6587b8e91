/// The parts of the topic ridgeless, one function for each file.
#pragma once

#include <string>
#include <vector>

#include "claims/claim.hpp"
#include "claims/sweep.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

std::vector<Claim> autoregressive_claims();
std::vector<Claim> correlated_claims();
std::vector<Claim> correlated_ridge_claims();
std::vector<Claim> correlation_claims();
std::vector<Claim> exact_risk_claims();
std::vector<Claim> latent_space_claims();
std::vector<Claim> misspecified_claims();
std::vector<Claim> prediction_error_claims();
std::vector<Claim> peak_claims();
std::vector<Claim> second_descent_claims();
std::vector<Claim> ridge_claims();
std::vector<Claim> benign_claims();
std::vector<Claim> cross_validation_claims();
std::vector<Claim> feature_subset_claims();
std::vector<Claim> nonlinear_features_claims();
std::vector<Claim> penalty_claims();
std::vector<Claim> random_features_claims();
std::vector<Claim> large_claims();
std::vector<Sweep> relatives_sweeps();
std::vector<Sweep> sweeps();
std::vector<Sweep> correlated_sweeps();
std::vector<Sweep> ridge_sweeps();
std::vector<Sweep> million_sweeps();

/// "n = 40, p = 20"
std::string at(const theory::Ridgeless& model);

}  // namespace overfit::claims::ridgeless
