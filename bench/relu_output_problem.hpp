/// The problem that benchmarks of the ReLU-output model share: sparse examples as in Henighan et
/// al.
#pragma once

#include "numerics/relu_output_trainer.hpp"

namespace overfit::bench {

struct ReluOutputSize {
    int features = 10'000, hidden = 2, examples = 1000;
};

struct ReluOutputProblem {
    numerics::SparseExamples examples;     ///< ten features an example on average, of unit norm
    numerics::ReluOutputParameters start;  ///< Xavier uniform
};

/// The same for every caller. O(nnz).
ReluOutputProblem relu_output_problem(const ReluOutputSize& size);

}  // namespace overfit::bench
