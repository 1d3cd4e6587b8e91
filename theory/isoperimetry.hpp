/// How narrowly Lipschitz functions of many coordinates are distributed, and its consequences.
///
/// x is uniform on the unit sphere of R^d or N(0, I/d); u is a unit vector and f is 1-Lipschitz for
/// the Euclidean distance. Of Levy's and Borell's isoperimetric inequalities only the extremal
/// cases are evaluated here: among all sets of probability 1/2 the half sphere and the half space
/// have the smallest neighbourhoods.
///
/// Sources: Levy1951, Borell1975; Ledoux2001 for the constants c of
///   P(|f - E f| >= t) <= 2 exp(-d t^2 / (2 c)).
/// The mean of products (`quadratic_…`) is derived beside its code. std::domain_error outside the
/// domains stated and for a NaN. O(1) but where stated.
#pragma once

namespace overfit::theory {

/// P(<u, x> >= t) on the sphere, d >= 2: I_(1-t^2)((d-1)/2, 1/2) / 2 for t >= 0. Relative error
/// 1e-13 where the result is normal.
double sphere_height_survival(double t, double dimension);
/// The standard deviation of <u, x>, for the sphere and the Gaussian alike: 1 / sqrt(d), d > 0.
double linear_sd(double dimension);

/// The largest P(f >= median + t) of a 1-Lipschitz f on the sphere, t >= 0, d >= 2: that of the
/// distance to a half sphere. The t-neighbourhood of {<u, x> <= 0} is cut at the height
/// t sqrt(1 - t^2/4), for chords of length t <= sqrt(2); 0 beyond.
double levy_survival(double t, double dimension);
/// The same of N(0, I/d), d > 0: that of a linear function, P(N(0, 1) >= t sqrt(d)).
double borell_survival(double t, double dimension);

/// c for the sphere: d / (d - 1), d >= 2, from its logarithmic Sobolev inequality with constant
/// d - 1. For N(0, I/d) it is 1.
double sphere_isoperimetry(double dimension);
/// 2 exp(-d t^2 / (4 c)): bounds P(|f(x) - f(x')| >= t) for independent x and x' of one such law
/// (at most 1). The moment generating function of f - E f is at most exp(c s^2 / (2 d)) by
/// Herbst's argument, and that of the difference its square.
double difference_bound(double t, double dimension, double isoperimetry);
/// The t at which that bound is `probability` in (0, 1).
double difference_quantile(double probability, double dimension, double isoperimetry);

/// M directions u_j, uniform on the sphere, beside n Gaussian points with random signs y_i = +-1.
struct Directions {
    double count;      ///< M >= 1
    double samples;    ///< n > 0
    double dimension;  ///< d >= 2
};

/// P(max_j (1/n) sum_i y_i <u_j, x_i> <= t), exactly: the sum is <u_j, v> with v = N(0, I/(n d)),
/// so that given |v| the M values are independent heights on a sphere, and n d |v|^2 is chi-square.
/// A quadrature of about 1 ms; absolute error below 1e-10 for d <= 1e6.
double direction_maximum_cdf(double t, const Directions& m);
/// Its q-quantile, 0 < q < 1.
double direction_maximum_quantile(double q, const Directions& m);
/// sqrt(2 log M / (n d)), above the median for all M >= 2 and close to it while log M is small
/// against d; the maximum itself never exceeds |v|, about 1 / sqrt(n).
double direction_maximum_scale(const Directions& m);
/// P(max <= t) of M independent N(0, 1/(n d)), which forgets that the directions share the data.
double independent_maximum_cdf(double t, const Directions& m);

/// How well the 1-Lipschitz quadratic forms fit random signs: R, the supremum of
/// (1/n) sum_i y_i x_i' T x_i over symmetric T with 2 |T|_op <= 1 (the Lipschitz constant on the
/// unit ball) is half the nuclear norm of (1/n) sum_i y_i x_i x_i'. A quadratic form that
/// interpolates has Lipschitz constant at least 1 / R. Limit of R as n and d grow in proportion:
///   sqrt(d/n) m(d/n) / 2,   ratio = d/n > 0,
/// with m(0) = 8 / (3 pi), and (1 - n/(4 d)) / 2 for n <= d.
double quadratic_rademacher_limit(double ratio);
/// 4 / (3 pi) sqrt(d/n), its leading term for n >> d.
double quadratic_rademacher_leading(double ratio);
/// The next term of R for points of the sphere and n >> d: R = leading (1 + this / d), with
/// this = (3 pi / 8)(1 - 1/pi) - 1 = -0.197.
double quadratic_rademacher_correction();

}  // namespace overfit::theory
