/// The second moment of the coordinates, and the ball that follows from it.
#include "numerics/hull_ball.hpp"

#include <algorithm>
#include <vector>

#include <cblas.h>

#include "numerics/lapack.hpp"
#include "numerics/parallel.hpp"
#include "numerics/rounding_bound.hpp"

namespace overfit::numerics {
namespace {

using Index = Eigen::Index;

constexpr Index block = 1024;

/// What one block of rows adds to the moments of the coordinates.
struct Moments {
    Eigen::MatrixXd second;
    Eigen::VectorXd first;
    double largest_norm = 0;

    explicit Moments(Index dimension)
        : second(Eigen::MatrixXd::Zero(dimension, dimension)),
          first(Eigen::VectorXd::Zero(dimension)) {}

    void add(const Eigen::MatrixXd& rows, const Eigen::MatrixXd& to_span) {
        const auto d = static_cast<int>(first.size()), n = static_cast<int>(rows.rows());
        Eigen::MatrixXd coordinates(n, d);
        cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, n, d, static_cast<int>(rows.cols()),
                    1, rows.data(), n, to_span.data(), static_cast<int>(to_span.rows()), 0,
                    coordinates.data(), n);
        cblas_dsyrk(CblasColMajor, CblasLower, CblasTrans, d, n, 1, coordinates.data(), n, 1,
                    second.data(), d);
        first += coordinates.colwise().sum().transpose();
        largest_norm = std::max(largest_norm, coordinates.rowwise().norm().maxCoeff());
    }
};

/// Moments over all points: chunks in parallel, added in order.
Moments moments(const Eigen::MatrixXd& points, const AffineSpan& span) {
    const Index chunks = points.rows() > 4 * block ? 4 : 1;
    std::vector<Moments> parts(static_cast<std::size_t>(chunks), Moments(span.dimension()));
    parallel_for(parts.size(), [&](std::size_t chunk) {
        const auto c = static_cast<Index>(chunk);
        const Index last = points.rows() * (c + 1) / chunks;
        for (Index row = points.rows() * c / chunks; row < last; row += block) {
            const Index count = std::min(block, last - row);
            parts[chunk].add(points.middleRows(row, count).rowwise() - span.centre.transpose(),
                             span.to_span);
        }
    });
    for (std::size_t c = 1; c < parts.size(); ++c) {
        parts[0].second += parts[c].second;
        parts[0].first += parts[c].first;
        parts[0].largest_norm = std::max(parts[0].largest_norm, parts[c].largest_norm);
    }
    return parts[0];
}

}  // namespace

InteriorBalls::InteriorBalls(const Eigen::MatrixXd& points, const AffineSpan& span)
    : points_(points), span_(span), reach_(points.cols()) {
    lapack::use_one_thread();
    for (Index j = 0; j < points.cols(); ++j)
        reach_(j) = (points.col(j).array() - span.centre(j)).abs().maxCoeff() * rounded_up;
    if (span.dimension() > 0) measure_points();
}

// Coordinates are sums of p products of centred entries: gamma(p + 1). Their squares are summed
// over n points: gamma(n) times the sum of absolute values, whose Frobenius norm is at most the
// sum of the squared norms.
void InteriorBalls::measure_points() {
    const Index n = points_.rows(), d = span_.dimension();
    const auto count = static_cast<double>(n);
    const Moments sums = moments(points_, span_);
    const Eigen::VectorXd bound = span_.to_span.cwiseAbs().transpose() * reach_;
    coordinate_error_ = rounded_up * rounding_bound<double>(points_.cols() + 1) * bound.norm();
    largest_norm_ = rounded_up * sums.largest_norm + coordinate_error_;
    mean_norm_ =
        rounded_up * (sums.first.norm() / count + rounding_bound<double>(n + 1) * largest_norm_) +
        coordinate_error_;
    Eigen::MatrixXd rest = sums.second.selfadjointView<Eigen::Lower>();
    const double trace = rest.trace() / count;
    rest = rest / count - Eigen::MatrixXd::Identity(d, d);
    anisotropy_ = rounded_up *
                  (rest.norm() + rounding_bound<double>(n + 2) * trace +
                   2 * coordinate_error_ * largest_norm_ + coordinate_error_ * coordinate_error_);
}

// Let a_i be the coordinates, b_i = a_i - m, s the mean of the b_i, C their second moment, N their
// number, r >= |b_i| and C >= c I. The weights (1 + v' b_i) / N are not negative for |v| <= 1 / r,
// and their normalised combination is m + (s + C v) / (1 + v's). It equals m + t if
// v = C^-1 (t (1 + v's) - s); that maps the ball |v| <= 1 / r into itself, and so has a fixed
// point (Brouwer), if |t| (1 + |s| / r) + |s| <= c / r. All points: m = 0, C >= 1 - anisotropy.
// Without point k: m = -a_k / N with N = n - 1, then s = n mean / N and C = (n / N) (M - a_k a_k' /
// N) - m s' - s m', M the second moment of all.
InteriorBall InteriorBalls::ball(std::optional<Index> left_out) const {
    InteriorBall ball{.centre = Eigen::VectorXd::Zero(span_.dimension()), .radius = 0};
    const auto count = static_cast<double>(points_.rows());
    double reach = largest_norm_, offset = mean_norm_, least = 1 - anisotropy_;
    if (span_.dimension() == 0 || (left_out && count < 2)) return ball;
    if (left_out) {
        const double others = count - 1;
        const Eigen::VectorXd centred = points_.row(*left_out).transpose() - span_.centre;
        ball.centre = -(span_.to_span.transpose() * centred) / others;
        const double norm = rounded_up * others * ball.centre.norm() + coordinate_error_;
        offset *= count / others;
        reach += norm / others;
        least = count / others * (least - norm * norm / others) - 2 * norm / others * offset;
    }
    // `least` errs by a few u, hence by less than 1e-9 of itself where it is used.
    if (!(least > 1e-6)) return ball;
    const double radius = (least / reach - offset) / (1 + offset / reach) / rounded_up;
    ball.radius = std::max(0.0, radius);
    return ball;
}

}  // namespace overfit::numerics
