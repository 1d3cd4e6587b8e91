/// Limit laws of the least singular value of nearly square Gaussian matrices.
///
/// X is n x p with iid N(0, 1) entries, sigma its least singular value, m = min(n, p) and k = |n -
/// p| fixed as m grows: P(sqrt(m) sigma > t) tends to
///   k = 0   exp(-t^2/2 - t)               (Edelman 1988, corollary 3.1)
///   k = 1   exp(-t^2/2), exact at every m
///   k = 3   exp(-t^2/2) I_1(2t) / t       (Forrester 1993; rederived: its density agrees with
///                                          x^(-1/2) exp(-x/2) I_3(2 sqrt x) / 2 for x = t^2)
/// I is the modified Bessel function. Other k throw std::domain_error, and so does a NaN. Relative
/// error of every function below 1e-14, in the left tail too.
#pragma once

namespace overfit::theory {

double hard_edge_cdf(int k, double t);
double hard_edge_survival(int k, double t);
double hard_edge_density(int k, double t);

/// lim E log(largest / least singular value) - log n for square matrices: log 2 - E log of the
/// limit law for k = 0, because the largest is 2 sqrt(n)(1 + o(1)). Equals 1.537 (Edelman 1988,
/// section 6); to 1e-13.
double log_condition_limit();

}  // namespace overfit::theory
