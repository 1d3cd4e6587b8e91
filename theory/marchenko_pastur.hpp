/// The Marchenko-Pastur law, the limit of the spectrum of X'X/n.
///
/// X is n x p with iid entries of mean 0 and variance 1, and gamma = p/n stays fixed. The law has
/// the density sqrt((high - x)(x - low)) / (2 pi gamma x) between its edges and, for gamma > 1, an
/// atom of mass 1 - 1/gamma at 0. Source: MarchenkoPastur1967; their c is our gamma.
///
/// Every function takes a finite gamma > 0, throws std::domain_error otherwise and for a NaN, and
/// costs at most some microseconds.
#pragma once

#include <complex>

namespace overfit::theory {

/// Ends of the continuous part of the limiting spectrum of X'X/n. For gamma > 1 there is an atom of
/// mass 1 - 1/gamma at 0 besides.
struct SpectrumEdges {
    double low;   ///< (1 - sqrt gamma)^2, to full relative accuracy for gamma near 1 too
    double high;  ///< (1 + sqrt gamma)^2
};

/// The smallest nonzero singular value of X divided by sqrt n tends to the root of `low` (Bai and
/// Yin 1993).
SpectrumEdges marchenko_pastur_edges(double gamma);

/// The mass at 0: max(0, 1 - 1/gamma).
double marchenko_pastur_atom(double gamma);

/// The density of the continuous part; 0 outside the edges, infinite at x = 0 for gamma = 1.
/// Relative error below 1e-14 times 1 / (distance to the edges in units of x).
double marchenko_pastur_density(double gamma, double x);

/// P(eigenvalue <= x), the atom included. Absolute error below 1e-15, and a relative error below
/// 1e-14 near the lower edge (for gamma <= 1) beyond what the rounding of x itself does: written in
/// tan(theta/2), x = 1 + gamma - 2 sqrt(gamma) cos(theta), so that nothing cancels.
double marchenko_pastur_cdf(double gamma, double x);

/// P(eigenvalue > x), the same near the upper edge.
double marchenko_pastur_survival(double gamma, double x);

/// The least x with cdf(x) >= q, for 0 <= q <= 1: 0 inside the atom, the edges at q = 0 and q = 1.
/// Relative error about 1e-14.
double marchenko_pastur_quantile(double gamma, double q);

/// The Stieltjes transform m(z) = integral of 1/(x - z), the atom included, for z off the support;
/// below and above the support z may be real. Relative error of a few 1e-16 but for z near an edge,
/// where m has a square root. std::domain_error on the support (0 belongs to it for gamma >= 1).
std::complex<double> marchenko_pastur_stieltjes(double gamma, std::complex<double> z);
double marchenko_pastur_stieltjes(double gamma, double z);

/// The transform of the spectrum of XX'/n, which is gamma m(z) - (1 - gamma)/z but keeps its digits
/// near z = 0. For z < 0 it solves Silverstein's equation -1/v = z - gamma/(1 + v).
double marchenko_pastur_companion(double gamma, double z);

}  // namespace overfit::theory
