/// Distances between samples and laws, and the laws of those distances.
#include "numerics/goodness_of_fit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

#include <boost/math/distributions/chi_squared.hpp>

#include "numerics/anderson_darling_law.hpp"
#include "numerics/kolmogorov_law.hpp"

namespace overfit::numerics {

namespace {

void require_sample(const std::vector<double>& sample, const char* name) {
    if (sample.empty()) throw std::domain_error(std::string(name) + ": the sample is empty");
    if (std::any_of(sample.begin(), sample.end(), [](double x) { return std::isnan(x); }))
        throw std::domain_error(std::string(name) + ": the sample contains NaN");
}

/// The cdf at the sorted sample.
std::vector<double> probabilities_of(std::vector<double> sample,
                                     const std::function<double(double)>& cdf, const char* name) {
    require_sample(sample, name);
    std::sort(sample.begin(), sample.end());
    for (double& x : sample) {
        x = cdf(x);
        if (!(x >= 0.0 && x <= 1.0))
            throw std::domain_error(std::string(name) + ": the cdf left [0, 1]");
    }
    return sample;
}

/// Two samples, sorted together.
struct Pool {
    std::int64_t m = 0, n = 0;
    std::vector<bool> first;   ///< does the i-th value come from the first sample
    std::vector<bool> closes;  ///< is the i-th value the last of its ties
};

Pool pool(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<std::pair<double, bool>> values;
    values.reserve(a.size() + b.size());
    for (const double x : a) values.emplace_back(x, true);
    for (const double x : b) values.emplace_back(x, false);
    std::sort(values.begin(), values.end());
    Pool pooled{static_cast<std::int64_t>(a.size()), static_cast<std::int64_t>(b.size()), {}, {}};
    for (std::size_t i = 0; i < values.size(); ++i) {
        pooled.first.push_back(values[i].second);
        pooled.closes.push_back(i + 1 == values.size() || values[i].first != values[i + 1].first);
    }
    return pooled;
}

/// sup |F_m - G_n| times m n, an integer.
std::int64_t scaled_distance(const Pool& pooled) {
    std::int64_t difference = 0, largest = 0;
    for (std::size_t i = 0; i < pooled.first.size(); ++i) {
        difference += pooled.first[i] ? pooled.n : -pooled.m;
        if (pooled.closes[i]) largest = std::max(largest, std::abs(difference));
    }
    return largest;
}

/// Probability that a uniformly random split of the pooled values has at least this distance.
/// outside[i] is that probability for paths that end at (i, j): such a path comes from (i-1, j)
/// with probability i/(i+j). Only positive numbers are added, so small p-values keep their digits.
double outside_probability(const Pool& pooled, std::int64_t distance) {
    std::vector<double> outside(static_cast<std::size_t>(pooled.m) + 1, 0.0);
    for (std::int64_t j = 0; j <= pooled.n; ++j)
        for (std::int64_t i = 0; i <= pooled.m; ++i) {
            const auto at = static_cast<std::size_t>(i);
            if (i + j == 0) continue;
            if (pooled.closes[static_cast<std::size_t>(i + j - 1)] &&
                std::abs(i * pooled.n - j * pooled.m) >= distance) {
                outside[at] = 1.0;
                continue;
            }
            const double left = i > 0 ? static_cast<double>(i) * outside[at - 1] : 0.0;
            const double below = j > 0 ? static_cast<double>(j) * outside[at] : 0.0;
            outside[at] = (left + below) / static_cast<double>(i + j);
        }
    return outside.back();
}

/// 2 sum_{j >= 1} (-1)^(j-1) exp(-2 j^2 x^2), Kolmogorov's (1933) limit.
double kolmogorov_limit_survival(double x) {
    double sum = 0.0, sign = 2.0;
    for (int j = 1;; ++j, sign = -sign) {
        const double term = std::exp(-2.0 * j * j * x * x);
        sum += sign * term;
        if (term < std::numeric_limits<double>::epsilon()) return std::clamp(sum, 0.0, 1.0);
        if (j > 1000) return 1.0;  // x is next to 0
    }
}

struct Cell {
    double count = 0.0, expected = 0.0;
};

/// Neighbouring cells joined from the left until each expects `enough`; the rest joins the last.
std::vector<Cell> pooled_cells(const std::vector<Cell>& cells, double enough) {
    std::vector<Cell> pooled;
    Cell open;
    for (const Cell& cell : cells) {
        open = {open.count + cell.count, open.expected + cell.expected};
        if (open.expected < enough) continue;
        pooled.push_back(open);
        open = {};
    }
    if (!pooled.empty()) {
        pooled.back().count += open.count;
        pooled.back().expected += open.expected;
    }
    return pooled;
}

}  // namespace

double kolmogorov_distance(std::vector<double> sample, const std::function<double(double)>& cdf) {
    const std::vector<double> f = probabilities_of(std::move(sample), cdf, "kolmogorov_distance");
    const auto n = static_cast<double>(f.size());
    double distance = 0.0;
    for (std::size_t i = 0; i < f.size(); ++i) {
        const auto rank = static_cast<double>(i);
        distance = std::max({distance, f[i] - rank / n, (rank + 1.0) / n - f[i]});
    }
    return distance;
}

TestResult kolmogorov_test(std::vector<double> sample, const std::function<double(double)>& cdf) {
    const std::size_t n = sample.size();
    const double distance = kolmogorov_distance(std::move(sample), cdf);
    return {distance, kolmogorov_survival(distance, n)};
}

double two_sample_kolmogorov_distance(const std::vector<double>& a, const std::vector<double>& b) {
    require_sample(a, "two_sample_kolmogorov_distance");
    require_sample(b, "two_sample_kolmogorov_distance");
    const Pool pooled = pool(a, b);
    return static_cast<double>(scaled_distance(pooled)) / static_cast<double>(pooled.m * pooled.n);
}

TestResult two_sample_kolmogorov_test(const std::vector<double>& a, const std::vector<double>& b) {
    require_sample(a, "two_sample_kolmogorov_test");
    require_sample(b, "two_sample_kolmogorov_test");
    const Pool pooled = pool(a, b);
    const std::int64_t scaled = scaled_distance(pooled), product = pooled.m * pooled.n;
    const double distance = static_cast<double>(scaled) / static_cast<double>(product);
    constexpr std::int64_t countable = 100'000'000;
    if (product <= countable) return {distance, outside_probability(pooled, scaled)};
    const auto total = static_cast<double>(pooled.m + pooled.n);
    return {distance,
            kolmogorov_limit_survival(distance * std::sqrt(static_cast<double>(product) / total))};
}

TestResult anderson_darling_test(std::vector<double> sample,
                                 const std::function<double(double)>& cdf) {
    const std::vector<double> f = probabilities_of(std::move(sample), cdf, "anderson_darling_test");
    const auto n = static_cast<double>(f.size());
    double sum = 0.0;
    for (std::size_t i = 0; i < f.size(); ++i)
        sum += (2.0 * static_cast<double>(i) + 1.0) *
               (std::log(f[i]) + std::log1p(-f[f.size() - 1 - i]));
    const double statistic = -n - sum / n;
    return {statistic, anderson_darling_survival(statistic, f.size())};
}

TestResult chi_square_test(const std::vector<std::size_t>& counts,
                           const std::vector<double>& probabilities, std::size_t fitted) {
    if (counts.size() != probabilities.size())
        throw std::domain_error("chi_square_test: needs one probability for each count");
    const auto total =
        static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::size_t{0}));
    const double whole = std::accumulate(probabilities.begin(), probabilities.end(), 0.0);
    const double rounding =
        static_cast<double>(counts.size()) * std::numeric_limits<double>::epsilon();
    if (!(std::abs(whole - 1.0) <= rounding))
        throw std::domain_error("chi_square_test: the probabilities must add up to 1");
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!(probabilities[i] >= 0.0))
            throw std::domain_error("chi_square_test: a probability is negative");
        cells.push_back({static_cast<double>(counts[i]), total * probabilities[i]});
    }
    constexpr double enough = 5.0;
    cells = pooled_cells(cells, enough);
    if (cells.size() < fitted + 2)
        throw std::domain_error("chi_square_test: too few counts for that many cells");
    double statistic = 0.0;
    for (const Cell& cell : cells)
        statistic += (cell.count - cell.expected) * (cell.count - cell.expected) / cell.expected;
    const boost::math::chi_squared law(static_cast<double>(cells.size() - 1 - fitted));
    return {statistic, cdf(complement(law, statistic))};
}

double sidak(double least_p_value, std::size_t tests) {
    if (!(least_p_value >= 0.0 && least_p_value <= 1.0) || tests == 0)
        throw std::domain_error("sidak: needs a probability and at least one test");
    return -std::expm1(static_cast<double>(tests) * std::log1p(-least_p_value));
}

}  // namespace overfit::numerics
