/// Legendre features by their recurrence.
#include "experiments/polynomials.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <Eigen/Core>

#include "numerics/least_squares.hpp"

namespace overfit::experiments {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int test_points = 1000;

/// Columns P_1, …, P_degree at the points, by (k + 1) P_(k+1) = (2 k + 1) x P_k - k P_(k-1).
MatrixXd legendre(const VectorXd& points, int degree) {
    MatrixXd features(points.size(), degree);
    Eigen::ArrayXd before = Eigen::ArrayXd::Ones(points.size()), now = points.array();
    for (int k = 1; k <= degree; ++k) {
        features.col(k - 1) = now;
        Eigen::ArrayXd next = ((2.0 * k + 1.0) * points.array() * now - k * before) / (k + 1.0);
        before = std::move(now);
        now = std::move(next);
    }
    return features;
}

VectorXd targets_at(const VectorXd& points, PolynomialTargets targets, numerics::Stream& stream) {
    if (targets == PolynomialTargets::wave)
        return 2.0 * points.array() + (25.0 * points.array()).cos();
    VectorXd noise(points.size());
    stream.fill_normal({noise.data(), static_cast<std::size_t>(noise.size())});
    return noise;
}

VectorXd fitted(const MatrixXd& x, const VectorXd& y, double penalty) {
    if (penalty == 0.0) return numerics::min_norm(x, y);
    // Rows sqrt(penalty) I under X, with target 0, add penalty |beta|^2 to the squared errors.
    MatrixXd more = MatrixXd::Zero(x.rows() + x.cols(), x.cols());
    more.topRows(x.rows()) = x;
    more.bottomRows(x.cols()).diagonal().setConstant(std::sqrt(penalty));
    VectorXd targets = VectorXd::Zero(more.rows());
    targets.head(y.size()) = y;
    return numerics::min_norm(more, targets);
}

double mean_square(const VectorXd& v) {
    return v.squaredNorm() / static_cast<double>(v.size());
}

}  // namespace

PolynomialErrors polynomial_errors(const PolynomialDesign& design, const numerics::Trials& trials) {
    if (design.n < 1 || design.degrees.empty() || !(design.penalty >= 0.0))
        throw std::domain_error("polynomial_errors: needs n >= 1, degrees and penalty >= 0");
    const std::size_t count = design.degrees.size();
    const int highest = *std::max_element(design.degrees.begin(), design.degrees.end());
    const VectorXd grid = VectorXd::LinSpaced(test_points, -1.0, 1.0);
    const MatrixXd test_features = legendre(grid, highest);
    auto errors = numerics::sample_many(
        trials, 2 * count, [&](numerics::Stream& stream, std::vector<double>& out) {
            VectorXd points(design.n);
            for (double& x : points) x = 2.0 * stream.uniform() - 1.0;
            const VectorXd y = targets_at(points, design.targets, stream);
            const VectorXd test_y = targets_at(grid, design.targets, stream);
            const MatrixXd features = legendre(points, highest);
            for (std::size_t k = 0; k < count; ++k) {
                const MatrixXd x = features.leftCols(design.degrees[k]);
                const VectorXd fit = fitted(x, y, design.penalty);
                out[k] = mean_square(x * fit - y);
                out[count + k] =
                    mean_square(test_features.leftCols(design.degrees[k]) * fit - test_y);
            }
        });
    const auto middle = errors.begin() + static_cast<std::ptrdiff_t>(count);
    return {{errors.begin(), middle}, {middle, errors.end()}};
}

}  // namespace overfit::experiments
