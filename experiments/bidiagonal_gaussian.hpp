/// Measures the spectrum of Gaussian matrices, and least squares on them, without the matrices.
///
/// Singular values come from numerics/bidiagonal_ensemble.hpp in O(min(n, p)), or from a dense
/// matrix for comparison.
#pragma once

#include <vector>

#include "experiments/ridgeless.hpp"
#include "numerics/parallel.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::experiments {

/// One value a trial of each functional of the singular values s.
struct SpectrumSample {
    std::vector<double> smallest;
    std::vector<double> largest;
    std::vector<double> trace_of_inverse;  ///< sum of 1 / s^2
};

/// How the singular values of an n x p matrix are made.
enum class Spectrum {
    dense,              ///< LAPACK, from iid N(0, 1) entries
    bidiagonal,         ///< the bidiagonal chi ensemble
    one_degree_more,    ///< the same with one degree of freedom too many beside the diagonal
    complex_bidiagonal  ///< that of complex entries of variance 1: chi with twice the degrees
};

SpectrumSample spectrum_sample(int n, int p, Spectrum spectrum, const numerics::Trials& trials);

/// One value a trial of the least singular value of an n x p Gaussian matrix (NaN, which no claim
/// survives, if the iteration should not converge).
std::vector<double> smallest_of_bidiagonal(int n, int p, const numerics::Trials& trials);

/// ridgeless_variance, prediction_leverage and risk_parts for Gaussian features, O(1) memory a
/// trial. The bias is Beta((p - n)/2, n/2), the share of p - n among p squared normals.
std::vector<double> variance_of_bidiagonal(const theory::Ridgeless& model,
                                           const numerics::Trials& trials);
std::vector<double> leverage_of_bidiagonal(int n, int p, const numerics::Trials& trials);
RiskParts risk_parts_of_bidiagonal(int n, int p, const numerics::Trials& trials);

}  // namespace overfit::experiments
