/// Revised simplex method for the gauge.
#include "numerics/hull_gauge.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <lapacke.h>

namespace overfit::numerics::hull {
namespace {

constexpr double eps = std::numeric_limits<double>::epsilon();

}  // namespace

Gauge::Gauge(const Cloud& cloud)
    : cloud_(cloud),
      basis_(static_cast<std::size_t>(cloud.dimension())),
      inverse_(cloud.dimension(), cloud.dimension()),
      mu_(cloud.dimension()),
      y_(cloud.dimension()),
      column_(cloud.dimension()),
      entering_(cloud.dimension()),
      row_(cloud.dimension()),
      pivots_(basis_.size()),
      work_(64 * basis_.size()) {}

void Gauge::start(const Target& target) {
    centre_ = target.centre;
    ray_ = target.query - target.centre;
    // Well inside the ball, so that some point of the hull always prices these out.
    axis_ = target.radius > 0 ? target.radius / 2 : 1e-3;
    inverse_.setZero();
    balls_ = cloud_.dimension();
    for (Eigen::Index k = 0; k < balls_; ++k) {
        basis_[static_cast<std::size_t>(k)] = -1 - k;
        inverse_(k, k) = std::copysign(1 / axis_, ray_(k));
        mu_(k) = std::abs(ray_(k)) / axis_;
        y_(k) = inverse_(k, k);
    }
    since_refactor_ = stalled_ = 0;
}

double Gauge::violation(Eigen::Index point) const {
    return cloud_.points().col(point).dot(y_) - y_.dot(centre_) - 1;
}

std::optional<Eigen::Index> Gauge::entering(Pricing& pricing, bool precise) const {
    // What a product with y rounds to.
    const double tolerance = 16 * eps * (1 + y_.norm() * cloud_.reach());
    if (stalled_ > static_cast<int>(cloud_.dimension()) + 20) {  // Bland's rule: it cannot cycle
        std::optional<Eigen::Index> first;
        for (const Eigen::Index i : pricing.working_set())
            if ((!first || i < *first) && violation(i) > tolerance) first = i;
        return first;
    }
    for (const bool exact : {false, true}) {
        if (precise && !exact) continue;
        const std::optional<Eigen::Index> best = pricing.good(y_, 1 + y_.dot(centre_), exact);
        if (best && violation(*best) > tolerance) return best;
    }
    return std::nullopt;
}

// The largest pivot among equal ratios; by Bland's rule the first variable.
std::optional<Eigen::Index> Gauge::leaving() const {
    const double least_pivot = 1e-11 * column_.cwiseAbs().maxCoeff();
    const bool bland = stalled_ > static_cast<int>(cloud_.dimension()) + 20;
    std::optional<Eigen::Index> found;
    double ratio = std::numeric_limits<double>::infinity();
    for (Eigen::Index r = 0; r < column_.size(); ++r) {
        if (!(column_(r) > least_pivot)) continue;
        const double candidate = std::max(0.0, mu_(r)) / column_(r);
        const bool equal = candidate == ratio;
        const auto id = [&](Eigen::Index row) { return basis_[static_cast<std::size_t>(row)]; };
        const bool preferred = equal && (bland ? id(r) < id(*found) : column_(r) > column_(*found));
        if (candidate < ratio || preferred) {
            ratio = candidate;
            found = r;
        }
    }
    return found;
}

bool Gauge::pivot(Eigen::Index point) {
    entering_ = cloud_.points().col(point) - centre_;
    column_.noalias() = inverse_ * entering_;
    const std::optional<Eigen::Index> row = leaving();
    if (!row) return false;
    const double step = std::max(0.0, mu_(*row)) / column_(*row), before = mu_.sum();
    mu_ = (mu_ - step * column_).cwiseMax(0.0);
    mu_(*row) = step;
    row_ = inverse_.row(*row) / column_(*row);
    inverse_.noalias() -= column_ * row_;
    inverse_.row(*row) = row_;
    y_ += (1 - y_.dot(entering_)) * row_.transpose();
    Eigen::Index& out = basis_[static_cast<std::size_t>(*row)];
    if (out < 0) --balls_;
    out = point;
    stalled_ = mu_.sum() < before * (1 - eps) ? 0 : stalled_ + 1;
    return ++since_refactor_ < 128 || refactor();
}

// Row-major storage of the basis is column-major storage of its transpose, and the same holds for
// the inverse.
bool Gauge::refactor() {
    const auto d = static_cast<int>(basis_.size());
    for (Eigen::Index c = 0; c < d; ++c) {
        const Eigen::Index i = basis_[static_cast<std::size_t>(c)];
        if (i >= 0) {
            inverse_.col(c) = cloud_.points().col(i) - centre_;
        } else {
            inverse_.col(c).setZero();
            inverse_(-1 - i, c) = std::copysign(axis_, ray_(-1 - i));
        }
    }
    if (LAPACKE_dgetrf(LAPACK_COL_MAJOR, d, d, inverse_.data(), d, pivots_.data()) != 0 ||
        LAPACKE_dgetri_work(LAPACK_COL_MAJOR, d, inverse_.data(), d, pivots_.data(), work_.data(),
                            static_cast<int>(work_.size())) != 0)
        return false;
    mu_.noalias() = inverse_ * ray_;
    mu_ = mu_.cwiseMax(0.0);
    y_ = inverse_.colwise().sum().transpose();
    since_refactor_ = 0;
    return true;
}

Gauge::Step Gauge::price_all(Pricing& pricing, bool precise) const {
    const double value = y_.dot(ray_), level = 1 + y_.dot(centre_);
    const double highest = pricing.pass(y_, level, precise);
    if (highest < value - 1 - pricing.error()) return Step::outside;
    if (pricing.admit(2 * cloud_.dimension(), pricing.error()) > 0) return Step::proceed;
    if (!precise) return price_all(pricing, true);
    return highest < value - 1 ? Step::outside : Step::optimal;
}

Proposal Gauge::inside() const {
    Proposal proposal{.found = true, .inflation = 1 / mu_.sum() - 1};
    for (std::size_t r = 0; r < basis_.size(); ++r) {
        const double weight = mu_(static_cast<Eigen::Index>(r));
        if (basis_[r] < 0 || weight == 0) continue;
        proposal.points.push_back(basis_[r]);
        proposal.weights.push_back(weight);
    }
    return proposal;
}

Proposal Gauge::solve(const Target& target, Pricing& pricing) {
    // Enough slack for an early stop: the ball absorbs residuals of 1e-9 of its radius.
    constexpr double slack = 1e-9;
    start(target);
    const int most = 100 * static_cast<int>(cloud_.dimension()) + 1000;
    Proposal proposal;
    int iterations = 0;
    while (++iterations < most) {
        if (const auto point = entering(pricing, target.precise)) {
            if (!pivot(*point)) break;
            if (target.precise || balls_ > 0 || mu_.sum() > 1 - slack) continue;
            proposal = inside();
            break;
        }
        if (since_refactor_ > 0 && target.precise && !refactor()) break;
        const Step step = price_all(pricing, target.precise);
        if (step == Step::proceed) continue;
        if (step == Step::outside) {
            proposal.direction = y_;
            proposal.found = true;
        } else if (balls_ == 0) {
            proposal = inside();
        }
        break;
    }
    proposal.iterations = iterations;
    return proposal;
}

}  // namespace overfit::numerics::hull
