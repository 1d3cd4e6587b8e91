/// The least Lipschitz constant of interpolating quadratic forms.
#include "experiments/least_lipschitz.hpp"

#include <limits>

#include <Eigen/Eigenvalues>

#include "experiments/draws.hpp"
#include "numerics/least_operator_norm.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

double nuclear_norm(const MatrixXd& symmetric) {
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(symmetric, Eigen::EigenvaluesOnly);
    return solver.eigenvalues().cwiseAbs().sum();
}

}  // namespace

LeastLipschitz least_lipschitz(const theory::QuadraticInterpolants& model, Labels labels,
                               double target, const numerics::Trials& trials) {
    const Index forms = symmetric_forms(model.dimension);
    const Index n = model.samples, conditions = forms - model.parameters;
    constexpr double gap = 1e-3;
    auto all = numerics::sample_many(trials, 4, [&](Stream& stream, std::vector<double>& out) {
        const MatrixXd x = with_unit_rows(gaussian(n, model.dimension, stream));
        const VectorXd y =
            labels == Labels::signs ? random_signs(n, stream) : VectorXd(VectorXd::Ones(n));
        MatrixXd rows(n + conditions, forms);
        for (Index i = 0; i < n; ++i)
            rows.row(i) = numerics::symmetric_vector(x.row(i).transpose() * x.row(i));
        rows.bottomRows(conditions) = gaussian(conditions, forms, stream);
        VectorXd values = VectorXd::Zero(n + conditions);
        values.head(n) = target * y;
        const numerics::LeastOperatorNorm least =
            numerics::least_operator_norm(rows, values, {.gap = gap});
        const bool is_proved = least.upper <= 1.01 * (1.0 + gap) * least.lower;
        out[0] = 2.0 * least.lower;
        out[1] = is_proved ? 2.0 * least.upper : std::numeric_limits<double>::quiet_NaN();
        out[2] = 2.0 * least.least_frobenius;
        out[3] = 2.0 * static_cast<double>(n) / nuclear_norm(x.transpose() * y.asDiagonal() * x);
    });
    return {std::move(all[0]), std::move(all[1]), std::move(all[2]), std::move(all[3])};
}

}  // namespace overfit::experiments
