/// Random examples and parameters for tests of the ReLU-output model.
#pragma once

#include <cmath>
#include <vector>

#include "numerics/relu_output_model.hpp"

namespace overfit::tests {

struct ReluOutputSize {
    Eigen::Index features = 1, hidden = 1, examples = 1;
};

/// Unit-norm columns with uniform entries in [0, 1), each present with probability `density`; a
/// column without entries stays zero.
inline numerics::SparseExamples unit_examples(const ReluOutputSize& size, double density,
                                              numerics::Stream& stream) {
    std::vector<Eigen::Triplet<float>> entries;
    for (Eigen::Index t = 0; t < size.examples; ++t) {
        const std::size_t first = entries.size();
        double squares = 0.0;
        for (Eigen::Index i = 0; i < size.features; ++i) {
            if (stream.uniform() >= density) continue;
            const double value = stream.uniform();
            entries.emplace_back(static_cast<int>(i), static_cast<int>(t),
                                 static_cast<float>(value));
            squares += value * value;
        }
        for (std::size_t e = first; e < entries.size(); ++e)
            entries[e] = {
                entries[e].row(), entries[e].col(),
                static_cast<float>(static_cast<double>(entries[e].value()) / std::sqrt(squares))};
    }
    numerics::SparseExamples made(size.features, size.examples);
    made.setFromTriplets(entries.begin(), entries.end());
    return made;
}

/// Normal weights and biases, of which about half of the outputs are active.
inline numerics::ReluOutputParameters any_parameters(const ReluOutputSize& size,
                                                     numerics::Stream& stream) {
    numerics::ReluOutputParameters made{.weights = Eigen::MatrixXf(size.hidden, size.features),
                                        .biases = Eigen::VectorXf(size.features)};
    for (float& weight : made.weights.reshaped()) weight = static_cast<float>(stream.normal());
    for (float& bias : made.biases) bias = 0.3F * static_cast<float>(stream.normal());
    return made;
}

}  // namespace overfit::tests
