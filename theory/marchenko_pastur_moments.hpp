/// Moments and integrals of the Marchenko-Pastur law, and exact Gaussian moments at finite n.
///
/// The conventions, and the errors, are those of theory/marchenko_pastur.hpp. Relative errors of a
/// few 1e-16.
#pragma once

namespace overfit::theory {

/// The integral of x^k, k >= 0: a sum over Narayana's numbers, all positive. O(k).
double marchenko_pastur_moment(double gamma, int k);

/// E tr (X'X/n)^k / p for a Gaussian X of any n, p >= 1, 0 <= k <= 4, which tends to the moment
/// above. Source: HanlonStanleyStembridge1992.
double gaussian_spectral_moment(int n, int p, int k);

/// Integrals over the positive part of the law, where the pseudo-inverse lives: of 1/x
/// (1/(1 - gamma) for gamma < 1), of 1/x^2, and of log x. The first two are infinite at gamma = 1.
double marchenko_pastur_mean_inverse(double gamma);
double marchenko_pastur_mean_inverse_square(double gamma);
double marchenko_pastur_mean_log(double gamma);

}  // namespace overfit::theory
