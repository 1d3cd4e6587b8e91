/// Trains toy models on sparse inputs: several data sets, the best of several starts on each.
#pragma once

#include <vector>

#include <Eigen/Core>

#include "experiments/superposition_data.hpp"
#include "numerics/relu_output_options.hpp"

namespace overfit::experiments {

/// What a model learns from: T examples, drawn once.
enum class Examples {
    sparse,       ///< sparse inputs of unit norm
    of_any_norm,  ///< the same, multiplied by independent uniform variates on (1/2, 3/2)
};

/// The first `examples` of the T examples are seen `times` times each in every update.
struct Repeats {
    int examples = 0;  ///< 0 to T
    int times = 1;     ///< at least 1
};

struct ToyTraining {
    theory::SparseUnitInputs inputs{.features = 1000, .sparsity = 0.99};
    int examples;
    int hidden = 2;
    int starts = 1;       ///< of which the one with the least training loss is kept
    int test_inputs = 0;  ///< fresh inputs for the test loss
    Examples kind = Examples::sparse;
    Repeats repeats{};
    numerics::ReluOutputOptions options{};
};

/// The best start on one data set. Losses are sums over features, means over examples.
struct TrainedToy {
    Eigen::MatrixXd weights;     ///< m x n
    Eigen::VectorXd biases;      ///< n
    Eigen::MatrixXd hidden;      ///< m x T: the examples' hidden vectors, repeated ones once
    Eigen::VectorXd live;        ///< n: 1 for a feature that is active in some example, else 0
    double loss;                 ///< of the examples
    double test_loss;            ///< of fresh inputs, NaN if there are none
    std::vector<double> losses;  ///< of every start, in order
};

/// One data set a trial, with starts of its own; models are trained side by side on all cores.
/// Throws std::domain_error for training without starts or examples, or repeats out of range.
std::vector<TrainedToy> trained_toys(const ToyTraining& training, const numerics::Trials& trials);

/// One model while it is trained: trial 0's first start after each of these numbers of updates,
/// which must grow. The last is that of trained_toys(training, {key, 1}) if the training has one
/// start and the number is the schedule's length. Throws std::domain_error as above.
std::vector<TrainedToy> toy_history(const ToyTraining& training, const std::vector<long>& updates,
                                    const numerics::StreamKey& key);

/// The share of examples whose dimensionality is within a fifth of m/T.
double share_of_regular_examples(const TrainedToy& model);

/// The number of features whose dimensionality exceeds `least`.
int features_above(const TrainedToy& model, double least);

}  // namespace overfit::experiments
