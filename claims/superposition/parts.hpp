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

/// n features, of which `active` are active in the mean.
theory::SparseUnitInputs inputs_of(int features, double active = 10.0);

/// The default inputs and model. Fewer steps than the source's 50 000 suffice for few examples.
experiments::ToyTraining usual_training(int examples, long steps);

/// A number of a trained model.
using ModelNumber = std::function<double(const experiments::TrainedToy&)>;

/// That number of each data set's model; `quick_count` data sets at tier quick. Ways of training
/// with the same T, m and n meet the same examples and starts.
std::vector<double> numbers_of(const experiments::ToyTraining& training, const Run& run,
                               std::size_t quick_count, const ModelNumber& number);

/// The logarithms of test losses over that of the best constant: near normal, as each is an average
/// over thousands of inputs, and the logarithm tames the height of the bump.
std::vector<double> log_relative_tests(const experiments::ToyTraining& training, const Run& run,
                                       std::size_t quick_count);

/// The mean over data sets of higher - lower.
Measurement mean_excess(std::vector<double> higher, const std::vector<double>& lower);

/// The share of data sets whose trained model is as said; `quick_count` data sets at tier quick.
Measurement share_of_data_sets(const experiments::ToyTraining& training, const Run& run,
                               std::size_t quick_count,
                               const std::function<bool(const experiments::TrainedToy&)>& is_so);

/// "T = 5, m = 2, n = 1000"
std::string at(const experiments::ToyTraining& training);

}  // namespace overfit::claims::superposition
