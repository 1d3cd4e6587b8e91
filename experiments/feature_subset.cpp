/// Least squares on some of the features, and under dependent label noise.
#include "experiments/feature_subset.hpp"

#include <cstddef>
#include <numeric>

#include <Eigen/Cholesky>

#include "experiments/draws.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

/// Features are exchangeable, so the order of beta decides which of them are seen.
VectorXd reordered(const std::vector<double>& beta, Choice choice, Stream& stream) {
    std::vector<int> order(beta.size());
    std::iota(order.begin(), order.end(), 0);
    if (choice == Choice::random) stream.shuffle(order);
    VectorXd result(static_cast<Index>(beta.size()));
    for (Index j = 0; j < result.size(); ++j)
        result[j] = beta[static_cast<std::size_t>(order[static_cast<std::size_t>(j)])];
    return result;
}

MatrixXd covariance_of(Noise noise, Index n) {
    if (noise == Noise::autoregressive) return autoregressive_covariance(n, 0.9);
    const VectorXd variances = VectorXd::LinSpaced(n, 1.0, static_cast<double>(n));
    return MatrixXd((variances / variances.mean()).asDiagonal());
}

}  // namespace

std::vector<double> feature_subset_risk(const std::vector<double>& beta, int n, int p,
                                        double noise_sd, Choice choice,
                                        const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const VectorXd coefficients = reordered(beta, choice, stream);
        const double hidden = coefficients.tail(coefficients.size() - p).squaredNorm();
        if (p == 0) return hidden;
        const MatrixXd x = gaussian(n, coefficients.size(), stream);
        const MatrixXd inverse = pseudo_inverse(x.leftCols(p));
        const VectorXd fit = inverse * (x * coefficients);
        return (fit - coefficients.head(p)).squaredNorm() + hidden +
               noise_sd * noise_sd * inverse.squaredNorm();
    });
}

std::vector<double> variance_under_noise(const theory::Ridgeless& m, Noise noise, bool dependent,
                                         const numerics::Trials& trials) {
    const MatrixXd covariance = m.noise_sd * m.noise_sd * covariance_of(noise, m.n);
    const MatrixXd root = autoregressive_covariance(m.n, dependent ? 0.9 : 0.0).llt().matrixL();
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = root * gaussian(m.n, m.p, stream);
        const MatrixXd inverse = pseudo_inverse(x);
        return inverse.cwiseProduct(inverse * covariance).sum();
    });
}

}  // namespace overfit::experiments
