/// Cross-validation of ridge regression on Gaussian features.
#include "experiments/cross_validation.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

#include <Eigen/Cholesky>

#include "experiments/draws.hpp"
#include "numerics/cross_validation.hpp"
#include "numerics/least_squares.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

struct Data {
    MatrixXd x;
    VectorXd y;
    VectorXd beta;
};

Data draw(const theory::Ridgeless& m, Stream& stream) {
    Data data{.x = gaussian(m.n, m.p, stream),
              .y = {},
              .beta = VectorXd::Constant(m.p, m.signal / std::sqrt(m.p))};
    data.y = data.x * data.beta + m.noise_sd * gaussian(m.n, 1, stream).col(0);
    return data;
}

/// A refit that knows nothing of the decomposition that cross-validation uses.
VectorXd ridge_fit(const Data& data, double penalty) {
    if (penalty == 0.0) return numerics::min_norm(data.x, data.y);
    if (data.x.rows() < data.x.cols()) {
        MatrixXd kernel = data.x * data.x.transpose();
        kernel.diagonal().array() += penalty;
        return data.x.transpose() * kernel.llt().solve(data.y);
    }
    MatrixXd gram = data.x.transpose() * data.x;
    gram.diagonal().array() += penalty;
    return gram.llt().solve(data.x.transpose() * data.y);
}

}  // namespace

ErrorEstimates error_estimates(const theory::Ridgeless& m, const std::vector<double>& penalties,
                               const numerics::Trials& trials) {
    const std::size_t count = penalties.size();
    std::vector<std::vector<double>> columns =
        numerics::sample_many(trials, 4 * count, [&](Stream& stream, std::vector<double>& out) {
            const Data data = draw(m, stream);
            const numerics::CrossValidation validation(data.x, data.y);
            for (std::size_t i = 0; i < count; ++i) {
                const VectorXd fit = ridge_fit(data, penalties[i]);
                const numerics::CrossValidationScores scores = validation.at(penalties[i]);
                out[i] = (fit - data.beta).squaredNorm() + m.noise_sd * m.noise_sd;
                out[count + i] = scores.leave_one_out;
                out[2 * count + i] = scores.generalised;
                out[3 * count + i] = (data.y - data.x * fit).squaredNorm() / m.n;
            }
        });
    const auto part = [&](std::size_t which) {
        const auto first = columns.begin() + static_cast<std::ptrdiff_t>(which * count);
        return std::vector<std::vector<double>>(first, first + static_cast<std::ptrdiff_t>(count));
    };
    return {.test_error = part(0),
            .leave_one_out = part(1),
            .generalised = part(2),
            .training = part(3)};
}

std::vector<double> folded_error(const theory::Ridgeless& m, int folds,
                                 const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        Data data = draw(m, stream);
        if (folds == m.n) return numerics::CrossValidation(data.x, data.y).at(0.0).leave_one_out;
        const Index held = m.n / folds;
        double sum = 0.0;
        for (int fold = 0; fold < folds; ++fold) {
            // The held-out part is moved to the end by swapping it with what is there.
            const Index first = fold * held, last = m.n - held;
            MatrixXd x = data.x;
            VectorXd y = data.y;
            x.middleRows(first, held) = data.x.bottomRows(held);
            y.segment(first, held) = data.y.tail(held);
            const VectorXd fit = numerics::min_norm(x.topRows(last), y.head(last));
            sum +=
                (data.y.segment(first, held) - data.x.middleRows(first, held) * fit).squaredNorm();
        }
        return sum / m.n;
    });
}

}  // namespace overfit::experiments
