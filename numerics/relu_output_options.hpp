/// How a ReLU-output model is trained: AdamW, its schedule, and the way that the passes are made.
#pragma once

#include "numerics/relu_output_kernels.hpp"

namespace overfit::numerics {

/// What the gradient is of: the loss summed over features, or averaged over them, which makes every
/// gradient n times smaller and so AdamW's epsilon n times larger. Reported losses are sums always.
enum class LossReduction { sum_over_features, mean_over_features };

/// How the n x T outputs are visited. Both passes are exact up to rounding. Pruned skips those
/// blocks of features and examples in which no output is active, and sums those in which all are
/// by moments. Automatic takes the one that is usually faster, by m, n and T alone.
enum class ReluOutputPass { dense, pruned, automatic };

/// The defaults are those of Henighan et al. (2023) and, where they say none, PyTorch's.
struct ReluOutputOptions {
    long steps = 50'000;          ///< length of the schedule; at least 1
    double learning_rate = 1e-3;  ///< the highest; positive
    double warm_up = 0.05;        ///< share of the steps with a linearly growing rate, in [0, 1]
    bool cosine_decay = true;     ///< from the highest rate to 0; else constant after the warm-up
    double first_decay = 0.9;     ///< beta_1, in [0, 1)
    double second_decay = 0.999;  ///< beta_2, in [0, 1)
    double epsilon = 1e-8;        ///< beside the root of the second moment; positive
    double weight_decay = 1e-2;   ///< decoupled, times the rate; at least 0
    bool decay_biases = true;     ///< whether the weight decay is on b, too
    LossReduction reduction = LossReduction::sum_over_features;
    ReluOutputPass pass = ReluOutputPass::automatic;
    InstructionSet instructions = InstructionSet::best;  ///< see relu_output_kernels.hpp

    bool operator==(const ReluOutputOptions&) const = default;
};

/// Throws std::domain_error naming the option that is out of its range.
void require_valid(const ReluOutputOptions& options);

/// The rate of update `step`, counted from 0: rate * (step + 1) / w for the first w steps, where w
/// is the warm-up's share of the steps, rounded; then rate * (1 + cos(pi s)) / 2, where s goes from
/// 0 to (nearly) 1.
double learning_rate_at(const ReluOutputOptions& options, long step);

}  // namespace overfit::numerics
