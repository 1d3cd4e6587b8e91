/// Fits to labels that depend on more than the features.
#include "experiments/hidden_signal.hpp"

#include <cmath>
#include <stdexcept>

#include <Eigen/Cholesky>

#include "experiments/draws.hpp"
#include "numerics/least_squares.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

VectorXd fit(const MatrixXd& x, const VectorXd& y, double penalty) {
    if (penalty == 0.0) return numerics::min_norm(x, y);
    const bool wide = x.cols() > x.rows();
    MatrixXd gram = wide ? MatrixXd(x * x.transpose()) : MatrixXd(x.transpose() * x);
    gram.diagonal().array() += penalty;
    const Eigen::LLT<MatrixXd> factor(gram);
    return wide ? VectorXd(x.transpose() * factor.solve(y))
                : VectorXd(factor.solve(x.transpose() * y));
}

void require(const theory::LatentSpace& m, int copies) {
    if (m.n < 1 || m.d < 1 || m.p % m.d != 0 || m.p < copies * m.d)
        throw std::domain_error("latent space: needs n >= 1 and p a multiple of d, large enough");
}

struct Views {
    MatrixXd factors;   ///< n x d
    MatrixXd features;  ///< n x p
};

Views draw(const theory::LatentSpace& m, Stream& stream) {
    Views views{gaussian(m.n, m.d, stream), gaussian(m.n, m.p, stream)};
    for (Index j = 0; j < m.p; ++j)
        views.features.col(j) += std::sqrt(m.strength) * views.factors.col(j % m.d);
    return views;
}

/// W'b: what coefficients of the features add up to for each factor.
VectorXd on_factors(const theory::LatentSpace& m, const VectorXd& b) {
    VectorXd sums = VectorXd::Zero(m.d);
    for (Index j = 0; j < m.p; ++j) sums(j % m.d) += std::sqrt(m.strength) * b(j);
    return sums;
}

}  // namespace

std::vector<double> misspecified_error(const theory::Misspecified& m, double penalty,
                                       const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = gaussian(m.n, m.p, stream);
        const VectorXd beta = VectorXd::Constant(m.p, m.observed / std::sqrt(m.p));
        const VectorXd hidden_part = m.hidden * gaussian(m.n, stream);
        const VectorXd y = x * beta + hidden_part + m.noise_sd * gaussian(m.n, stream);
        return (fit(x, y, penalty) - beta).squaredNorm() + m.hidden * m.hidden;
    });
}

std::vector<double> latent_test_error(const theory::LatentSpace& m,
                                      const numerics::Trials& trials) {
    require(m, 1);
    return numerics::sample(trials, [&](Stream& stream) {
        const Views views = draw(m, stream);
        const VectorXd theta = VectorXd::Constant(m.d, m.theta / std::sqrt(m.d));
        const VectorXd y = views.factors * theta + m.noise_sd * gaussian(m.n, stream);
        const VectorXd b = numerics::min_norm(views.features, y);
        return (theta - on_factors(m, b)).squaredNorm() + b.squaredNorm() + m.noise_sd * m.noise_sd;
    });
}

std::vector<double> unamplified_test_error(const theory::LatentSpace& m, double signal,
                                           double noise_sd, const numerics::Trials& trials) {
    require(m, 2);
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = draw(m, stream).features;
        VectorXd beta = VectorXd::Zero(m.p);
        beta(0) = signal * std::sqrt(0.5);
        beta(m.d) = -beta(0);
        const VectorXd y = x * beta + noise_sd * gaussian(m.n, stream);
        const VectorXd wrong = numerics::min_norm(x, y) - beta;
        return wrong.squaredNorm() + on_factors(m, wrong).squaredNorm() + noise_sd * noise_sd;
    });
}

}  // namespace overfit::experiments
