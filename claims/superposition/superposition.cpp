/// The topic superposition: how a model with few hidden dimensions stores examples, or features.
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "claims/append.hpp"
#include "claims/registry.hpp"
#include "claims/superposition/parts.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::claims {

namespace superposition {

using experiments::ToyTraining;
using experiments::TrainedToy;

std::string at(const ToyTraining& training) {
    return fmt::format("T = {}, m = {}, n = {}", training.examples, training.hidden,
                       training.inputs.features);
}

theory::SparseUnitInputs inputs_of(int features, double active) {
    return {.features = features, .sparsity = 1.0 - active / features};
}

ToyTraining usual_training(int examples, long steps) {
    ToyTraining training{.examples = examples};
    training.options.steps = steps;
    return training;
}

std::vector<double> numbers_of(const ToyTraining& training, const Run& run, std::size_t quick_count,
                               const ModelNumber& number) {
    std::vector<double> numbers;
    for (const TrainedToy& model :
         experiments::trained_toys(training, run.trials(quick_count, at(training))))
        numbers.push_back(number(model));
    return numbers;
}

std::vector<double> log_relative_tests(const ToyTraining& training, const Run& run,
                                       std::size_t quick_count) {
    const double constant = theory::best_constant_loss(training.inputs);
    return numbers_of(training, run, quick_count, [constant](const TrainedToy& model) {
        return std::log(model.test_loss / constant);
    });
}

Measurement mean_excess(std::vector<double> higher, const std::vector<double>& lower) {
    for (std::size_t i = 0; i < higher.size(); ++i) higher[i] -= lower[i];
    return mean_of(std::move(higher));
}

Measurement share_of_data_sets(const ToyTraining& training, const Run& run, std::size_t quick_count,
                               const std::function<bool(const TrainedToy&)>& is_so) {
    std::size_t count = 0;
    const std::vector<double> is =
        numbers_of(training, run, quick_count,
                   [&is_so](const TrainedToy& model) { return is_so(model) ? 1.0 : 0.0; });
    for (const double one : is) count += one > 0.0 ? 1 : 0;
    return proportion_of(count, is.size());
}

}  // namespace superposition

std::vector<Sweep> superposition_sweeps() {
    std::vector<Sweep> all = superposition::exact_sweeps();
    append(all, superposition::learned_sweeps());
    append(all, superposition::toy_sweeps());
    append(all, superposition::article_sweeps());
    append(all, superposition::variant_sweeps());
    return all;
}

std::vector<Claim> superposition_claims() {
    std::vector<Claim> all;
    for (auto* part : {superposition::polygon_claims, superposition::pentagon_claims,
                       superposition::dimensionality_claims, superposition::baseline_claims,
                       superposition::learned_polygon_claims, superposition::learned_feature_claims,
                       superposition::learned_loss_claims, superposition::length_claims,
                       superposition::bump_claims, superposition::scale_claims,
                       superposition::repeat_claims, superposition::variant_claims})
        append(all, part());
    return all;
}

}  // namespace overfit::claims
