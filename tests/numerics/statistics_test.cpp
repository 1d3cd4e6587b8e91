/// Test of numerics/statistics.hpp: coverage of each interval, published values, edge cases.
#include "numerics/statistics.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <vector>

#include "numerics/parallel.hpp"

namespace {

using namespace overfit::numerics;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

/// An interval for the probability that `interval_misses` is true, wrong with probability 1e-6.
Interval miss_rate(const char* purpose, const std::function<bool(Stream&)>& interval_misses) {
    constexpr std::size_t trials = 10000;
    const auto misses = sample({StreamKey(0, purpose), trials},
                               [&](Stream& stream) { return interval_misses(stream) ? 1.0 : 0.0; });
    const auto count = static_cast<std::size_t>(std::count(misses.begin(), misses.end(), 1.0));
    return proportion_interval(count, trials, 1e-6);
}

std::vector<double> normals(Stream& stream, std::size_t count) {
    std::vector<double> values(count);
    stream.fill_normal(values);
    return values;
}

TEST(MeanInterval, MissesNormalDataExactlyAsOftenAsItSays) {
    for (const std::size_t n : {2u, 5u, 40u})
        EXPECT_TRUE(miss_rate("mean",
                              [n](Stream& stream) {
                                  return !mean_interval(normals(stream, n), 0.1).contains(0.0);
                              })
                        .contains(0.1))
            << n;
}

// Two ranks of n uniforms: the miss rate is a binomial tail on each side, at most alpha, and for
// n = 100 at least half of it.
TEST(QuantileInterval, MissesAtMostAsOftenAsItSays) {
    for (const double q : {0.5, 0.1}) {
        const Interval rate = miss_rate("quantile", [q](Stream& stream) {
            std::vector<double> values(100);
            for (double& x : values) x = std::log(stream.uniform());
            return !quantile_interval(values, q, 0.1).contains(std::log(q));
        });
        EXPECT_LE(rate.low, 0.1) << q;
        EXPECT_GE(rate.high, 0.05) << q;
    }
}

// n = 6, alpha = 0.05: P(all six on one side of the median) = 2/64 = 0.031, five or more 14/64.
TEST(QuantileInterval, OfSixValuesIsTheWholeRange) {
    const std::vector<double> six{3.0, 1.0, 6.0, 2.0, 5.0, 4.0};
    EXPECT_EQ(quantile_interval(six, 0.5, 0.05).low, 1.0);
    EXPECT_EQ(quantile_interval(six, 0.5, 0.05).high, 6.0);
    EXPECT_EQ(quantile_interval(six, 0.5, 0.25).low, 2.0);
    EXPECT_EQ(quantile_interval(six, 0.5, 0.25).high, 5.0);
    EXPECT_EQ(quantile_interval(six, 0.5, 0.03).low, -infinity);
    EXPECT_EQ(quantile_interval(six, 0.5, 0.03).high, infinity);
}

TEST(QuantileInterval, OfOneValueIsUnbounded) {
    EXPECT_EQ(quantile_interval({7.0}, 0.5, 0.05).low, -infinity);
    EXPECT_EQ(quantile_interval({7.0}, 0.5, 0.05).high, infinity);
}

TEST(ProportionInterval, MissesAtMostAsOftenAsItSays) {
    for (const double p : {0.03, 0.5}) {
        const Interval rate = miss_rate("proportion", [p](Stream& stream) {
            std::size_t successes = 0;
            for (int i = 0; i < 60; ++i) successes += stream.uniform() < p ? 1 : 0;
            return !proportion_interval(successes, 60, 0.1).contains(p);
        });
        EXPECT_LE(rate.low, 0.1) << p;
    }
}

// 7 of 100 at 95 per cent: [0.028605, 0.138920], as in the tables of Clopper and Pearson.
TEST(ProportionInterval, HasThePublishedEnds) {
    const Interval interval = proportion_interval(7, 100, 0.05);
    EXPECT_NEAR(interval.low, 0.028605, 5e-7);
    EXPECT_NEAR(interval.high, 0.138920, 5e-7);
}

// k = 0: the upper end solves (1 - p)^n = alpha / 2.
TEST(ProportionInterval, OfNoneOrAllEndsAtZeroOrOne) {
    const double end = 1.0 - std::pow(0.025, 1.0 / 20.0);
    EXPECT_EQ(proportion_interval(0, 20, 0.05).low, 0.0);
    EXPECT_NEAR(proportion_interval(0, 20, 0.05).high, end, 1e-14);
    EXPECT_NEAR(proportion_interval(20, 20, 0.05).low, 1.0 - end, 1e-14);
    EXPECT_EQ(proportion_interval(20, 20, 0.05).high, 1.0);
    EXPECT_NEAR(proportion_interval(1, 1, 0.05).low, 0.025, 1e-15);
}

// Student's t with one degree of freedom is Cauchy: its 0.975 quantile is tan(0.475 pi).
TEST(MeanInterval, OfTwoValuesIsCauchys) {
    const Interval interval = mean_interval({1.0, 3.0}, 0.05);
    EXPECT_NEAR(interval.high, 2.0 + std::tan(0.475 * M_PI), 1e-12);
    EXPECT_NEAR(interval.low, 2.0 - std::tan(0.475 * M_PI), 1e-12);
}

TEST(Moments, AreThoseOfASmallExample) {
    EXPECT_EQ(mean({1.0, 2.0, 6.0}), 3.0);
    EXPECT_EQ(variance({1.0, 2.0, 6.0}), 7.0);
    EXPECT_EQ(median({6.0, 1.0, 2.0}), 2.0);
}

// 10^6 copies of 0.1: each of the 20 levels of halving rounds once (relative 2^-53), and a block of
// 32 at most 31 times; summing in order would be off by 10^6 roundings in the worst case.
TEST(Moments, PairwiseSummationKeepsTheDigits) {
    EXPECT_NEAR(mean(std::vector<double>(1'000'000, 0.1)), 0.1, 52 * 0.1 * 0x1p-53);
}

TEST(Quantile, HasTheRankThatTheHeaderSays) {
    std::vector<double> values(100);
    for (std::size_t i = 0; i < 100; ++i) values[i] = static_cast<double>(i + 1);
    for (int percent = 1; percent < 100; ++percent)
        EXPECT_EQ(quantile(values, percent / 100.0), percent) << "0.07 * 100 is above 7";
    EXPECT_EQ(quantile(values, 0.071), 8.0);
    EXPECT_EQ(quantile({5.0}, 0.999), 5.0);
}

TEST(Statistics, RejectWhatHasNoAnswer) {
    EXPECT_THROW(mean({}), std::domain_error);
    EXPECT_THROW(variance({1.0}), std::domain_error);
    EXPECT_THROW(median({}), std::domain_error);
    EXPECT_THROW(quantile({1.0}, 0.0), std::domain_error);
    EXPECT_THROW(quantile({1.0}, 1.0), std::domain_error);
    EXPECT_THROW(mean_interval({1.0}, 0.05), std::domain_error);
    EXPECT_THROW(mean_interval({1.0, 2.0}, 0.0), std::domain_error);
    EXPECT_THROW(quantile_interval({}, 0.5, 0.05), std::domain_error);
    EXPECT_THROW(proportion_interval(0, 0, 0.05), std::domain_error);
    EXPECT_THROW(proportion_interval(3, 2, 0.05), std::domain_error);
    EXPECT_THROW(proportion_interval(1, 2, nan_value), std::domain_error);
}

TEST(Statistics, ANanInTheSampleIsNeverLost) {
    const std::vector<double> sample{1.0, nan_value, 3.0, 4.0};
    EXPECT_TRUE(std::isnan(mean(sample)));
    EXPECT_TRUE(std::isnan(median(sample)));
    EXPECT_TRUE(std::isnan(quantile_interval(sample, 0.5, 0.5).low));
    EXPECT_FALSE(quantile_interval(sample, 0.5, 0.5).contains(2.0));
    EXPECT_FALSE(mean_interval(sample, 0.5).contains(2.0));
}

std::vector<double> any_sample(std::size_t least) {
    const auto integers =
        *rc::gen::suchThat(rc::gen::container<std::vector<int>>(rc::gen::inRange(-1000, 1000)),
                           [least](const std::vector<int>& v) { return v.size() >= least; });
    return {integers.begin(), integers.end()};
}

double any_probability() {
    return *rc::gen::inRange(1, 1000) / 1000.0;
}

TEST(Quantile, IncreasesWithItsProbabilityAndStaysInTheSample) {
    ASSERT_TRUE(rc::check("quantiles are ordered members", [] {
        const std::vector<double> values = any_sample(1);
        const double p = any_probability(), q = any_probability();
        RC_ASSERT(quantile(values, std::min(p, q)) <= quantile(values, std::max(p, q)));
        RC_ASSERT(std::count(values.begin(), values.end(), quantile(values, p)) > 0);
    }));
}

TEST(Intervals, ContainTheirEstimateAndWidenWithConfidence) {
    ASSERT_TRUE(rc::check("nested around the estimate", [] {
        const std::vector<double> values = any_sample(2);
        const double a = any_probability(), b = any_probability(), q = any_probability();
        const auto nested = [&](auto interval, double estimate) {
            const Interval wide = interval(std::min(a, b)), narrow = interval(std::max(a, b));
            RC_ASSERT(wide.low <= narrow.low && narrow.high <= wide.high);
            RC_ASSERT(narrow.contains(estimate));
        };
        nested([&](double alpha) { return mean_interval(values, alpha); }, mean(values));
        nested([&](double alpha) { return quantile_interval(values, q, alpha); },
               quantile(values, q));
        const auto k = static_cast<std::size_t>(*rc::gen::inRange(0, 51));
        nested([&](double alpha) { return proportion_interval(k, 50, alpha); },
               static_cast<double>(k) / 50.0);
    }));
}

TEST(Quantile, DoesNotDependOnTheOrderOfTheSample) {
    ASSERT_TRUE(rc::check("order does not matter", [] {
        const std::vector<double> values = any_sample(1);
        std::vector<double> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        const double q = any_probability(), alpha = any_probability();
        RC_ASSERT(quantile(values, q) == quantile(sorted, q));
        RC_ASSERT(quantile_interval(values, q, alpha).low ==
                  quantile_interval(sorted, q, alpha).low);
        // Small integers add without rounding, in any order.
        RC_ASSERT(mean(values) == mean(sorted));
    }));
}

// x -> a x + b carries every statistic along; powers of two and integers make it exact.
TEST(Statistics, FollowAChangeOfUnits) {
    ASSERT_TRUE(rc::check("equivariance", [] {
        const std::vector<double> values = any_sample(1);
        const double shift = *rc::gen::inRange(-1000, 1000), q = any_probability();
        std::vector<double> changed = values;
        for (double& x : changed) x = 4.0 * x + shift;
        RC_ASSERT(quantile(changed, q) == 4.0 * quantile(values, q) + shift);
    }));
}

}  // namespace
