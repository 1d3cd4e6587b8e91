/// What a model in training consists of; shared by the trainer and its files.
#pragma once

#include <cstdint>
#include <optional>

#include "numerics/relu_output_engine.hpp"
#include "numerics/relu_output_pruned.hpp"
#include "numerics/relu_output_trainer.hpp"

namespace overfit::numerics {

/// Tells one start from another in a file.
std::uint64_t fingerprint(const ReluOutputParameters& start);

class ReluOutputTrainer::State {
  public:
    State(const SparseExamples& examples, const ReluOutputParameters& start,
          const ReluOutputOptions& wanted);

    void make_update();
    ReluOutputSlope slope();

    relu_output::Engine engine;
    std::optional<relu_output::PrunedPass> pruned;
    ReluOutputOptions options;
    std::uint64_t start_fingerprint;
    long step = 0;

  private:
    /// Fills the engine's gradient, but for the factor 2 / T; returns the loss if it is asked for.
    double pass(bool with_loss);
};

}  // namespace overfit::numerics
