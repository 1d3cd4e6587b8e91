/// Ridge regression under varying penalties, covariances and sample sizes.
#include "experiments/ridge.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <boost/math/tools/minima.hpp>

#include "experiments/draws.hpp"
#include "numerics/singular_values.hpp"

namespace overfit::experiments {

namespace {

using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

/// What is the same in all trials.
class World {
  public:
    explicit World(const CorrelatedRidge& problem)
        : problem_(problem),
          covariance_(problem.feature_sd * problem.feature_sd *
                      autoregressive_covariance(problem.model.p, problem.correlation)),
          root_(covariance_.llt().matrixL()) {
        if (problem.direction == Direction::any) return;
        const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(covariance_);
        const Index place = problem.direction == Direction::top ? problem.model.p - 1 : 0;
        beta_ = problem.model.signal * solver.eigenvectors().col(place);
    }

    MatrixXd draw(Stream& stream) const {
        return gaussian(problem_.model.n, problem_.model.p, stream) * root_.transpose();
    }
    const theory::Ridgeless& model() const { return problem_.model; }
    const MatrixXd& covariance() const { return covariance_; }
    const VectorXd& beta() const { return beta_; }  ///< empty: any direction

  private:
    CorrelatedRidge problem_;
    MatrixXd covariance_, root_;
    VectorXd beta_;
};

/// The risk given X as a function of the penalty, in the eigenbasis of X'X.
class RiskGiven {
  public:
    RiskGiven(const World& world, const MatrixXd& x) : model_(world.model()) {
        const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(x.transpose() * x);
        // X'X has p - n eigenvalues that are 0 up to rounding.
        const double cutoff = 1e-12 * solver.eigenvalues().maxCoeff();
        eigenvalues_ = (solver.eigenvalues().array() > cutoff)
                           .select(solver.eigenvalues().array(), ArrayXd::Zero(x.cols()));
        covariance_ =
            solver.eigenvectors().transpose() * world.covariance() * solver.eigenvectors();
        if (world.beta().size() > 0) beta_ = solver.eigenvectors().transpose() * world.beta();
    }

    double operator()(double penalty) const {
        const ArrayXd lost =
            (eigenvalues_ > 0.0).select(penalty / (eigenvalues_ + penalty), ArrayXd::Ones(size()));
        const ArrayXd gain =
            (eigenvalues_ > 0.0)
                .select(eigenvalues_ / (eigenvalues_ + penalty).square(), ArrayXd::Zero(size()));
        const ArrayXd weights = covariance_.diagonal();
        const double noise = model_.noise_sd * model_.noise_sd * (weights * gain).sum();
        if (beta_.size() == 0)
            return noise +
                   model_.signal * model_.signal / model_.p * (weights * lost.square()).sum();
        const VectorXd missing = (lost * beta_.array()).matrix();
        return noise + missing.dot(covariance_ * missing);
    }

  private:
    Index size() const { return eigenvalues_.size(); }

    theory::Ridgeless model_;
    ArrayXd eigenvalues_;
    MatrixXd covariance_;  ///< of the features, in the eigenbasis of X'X
    VectorXd beta_;        ///< the same; empty: any direction
};

}  // namespace

double ridge_risk_given(const theory::Ridgeless& m, const std::vector<double>& singular_values,
                        double penalty) {
    const double strength = m.signal * m.signal / m.p, noise = m.noise_sd * m.noise_sd;
    double risk = strength * (m.p - static_cast<double>(singular_values.size()));
    for (const double s : singular_values) {
        const double kept = s / (s * s + penalty), lost = penalty / (s * s + penalty);
        risk += strength * lost * lost + noise * kept * kept;
    }
    return risk;
}

std::vector<double> best_penalty(const CorrelatedRidge& problem, const numerics::Trials& trials) {
    const World world(problem);
    return numerics::sample(trials, [&](Stream& stream) {
        const RiskGiven risk(world, world.draw(stream));
        const auto [log_penalty, least] = boost::math::tools::brent_find_minima(
            [&](double t) { return risk(std::exp(t)); }, std::log(1e-4), std::log(1e6),
            std::numeric_limits<double>::digits / 2);
        return std::exp(log_penalty);
    });
}

std::vector<std::vector<double>> risk_at_penalties(const CorrelatedRidge& problem,
                                                   const std::vector<double>& penalties,
                                                   const numerics::Trials& trials) {
    const World world(problem);
    return numerics::sample_many(
        trials, penalties.size(), [&](Stream& stream, std::vector<double>& out) {
            const RiskGiven risk(world, world.draw(stream));
            std::transform(penalties.begin(), penalties.end(), out.begin(), risk);
        });
}

std::vector<std::vector<double>> ridge_risk_by_samples(const theory::Ridgeless& model,
                                                       const std::vector<int>& sizes,
                                                       double penalty,
                                                       const numerics::Trials& trials) {
    const int most = *std::max_element(sizes.begin(), sizes.end());
    return numerics::sample_many(
        trials, sizes.size(), [&](Stream& stream, std::vector<double>& out) {
            const MatrixXd x = gaussian(most, model.p, stream);
            std::transform(sizes.begin(), sizes.end(), out.begin(), [&](int n) {
                return ridge_risk_given(model, numerics::singular_values(x.topRows(n)), penalty);
            });
        });
}

}  // namespace overfit::experiments
