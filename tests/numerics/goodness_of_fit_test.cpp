/// Test of numerics/goodness_of_fit.hpp against exact and published values.
#include "numerics/goodness_of_fit.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "numerics/anderson_darling_law.hpp"
#include "numerics/kolmogorov_law.hpp"
#include "numerics/parallel.hpp"
#include "numerics/statistics.hpp"

namespace {

using namespace overfit::numerics;

double identity(double x) {
    return x;
}

TEST(KolmogorovTest, FindsTheDistanceByHand) {
    // Steps at 0.1, 0.4, 0.8: the largest gap is 2/3 - 0.4 before the last step.
    const TestResult result = kolmogorov_test({0.8, 0.1, 0.4}, identity);
    EXPECT_NEAR(result.statistic, 2.0 / 3.0 - 0.4, 1e-15);
    EXPECT_EQ(result.p_value, kolmogorov_survival(result.statistic, 3));
}

/// How often `p_value` is at most `level` under the hypothesis: an interval that misses with
/// probability 1e-6.
Interval rejection_rate(double level, std::size_t trials,
                        const std::function<double(Stream&)>& p_value) {
    const auto values = sample({StreamKey(0, "p-values"), trials}, p_value);
    const auto rejected = static_cast<std::size_t>(
        std::count_if(values.begin(), values.end(), [&](double p) { return p <= level; }));
    return proportion_interval(rejected, trials, 1e-6);
}

std::vector<double> uniforms(Stream& stream, std::size_t count) {
    std::vector<double> values(count);
    for (double& x : values) x = stream.uniform();
    return values;
}

TEST(KolmogorovTest, PValuesAreUniformUnderTheLaw) {
    for (const double level : {0.01, 0.3}) {
        EXPECT_TRUE(rejection_rate(level, 20000, [](Stream& stream) {
                        return kolmogorov_test(uniforms(stream, 12), identity).p_value;
                    }).contains(level));
    }
}

/// The share of splits of the pooled values with at least the observed distance, by trying all.
double brute_force(std::vector<double> a, const std::vector<double>& b) {
    const auto distance = [](const std::vector<double>& x, const std::vector<double>& y) {
        double largest = 0.0;
        for (const auto* points : {&x, &y})
            for (const double t : *points) {
                const auto share = [t](const std::vector<double>& s) {
                    return static_cast<double>(std::count_if(s.begin(), s.end(),
                                                             [t](double v) { return v <= t; })) /
                           static_cast<double>(s.size());
                };
                largest = std::max(largest, std::abs(share(x) - share(y)));
            }
        return largest;
    };
    const double observed = distance(a, b), rounding = 1e-12;
    std::vector<bool> chosen(a.size() + b.size(), false);
    std::fill(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(a.size()), true);
    a.insert(a.end(), b.begin(), b.end());
    std::size_t total = 0, extreme = 0;
    do {
        std::vector<double> x, y;
        for (std::size_t i = 0; i < a.size(); ++i) (chosen[i] ? x : y).push_back(a[i]);
        ++total;
        extreme += distance(x, y) >= observed - rounding ? 1 : 0;
    } while (std::prev_permutation(chosen.begin(), chosen.end()));
    return static_cast<double>(extreme) / static_cast<double>(total);
}

// Values from a range of 6 make many ties, from a range of 1000 almost none.
TEST(TwoSampleKolmogorov, IsTheShareOfAllSplitsWithAndWithoutTies) {
    ASSERT_TRUE(rc::check("lattice paths count the splits", [] {
        const int range = *rc::gen::element(6, 1000);
        const auto draw = [range] {
            const auto size = *rc::gen::inRange<std::size_t>(1, 7);
            const auto v = *rc::gen::container<std::vector<int>>(size, rc::gen::inRange(0, range));
            return std::vector<double>(v.begin(), v.end());
        };
        const std::vector<double> a = draw(), b = draw();
        const TestResult result = two_sample_kolmogorov_test(a, b);
        RC_ASSERT(std::abs(result.p_value - brute_force(a, b)) < 1e-12);
        RC_ASSERT(two_sample_kolmogorov_test(b, a).statistic == result.statistic);
    }));
}

// Two separated samples: 2 of the C(m+n, m) splits are that extreme. C(40, 20) = 137846528820.
TEST(TwoSampleKolmogorov, KeepsTheDigitsOfSmallProbabilities) {
    std::vector<double> low, high;
    for (int i = 0; i < 20; ++i) {
        low.push_back(i);
        high.push_back(100 + i);
    }
    const TestResult result = two_sample_kolmogorov_test(low, high);
    EXPECT_EQ(result.statistic, 1.0);
    EXPECT_NEAR(result.p_value, 2.0 / 137846528820.0, 1e-12 * 2.0 / 137846528820.0);
}

// Large samples: the exact law, at 9999 x 10000 values, against the limit, at 10001 x 10000.
TEST(TwoSampleKolmogorov, TheLimitLawContinuesTheExactOne) {
    Stream stream(StreamKey(0, "two samples"), 0);
    std::vector<double> a = uniforms(stream, 10001);
    const std::vector<double> b = uniforms(stream, 10000);
    const double limit = two_sample_kolmogorov_test(a, b).p_value;
    a.resize(9999);
    EXPECT_NEAR(two_sample_kolmogorov_test(a, b).p_value, limit, 2.0 / std::sqrt(10000.0));
}

// The 10, 5 and 1 per cent points of the limit law (Marsaglia and Marsaglia 2004; the 3.857 of
// older tables is too low). The densities there are below 0.12, 0.06 and 0.012, and the points have
// three decimals.
TEST(AndersonDarling, HasThePublishedPercentagePoints) {
    const std::size_t many = 1'000'000'000;
    EXPECT_NEAR(anderson_darling_survival(1.933, many), 0.10, 0.12 * 5e-4);
    EXPECT_NEAR(anderson_darling_survival(2.492, many), 0.05, 0.06 * 5e-4);
    EXPECT_NEAR(anderson_darling_survival(3.878, many), 0.01, 0.012 * 5e-4);
}

TEST(AndersonDarling, IsCertainOfWhatIsImpossible) {
    for (const double statistic : {41.0, 200.0, 1e4, 1e300})
        EXPECT_EQ(anderson_darling_survival(statistic, 50), 0.0);
    EXPECT_EQ(anderson_darling_survival(0.0, 50), 1.0);
}

TEST(AndersonDarling, PValuesAreUniformUnderTheLaw) {
    for (const std::size_t n : {1u, 8u, 50u})
        for (const double level : {0.01, 0.1, 0.5}) {
            // The header allows 0.001 for the fitted correction.
            const Interval rate = rejection_rate(level, 20000, [n](Stream& stream) {
                return anderson_darling_test(uniforms(stream, n), identity).p_value;
            });
            EXPECT_LE(rate.low - 0.001, level) << n;
            EXPECT_GE(rate.high + 0.001, level) << n;
        }
}

// The statistic at the best possible sample, the n midpoints, tends to 0 like log(n) / n; and a
// point where the cdf is 0 or 1 is impossible.
TEST(AndersonDarling, KnowsItsExtremes) {
    std::vector<double> midpoints;
    for (int i = 0; i < 1000; ++i) midpoints.push_back((i + 0.5) / 1000.0);
    EXPECT_LT(anderson_darling_test(midpoints, identity).statistic, 0.01);
    EXPECT_NEAR(anderson_darling_test(midpoints, identity).p_value, 1.0, 1e-6);
    const TestResult impossible = anderson_darling_test({0.0, 0.5}, identity);
    EXPECT_EQ(impossible.statistic, std::numeric_limits<double>::infinity());
    EXPECT_EQ(impossible.p_value, 0.0);
    // One value u: A^2 = -1 - log(u (1 - u)), and it is as large iff |u - 1/2| is.
    EXPECT_NEAR(anderson_darling_test({0.1}, identity).statistic, -1.0 - std::log(0.09), 1e-15);
    EXPECT_NEAR(anderson_darling_test({0.1}, identity).p_value, 0.2, 1e-14);
}

TEST(AndersonDarling, HasMorePowerInTheTailsThanKolmogorov) {
    std::vector<double> sample;
    for (int i = 0; i < 200; ++i) sample.push_back((i + 0.5) / 200.0);
    sample[0] = 1e-9;
    sample[1] = 2e-9;
    EXPECT_LT(anderson_darling_test(sample, identity).p_value,
              kolmogorov_test(sample, identity).p_value);
}

// Mendel's peas, 315 : 108 : 101 : 32 in the ratio 9 : 3 : 3 : 1 (Pearson 1900): chi-square 0.470.
TEST(ChiSquare, AgreesWithMendelsPeas) {
    const TestResult result =
        chi_square_test({315, 108, 101, 32}, {9 / 16.0, 3 / 16.0, 3 / 16.0, 1 / 16.0});
    EXPECT_NEAR(result.statistic, 0.4700, 5e-5);
    EXPECT_NEAR(result.p_value, 0.9254, 5e-5);
}

TEST(ChiSquare, PoolsCellsThatExpectTooLittle) {
    // Expected 1 + 4, 45, 47 + 3: the same as three cells of 5, 45 and 50.
    const TestResult pooled = chi_square_test({2, 3, 50, 44, 1}, {0.01, 0.04, 0.45, 0.47, 0.03});
    const TestResult plain = chi_square_test({5, 50, 45}, {0.05, 0.45, 0.5});
    EXPECT_NEAR(pooled.statistic, plain.statistic, 1e-12);
    EXPECT_NEAR(pooled.p_value, plain.p_value, 1e-12);
    EXPECT_THROW(chi_square_test({1, 1}, {0.5, 0.5}), std::domain_error);
    EXPECT_THROW(chi_square_test({10, 10}, {0.5, 0.5}, 1), std::domain_error);
}

// With one degree of freedom the statistic is the square of a normal: 60 of 100 is 2 sigma.
TEST(ChiSquare, OfACoinIsTheSquareOfANormal) {
    const TestResult result = chi_square_test({60, 40}, {0.5, 0.5});
    EXPECT_NEAR(result.statistic, 4.0, 1e-14);
    EXPECT_NEAR(result.p_value, std::erfc(std::sqrt(2.0)), 1e-14);
}

TEST(Sidak, IsTheChanceOfOneAmongMany) {
    EXPECT_NEAR(sidak(0.05, 2), 0.0975, 1e-16);
    EXPECT_NEAR(sidak(1e-18, 1000), 1e-15, 1e-27);
    EXPECT_EQ(sidak(1.0, 3), 1.0);
    EXPECT_EQ(sidak(0.3, 1), 0.3);
    EXPECT_THROW(sidak(1.5, 2), std::domain_error);
    EXPECT_THROW(sidak(0.5, 0), std::domain_error);
}

TEST(GoodnessOfFit, RejectsWhatItCannotJudge) {
    EXPECT_THROW(kolmogorov_distance({}, identity), std::domain_error);
    EXPECT_THROW(kolmogorov_test({std::nan("")}, identity), std::domain_error);
    EXPECT_THROW(kolmogorov_test({1.5}, identity), std::domain_error);
    EXPECT_THROW(two_sample_kolmogorov_test({}, {1.0}), std::domain_error);
    EXPECT_THROW(two_sample_kolmogorov_test({1.0}, {std::nan("")}), std::domain_error);
    EXPECT_THROW(anderson_darling_test({}, identity), std::domain_error);
    EXPECT_THROW(chi_square_test({1, 2}, {1.0}), std::domain_error);
    EXPECT_THROW(chi_square_test({10, 20}, {0.5, 0.6}), std::domain_error);
    EXPECT_THROW(chi_square_test({10, 20}, {1.5, -0.5}), std::domain_error);
}

}  // namespace
