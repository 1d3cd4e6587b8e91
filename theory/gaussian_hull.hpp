/// Probability that a new Gaussian point lies in the convex hull of N others: exact at every size.
///
/// X_1, ..., X_N and X are independent N(0, I_d); the query is s X. Any affine image of them has
/// the same probability, so that d is the dimension of the span, whatever the ambient space and the
/// covariance. With the weights b_k of theory/gaussian_hull_weights.hpp, which sum to 1 and whose
/// alternating sum is 0,
///   P(s X outside hull) = 2 (b_(d-1) + b_(d-3) + ...),
///   P(s X inside hull)  = 2 (b_(d+1) + b_(d+3) + ...).
/// For N <= d the query is outside; for d = 1 and s = 1 it is inside with probability 1 - 2/(N+1);
/// s = 0 asks for the centre, and is Wendel's theorem.
///
/// Domain: d >= 1; 1 <= N <= 1e290; s = 0 or 1e-8 <= s <= 1e3. std::domain_error otherwise, and for
/// a NaN. N is a whole number, as every double from 2^53 on is; for P(outside) it may be any real
/// number: its sum is finite and continues it.
///
/// Each function sums the positive terms of the side that is small, and is the complement of the
/// other only where that one is below 1/2. Relative error below 1e-11 for d <= 1000 (2e-15 (1 + d),
/// and the rounding of log P in the tails). The time is that of the weights, 10 us each, of which
/// it takes 10 to 200: 0.2 ms at d = 10, 2 ms at d = 1000.
///
/// Sources: AffentrangerSchneider1992 and BaryshnikovVitale1994 (expected vertices of Gaussian
/// polytopes: their E f_0 for n points is n P(outside) at N = n - 1, s = 1);
/// KabluchkoZaporozhets2020 (the angles, and every s).
#pragma once

namespace overfit::theory {

/// The theorem's hypotheses.
struct GaussianHull {
    double points;       ///< N, the points that span the hull
    int dimension;       ///< d, of the points' affine span when there are more than d of them
    double scale = 1.0;  ///< s: the query is s X; 1 is a fresh sample, 0 the centre
};

/// P(s X in hull), for a whole number of points.
double gaussian_inside_probability(const GaussianHull& hull);

/// P(s X not in hull), for any real number of points.
double gaussian_outside_probability(const GaussianHull& hull);

/// log P(s X in hull), where the probability itself underflows too; -infinity for N <= d.
double gaussian_log_inside_probability(const GaussianHull& hull);

/// log P(s X not in hull); 0 for N <= d.
double gaussian_log_outside_probability(const GaussianHull& hull);

}  // namespace overfit::theory
