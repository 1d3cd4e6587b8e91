/// Singular values of a bidiagonal matrix to high relative accuracy, in a few passes of O(size).
///
/// Everything works on the squares of the entries and never forms a sum that cancels: the entries
/// determine every singular value, however small, to about size * eps relative (Demmel and Kahan
/// 1990; eps = 2^-52), and the qd recurrences used here keep that (Fernando and Parlett 1994). The
/// squares must neither overflow nor underflow; within that range the condition number is free.
///
/// Every function throws std::domain_error for an empty matrix, for lengths that do not fit, and
/// for a square that is negative, infinite or NaN.
#pragma once

#include <vector>

namespace overfit::numerics {

/// A square matrix with squared diagonal entries `diagonal` and, next to the diagonal (above or
/// below, which makes no difference to the singular values), one squared entry fewer.
struct Bidiagonal {
    std::vector<double> diagonal;
    std::vector<double> beside;
};

/// The sum of 1 / s^2 over the singular values s, that is tr (B B')^-1; infinite if the matrix is
/// singular. Zero-shift differential qd, whose pivots are the reciprocals of the diagonal of
/// (B B')^-1. Only products, quotients and sums of positive numbers: relative error below
/// 4 size eps. One pass.
double trace_of_inverse(const Bidiagonal& matrix);

/// A singular value between certified bounds.
struct SingularValue {
    double value;
    double low;      ///< no singular value lies beyond this one (of a matrix within rounding) …
    double high;     ///< … and one lies between; low <= value <= high
    int passes;      ///< over the entries, the last ones for the bounds
    bool converged;  ///< high - low is at most 2^-36 of the value
};

/// The least singular value, exactly 0 if a diagonal entry is. Laguerre's iteration from below on
/// the characteristic polynomial of B'B, with the stationary qd recurrence and its derivatives,
/// between Sturm counts; more Sturm counts on both sides certify the result. For the Gaussian
/// ensemble 3 to 10 passes at n = p and up to 16 elsewhere, at every size up to 10^6. Relative
/// error about eps (size^1/2 + size / 32) (measured: below 4 eps up to size 40 at condition numbers
/// up to 1e40, 5e-12 at size 10^6).
SingularValue smallest_singular_value(const Bidiagonal& matrix);

/// The largest singular value, the same from above.
SingularValue largest_singular_value(const Bidiagonal& matrix);

/// All singular values, in descending order, by LAPACK's dqds (dbdsqr without vectors): high
/// relative accuracy, O(size^2). Throws std::runtime_error if LAPACK does not converge.
std::vector<double> singular_values(const Bidiagonal& matrix);

}  // namespace overfit::numerics
