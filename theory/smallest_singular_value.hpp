/// Law of the least singular value of a Gaussian matrix, exact at finite size.
///
/// X is n x p with iid N(0, 1) entries; sigma is the least of its min(n, p) singular values. Write
/// min = min(n, p) and k = |n - p|. Four routes, all exact:
///   min = 1      sigma is chi with max(n, p) degrees of freedom;
///   k = 1        P(sigma > t) = exp(-min t^2 / 2);
///   k = 0        Edelman's (1988) density, integrated here to a one-dimensional integral of erf;
///   otherwise    de Bruijn's (1955) Pfaffian over the joint law of the eigenvalues of X'X, in
///                multiple precision (theory/wishart_pfaffian.cpp), for min <= 40 and max <= 400.
///
/// Every function throws std::domain_error outside these sizes and for a NaN argument.
#pragma once

namespace overfit::theory {

/// n >= 1 rows and p >= 1 columns of iid N(0, 1) entries. The law is symmetric in n and p.
struct GaussianMatrix {
    int n;
    int p;
};

/// P(sigma <= t). Relative error below 1e-12, in the left tail too down to 1e-40. O(min^3)
/// operations on numbers of 100 to 150 digits in the general case (about 10 ms at min = 40), else
/// microseconds.
double smallest_singular_value_cdf(const GaussianMatrix& shape, double t);

/// P(sigma > t), the same for the right tail.
double smallest_singular_value_survival(const GaussianMatrix& shape, double t);

/// The t with P(sigma <= t) = q, for 0 < q < 1, to a relative error of about 1e-12.
double smallest_singular_value_quantile(const GaussianMatrix& shape, double q);

/// E sigma, to a relative error of 1e-12.
double smallest_singular_value_mean(const GaussianMatrix& shape);

/// lim P(sqrt(n) sigma <= t) for n x n matrices: 1 - exp(-t^2/2 - t) (Edelman 1988, corollary 3.1).
/// At finite n, (n - 1/2)^(1/2) sigma follows it up to O(n^-2).
double square_limit_cdf(double t);

/// lim sqrt(n) E sigma for n x n matrices: sqrt(pi e / 2) erfc(1 / sqrt 2) = 0.6557.
/// At finite n the mean is larger by the factor 1 + 1/(4 n) + O(n^-2).
double square_limit_mean();

}  // namespace overfit::theory
