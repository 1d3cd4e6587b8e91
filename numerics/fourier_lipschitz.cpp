/// Bounds of the Lipschitz constant of a sum of cosines.
#include "numerics/fourier_lipschitz.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <Eigen/Eigenvalues>

namespace overfit::numerics {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// The row's nearest point of the ball.
void pull_into_ball(MatrixXd& x, double radius) {
    for (Index i = 0; i < x.rows(); ++i) {
        const double norm = x.row(i).norm();
        if (norm > radius) x.row(i) *= radius / norm;
    }
}

/// The typical length of a frequency along one direction: the scale on which f varies is its
/// inverse.
double frequency_scale(const FourierFeatures& features) {
    return std::sqrt(features.frequencies.squaredNorm() /
                     static_cast<double>(features.frequencies.size()));
}

}  // namespace

double rms_gradient(const FourierFunction& f, const MatrixXd& x) {
    return std::sqrt(gradients(f, x).squaredNorm() / static_cast<double>(x.rows()));
}

SteepestPoint steepest_point(const FourierFunction& f, const MatrixXd& starts,
                             const AscentOptions& options) {
    if (starts.rows() == 0 || !(starts.rowwise().norm().maxCoeff() <= 1.000001 * options.radius))
        throw std::domain_error("steepest_point: needs starts inside the ball");
    MatrixXd x = starts;
    GradientAscent here = gradient_ascent(f, x);
    VectorXd heights = here.gradients.rowwise().norm();
    VectorXd lengths = VectorXd::Constant(x.rows(), 0.3 / frequency_scale(f.features));
    for (int step = 0; step < options.steps; ++step) {
        MatrixXd next = x;
        for (Index i = 0; i < x.rows(); ++i) {
            const double norm = here.directions.row(i).norm();
            if (norm > 0.0) next.row(i) += lengths(i) / norm * here.directions.row(i);
        }
        pull_into_ball(next, options.radius);
        const GradientAscent there = gradient_ascent(f, next);
        for (Index i = 0; i < x.rows(); ++i) {
            const double height = there.gradients.row(i).norm();
            if (height <= heights(i)) {
                lengths(i) *= 0.4;
                continue;
            }
            lengths(i) *= 1.4;
            heights(i) = height;
            x.row(i) = next.row(i);
            here.directions.row(i) = there.directions.row(i);
        }
    }
    Index best = 0;
    const double gradient = heights.maxCoeff(&best);
    return {gradient, x.row(best)};
}

double lipschitz_bound(const FourierFunction& f) {
    const MatrixXd& frequencies = f.features.frequencies;
    const MatrixXd squares = frequencies * frequencies.transpose();
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(squares, Eigen::EigenvaluesOnly);
    const double by_norms = std::sqrt(solver.eigenvalues().maxCoeff()) * f.coefficients.norm();
    const double by_paths = f.coefficients.cwiseAbs().dot(frequencies.colwise().norm().transpose());
    return std::min(by_norms, by_paths) + (f.slope.size() > 0 ? f.slope.norm() : 0.0);
}

}  // namespace overfit::numerics
