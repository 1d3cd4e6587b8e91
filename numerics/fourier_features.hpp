/// Functions that are sums of random cosines, and the one of least coefficients through given
/// points, for numbers of features far beyond what a feature matrix would fit in memory.
///
/// Random Fourier features of Rahimi and Recht (2007): phi_j(x) = cos(w_j'x + b_j), w_j ~
/// N(0, bandwidth^2 I), b_j uniform in [0, 2 pi). They are not divided by sqrt(p / 2), which
/// changes the coefficients and no function.
#pragma once

#include <Eigen/Core>

#include "numerics/random.hpp"

namespace overfit::numerics {

struct FourierFeatures {
    Eigen::MatrixXd frequencies;  ///< d x p, one feature a column
    Eigen::VectorXd phases;       ///< p

    Eigen::Index size() const { return phases.size(); }
    Eigen::Index dimension() const { return frequencies.rows(); }
    /// The first `count` of them.
    FourierFeatures first(Eigen::Index count) const;
};

/// Drawn one after the other: fewer from a stream in the same state are the first ones of more.
/// Throws std::domain_error unless both counts are at least 1 and the bandwidth is positive and
/// finite.
FourierFeatures draw_fourier_features(Eigen::Index count, Eigen::Index dimension, double bandwidth,
                                      Stream& stream);

/// f(x) = sum_j coefficients_j cos(w_j'x + b_j) + slope'x
struct FourierFunction {
    FourierFeatures features;
    Eigen::VectorXd coefficients;  ///< p
    Eigen::VectorXd slope;         ///< d, or empty for none
};

/// f at each row of x (m x d). O(m p d), on all threads.
Eigen::VectorXd values(const FourierFunction& f, const Eigen::MatrixXd& x);

/// The gradient of f at each row of x, m x d. O(m p d), on all threads.
Eigen::MatrixXd gradients(const FourierFunction& f, const Eigen::MatrixXd& x);

/// The gradient g of f at each row of x, and the gradient of |g|^2 / 2, which is the Hessian
/// times g.
struct GradientAscent {
    Eigen::MatrixXd gradients;   ///< m x d
    Eigen::MatrixXd directions;  ///< m x d
};
GradientAscent gradient_ascent(const FourierFunction& f, const Eigen::MatrixXd& x);

/// Accumulates the Gram matrix of the points in the space of features. Memory: two n x n matrices,
/// however many features there are. Features can be added after a fit, so that a sweep over p costs
/// as much as its largest p.
class FourierGram {
  public:
    /// x: n x d. Throws std::domain_error if it is empty or has entries that are not finite.
    explicit FourierGram(Eigen::MatrixXd x);

    /// Adds features [first, last) of these. O(n^2 count) on all threads.
    void add(const FourierFeatures& features, Eigen::Index first, Eigen::Index last);

    /// Number of features so far.
    Eigen::Index features() const { return count_; }

    enum class LinearPart { none, unpenalised };

    /// The function of least |coefficients| through the points, in the features that were added,
    /// which are the first ones of `features`. With an unpenalised linear part slope'x is free of
    /// charge. O(n^3 + n p d). Throws std::domain_error for y of another length, and
    /// std::runtime_error if the Gram matrix is not positive definite in floating point: fewer
    /// features than points (with the linear part: less its dimension), or points that coincide.
    FourierFunction interpolant(const Eigen::VectorXd& y, const FourierFeatures& features,
                                LinearPart linear = LinearPart::none) const;

  private:
    Eigen::MatrixXd x_;
    Eigen::MatrixXd gram_;  ///< its lower triangle
    Eigen::Index count_ = 0;
};

}  // namespace overfit::numerics
