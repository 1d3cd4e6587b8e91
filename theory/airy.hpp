/// The Airy function Ai, fast: a table of Taylor polynomials made once from Boost's.
#pragma once

namespace overfit::theory {

/// Ai(x) for x >= -24; for positive x to a relative error below 2e-15, for negative x to the same
/// share of its envelope. Within [-24, 24] a polynomial of degree 12 (some nanoseconds); beyond,
/// Boost's airy_ai (a microsecond). The first call makes the table (a millisecond, thread-safe).
/// Throws std::domain_error below -24 and for a NaN.
double airy(double x);

}  // namespace overfit::theory
