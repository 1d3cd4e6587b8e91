/// Full-batch AdamW of the ReLU-output model, in single precision, as fast as the processor allows.
///
/// The n x T outputs are never stored: one pass over blocks of features and examples gives loss and
/// gradients together, at three multiply-adds an output and hidden dimension; see
/// relu_output_options.hpp for the pass that visits only part of the outputs. Besides that, a step
/// costs O((m + 1) n + m nnz(X)). Results do not depend on the number of threads, nor, among
/// processors with fused multiply-add, on the instruction set.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "numerics/relu_output_model.hpp"
#include "numerics/relu_output_options.hpp"

namespace overfit::numerics {

/// dL/dW and dL/db in the layout of W and b, for the loss summed over features.
struct ReluOutputSlope {
    double loss;
    ReluOutputParameters gradient;
};

/// One model in training. Keeps a reference to the examples. Not for several threads at once.
class ReluOutputTrainer {
  public:
    /// Throws std::domain_error if an argument is out of its range (see require_valid), or if the
    /// pruned pass is asked for in more than 8 hidden dimensions.
    ReluOutputTrainer(const SparseExamples& examples, const ReluOutputParameters& start,
                      const ReluOutputOptions& options);
    ReluOutputTrainer(ReluOutputTrainer&&) noexcept;
    ReluOutputTrainer& operator=(ReluOutputTrainer&&) noexcept;
    ~ReluOutputTrainer();

    /// Updates made so far.
    long step() const;
    bool finished() const;
    /// Makes `updates` updates, or fewer if the schedule ends.
    void advance(long updates);

    ReluOutputParameters parameters() const;
    /// Loss and gradients at the present parameters, by the pass of the options, in single
    /// precision. The loss errs by about 1e-7; relu_output_loss() is exact. Changes nothing.
    ReluOutputSlope slope();

    /// The whole state, from which resume() goes on with no bit changed. The file is written beside
    /// `file` and renamed. Throws InputError if it cannot be written.
    void save(const std::filesystem::path& file) const;
    /// Takes up what save() wrote. Throws InputError naming what is wrong if the file is not such a
    /// state, is damaged, or belongs to another start or other options, sizes or examples; nothing
    /// is changed then.
    void resume(const std::filesystem::path& file);

  private:
    class State;
    std::unique_ptr<State> state_;
};

struct ReluOutputProgress {
    long step;
    long steps;
    double loss;  ///< errs by about 1e-7
};

/// What happens besides training. Each part is optional.
struct ReluOutputControl {
    /// Called before the first of every `report_every` updates, where returning false stops the
    /// training, and when it has finished.
    std::function<bool(const ReluOutputProgress&)> report{};
    long report_every = 1000;
    /// Written every `checkpoint_every` updates and on a stop, resumed from if it is there, and
    /// removed when training has finished. An empty path means none.
    std::filesystem::path checkpoint{};
    long checkpoint_every = 5000;
    /// Write it once more instead: a finished training is not repeated while others go on.
    bool keep_finished = false;
};

struct ReluOutputRun {
    ReluOutputParameters parameters;
    double loss;  ///< relu_output_loss of the examples
    long steps;   ///< updates made
    bool finished;
};

/// Trains one model to the end of its schedule, or until the report says stop.
ReluOutputRun train_relu_output(const SparseExamples& examples, const ReluOutputParameters& start,
                                const ReluOutputOptions& options,
                                const ReluOutputControl& control = {});

struct ReluOutputJob {
    const SparseExamples* examples;
    ReluOutputParameters start;
    ReluOutputOptions options;
    ReluOutputControl control{};  ///< reports come from the thread that trains
};

/// Trains several models side by side, one a thread (see parallel.hpp); results in order.
std::vector<ReluOutputRun> train_relu_outputs(std::span<const ReluOutputJob> jobs);

}  // namespace overfit::numerics
