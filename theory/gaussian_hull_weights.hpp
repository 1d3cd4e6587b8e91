/// The weights b_k of which the exact probabilities of Gaussian convex hulls are sums.
///
/// With g_n(r) = E Phi(sqrt(r) Z)^n, Z standard normal, N points and the query s X,
///   b_k = C(N, k) g_k(-s^2 / (1 + k s^2)) g_(N-k)(s^2 / (1 + k s^2)),   k = 0, 1, ..., N.
/// For s = 1, g_k(-1/(k+1)) is the solid angle at a vertex of the regular k-simplex (1/2, 1/6, ...)
/// and g_(N-k) an external angle. b_k is the expected k-th intrinsic volume of a random cone; for
/// whole N, sum b_k = 1 and sum (-1)^k b_k = 0.
///
/// How the digits are kept:
///   - Of a negative argument g_k is an integral over the imaginary axis that cancels to nothing:
///   at
///     k = 40 thirty digits are not enough. Shifted to the height t of the saddle,
///     g_k = sqrt(1 + k s^2) 2^-k (2 pi)^(-1/2) int exp(-(u + it)^2 / 2) w(s (u + it) / sqrt 2)^k
///     du with Faddeeva's w, it has one nearly Gaussian peak. Any height gives the same integral.
///   - The large powers in C(N, k), g_k and g_(N-k) cancel each other to all but a few digits, at
///     d = 1000 from exp(5e5) to 1. They are brought together under one power of k, whose base is
///     N times the upper tail at the peak of g_(N-k): a product, not a difference of logarithms.
///   - Both integrals are analytic with one peak, for which the trapezoidal rule over the whole
///   line
///     is geometrically accurate. The nodes are exact doubles.
#pragma once

#include "theory/gaussian_hull.hpp"

namespace overfit::theory {

/// b_k for one hull and any k <= N, moving from one k to the next in constant time.
class GaussianHullWeight {
  public:
    /// O(k) once. Needs hull.scale > 0 and 0 <= k <= N; theory/gaussian_hull.cpp checks its domain.
    GaussianHullWeight(const GaussianHull& hull, int k);

    int index() const { return index_; }

    /// k becomes k + 1. Needs k + 1 <= N.
    void up();
    /// k becomes k - 1. Needs k >= 1.
    void down();

    /// log b_k. Error below 1e-14 (1 + k), about 10 us.
    double log_value() const;

  private:
    GaussianHull hull_;
    int index_ = 0;
    double log_falling_ = 0.0;  ///< log of N (N-1) ... (N-k+1) / N^k
};

}  // namespace overfit::theory
