/// Probability that n uniform points are in convex position: all are vertices of their hull.
///
///   parallelogram   (C(2n-2, n-1) / n!)^2                        (Valtr1995)
///   triangle        2^n (3n-3)! / ((n-1)!^3 (2n)!)               (Valtr1996)
///   ball of R^d, n = d + 2 points: 1 - (d + 2) times the mean volume of a random simplex over the
///   ball's (Sylvester's problem; Kingman1969)
/// For n <= 3 the first two are 1.
///
/// n >= 1, 1 <= d <= 100; std::domain_error otherwise. Relative error below 1e-15 n log n (from the
/// logarithms of factorials), in the logarithms an absolute one of that size. Sylvester's has a
/// relative error below 1e-14.
#pragma once

namespace overfit::theory {

double parallelogram_convex_probability(int points);
double triangle_convex_probability(int points);

/// The logarithms, where the probabilities underflow too: about -2 n log n.
double parallelogram_log_convex_probability(int points);
double triangle_log_convex_probability(int points);

/// d + 2 points of the ball in R^d: 0 for d = 1, 0.7045 for d = 2, 0.9371 for d = 3.
double ball_sylvester_probability(int dimension);

}  // namespace overfit::theory
