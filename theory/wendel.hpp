/// Wendel's theorem: the probability that the hull of N symmetric points misses their centre.
///
/// X_1, ..., X_N are independent in R^d, each with a law symmetric about the origin that gives no
/// mass to any hyperplane through it. Whatever that law,
///   P(0 outside hull) = 2^-(N-1) (C(N-1, 0) + C(N-1, 1) + ... + C(N-1, d-1)),
/// the probability of at most d - 1 heads in N - 1 tosses of a fair coin. For N <= d it is 1, at
/// N = 2d it is 1/2.
///
/// Domain: d >= 1, N a whole number with 1 <= N < infinity; std::domain_error otherwise. The
/// smaller of the two probabilities is a sum of positive terms, the larger its complement: relative
/// error at most (d + 10) 2^-52, which is an absolute one in the logarithms, besides their own
/// rounding. O(d) operations.
///
/// Source: Wendel1962.
#pragma once

namespace overfit::theory {

/// The theorem's hypotheses.
struct Wendel {
    double points;  ///< N
    int dimension;  ///< d
};

double wendel_inside_probability(const Wendel& points);
double wendel_outside_probability(const Wendel& points);

/// The logarithms, where the probabilities themselves underflow too; log P(inside) = -infinity for
/// N <= d.
double wendel_log_inside_probability(const Wendel& points);
double wendel_log_outside_probability(const Wendel& points);

}  // namespace overfit::theory
