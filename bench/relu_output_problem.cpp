/// Examples by the gaps between their features.
#include "bench/relu_output_problem.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace overfit::bench {

ReluOutputProblem relu_output_problem(const ReluOutputSize& size) {
    numerics::Stream stream(numerics::StreamKey(0, "bench.relu_output"), 0);
    const double density = std::min(0.5, 10.0 / size.features);
    std::vector<Eigen::Triplet<float>> entries;
    for (int t = 0; t < size.examples; ++t) {
        const std::size_t first = entries.size();
        double squares = 0.0;
        for (double i = 0.0;; i += 1.0) {
            // The gap to the next feature of a Bernoulli sequence is geometric.
            i += std::floor(std::log(stream.uniform()) / std::log1p(-density));
            if (i >= size.features) break;
            const double value = stream.uniform();
            squares += value * value;
            entries.emplace_back(static_cast<int>(i), t, static_cast<float>(value));
        }
        for (std::size_t e = first; e < entries.size(); ++e)
            entries[e] = {
                entries[e].row(), entries[e].col(),
                static_cast<float>(static_cast<double>(entries[e].value()) / std::sqrt(squares))};
    }
    ReluOutputProblem made{
        .examples = {size.features, size.examples},
        .start = numerics::xavier_parameters({.hidden = size.hidden, .features = size.features},
                                             numerics::XavierLaw::uniform, stream)};
    made.examples.setFromTriplets(entries.begin(), entries.end());
    return made;
}

}  // namespace overfit::bench
