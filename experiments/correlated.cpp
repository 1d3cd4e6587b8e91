/// Regression with correlated Gaussian features.
#include "experiments/correlated.hpp"

#include <cmath>
#include <stdexcept>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <Eigen/QR>

#include "experiments/draws.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;
using theory::Correlation;

MatrixXd draw(const CorrelatedRows& rows, Stream& stream) {
    MatrixXd x = gaussian(rows.n, rows.p, stream);
    const double rho = rows.covariance.rho;
    switch (rows.covariance.correlation) {
        case Correlation::autoregressive:
            for (Index j = 1; j < x.cols(); ++j)
                x.col(j) = rho * x.col(j - 1) + std::sqrt(1.0 - rho * rho) * x.col(j);
            return x;
        case Correlation::equicorrelated:
            x *= std::sqrt(1.0 - rho);
            x.colwise() += std::sqrt(rho) * gaussian(rows.n, stream);
            return x;
    }
    throw std::logic_error("draw: unknown correlation");
}

MatrixXd covariance_matrix(const CorrelatedRows& rows) {
    const double rho = rows.covariance.rho;
    const bool fading = rows.covariance.correlation == Correlation::autoregressive;
    return MatrixXd::NullaryExpr(rows.p, rows.p, [&](Index i, Index j) {
        if (i == j) return 1.0;
        return fading ? std::pow(rho, static_cast<double>(std::abs(i - j))) : rho;
    });
}

/// tr B' Sigma B: the variance of x0'B summed over the columns of B, without forming Sigma.
double signal_variance(const CorrelatedRows& rows, const MatrixXd& b) {
    const double rho = rows.covariance.rho;
    if (rows.covariance.correlation == Correlation::equicorrelated)
        return (1.0 - rho) * b.squaredNorm() + rho * b.colwise().sum().squaredNorm();
    // x0'b is a sum of independent innovations; the coefficient of the j-th is tail below.
    double sum = 0.0;
    for (Index column = 0; column < b.cols(); ++column) {
        double tail = 0.0;
        for (Index j = b.rows() - 1; j > 0; --j) {
            tail = b(j, column) + rho * tail;
            sum += (1.0 - rho * rho) * tail * tail;
        }
        tail = b(0, column) + rho * tail;
        sum += tail * tail;
    }
    return sum;
}

/// The signal as columns whose squared norms sum to 1: one column, or all directions alike.
MatrixXd signal_columns(const CorrelatedRows& rows, Direction direction) {
    if (direction == Direction::any) return MatrixXd::Identity(rows.p, rows.p) / std::sqrt(rows.p);
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(covariance_matrix(rows));
    return solver.eigenvectors().col(direction == Direction::most_variance ? rows.p - 1 : 0);
}

struct Terms {
    double bias;
    double variance;
};

/// X = Q R or X' = Q R. Below the threshold X^+ is R^-1 Q', above it is Q R^-T, and what is lost
/// of the signal is outside the columns of Q.
/// Averaged over all directions that is the mean variance 1 of a feature less what Q covers.
Terms ridgeless_terms(const CorrelatedRows& rows, const MatrixXd& x, const MatrixXd& signal) {
    const bool wide = rows.p > rows.n;
    const Eigen::HouseholderQR<MatrixXd> factor(wide ? MatrixXd(x.transpose()) : x);
    const Index thin = factor.cols();
    MatrixXd inverse = MatrixXd::Identity(thin, thin);
    const auto triangle = factor.matrixQR().topRows(thin).triangularView<Eigen::Upper>();
    if (!wide) {
        triangle.solveInPlace(inverse);
        return {0.0, signal_variance(rows, inverse)};
    }
    triangle.transpose().solveInPlace(inverse);
    const MatrixXd basis = factor.householderQ() * MatrixXd::Identity(rows.p, thin);
    const double variance = signal_variance(rows, basis * inverse);
    if (signal.cols() == rows.p) return {1.0 - signal_variance(rows, basis) / rows.p, variance};
    const MatrixXd lost = signal - basis * (basis.transpose() * signal);
    return {signal_variance(rows, lost), variance};
}

/// The estimator is gain * y, with gain = X' (X X' + penalty)^-1 = (X'X + penalty)^-1 X'.
Terms ridge_terms(const CorrelatedRows& rows, const MatrixXd& x, const MatrixXd& signal,
                  double penalty) {
    const bool wide = rows.p > rows.n;
    MatrixXd gram = wide ? MatrixXd(x * x.transpose()) : MatrixXd(x.transpose() * x);
    gram.diagonal().array() += penalty;
    const Eigen::LLT<MatrixXd> factor(gram);
    const MatrixXd gain =
        wide ? MatrixXd(factor.solve(x).transpose()) : MatrixXd(factor.solve(x.transpose()));
    return {signal_variance(rows, signal - gain * (x * signal)), signal_variance(rows, gain)};
}

}  // namespace

RiskParts correlated_risk(const CorrelatedRows& rows, Direction direction, double penalty,
                          const numerics::Trials& trials) {
    const MatrixXd signal = signal_columns(rows, direction);
    std::vector<std::vector<double>> parts =
        numerics::sample_many(trials, 2, [&](Stream& stream, std::vector<double>& out) {
            const MatrixXd x = draw(rows, stream);
            const Terms terms = penalty > 0.0 ? ridge_terms(rows, x, signal, penalty)
                                              : ridgeless_terms(rows, x, signal);
            out[0] = terms.bias;
            out[1] = terms.variance;
        });
    return {.bias = std::move(parts[0]), .variance = std::move(parts[1])};
}

}  // namespace overfit::experiments
