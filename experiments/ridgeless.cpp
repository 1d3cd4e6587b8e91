/// Minimum-norm least squares on random features.
#include "experiments/ridgeless.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <Eigen/Cholesky>
#include <Eigen/QR>
#include <boost/math/tools/minima.hpp>

#include "experiments/draws.hpp"
#include "experiments/ridge.hpp"
#include "numerics/least_squares.hpp"
#include "numerics/singular_values.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

/// Orthonormal basis of the columns of a tall matrix, with positive diagonal of R, so that a
/// Gaussian matrix gives a uniformly distributed basis (Mezzadri 2007).
MatrixXd orthonormal_columns(const MatrixXd& tall) {
    const Eigen::HouseholderQR<MatrixXd> qr(tall);
    const MatrixXd q = qr.householderQ() * MatrixXd::Identity(tall.rows(), tall.cols());
    const VectorXd signs = qr.matrixQR().diagonal().array().sign();
    return q * signs.asDiagonal();
}

MatrixXd design(const theory::Ridgeless& m, Features features, Stream& stream) {
    switch (features) {
        case Features::gaussian: return gaussian(m.n, m.p, stream);
        case Features::equal_singular_values: {
            const int tall = std::max(m.n, m.p), thin = std::min(m.n, m.p);
            const MatrixXd basis =
                std::sqrt(tall) * orthonormal_columns(gaussian(tall, thin, stream));
            return m.n >= m.p ? basis : MatrixXd(basis.transpose());
        }
        case Features::anisotropic: {
            MatrixXd x = gaussian(m.n, m.p, stream);
            x.col(0) *= 10.0;
            return x;
        }
    }
    throw std::logic_error("design: unknown features");
}

VectorXd coefficients(const theory::Ridgeless& m, Signal signal, const MatrixXd& x) {
    switch (signal) {
        case Signal::spread: return VectorXd::Constant(m.p, m.signal / std::sqrt(m.p));
        case Signal::first_feature: return m.signal * VectorXd::Unit(m.p, 0);
        case Signal::inside_row_space: {
            const VectorXd combination = x.colwise().sum();
            return m.signal * combination.normalized();
        }
    }
    throw std::logic_error("coefficients: unknown signal");
}

/// The Householder QR of X or of X', whichever is tall: R serves the variance, Q the bias.
Eigen::HouseholderQR<MatrixXd> tall_factor(const MatrixXd& x) {
    if (x.rows() >= x.cols()) return Eigen::HouseholderQR<MatrixXd>(x);
    return Eigen::HouseholderQR<MatrixXd>(MatrixXd(x.transpose()));
}

/// tr (X'X)^+ = |R^-1|_F^2.
double inverse_gram_trace(const Eigen::HouseholderQR<MatrixXd>& factor) {
    const Index thin = factor.cols();
    MatrixXd inverse = MatrixXd::Identity(thin, thin);
    factor.matrixQR().topRows(thin).triangularView<Eigen::Upper>().solveInPlace(inverse);
    return inverse.squaredNorm();
}

/// Squared norm of the part of beta outside the row space of an n x p matrix X: the last p - n
/// coordinates in the basis that the factor of X' completes.
double outside_row_space(const Eigen::HouseholderQR<MatrixXd>& factor, const VectorXd& beta,
                         int n) {
    if (n >= beta.size()) return 0.0;
    const VectorXd rotated = factor.householderQ().transpose() * beta;
    return rotated.tail(beta.size() - n).squaredNorm();
}

VectorXd estimate(const MatrixXd& x, const VectorXd& y, double penalty) {
    if (penalty == 0.0) return numerics::min_norm(x, y);
    MatrixXd gram = x.transpose() * x;
    gram.diagonal().array() += penalty;
    return gram.llt().solve(x.transpose() * y);
}

}  // namespace

std::vector<double> ridgeless_variance(const theory::Ridgeless& m, Features features,
                                       const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        return m.noise_sd * m.noise_sd *
               inverse_gram_trace(tall_factor(design(m, features, stream)));
    });
}

std::vector<double> bias_fraction(const theory::Ridgeless& m, Features features, Signal signal,
                                  const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = design(m, features, stream);
        const VectorXd beta = coefficients(m, signal, x);
        return outside_row_space(tall_factor(x), beta, m.n) / beta.squaredNorm();
    });
}

std::vector<double> RiskParts::risk(double signal, double noise_sd) const {
    std::vector<double> sum(bias.size());
    for (std::size_t t = 0; t < sum.size(); ++t)
        sum[t] = signal * signal * bias[t] + noise_sd * noise_sd * variance[t];
    return sum;
}

RiskParts risk_parts(int n, int p, Features features, const numerics::Trials& trials) {
    const theory::Ridgeless m{.n = n, .p = p};
    std::vector<std::vector<double>> parts =
        numerics::sample_many(trials, 2, [&](Stream& stream, std::vector<double>& out) {
            const MatrixXd x = design(m, features, stream);
            const Eigen::HouseholderQR<MatrixXd> factor = tall_factor(x);
            out[0] = outside_row_space(factor, coefficients(m, Signal::spread, x), n);
            out[1] = inverse_gram_trace(factor);
        });
    return {.bias = std::move(parts[0]), .variance = std::move(parts[1])};
}

std::vector<double> estimation_error(const theory::Ridgeless& m, Features features, double penalty,
                                     const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = design(m, features, stream);
        const VectorXd beta = coefficients(m, Signal::spread, x);
        const VectorXd y = x * beta + m.noise_sd * gaussian(m.n, stream);
        return (estimate(x, y, penalty) - beta).squaredNorm();
    });
}

std::vector<double> ridge_risk(const theory::Ridgeless& m, double penalty,
                               const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        return ridge_risk_given(m, numerics::singular_values(gaussian(m.n, m.p, stream)), penalty);
    });
}

std::vector<double> best_ridge_penalty(const theory::Ridgeless& m, Features features,
                                       const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const std::vector<double> values = numerics::singular_values(design(m, features, stream));
        const auto [log_penalty, risk] = boost::math::tools::brent_find_minima(
            [&](double t) { return ridge_risk_given(m, values, std::exp(t)); }, std::log(1e-3),
            std::log(1e6), std::numeric_limits<double>::digits / 2);
        return std::exp(log_penalty);
    });
}

std::vector<double> prediction_leverage(const theory::Ridgeless& m, double point_sd,
                                        const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = gaussian(m.n, m.p, stream);
        const VectorXd point = point_sd * gaussian(m.p, stream);
        // x0' X^+ is the minimum-norm solution of X' a = x0.
        return numerics::min_norm(x.transpose(), point).squaredNorm();
    });
}

std::vector<double> squared_test_error(const theory::Ridgeless& m, const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = gaussian(m.n, m.p, stream);
        const VectorXd beta = coefficients(m, Signal::spread, x);
        const VectorXd y = x * beta + m.noise_sd * gaussian(m.n, stream);
        const VectorXd point = gaussian(m.p, stream);
        const double label = point.dot(beta) + m.noise_sd * stream.normal();
        const double error = label - point.dot(numerics::min_norm(x, y));
        return error * error;
    });
}

}  // namespace overfit::experiments
