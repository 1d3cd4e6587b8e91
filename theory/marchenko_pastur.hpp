/// The edges of the Marchenko-Pastur law, the limit of the spectrum of X'X/n.
///
/// X is n x p with iid entries of mean 0 and variance 1, and gamma = p/n stays fixed. Source:
/// MarchenkoPastur1967; their c is our gamma.
#pragma once

namespace overfit::theory {

/// Ends of the continuous part of the limiting spectrum of X'X/n. For gamma > 1 there is an atom of
/// mass 1 - 1/gamma at 0 besides.
struct SpectrumEdges {
    double low;   ///< (1 - sqrt gamma)^2, to full relative accuracy for gamma near 1 too
    double high;  ///< (1 + sqrt gamma)^2
};

/// gamma > 0 and finite, else std::domain_error. The smallest nonzero singular value of X divided
/// by sqrt n tends to the root of `low` (Bai and Yin 1993).
SpectrumEdges marchenko_pastur_edges(double gamma);

}  // namespace overfit::theory
