/// Measured numbers from samples.
#include "claims/measurement.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "numerics/goodness_of_fit.hpp"

namespace overfit::claims {

namespace {

Sample keep(std::vector<double> sample) {
    return std::make_shared<const std::vector<double>>(std::move(sample));
}

/// Positions whose interval still reaches the best guaranteed median.
numerics::Interval possible_argmax(const std::vector<double>& positions,
                                   const std::vector<numerics::Interval>& medians) {
    double guaranteed = -std::numeric_limits<double>::infinity();
    for (const numerics::Interval& m : medians) guaranteed = std::max(guaranteed, m.low);
    numerics::Interval range{std::numeric_limits<double>::infinity(),
                             -std::numeric_limits<double>::infinity()};
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (medians[i].high < guaranteed) continue;
        range.low = std::min(range.low, positions[i]);
        range.high = std::max(range.high, positions[i]);
    }
    return range;
}

Measurement extreme_of_medians(std::vector<double> positions,
                               std::vector<std::vector<double>> samples, double sign) {
    if (positions.empty() || positions.size() != samples.size())
        throw std::domain_error("argmax_of_medians: needs one sample for each position");
    std::vector<Sample> kept;
    std::vector<double> medians;
    for (std::vector<double>& sample : samples) {
        for (double& x : sample) x *= sign;
        medians.push_back(numerics::median(sample));
        kept.push_back(keep(std::move(sample)));
    }
    const auto best = std::max_element(medians.begin(), medians.end()) - medians.begin();
    // A NaN among the samples must not pass for a low value.
    const bool is_nan =
        std::any_of(medians.begin(), medians.end(), [](double m) { return std::isnan(m); });
    const double at = is_nan ? std::numeric_limits<double>::quiet_NaN()
                             : positions[static_cast<std::size_t>(best)];
    const std::size_t count = positions.size();
    auto interval = [positions = std::move(positions), kept = std::move(kept)](double alpha) {
        std::vector<numerics::Interval> intervals;
        for (const Sample& sample : kept)
            intervals.push_back(numerics::quantile_interval(
                *sample, 0.5, alpha / static_cast<double>(positions.size())));
        return possible_argmax(positions, intervals);
    };
    return {at, Tolerance::sampling(
                    at, std::move(interval),
                    fmt::format("positions not excluded by simultaneous order-statistic intervals "
                                "of {} medians",
                                count))};
}

}  // namespace

Measurement operator+(Measurement measured, const Tolerance& more) {
    measured.tolerance = measured.tolerance + more;
    return measured;
}

Measurement mean_of(std::vector<double> sample) {
    const double value = numerics::mean(sample);
    const std::size_t trials = sample.size();
    return {value, Tolerance::sampling(
                       value,
                       [kept = keep(std::move(sample))](double alpha) {
                           return numerics::mean_interval(*kept, alpha);
                       },
                       fmt::format("Student's interval for the mean of {} trials", trials))};
}

Measurement quantile_of(std::vector<double> sample, double q) {
    const double value = numerics::quantile(sample, q);
    const std::size_t trials = sample.size();
    return {value, Tolerance::sampling(
                       value,
                       [kept = keep(std::move(sample)), q](double alpha) {
                           return numerics::quantile_interval(*kept, q, alpha);
                       },
                       fmt::format("order statistics of {} trials", trials))};
}

Measurement median_of(std::vector<double> sample) {
    return quantile_of(std::move(sample), 0.5);
}

Measurement log_median_ratio_of(std::vector<double> a, std::vector<double> b) {
    const double value = std::log(numerics::median(a) / numerics::median(b));
    const std::string because =
        fmt::format("order statistics of {} and {} trials", a.size(), b.size());
    auto interval = [above = keep(std::move(a)), under = keep(std::move(b))](double alpha) {
        const numerics::Interval top = numerics::quantile_interval(*above, 0.5, alpha / 2.0);
        const numerics::Interval bottom = numerics::quantile_interval(*under, 0.5, alpha / 2.0);
        // A positive quantity: a missing lower limit is 0, not minus infinity.
        return numerics::Interval{std::log(std::max(top.low, 0.0) / bottom.high),
                                  std::log(top.high / std::max(bottom.low, 0.0))};
    };
    return {value, Tolerance::sampling(value, std::move(interval), because)};
}

Measurement proportion_of(std::size_t successes, std::size_t trials) {
    const double value = static_cast<double>(successes) / static_cast<double>(trials);
    return {value, Tolerance::sampling(
                       value,
                       [successes, trials](double alpha) {
                           return numerics::proportion_interval(successes, trials, alpha);
                       },
                       fmt::format("Clopper and Pearson's interval, {} of {}", successes, trials))};
}

Measurement exponent_of_lower_tail(const std::vector<double>& sample, double low, double high) {
    if (!(0.0 < low && low < high))
        throw std::domain_error("exponent_of_lower_tail: needs 0 < low < high");
    if (std::any_of(sample.begin(), sample.end(), [](double x) { return std::isnan(x); }))
        throw std::domain_error("exponent_of_lower_tail: the sample contains NaN");
    const std::size_t n = sample.size();
    const auto below = [&](double x) {
        return static_cast<std::size_t>(
            std::count_if(sample.begin(), sample.end(), [x](double s) { return s <= x; }));
    };
    const std::size_t few = below(low), many = below(high);
    const double span = std::log(high / low);
    const auto slope = [span](double top, double bottom) { return std::log(top / bottom) / span; };
    const double value = slope(static_cast<double>(many), static_cast<double>(few));
    auto interval = [=](double alpha) {
        const numerics::Interval top = numerics::proportion_interval(many, n, alpha / 2.0);
        const numerics::Interval bottom = numerics::proportion_interval(few, n, alpha / 2.0);
        return numerics::Interval{slope(top.low, bottom.high), slope(top.high, bottom.low)};
    };
    return {value,
            Tolerance::sampling(
                value, std::move(interval),
                fmt::format("Clopper and Pearson's intervals, {} and {} of {}", few, many, n))};
}

Measurement median_scaling_exponent(double size_a, std::vector<double> a, double size_b,
                                    std::vector<double> b) {
    if (!(0.0 < size_a && size_a < size_b))
        throw std::domain_error("median_scaling_exponent: needs 0 < size_a < size_b");
    const double span = std::log(size_b / size_a);
    const Measurement ratio = log_median_ratio_of(std::move(b), std::move(a));
    const double value = ratio.value / span;
    auto interval = [ratio, span](double alpha) {
        const Reach reach = ratio.tolerance.reach(alpha);
        return numerics::Interval{(ratio.value - reach.below) / span,
                                  (ratio.value + reach.above) / span};
    };
    return {value, Tolerance::sampling(value, std::move(interval),
                                       ratio.tolerance.terms().front().because)};
}

Measurement distance_of(const std::vector<double>& sample,
                        const std::function<double(double)>& cdf) {
    const double distance = numerics::kolmogorov_distance(sample, cdf);
    const auto n = static_cast<double>(sample.size());
    return {distance,
            Tolerance::sampling(
                distance,
                [distance, n](double alpha) {
                    const double width = std::sqrt(std::log(2.0 / alpha) / (2.0 * n));
                    return numerics::Interval{distance - width, distance + width};
                },
                fmt::format("Massart's bound on Kolmogorov's distance for {} trials", n))};
}

Measurement distance_between(const std::vector<double>& a, const std::vector<double>& b) {
    const double distance = numerics::two_sample_kolmogorov_distance(a, b);
    const double root = 1.0 / std::sqrt(2.0 * static_cast<double>(a.size())) +
                        1.0 / std::sqrt(2.0 * static_cast<double>(b.size()));
    return {distance, Tolerance::sampling(
                          distance,
                          [distance, root](double alpha) {
                              const double width = std::sqrt(std::log(4.0 / alpha)) * root;
                              return numerics::Interval{distance - width, distance + width};
                          },
                          fmt::format("Massart's bound for each of two samples of {} and {} trials",
                                      a.size(), b.size()))};
}

Measurement argmax_of_medians(std::vector<double> positions,
                              std::vector<std::vector<double>> samples) {
    return extreme_of_medians(std::move(positions), std::move(samples), 1.0);
}

Measurement argmin_of_medians(std::vector<double> positions,
                              std::vector<std::vector<double>> samples) {
    return extreme_of_medians(std::move(positions), std::move(samples), -1.0);
}

Measurement computed(double value, double scale, double operations, double condition) {
    return {value, Tolerance::rounding(scale, operations, condition)};
}

}  // namespace overfit::claims
