/// Intervals for means, quantiles and proportions, from Boost.Math's distributions.
#include "numerics/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace overfit::numerics {

namespace {

double pairwise_sum(std::span<const double> x) {
    if (x.size() <= 32) {
        double sum = 0.0;
        for (const double value : x) sum += value;
        return sum;
    }
    const std::size_t half = x.size() / 2;
    return pairwise_sum(x.first(half)) + pairwise_sum(x.subspan(half));
}

void require_probability(double p, const char* what) {
    if (!(p > 0.0 && p < 1.0)) throw std::domain_error(std::string(what) + " must be in (0, 1)");
}

/// Sorting is undefined for NaN, so every rank statistic asks first.
bool has_nan(const std::vector<double>& sample) {
    return std::any_of(sample.begin(), sample.end(), [](double x) { return std::isnan(x); });
}

/// Largest k in [0, n] with P(Binomial(n, q) < k) <= tail: rank of a lower confidence limit.
std::size_t lower_rank(std::size_t n, double q, double tail) {
    const boost::math::binomial law(static_cast<double>(n), q);
    std::size_t low = 0, high = n;
    while (low < high) {
        const std::size_t k = (low + high + 1) / 2;
        if (cdf(law, static_cast<double>(k - 1)) <= tail) {
            low = k;
        } else {
            high = k - 1;
        }
    }
    return low;
}

}  // namespace

double mean(const std::vector<double>& sample) {
    if (sample.empty()) throw std::domain_error("mean: the sample is empty");
    return pairwise_sum(sample) / static_cast<double>(sample.size());
}

double variance(const std::vector<double>& sample) {
    if (sample.size() < 2) throw std::domain_error("variance: needs at least two values");
    const double centre = mean(sample);
    std::vector<double> squares(sample.size());
    std::transform(sample.begin(), sample.end(), squares.begin(),
                   [centre](double x) { return (x - centre) * (x - centre); });
    return pairwise_sum(squares) / static_cast<double>(sample.size() - 1);
}

double quantile(std::vector<double> sample, double q) {
    if (sample.empty()) throw std::domain_error("quantile: the sample is empty");
    require_probability(q, "quantile: q");
    if (has_nan(sample)) return std::numeric_limits<double>::quiet_NaN();
    // q n may round up past an integer, as 0.07 * 100 does; shaving one unit undoes it.
    const double position_of_q = q * static_cast<double>(sample.size());
    const auto rank = static_cast<std::ptrdiff_t>(
        std::ceil(position_of_q * (1.0 - std::numeric_limits<double>::epsilon())));
    const auto position = sample.begin() + std::max<std::ptrdiff_t>(rank, 1) - 1;
    std::nth_element(sample.begin(), position, sample.end());
    return *position;
}

double median(std::vector<double> sample) {
    return quantile(std::move(sample), 0.5);
}

Interval mean_interval(const std::vector<double>& sample, double alpha) {
    require_probability(alpha, "mean_interval: alpha");
    const double centre = mean(sample);
    const auto n = static_cast<double>(sample.size());
    const boost::math::students_t law(n - 1.0);
    const double width = quantile(complement(law, alpha / 2.0)) * std::sqrt(variance(sample) / n);
    return {centre - width, centre + width};
}

Interval quantile_interval(std::vector<double> sample, double q, double alpha) {
    if (sample.empty()) throw std::domain_error("quantile_interval: the sample is empty");
    require_probability(q, "quantile_interval: q");
    require_probability(alpha, "quantile_interval: alpha");
    if (has_nan(sample)) {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        return {nan, nan};
    }
    const std::size_t n = sample.size();
    // P(x_(k) > quantile) = P(Binomial(n, q) < k); the upper limit is the mirror image.
    const std::size_t low = lower_rank(n, q, alpha / 2.0);
    const std::size_t high = lower_rank(n, 1.0 - q, alpha / 2.0);
    std::sort(sample.begin(), sample.end());
    const double infinity = std::numeric_limits<double>::infinity();
    return {low == 0 ? -infinity : sample[low - 1], high == 0 ? infinity : sample[n - high]};
}

Interval proportion_interval(std::size_t successes, std::size_t trials, double alpha) {
    if (trials == 0 || successes > trials)
        throw std::domain_error("proportion_interval: needs 0 <= successes <= trials, trials >= 1");
    require_probability(alpha, "proportion_interval: alpha");
    using boost::math::binomial;
    const auto n = static_cast<double>(trials), k = static_cast<double>(successes);
    return {binomial::find_lower_bound_on_p(n, k, alpha / 2.0),
            binomial::find_upper_bound_on_p(n, k, alpha / 2.0)};
}

}  // namespace overfit::numerics
