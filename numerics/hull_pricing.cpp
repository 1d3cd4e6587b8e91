/// Full passes, selection by the maxima of groups, and the working set.
#include "numerics/hull_pricing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <cblas.h>

namespace overfit::numerics::hull {
namespace {

constexpr float lowest = -std::numeric_limits<float>::infinity();
constexpr std::size_t group = 16;
constexpr double double_eps = std::numeric_limits<double>::epsilon();
constexpr auto single_eps = static_cast<double>(std::numeric_limits<float>::epsilon());

float maximum(const float* values) {
    std::array<float, group> best{};
    std::copy_n(values, group, best.begin());
    for (std::size_t width = group / 2; width > 0; width /= 2)
        for (std::size_t i = 0; i < width; ++i)
            best[i] = best[i] < best[i + width] ? best[i + width] : best[i];
    return best[0];
}

}  // namespace

Pricing::Pricing(const Cloud& cloud)
    : cloud_(cloud),
      direction_(static_cast<std::size_t>(cloud.dimension())),
      scores_(static_cast<std::size_t>(Blocks::padded(cloud.size()))),
      groups_(scores_.size() / group),
      chosen_(cloud.dimension()),
      seen_(static_cast<std::size_t>(cloud.size()), 0) {}

void Pricing::start(std::optional<Eigen::Index> left_out) {
    left_out_ = left_out;
    members_.clear();
    shortlist_.clear();
    passes_ = 0;
    ++query_;
}

void Pricing::cast(const Eigen::VectorXd& direction) {
    for (std::size_t k = 0; k < direction_.size(); ++k)
        direction_[k] = static_cast<float>(direction(static_cast<Eigen::Index>(k)));
}

double Pricing::pass(const Eigen::VectorXd& direction, double level, bool precise) {
    const auto n = static_cast<std::size_t>(cloud_.size());
    const double size = direction.norm() * cloud_.reach();
    const double root_d = std::sqrt(static_cast<double>(cloud_.dimension()));
    error_ = 2 * root_d * size * (precise ? double_eps : single_eps);
    double highest = -std::numeric_limits<double>::infinity();
    if (precise) {
        // The scores are kept in single precision, the highest is not.
        for (std::size_t i = 0; i < n; ++i) {
            const auto point = static_cast<Eigen::Index>(i);
            const double score = cloud_.points().col(point).dot(direction) - level;
            scores_[i] = static_cast<float>(score);
            if (point != left_out_) highest = std::max(highest, score);
        }
    } else {
        cast(direction);
        cloud_.blocks().score(direction_, static_cast<float>(level), cloud_.size(), scores_);
        error_ += std::abs(level) * single_eps;
    }
    std::fill(scores_.begin() + static_cast<std::ptrdiff_t>(n), scores_.end(), lowest);
    if (left_out_) scores_[static_cast<std::size_t>(*left_out_)] = lowest;
    for (std::size_t g = 0; g < groups_.size(); ++g) groups_[g] = maximum(&scores_[g * group]);
    ++passes_;
    return precise ? highest
                   : static_cast<double>(*std::max_element(groups_.begin(), groups_.end()));
}

// About `count` groups hold the best `count` points: the cut is the maximum of the group of that
// rank.
float Pricing::cut_for(Eigen::Index count, float floor) {
    std::vector<float>& maxima = sorted_;
    maxima.clear();
    std::copy_if(groups_.begin(), groups_.end(), std::back_inserter(maxima),
                 [floor](float best) { return best > floor; });
    if (maxima.size() <= static_cast<std::size_t>(count)) return floor;
    const auto rank = maxima.begin() + count;
    std::nth_element(maxima.begin(), rank, maxima.end(), std::greater<>());
    return *rank;
}

void Pricing::choose(std::size_t most, float low, float high) {
    for (std::size_t g = 0; g < groups_.size() && members_.size() < most; ++g) {
        if (groups_[g] < low) continue;
        for (std::size_t i = g * group; i < (g + 1) * group; ++i)
            if (scores_[i] >= low && scores_[i] <= high && seen_[i] != query_) {
                seen_[i] = query_;
                members_.push_back(static_cast<Eigen::Index>(i));
            }
    }
}

// Equal scores are common on grids and where points repeat: those at the cut come last.
Eigen::Index Pricing::admit(Eigen::Index count, double floor) {
    const auto least = static_cast<float>(floor), cut = cut_for(count, least);
    const std::size_t before = members_.size(), wanted = before + static_cast<std::size_t>(count);
    choose(wanted + static_cast<std::size_t>(count), std::nextafter(cut, -lowest), -lowest);
    if (cut > least && members_.size() < wanted) choose(wanted, cut, cut);
    const auto total = static_cast<Eigen::Index>(members_.size());
    const bool grow = total > room_;
    if (grow) {
        room_ = 2 * Blocks::padded(total);
        chosen_.resize(room_);
    }
    const std::size_t first = grow ? 0 : before;
    chosen_.place(static_cast<Eigen::Index>(first), cloud_.points(),
                  std::span(members_).subspan(first));
    shortlist_.clear();
    return total - static_cast<Eigen::Index>(before);
}

std::pair<Eigen::Index, double> Pricing::best_of(const std::vector<Eigen::Index>& points,
                                                 const Eigen::VectorXd& direction,
                                                 double level) const {
    std::pair<Eigen::Index, double> best(-1, -std::numeric_limits<double>::infinity());
    for (const Eigen::Index i : points) {
        const double score = cloud_.points().col(i).dot(direction) - level;
        if (score > best.second) best = {i, score};
    }
    return best;
}

// Scores every member, and remembers the best few where that saves more than it costs.
void Pricing::score_members(const Eigen::VectorXd& direction, double level) {
    constexpr std::size_t few = 32;
    constexpr Eigen::Index many_dimensions = 64;
    cast(direction);
    const auto count = static_cast<Eigen::Index>(members_.size());
    member_scores_.resize(static_cast<std::size_t>(Blocks::padded(count)));
    chosen_.score(direction_, static_cast<float>(level), count, member_scores_);
    member_scores_.resize(members_.size());
    shortlist_.clear();
    if (cloud_.dimension() < many_dimensions || members_.size() <= 4 * few) return;
    sorted_ = member_scores_;
    std::nth_element(sorted_.begin(), sorted_.begin() + few, sorted_.end(), std::greater<>());
    for (std::size_t m = 0; m < members_.size(); ++m)
        if (member_scores_[m] > sorted_[few]) shortlist_.push_back(members_[m]);
}

std::optional<Eigen::Index> Pricing::good(const Eigen::VectorXd& direction, double level,
                                          bool precise) {
    if (members_.empty()) return std::nullopt;
    if (precise) return best_of(members_, direction, level).first;
    if (!shortlist_.empty()) {
        const auto [point, score] = best_of(shortlist_, direction, level);
        if (score > 0 && score >= 0.5 * best_) return point;
    }
    score_members(direction, level);
    const auto highest = std::max_element(member_scores_.begin(), member_scores_.end());
    best_ = static_cast<double>(*highest);
    return members_[static_cast<std::size_t>(highest - member_scores_.begin())];
}

}  // namespace overfit::numerics::hull
