/// Edges of the Marchenko-Pastur law without cancellation.
#include "theory/marchenko_pastur.hpp"

#include <cmath>
#include <stdexcept>

namespace overfit::theory {

SpectrumEdges marchenko_pastur_edges(double gamma) {
    if (!(gamma > 0.0 && std::isfinite(gamma)))
        throw std::domain_error("marchenko_pastur_edges: gamma must be positive and finite");
    // (1 - sqrt gamma)(1 + sqrt gamma) = 1 - gamma, which is exact near gamma = 1.
    const double sum = 1.0 + std::sqrt(gamma), difference = (1.0 - gamma) / sum;
    return {.low = difference * difference, .high = sum * sum};
}

}  // namespace overfit::theory
