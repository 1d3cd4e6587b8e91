/// Wolfe's major and minor cycles.
#include "numerics/hull_least_norm.hpp"

#include <algorithm>
#include <limits>

namespace overfit::numerics::hull {
namespace {

constexpr double eps = std::numeric_limits<double>::epsilon();

}  // namespace

LeastNorm::LeastNorm(const Cloud& cloud)
    : cloud_(cloud),
      corral_(cloud.dimension()),
      beyond_(cloud.dimension()),
      x_(cloud.dimension()),
      direction_(cloud.dimension()),
      candidate_(cloud.dimension()) {
    weights_.resize(cloud.dimension() + 1);
    affine_.resize(cloud.dimension() + 1);
}

/// How much further the point lies along -x than x itself.
double LeastNorm::gain(Eigen::Index point) const {
    return cloud_.points().col(point).dot(direction_) - beyond_height_ + norm_;
}

void LeastNorm::start(const Target& target, Pricing& pricing) {
    beyond_ = target.centre + (1 + target.inflation) * (target.query - target.centre);
    corral_.clear();
    since_pass_ = 0;
    direction_ = target.query - target.centre;
    const Eigen::Index first = pricing.good(direction_, 0, true).value_or(0);
    candidate_ = cloud_.points().col(first) - beyond_;
    corral_.add(first, candidate_);
    weights_(0) = 1;
    x_ = candidate_;
}

std::optional<Eigen::Index> LeastNorm::entering(Pricing& pricing, bool precise) {
    for (const bool exact : {false, true}) {
        if (precise && !exact) continue;
        const std::optional<Eigen::Index> best =
            pricing.good(direction_, beyond_height_ - norm_, exact);
        if (best && gain(*best) > noise_ && !corral_.contains(*best)) return best;
    }
    return std::nullopt;
}

bool LeastNorm::enter(Eigen::Index point) {
    candidate_ = cloud_.points().col(point) - beyond_;
    if (!corral_.add(point, candidate_) && !(corral_.refactor() && corral_.add(point, candidate_)))
        return false;
    weights_(corral_.size() - 1) = 0;
    return minor_cycles();
}

/// The share of the way to the affine weights at which a weight reaches 0, and whose it is; nothing
/// if none does.
std::optional<std::pair<double, Eigen::Index>> LeastNorm::blocked() const {
    std::optional<std::pair<double, Eigen::Index>> first;
    for (Eigen::Index i = 0; i < corral_.size(); ++i) {
        if (affine_(i) > 0) continue;
        const double fall = weights_(i) - affine_(i);
        const double share = fall > 0 ? weights_(i) / fall : 0.0;
        if (!first || share < first->first) first = {share, i};
    }
    return first;
}

// To the least-norm affine combination if it is convex, else to the last convex one on the way, and
// on without the points whose weight is gone there.
bool LeastNorm::minor_cycles() {
    while (true) {
        const Eigen::Index size = corral_.size();
        corral_.affine_weights(affine_);
        if (!affine_.head(size).allFinite()) return false;
        const auto block = blocked();
        if (!block) break;
        if (size == 1) return false;
        weights_.head(size) += block->first * (affine_.head(size) - weights_.head(size));
        weights_(block->second) = 0;
        for (Eigen::Index i = size - 1; i >= 0; --i) {
            if (weights_(i) > 0) continue;
            corral_.remove(i);
            std::copy(weights_.begin() + i + 1, weights_.end(), weights_.begin() + i);
        }
    }
    weights_.swap(affine_);
    corral_.combination(weights_, x_);
    return true;
}

LeastNorm::Step LeastNorm::price_all(const Target& target, Pricing& pricing, bool precise,
                                     bool stuck) {
    since_pass_ = 0;
    // Gains are counted from x, the query lies `depth` above it.
    const double level = beyond_height_ - norm_, depth = direction_.dot(target.query) - level;
    const double highest = pricing.pass(direction_, level, precise);
    if (highest < depth - pricing.error()) return Step::outside;
    if (pricing.admit(2 * cloud_.dimension(), std::max(noise_, pricing.error())) > 0)
        return Step::proceed;
    if (!precise) return price_all(target, pricing, true, stuck);
    // Less than the error is worth a try where nothing else is left to do.
    return stuck && highest < depth ? Step::outside : Step::unclear;
}

LeastNorm::Step LeastNorm::step(const Target& target, Pricing& pricing) {
    norm_ = x_.norm();
    if (norm_ <= 0.5 * target.inflation * target.radius) return Step::inside;
    direction_ = x_ / -norm_;
    beyond_height_ = direction_.dot(beyond_);
    // What x rounds to turns the direction, the more the shorter x is.
    const double size = cloud_.reach() + beyond_.norm();
    noise_ = 16 * eps * size * (1 + size / norm_);
    ++since_pass_;
    const auto point = entering(pricing, target.precise);
    // A direction that separates the query from the working set is worth a pass over all points as
    // soon as passes are not what most of the time goes to.
    const bool separates =
        point && cloud_.points().col(*point).dot(direction_) < direction_.dot(target.query);
    const auto members = static_cast<Eigen::Index>(pricing.working_set().size());
    if (!point || (separates && since_pass_ * members > cloud_.size())) {
        const Step all = price_all(target, pricing, target.precise, !point);
        if (all != Step::unclear || !point) return all;
    }
    if (!point) return Step::proceed;
    return enter(*point) ? Step::proceed : Step::unclear;
}

Proposal LeastNorm::proposal(Step step, const Target& target) const {
    Proposal made{.found = step == Step::inside || step == Step::outside};
    if (step == Step::outside) made.direction = direction_;
    if (step != Step::inside) return made;
    made.inflation = target.inflation;
    made.points = corral_.ids();
    made.weights.assign(weights_.begin(), weights_.begin() + corral_.size());
    return made;
}

Proposal LeastNorm::solve(const Target& target, Pricing& pricing) {
    const int most = 50 * static_cast<int>(cloud_.dimension()) + 1000;
    start(target, pricing);
    Step last = Step::proceed;
    int iterations = 0;
    while (last == Step::proceed && ++iterations < most) last = step(target, pricing);
    Proposal made = proposal(last, target);
    made.iterations = iterations;
    return made;
}

}  // namespace overfit::numerics::hull
