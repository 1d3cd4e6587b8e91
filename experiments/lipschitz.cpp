/// Lipschitz constants of linear and quadratic interpolants.
#include "experiments/lipschitz.hpp"

#include <cmath>
#include <stdexcept>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

#include "experiments/draws.hpp"
#include "numerics/least_squares.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

/// sum_i weights_i x_i x_i'
MatrixXd weighted_squares(const MatrixXd& x, const VectorXd& weights) {
    return x.transpose() * weights.asDiagonal() * x;
}

double operator_norm(const MatrixXd& symmetric) {
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(symmetric, Eigen::EigenvaluesOnly);
    return solver.eigenvalues().cwiseAbs().maxCoeff();
}

/// A uniformly random direction of symmetric matrices: independent N(0, 1) on the diagonal and
/// N(0, 1/2) above it, which is isotropic for Frobenius' scalar product.
MatrixXd isotropic_symmetric(Index size, Stream& stream) {
    const MatrixXd square = gaussian(size, size, stream);
    return 0.5 * (square + square.transpose());
}

double beta_variate(double a, double b, Stream& stream) {
    const double first = stream.gamma(a);
    return first / (first + stream.gamma(b));
}

}  // namespace

std::vector<double> linear_lipschitz(const theory::LinearInterpolants& model, Labels labels,
                                     const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = gaussian(model.samples, model.dimension, stream) /
                           std::sqrt(static_cast<double>(model.dimension));
        const VectorXd y = labels == Labels::signs
                               ? random_signs(model.samples, stream)
                               : VectorXd(std::sqrt(1.0 * model.dimension) * x.col(0));
        return numerics::min_norm(x, y).norm();
    });
}

std::vector<double> quadratic_lipschitz(const theory::QuadraticInterpolants& model, Labels labels,
                                        const numerics::Trials& trials) {
    const int forms = symmetric_forms(model.dimension);
    if (model.samples < 1 || model.parameters < model.samples || model.parameters > forms)
        throw std::domain_error("quadratic_lipschitz: needs 1 <= samples <= parameters <= P");
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = with_unit_rows(gaussian(model.samples, model.dimension, stream));
        const VectorXd y = labels == Labels::signs ? random_signs(model.samples, stream)
                                                   : VectorXd(VectorXd::Ones(model.samples));
        const MatrixXd kernel = (x * x.transpose()).array().square();
        const Eigen::LLT<MatrixXd> factor(kernel);
        const VectorXd weights = factor.solve(y);
        MatrixXd form = weighted_squares(x, weights);
        if (model.parameters < forms) {
            const double share = beta_variate(0.5 * (model.parameters - model.samples + 1),
                                              0.5 * (forms - model.parameters), stream);
            MatrixXd free = isotropic_symmetric(model.dimension, stream);
            const VectorXd values = (x * free).cwiseProduct(x).rowwise().sum();
            free -= weighted_squares(x, factor.solve(values));
            form += std::sqrt(y.dot(weights) * (1.0 / share - 1.0)) / free.norm() * free;
        }
        return 2.0 * operator_norm(form);
    });
}

}  // namespace overfit::experiments
