/// How steep the interpolant of least norm in random Fourier features is at its points: the law of
/// Gaussian features of the same covariance, for any number of features.
///
/// sqrt(2) cos(w'x + b) with w ~ N(0, bandwidth^2 I) has the covariance
/// K(x, x') = exp(-bandwidth^2 |x - x'|^2 / 2) over w and b. Were p features jointly Gaussian, the
/// interpolant f of least coefficients given the points would be the kernel interpolant
/// k(x)'K^-1 y plus an independent fluctuation, and
///   E |grad f(x_i)|^2 = |grad k(x_i)'K^-1 y|^2 + (y'K^-1 y / (p - n - 1)) tr C_i,
/// with C_i the covariance of a feature's gradient at x_i that its values at the points leave over;
/// the factor is the mean of the inverse Wishart law. For points far apart it is
/// bandwidth^2 n d / (p - n - 1), the law of robustness. Cosines are not Gaussian: a feature of
/// high frequency weighs more where points are near. There the law is low by up to a third for p <
/// 2 n; it is right for points some 3 / bandwidth apart, and as p -> infinity for any.
#pragma once

#include <Eigen/Core>

namespace overfit::numerics {

/// What the law needs of the points and labels; squares are means over the points.
struct FourierKernelLaw {
    double samples;  ///< n
    double energy;   ///< y'K^-1 y: n for labels +-1 at points far apart
    double plateau;  ///< root mean squared gradient of the kernel interpolant, p -> infinity
    double freedom;  ///< root mean of tr C_i: bandwidth sqrt(d) for points far apart

    /// Root mean squared gradient at the points; infinite for p <= n + 1.
    double gradient(double parameters) const;
    /// The p at which that is `gradient`; infinite if it is not above the plateau.
    double parameters_for(double gradient) const;
};

/// x is n x d, y has n entries. tr C_i is measured at `rows` points evenly spaced among the n.
/// O(n^3 + rows n^2 d) on all threads. Throws std::domain_error for an empty x, y of another length
/// and a bandwidth that is not positive and finite, std::runtime_error if K is not positive
/// definite in floating point: points that nearly coincide.
FourierKernelLaw fourier_kernel_law(const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
                                    double bandwidth, Eigen::Index rows = 100);

}  // namespace overfit::numerics
