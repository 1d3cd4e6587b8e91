/// Probability that a new uniform point of a ball lies in the convex hull of N others: exact.
///
/// X_1, ..., X_N and X are independent and uniform in the unit ball of R^d. With kappa_d its volume
/// and s(h) the share of it beyond a hyperplane at distance h from the centre,
///   P(inside) = C(N, d) (kappa_(d-1) / kappa_d)^d d (d+1)^-(d-1)
///               int_0^1 h (1 - h^2)^((d^2+d-2)/2) [(1-s)^(N-d) - s^(N-d)] dh
/// (Efron1965: the mean volume of the hull over kappa_d; the hull is cut into pyramids over its
/// facets, whose law is Affentranger1988's). At N = d + 1 this is Kingman1969's simplex. The
/// formula continues P to real N.
///
/// P(outside) is an integral of its own, with a positive integrand: one minus the integral above,
/// written with the identity 1 = d C(N, d) int_0^1 s^(d-1) (1-s)^(N-d) ds.
///
/// Domain: 1 <= d <= 100, N >= 1; N <= 1e290; std::domain_error otherwise and for a NaN. Relative
/// error of both below 1e-12 for d <= 20, 1e-11 for d <= 100. 0.1 to 1 ms a probability.
#pragma once

namespace overfit::theory {

/// The theorem's hypotheses.
struct BallHull {
    double points;  ///< N, real
    int dimension;  ///< d
};

/// P(X in hull); 0 for N <= d.
double ball_inside_probability(const BallHull& hull);

/// P(X not in hull); 1 for N <= d.
double ball_outside_probability(const BallHull& hull);

/// The number of points at which both are 1/2: 3, 13.40, 54.48, 225.06, ... for 1 <= d <= 100.
/// It grows faster than any power of a base: by the factor 4.1 from d = 3 to 4, 6.8 from 19 to 20.
double ball_even_points(int dimension);

/// E (number of the n points that are not vertices of their hull) = n P(inside) for n - 1 points.
/// By Markov's inequality, all points are in convex position with probability at least one minus
/// this. BaranyFuredi1988 place the transition of that probability, in n, at 2^(d/2) up to powers
/// of d. hull.points is n >= 2 here.
double ball_expected_interior_points(const BallHull& hull);

/// The threshold 2^(d/2) / d that BalestrieroEtAl2021, theorem 1, print for the number of points
/// beyond which a new one is inside. It is not one: see ball_even_points. For d >= 1.
double printed_ball_threshold(int dimension);

}  // namespace overfit::theory
