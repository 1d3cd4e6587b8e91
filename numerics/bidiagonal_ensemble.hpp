/// Gaussian matrices by their singular values alone: the bidiagonal chi ensemble.
///
/// Householder reflections from the right and from the left in turn make an n x p matrix with iid
/// N(0, 1) entries lower bidiagonal and leave its singular values alone. Each reflection sees
/// fresh Gaussian entries, so with k = min(n, p) and m = max(n, p) the result has independent
/// entries chi_m, chi_(m-1), …, chi_(m-k+1) on the diagonal and chi_(k-1), …, chi_1 beside it
/// (Silverstein 1985; Dumitriu and Edelman 2002). Two chi-square variates for each singular value
/// take the place of n p normal ones.
///
/// Every function throws std::domain_error unless n >= 1 and p >= 1.
#pragma once

#include "numerics/bidiagonal.hpp"
#include "numerics/random.hpp"

namespace overfit::numerics {

/// A bidiagonal matrix with the singular values of a Gaussian n x p matrix, jointly in law.
/// O(min(n, p)) time and memory.
Bidiagonal sample_bidiagonal(int n, int p, Stream& stream);

/// trace_of_inverse(sample_bidiagonal(n, p, stream)), the same number from the same stream, in
/// O(1) memory. Its mean is infinite for |n - p| <= 1.
double sample_trace_of_inverse(int n, int p, Stream& stream);

/// |B^-1 z|^2 for a bidiagonal B as above and z with iid N(0, 1) entries, independent of it: the
/// law of |x0' X^+|^2 for a Gaussian n x p matrix X and a Gaussian point x0, because both are
/// sum z_i^2 / s_i^2 in the basis of the singular vectors. O(1) memory.
double sample_leverage(int n, int p, Stream& stream);

}  // namespace overfit::numerics
