/// Lipschitz constants of minimum-norm interpolants of random labels, where they are known.
///
/// n points in d dimensions carry labels that are signs without reason; of all functions of a class
/// with p parameters that interpolate them the one with the least coefficients is taken. Its
/// Lipschitz constant follows the law of robustness of Bubeck and Sellke (2021), a constant times
/// sqrt(n d / p), and more precisely with p - n in place of p.
///
/// Functions throw std::domain_error outside the stated ranges, never return NaN, and cost O(1).
#pragma once

namespace overfit::theory {

/// Linear functions, p = d. Points N(0, I/d), so that their norms are about 1.
struct LinearInterpolants {
    int samples;    ///< n, 1 <= n <= d
    int dimension;  ///< d
};

/// P(L <= t) at finite size: L^2 = n d / chi-square with d - n + 1 degrees of freedom, for the row
/// space of X is independent of the singular values and y'(X X')^-1 y has that law for any y with
/// |y|^2 = n (Muirhead 1982, Theorem 3.2.12). 0 for t <= 0. Relative error 1e-14.
double linear_lipschitz_cdf(const LinearInterpolants& model, double t);

/// The t with P(L <= t) = q, for 0 < q < 1.
double linear_lipschitz_quantile(const LinearInterpolants& model, double q);

/// Quadratic forms x'Tx with T in a random p-dimensional space of symmetric matrices, points
/// uniform on the unit sphere. The Lipschitz constant on the unit ball is 2 |T|, twice the operator
/// norm.
struct QuadraticInterpolants {
    int samples;     ///< n, 1 <= n <= p
    int dimension;   ///< d >= 2
    int parameters;  ///< p <= d (d + 1) / 2
};

/// d (d + 1) / 2, the dimension of the space of all symmetric matrices.
int quadratic_forms(int dimension);

/// The limit of 2 |T| as d -> infinity with n/d = `samples_per_dimension` and
/// (p - n)/(P - n) = `share` fixed, P = d(d + 1)/2; both positive, share at most 1.
///
/// T is the interpolant of least norm among all symmetric matrices, sum_i y_i x_i x_i' in the
/// limit, plus an independent semicircular matrix that brings its squared Frobenius norm from n
/// to n / share. Their free sum has the R-transform a g / (1 - g^2) + a (1/share - 1) g, a = n/d,
/// and its edge is the least value of 1/g + R(g) on (0, 1). It tends to 4 sqrt(a / share), that is
/// 2 sqrt(2) sqrt(n d / (p - n)), as share -> 0. Relative error 1e-13.
double quadratic_lipschitz_limit(double samples_per_dimension, double share);

/// The same without the first summand's own shape: 2 sqrt(2) sqrt(n (d + 1) / (p - n)), which is
/// exact for an isotropic matrix of the same norm in the limit. Infinite for p = n.
double quadratic_lipschitz_law(const QuadraticInterpolants& model);

/// The same with its first correction, for the median at finite size: a factor
/// 1 + m / (2 d^(2/3)), m = -0.655 the median of the larger of two independent variates of Tracy
/// and Widom's law of beta = 1, one for each edge of the semicircle. What is left is of order 1/d
/// and (share)^2 d / (2 n), the excess kurtosis of the points' part. Infinite for p = n.
double quadratic_lipschitz_median(const QuadraticInterpolants& model);

/// The limit of the least Lipschitz constant 2 |T| of all T in the space that interpolate, not only
/// the one of least Frobenius norm:
///
///     L^2 = n (d + 2) / max_k (2 P A(k)^2 - (P - p + n) B(k) / 2),
///     A = E[s clip(s/k)], B = E[clip(s/k)^2], s semicircular on [-1, 1], clip to [-1, 1], 0 <= k
///     <= 1,
///
/// by Gordon's comparison (Thrampoulidis, Oymak and Hassibi 2015) for Gaussian constraints in
/// place of x x': of all matrices the one that a Gaussian matrix sees best is that matrix with
/// its eigenvalues clipped. k = 1 is the least Frobenius norm and 2 sqrt(2) sqrt(n d / (p - n));
/// k = 0, for n << p = P, is (3 pi/4) sqrt(n/d), the dual bound. Not proved for x x'. Infinite for
/// p = n. Relative error 1e-10.
double least_quadratic_lipschitz(const QuadraticInterpolants& model);

/// Random Fourier features cos(w_j'x + b_j), w_j ~ N(0, kappa^2 I), b_j uniform, the p coefficients
/// of least norm, points uniform on the unit sphere.
struct FourierInterpolants {
    int samples;       ///< n >= 1
    int dimension;     ///< d >= 2
    int parameters;    ///< p >= n
    double bandwidth;  ///< kappa > 0
};

/// kappa sqrt(n d / (p - n)), the root mean square of the gradient over the sphere as long as
/// features of different points are uncorrelated. Infinite for p = n.
///
/// The coefficients have |a|^2 = 2 y'K^-1 y / p with K near (1 - n/p) I, so n p / (p - n) / (p / 2)
/// in the features' own scale; each feature's gradient has the mean square kappa^2 d / 2.
double fourier_gradient_law(const FourierInterpolants& model);

/// The root mean square gradient that is left at p = infinity, where the interpolant is that of the
/// kernel exp(-kappa^2 |x - x'|^2 / 2): one bump at each point, n of them that do not overlap,
/// sqrt(n kappa^4 E[|x - x'|^2 exp(-kappa^2 |x - x'|^2)]). By quadrature over the angle, to 1e-10.
double fourier_gradient_floor(const FourierInterpolants& model);

/// sqrt(law^2 + floor^2), as long as the floor is the lesser of them.
double fourier_gradient(const FourierInterpolants& model);

/// The real p >= n at which fourier_gradient_law is `gradient` > 0: n + n d kappa^2 / gradient^2.
double fourier_parameters_for(const FourierInterpolants& model, double gradient);

}  // namespace overfit::theory
