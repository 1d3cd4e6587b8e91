/// Convex hulls of N uniform points in a square, a triangle and a cube: exact means.
///
/// The mean area of the hull, as a share of the polygon's, is the probability that one more uniform
/// point is inside it (Efron1965). With H_n the harmonic numbers,
///   triangle   P(outside) = 2 H_N / (N + 1),
///   square     P(outside) = 8 / (3 (N+1)) [sum_(k=1)^(N+1) (1 - 2^-k) / k - 2^-(N+1) / (N+1)].
/// Both hold for every triangle and every parallelogram, by affine invariance. Both fall like
/// log(N) / N; for the disk (theory/ball_hull.hpp, d = 2) it is N^(-2/3).
///
/// N >= 1 is a whole number; std::domain_error otherwise. Relative error below 1e-14 (inside:
/// 1e-13), in constant time.
///
/// Sources: RenyiSulanke1963 (the rates), Buchta1984 (the exact means; rederived in the tests from
/// the law of the line through two of the points).
#pragma once

namespace overfit::theory {

double square_inside_probability(double points);
double square_outside_probability(double points);

double triangle_inside_probability(double points);
double triangle_outside_probability(double points);

/// The mean volume of a tetrahedron with four uniform corners in the unit cube, the probability
/// that a fifth point is inside it: 3977/216000 - pi^2/2160 = 0.01384 (Zinani2003).
double cube_tetrahedron_volume();

}  // namespace overfit::theory
