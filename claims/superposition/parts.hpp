/// The parts of the topic superposition, one function for each file.
#pragma once

#include <functional>
#include <vector>

#include "claims/claim.hpp"
#include "claims/registry.hpp"
#include "claims/sweep.hpp"
#include "experiments/toy_models.hpp"

namespace overfit::claims::superposition {

std::vector<Claim> polygon_claims();
std::vector<Claim> pentagon_claims();
std::vector<Claim> dimensionality_claims();
std::vector<Claim> baseline_claims();
std::vector<Claim> learned_polygon_claims();
std::vector<Claim> learned_feature_claims();
std::vector<Claim> learned_loss_claims();
std::vector<Claim> length_claims();
std::vector<Claim> bump_claims();
std::vector<Claim> scale_claims();
std::vector<Claim> repeat_claims();
std::vector<Claim> variant_claims();
std::vector<Sweep> exact_sweeps();
std::vector<Sweep> learned_sweeps();
std::vector<Sweep> toy_sweeps();
std::vector<Sweep> article_sweeps();
std::vector<Sweep> variant_sweeps();

/// Document 003, sentence by sentence.
Document document();

/// The share of data sets whose trained model is as said; `quick_count` data sets at tier quick.
Measurement share_of_data_sets(const experiments::ToyTraining& training, const Run& run,
                               std::size_t quick_count,
                               const std::function<bool(const experiments::TrainedToy&)>& is_so);

/// "T = 5, m = 2, n = 1000"
std::string at(const experiments::ToyTraining& training);

}  // namespace overfit::claims::superposition
