/// Trains relatives of the toy model: other losses, a ReLU between the layers, no ReLU at the
/// output, no bias.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"
#include "numerics/tied_autoencoder.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::experiments {

/// Full-batch AdamW from Xavier's uniform weights; the rate grows over the first twentieth of the
/// steps and then falls along half a cosine, as in the source.
struct VariantTraining {
    numerics::AutoencoderForm form{};
    int examples;
    int hidden = 3;
    theory::SparseUnitInputs inputs{.features = 60, .sparsity = 5.0 / 6.0};
    int steps = 3000;
    double learning_rate = 0.01;
    double weight_decay = 0.01;
    int test_inputs = 2000;
};

/// Entry t belongs to trial t, with examples, a start and test inputs of its own. Losses are sums
/// over features, means over examples.
struct VariantLosses {
    std::vector<double> training;
    std::vector<double> test;      ///< of fresh inputs
    std::vector<double> constant;  ///< of the one number that predicts every feature of these best
};

/// In single precision, O(steps n m T) a trial. Throws std::domain_error for sizes below 1.
VariantLosses trained_variants(const VariantTraining& training, const numerics::Trials& trials);

/// Examples that share no feature, so that the loss depends on their hidden vectors alone.
struct OrthonormalTraining {
    numerics::AutoencoderForm form{};
    int examples;
    int active = 3;  ///< features of each
    int hidden = 2;
    int steps = 4000;
    double learning_rate = 0.01;
};

/// The training loss from one start a trial, in double precision and without weight decay, which
/// would keep it from its minimum. Throws std::domain_error for sizes below 1.
std::vector<double> losses_of_orthonormal_examples(const OrthonormalTraining& training,
                                                   const numerics::Trials& trials);

}  // namespace overfit::experiments
