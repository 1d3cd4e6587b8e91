/// Even odds of interpolation: how many Gaussian points, or how near a query, for probability 1/2.
///
/// In the setting of theory/gaussian_hull.hpp. P(outside) decreases in the number N of points, for
/// real N the continuation that its finite sum defines, and increases in the scale s of the query.
/// Both roots are unique; the least whole N with P(inside) >= 1/2 is the root rounded up.
///
/// Relative error below 1e-12 for d <= 100 and 1e-10 for d <= 1300. A root costs about 12
/// probabilities: 0.5 ms at d = 10, 20 ms at d = 1000. std::domain_error outside the stated domain.
///
/// Growth. At s = 1 the root grows by a factor that decreases to sqrt(e) = 1.6487 a dimension; the
/// base is neither sqrt(2) nor 2. Conjecture:
///   N_half(d) = sqrt(2 pi) exp(-4/3) d^(3/2) exp(d/2) (1 + 3.206/d + O(d^-2)).
/// It rests on a heuristic (the expected number of points beyond the tangent plane at the median
/// radius, sqrt(d - 2/3), is about d/e) and on numbers: Richardson's extrapolation of the exact
/// root from d = 125, 250, 500 and 1000 gives the logarithm of the constant to 1e-7. It is not a
/// proof.
#pragma once

namespace overfit::theory {

/// N_half(d), the number of points at which a fresh point is inside or outside with equal
/// probability: 3, 10.36, 26.97, 62.24, ... for 1 <= d <= 1300.
double gaussian_even_points(int dimension);

/// log N_half(d).
double gaussian_log_even_points(int dimension);

/// N_half(d) / N_half(d - 1), for 2 <= d <= 1300.
double gaussian_even_points_growth(int dimension);

/// The conjectured asymptote sqrt(2 pi) exp(-4/3) d^(3/2) exp(d/2) without its correction, d >= 1;
/// infinite beyond the range of a double.
double gaussian_even_points_asymptote(double dimension);

/// Its logarithm.
double gaussian_log_even_points_asymptote(double dimension);

/// The scale s at which s X is inside the hull of N points with probability 1/2: balanced instances
/// in any dimension. For a whole number N >= 2d; 0 at N = 2d, by Wendel's theorem, and none below.
double gaussian_even_scale(double points, int dimension);

}  // namespace overfit::theory
