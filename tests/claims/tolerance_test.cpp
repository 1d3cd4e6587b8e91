/// Test of claims/tolerance.hpp and measurement.hpp: each maker does what docs/tolerances.md
/// derives.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <vector>

#include "claims/measurement.hpp"
#include "numerics/parallel.hpp"
#include "tests/claims/normals.hpp"

namespace {

using namespace overfit;
using namespace overfit::claims;
using tests::normals;

TEST(Tolerance, RoundingIsOperationsTimesHalfAnUlpTimesCondition) {
    const Reach reach = Tolerance::rounding(-3.0, 10.0, 4.0).reach(0.05);
    EXPECT_EQ(reach.below, 120.0 * 0x1p-53);
    EXPECT_EQ(reach.above, 120.0 * 0x1p-53);
}

TEST(Tolerance, FiniteSizeFallsAtItsRate) {
    EXPECT_DOUBLE_EQ(Tolerance::finite_size(3.0, 100.0, 0.5, "derived").reach(0.05).above, 0.3);
    EXPECT_DOUBLE_EQ(Tolerance::finite_size(3.0, 100.0, 2.0, "derived").reach(0.05).below, 3e-4);
}

TEST(Tolerance, DiscretisationIsOneStepOnBothSides) {
    const Reach reach = Tolerance::discretisation(0.25, "grid").reach(1e-6);
    EXPECT_EQ(reach.below, 0.25);
    EXPECT_EQ(reach.above, 0.25);
}

TEST(Tolerance, RejectsNegativeAndUndefinedWidths) {
    EXPECT_THROW(Tolerance::discretisation(-1.0, ""), std::domain_error);
    EXPECT_THROW(Tolerance::discretisation(std::nan(""), ""), std::domain_error);
    EXPECT_THROW(Tolerance::finite_size(-1.0, 10.0, 1.0, ""), std::domain_error);
    EXPECT_THROW(Tolerance::rounding(1.0, -1.0), std::domain_error);
}

/// A sampling term whose width is 1/alpha below and 2/alpha above the measured 0.
Tolerance inverse_alpha() {
    return Tolerance::sampling(
        0.0,
        [](double alpha) {
            return numerics::Interval{-1.0 / alpha, 2.0 / alpha};
        },
        "test");
}

TEST(Tolerance, TermsAddAndSamplingTermsShareTheirProbability) {
    const Tolerance sum = inverse_alpha() + Tolerance::discretisation(5.0, "grid") +
                          inverse_alpha() + Tolerance::rounding(0.0, 1.0);
    const Reach reach = sum.reach(0.5);  // each of the two chances gets 1/4
    EXPECT_EQ(reach.below, 4.0 + 5.0 + 4.0);
    EXPECT_EQ(reach.above, 8.0 + 5.0 + 8.0);
    ASSERT_EQ(sum.terms().size(), 4u);
    EXPECT_EQ(sum.terms()[1].name, "discretisation");
    ASSERT_EQ(sum.contributions(0.5).size(), 4u);
    EXPECT_EQ(sum.contributions(0.5)[2].above, 8.0);
    EXPECT_EQ(sum.contributions(0.5)[3].above, 0.0);
}

TEST(Tolerance, SumsOfFixedTermsCommute) {
    ASSERT_TRUE(rc::check("a + b = b + a", [] {
        const auto term = [] {
            return Tolerance::discretisation(*rc::gen::inRange(0, 1000), "integer");
        };
        const Tolerance a = term(), b = term(), c = term();
        RC_ASSERT((a + b + c).reach(0.1).above == (c + (b + a)).reach(0.1).above);
    }));
}

constexpr double alpha = 0.05;
using Maker = std::function<Measurement(numerics::Stream&)>;

/// An interval for the probability that `truth` lies outside the tolerance of a measurement.
numerics::Interval miss_rate(const char* purpose, double truth, const Maker& measure) {
    constexpr std::size_t trials = 4000;
    const auto misses =
        numerics::sample({numerics::StreamKey(0, purpose), trials}, [&](numerics::Stream& stream) {
            const Measurement m = measure(stream);
            const Reach reach = m.tolerance.reach(alpha);
            return m.value - reach.below <= truth && truth <= m.value + reach.above ? 0.0 : 1.0;
        });
    const auto count = static_cast<std::size_t>(std::count(misses.begin(), misses.end(), 1.0));
    return numerics::proportion_interval(count, trials, 1e-6);
}

std::vector<double> draws(numerics::Stream& stream, std::size_t count,
                          const std::function<double(double)>& transform) {
    std::vector<double> values(count);
    for (double& x : values) x = transform(stream.uniform());
    return values;
}

TEST(Measurement, OfAMeanMissesAsOftenAsItSays) {
    EXPECT_TRUE(miss_rate("mean", 2.0, [](numerics::Stream& s) {
                    return mean_of(normals(s, 10, 2.0));
                }).contains(alpha));
}

// The exact intervals for discrete statistics miss at most as often as they say, and no more than
// about half as often at these sizes: else they would be too wide to reject a rival.
void expect_slightly_conservative(const numerics::Interval& rate) {
    EXPECT_LE(rate.low, alpha);
    EXPECT_GE(rate.high, alpha / 2.0);
}

TEST(Measurement, OfAMedianMissesAtMostAsOftenAsItSays) {
    expect_slightly_conservative(miss_rate("median", std::log(2.0), [](numerics::Stream& s) {
        return median_of(draws(s, 101, [](double u) { return -std::log(u); }));
    }));
}

TEST(Measurement, OfAProportionMissesAtMostAsOftenAsItSays) {
    expect_slightly_conservative(miss_rate("proportion", 0.3, [](numerics::Stream& s) {
        const auto hits = draws(s, 200, [](double u) { return u < 0.3 ? 1.0 : 0.0; });
        return proportion_of(static_cast<std::size_t>(std::count(hits.begin(), hits.end(), 1.0)),
                             hits.size());
    }));
}

// Sums of two intervals at alpha/2 each: conservative by design.
TEST(Measurement, OfARatioOrAnExponentMissesAtMostAsOftenAsItSays) {
    const auto exponential = [](double u) { return -std::log(u); };
    EXPECT_LE(miss_rate("ratio", std::log(3.0),
                        [&](numerics::Stream& s) {
                            return log_median_ratio_of(
                                draws(s, 60, [](double u) { return -3 * std::log(u); }),
                                draws(s, 80, exponential));
                        })
                  .low,
              alpha);
    EXPECT_LE(miss_rate("scaling", -0.5,
                        [&](numerics::Stream& s) {
                            return median_scaling_exponent(
                                10.0, draws(s, 60, exponential), 40.0,
                                draws(s, 60, [](double u) { return -0.5 * std::log(u); }));
                        })
                  .low,
              alpha);
    // P(U^2 <= x) = x^(1/2).
    EXPECT_LE(miss_rate("tail", 0.5,
                        [](numerics::Stream& s) {
                            return exponent_of_lower_tail(
                                draws(s, 300, [](double u) { return u * u; }), 0.01, 0.2);
                        })
                  .low,
              alpha);
}

// The miss of a distance is to exceed its tolerance under the law: Massart's constant is the
// limiting one, so at n = 50 it is slightly conservative.
TEST(Measurement, OfADistanceExceedsItsToleranceAtMostAsOftenAsItSays) {
    constexpr std::size_t trials = 4000;
    const auto misses =
        numerics::sample({numerics::StreamKey(0, "distance"), trials}, [](numerics::Stream& s) {
            const Measurement m =
                distance_of(draws(s, 50, [](double u) { return u; }), [](double x) { return x; });
            return m.value > m.tolerance.reach(alpha).above ? 1.0 : 0.0;
        });
    expect_slightly_conservative(numerics::proportion_interval(
        static_cast<std::size_t>(std::count(misses.begin(), misses.end(), 1.0)), trials, 1e-6));
}

TEST(Measurement, OfADistanceBetweenSamplesExceedsItsToleranceAtMostAsOftenAsItSays) {
    constexpr std::size_t trials = 4000;
    const auto misses =
        numerics::sample({numerics::StreamKey(0, "between"), trials}, [](numerics::Stream& s) {
            const auto same = [](double u) { return u; };
            const Measurement m = distance_between(draws(s, 50, same), draws(s, 80, same));
            return m.value > m.tolerance.reach(alpha).above ? 1.0 : 0.0;
        });
    const auto count = static_cast<std::size_t>(std::count(misses.begin(), misses.end(), 1.0));
    EXPECT_LE(numerics::proportion_interval(count, trials, 1e-6).low, alpha);
}

std::vector<std::vector<double>> samples_with_peak(numerics::Stream& s,
                                                   const std::vector<double>& centres) {
    std::vector<std::vector<double>> samples;
    for (const double centre : centres) samples.push_back(normals(s, 40, centre));
    return samples;
}

TEST(Measurement, OfALocationMissesAtMostAsOftenAsItSays) {
    const std::vector<double> positions{1.0, 2.0, 3.0, 4.0};
    EXPECT_LE(
        miss_rate(
            "argmax", 3.0,
            [&](numerics::Stream& s) {
                return argmax_of_medians(positions, samples_with_peak(s, {0.0, 0.2, 0.4, 0.3}));
            })
            .low,
        alpha);
    EXPECT_LE(
        miss_rate(
            "argmin", 1.0,
            [&](numerics::Stream& s) {
                return argmin_of_medians(positions, samples_with_peak(s, {0.0, 0.2, 0.4, 0.3}));
            })
            .low,
        alpha);
}

TEST(Measurement, OfAClearPeakIsItsPositionAlone) {
    numerics::Stream stream(numerics::StreamKey(0, "peak"), 0);
    const Measurement peak =
        argmax_of_medians({1.0, 2.0, 3.0}, samples_with_peak(stream, {0.0, 9.0, 0.0}));
    EXPECT_EQ(peak.value, 2.0);
    EXPECT_EQ(peak.tolerance.reach(1e-6).below, 0.0);
    EXPECT_EQ(peak.tolerance.reach(1e-6).above, 0.0);
}

TEST(Measurement, OfTooFewTrialsExcludesNoPosition) {
    const Measurement peak = argmax_of_medians({1.0, 2.0, 3.0}, {{0.0}, {9.0}, {0.0}});
    EXPECT_EQ(peak.tolerance.reach(0.05).below, 1.0);
    EXPECT_EQ(peak.tolerance.reach(0.05).above, 1.0);
    EXPECT_THROW(argmax_of_medians({}, {}), std::domain_error);
    EXPECT_THROW(argmax_of_medians({1.0}, {}), std::domain_error);
}

TEST(Measurement, RejectsImpossibleSizesAndRanges) {
    EXPECT_THROW(median_scaling_exponent(40.0, {1.0}, 10.0, {1.0}), std::domain_error);
    EXPECT_THROW(exponent_of_lower_tail({1.0}, 0.2, 0.1), std::domain_error);
    EXPECT_THROW(exponent_of_lower_tail({std::nan("")}, 0.1, 0.2), std::domain_error);
}

TEST(Measurement, AddingAReasonWidensIt) {
    const Measurement plain = computed(1.0, 1.0, 4.0);
    const Measurement wider = plain + Tolerance::discretisation(0.5, "grid");
    EXPECT_EQ(wider.value, 1.0);
    EXPECT_EQ(wider.tolerance.reach(0.1).above, 0.5 + 4 * 0x1p-53);
}

}  // namespace
