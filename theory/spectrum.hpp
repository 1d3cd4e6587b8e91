/// Spectra of feature covariances, with the share of the signal along each eigenvector.
///
/// Sigma is the covariance of one row of X, H the distribution of its eigenvalues and G that of the
/// signal over them, in the letters of HastieEtAl2022 (Definition 1).
#pragma once

#include <cstddef>
#include <vector>

namespace overfit::theory {

/// Atoms of H and G. Eigenvalues are positive and finite; weights and signal are at least 0 and sum
/// to 1 each.
struct Spectrum {
    std::vector<double> eigenvalues;
    std::vector<double> weights;  ///< H: the share of the p eigenvalues
    std::vector<double> signal;   ///< G: the share of |beta|^2; equal to `weights` for a signal of
                                  ///< random isotropic direction
};

/// Throws std::domain_error unless the spectrum is as described above (sums to 1e-9).
void require(const Spectrum& spectrum);

/// Equal weights, and a signal of random isotropic direction.
Spectrum equal_weights(std::vector<double> eigenvalues);

/// i^-exponent for i = 1, …, p; p >= 1, any finite exponent.
Spectrum power_law_spectrum(int p, double exponent);

/// Unit variances and correlation rho between any two features: p - 1 eigenvalues 1 - rho and one
/// 1 - rho + p rho. p >= 1, 0 <= rho < 1.
Spectrum equicorrelated_spectrum(int p, double rho);

/// Unit variances and correlation rho^|i-j|: (1 - rho^2) / (1 - 2 rho cos t + rho^2) at the p roots
/// t of sin((p+1)t) - 2 rho sin(p t) + rho^2 sin((p-1)t), in decreasing order. p >= 1, 0 <= rho
/// < 1. Relative error about 1e-13; O(p). Source: KacMurdockSzego1953, section 2.
Spectrum autoregressive_spectrum(int p, double rho);

/// The limit of that spectrum as p -> infinity, at `nodes` >= 1 evenly spaced angles t (midpoints
/// of [0, pi]): averages of smooth functions converge like rho^(2 nodes), or like the distance of
/// the function's own singularities allows. 0 <= rho < 1.
Spectrum autoregressive_density(double rho, int nodes);

/// How the features of a row are correlated. All have variance 1.
enum class Correlation {
    autoregressive,  ///< rho^|i-j| between features i and j
    equicorrelated,  ///< rho between any two
};

/// 0 <= rho < 1; rho = 0 means independent features.
struct FeatureCovariance {
    Correlation correlation;
    double rho;
};

/// The spectrum of one of the two families above.
Spectrum spectrum_of(const FeatureCovariance& covariance, int p);

/// The same eigenvalues with the whole signal along eigenvector `place`.
Spectrum aligned(Spectrum spectrum, std::size_t place);

}  // namespace overfit::theory
