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
constexpr double single_eps = std::numeric_limits<float>::epsilon();

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
    if (precise) {
        for (std::size_t i = 0; i < n; ++i) {
            const double score = cloud_.points().col(static_cast<Eigen::Index>(i)).dot(direction);
            scores_[i] = static_cast<float>(score - level);
        }
    } else {
        cast(direction);
        cloud_.blocks().score(direction_, cloud_.size(), scores_);
        const auto level_in_single = static_cast<float>(level);
        for (float& score : scores_) score -= level_in_single;
        error_ += std::abs(level) * single_eps;
    }
    std::fill(scores_.begin() + static_cast<std::ptrdiff_t>(n), scores_.end(), lowest);
    if (left_out_) scores_[static_cast<std::size_t>(*left_out_)] = lowest;
    for (std::size_t g = 0; g < groups_.size(); ++g) groups_[g] = maximum(&scores_[g * group]);
    ++passes_;
    return static_cast<double>(*std::max_element(groups_.begin(), groups_.end()));
}

// About `count` groups hold the best `count` points: the cut is the maximum of the group of that
// rank.
float Pricing::cut_for(Eigen::Index count, float floor) {
    std::vector<float>& maxima = member_scores_;
    maxima.clear();
    std::copy_if(groups_.begin(), groups_.end(), std::back_inserter(maxima),
                 [floor](float best) { return best > floor; });
    if (maxima.size() <= static_cast<std::size_t>(count)) return floor;
    const auto rank = maxima.begin() + count;
    std::nth_element(maxima.begin(), rank, maxima.end(), std::greater<>());
    return *rank;
}

Eigen::Index Pricing::admit(Eigen::Index count, double floor) {
    const float cut = cut_for(count, static_cast<float>(floor));
    const std::size_t before = members_.size();
    const std::size_t most = before + 2 * static_cast<std::size_t>(count);
    for (std::size_t g = 0; g < groups_.size() && members_.size() < most; ++g) {
        if (!(groups_[g] > cut)) continue;
        for (std::size_t i = g * group; i < (g + 1) * group; ++i)
            if (scores_[i] > cut && seen_[i] != query_) {
                seen_[i] = query_;
                members_.push_back(static_cast<Eigen::Index>(i));
            }
    }
    const auto total = static_cast<Eigen::Index>(members_.size());
    const auto d = static_cast<std::size_t>(cloud_.dimension());
    const bool grow = total > room_;
    if (grow) {
        room_ = 2 * Blocks::padded(total);
        chosen_.resize(room_);
    }
    for (std::size_t m = grow ? 0 : before; m < members_.size(); ++m)
        chosen_.set(static_cast<Eigen::Index>(m), {cloud_.points().col(members_[m]).data(), d});
    return total - static_cast<Eigen::Index>(before);
}

std::optional<Eigen::Index> Pricing::best(const Eigen::VectorXd& direction, bool precise) {
    if (members_.empty()) return std::nullopt;
    if (precise) {
        double highest = -std::numeric_limits<double>::infinity();
        Eigen::Index found = members_.front();
        for (const Eigen::Index i : members_) {
            const double score = cloud_.points().col(i).dot(direction);
            if (score > highest) {
                highest = score;
                found = i;
            }
        }
        return found;
    }
    cast(direction);
    const auto count = static_cast<Eigen::Index>(members_.size());
    member_scores_.resize(static_cast<std::size_t>(Blocks::padded(count)));
    chosen_.score(direction_, count, member_scores_);
    const auto highest = std::max_element(member_scores_.begin(), member_scores_.begin() + count);
    return members_[static_cast<std::size_t>(highest - member_scores_.begin())];
}

}  // namespace overfit::numerics::hull
