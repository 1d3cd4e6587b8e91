/// Test of theory/ridgeless.hpp, written from the papers and by simulation of small cases.
#include "theory/ridgeless.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace {

using namespace overfit::theory;

constexpr double infinity = std::numeric_limits<double>::infinity();

// The mean of the inverse of a Wishart matrix: E tr W^-1 = p / (n - p - 1) (Muirhead 1982, 3.2.12).
TEST(Ridgeless, HasTheVarianceOfTheInverseWishart) {
    EXPECT_DOUBLE_EQ(ridgeless_variance({.n = 40, .p = 20}), 20.0 / 19.0);
    EXPECT_DOUBLE_EQ(ridgeless_variance({.n = 40, .p = 30}), 30.0 / 9.0);
    EXPECT_DOUBLE_EQ(ridgeless_variance({.n = 40, .p = 50}), 40.0 / 9.0);
    EXPECT_DOUBLE_EQ(ridgeless_variance({.n = 40, .p = 80}), 40.0 / 39.0);
    EXPECT_DOUBLE_EQ(ridgeless_variance({.n = 40, .p = 80, .noise_sd = 3.0}), 9.0 * 40.0 / 39.0);
}

TEST(Ridgeless, HasInfiniteMeanVarianceWithinOneOfTheThreshold) {
    for (const int p : {39, 40, 41}) {
        EXPECT_EQ(ridgeless_variance({.n = 40, .p = p}), infinity);
        EXPECT_EQ(ridgeless_risk({.n = 40, .p = p}), infinity);
        EXPECT_EQ(ridgeless_variance({.n = 40, .p = p, .noise_sd = 0.0}), 0.0);
    }
    EXPECT_EQ(ridgeless_variance({.n = 40, .p = 38}), 38.0);
    EXPECT_EQ(ridgeless_variance({.n = 40, .p = 42}), 40.0);
}

TEST(Ridgeless, LosesTheSignalOutsideTheRowSpace) {
    EXPECT_EQ(ridgeless_bias({.n = 40, .p = 40, .signal = 7.0}), 0.0);
    EXPECT_DOUBLE_EQ(ridgeless_bias({.n = 40, .p = 50, .signal = 1.0}), 0.2);
    EXPECT_DOUBLE_EQ(ridgeless_bias({.n = 40, .p = 80, .signal = 2.0}), 2.0);
}

// Belkin, Hsu and Xu (2020), setting of their figure 1 with all D = 100 features used: signal 1,
// noise 1/5, n = 40. Their risk counts the label noise: 1 (1 - 40/100) + 0.04 (1 + 40/59).
TEST(Ridgeless, ReproducesTheGlobalMinimumOfBelkinHsuXu) {
    const Ridgeless all{.n = 40, .p = 100, .signal = 1.0, .noise_sd = 0.2};
    EXPECT_NEAR(ridgeless_risk(all) + 0.04, 0.6671186441, 5e-11);
}

// P(V > t) ~ t^-a has a finite mean iff a > 1 and a finite variance iff a > 2: |n - p| >= 2, >= 4.
TEST(Ridgeless, TailExponentAgreesWithWhichMomentsExist) {
    for (int p = 30; p <= 50; ++p) {
        const Ridgeless model{.n = 40, .p = p};
        EXPECT_EQ(variance_tail_exponent(model) > 1.0, std::isfinite(ridgeless_variance(model)));
    }
    EXPECT_EQ(variance_tail_exponent({.n = 40, .p = 40}), 0.5);
    EXPECT_EQ(variance_tail_exponent({.n = 40, .p = 43}), 2.0);
}

// The exact risk differs from its limit by the factor |n-p|/(|n-p|-1) in the variance: the gap
// times n tends to a constant, so doubling n halves it up to relative order 1/n.
TEST(Ridgeless, RiskTendsToItsLimitAtRateOneOverN) {
    for (const double gamma : {0.5, 2.0, 5.0}) {
        const auto gap = [gamma](int n) {
            return ridgeless_risk({.n = n, .p = static_cast<int>(gamma * n), .signal = 2.0}) -
                   ridgeless_risk_limit(gamma, 2.0, 1.0);
        };
        for (const int n : {100, 1000}) EXPECT_NEAR(gap(n) / gap(2 * n), 2.0, 10.0 / n) << gamma;
    }
}

TEST(Ridgeless, LimitDivergesAtTheThresholdUnlessThereIsNoNoise) {
    EXPECT_EQ(ridgeless_risk_limit(1.0, 1.0, 1.0), infinity);
    EXPECT_EQ(ridgeless_risk_limit(1.0, 1.0, 0.0), 0.0);
    EXPECT_DOUBLE_EQ(ridgeless_risk_limit(0.5, 9.0, 1.0), 1.0);
    EXPECT_DOUBLE_EQ(ridgeless_risk_limit(2.0, 2.0, 1.0), 3.0);
}

TEST(SecondDescent, IsTheMinimumOfTheExactRisk) {
    ASSERT_TRUE(rc::check("no neighbour is lower", [] {
        const int n = *rc::gen::inRange(2, 300);
        const double signal = *rc::gen::inRange(110, 1000) / 100.0;
        const auto least = second_descent(n, signal, 1.0);
        RC_ASSERT(least.has_value());
        const auto risk = [&](double p) {
            return signal * signal * (1.0 - n / p) + n / (p - n - 1.0);
        };
        // The formula at the minimum, up to the rounding of p - n - 1 where p is near n.
        RC_ASSERT(std::abs(risk(least->features) - least->risk) < 1e-10 * least->risk);
        for (const double step : {-0.01, 0.01}) {
            const double beside = n + 1.0 + (least->features - n - 1.0) * (1.0 + step);
            RC_ASSERT(risk(beside) > least->risk);
        }
    }));
}

// HastieEtAl2022, section 3: gamma = r/(r-1) with risk 2 r - 1, r^2 the signal-to-noise ratio. For
// n = 200 and ratio 5 the exact minimum over integers is 3.4797411 at p = 364.
TEST(SecondDescent, HasThePublishedPlaceAndValue) {
    const double signal = std::sqrt(5.0);
    const auto large = second_descent(1'000'000, signal, 1.0);
    EXPECT_NEAR(large->features / 1e6, 1.809016994, 3e-6);
    EXPECT_NEAR(large->risk, 3.472135955, 1e-5);
    const auto exact = second_descent(200, signal, 1.0);
    EXPECT_EQ(std::round(exact->features), 364.0);
    EXPECT_NEAR(ridgeless_risk({.n = 200, .p = 364, .signal = signal}), 3.4797411, 5e-8);
    EXPECT_LE(exact->risk, ridgeless_risk({.n = 200, .p = 364, .signal = signal}));
}

TEST(SecondDescent, DoesNotExistWithoutASignalAboveTheNoise) {
    EXPECT_FALSE(second_descent(100, 1.0, 1.0).has_value());
    EXPECT_FALSE(second_descent(100, 0.5, 1.0).has_value());
    EXPECT_THROW(second_descent(100, 1.0, 0.0), std::domain_error);
}

TEST(Ridgeless, RejectsImpossibleModels) {
    EXPECT_THROW(ridgeless_variance({.n = 0, .p = 5}), std::domain_error);
    EXPECT_THROW(ridgeless_bias({.n = 5, .p = 0}), std::domain_error);
    EXPECT_THROW(ridgeless_risk({.n = 5, .p = 5, .signal = -1.0}), std::domain_error);
    EXPECT_THROW(ridgeless_risk({.n = 5, .p = 9, .noise_sd = std::nan("")}), std::domain_error);
    EXPECT_THROW(ridgeless_risk_limit(0.0, 1.0, 1.0), std::domain_error);
    EXPECT_THROW(ridgeless_risk_limit(std::nan(""), 1.0, 1.0), std::domain_error);
    EXPECT_THROW(ridgeless_risk_limit(2.0, -1.0, 1.0), std::domain_error);
    EXPECT_THROW(ridgeless_risk_limit(0.5, 1.0, std::nan("")), std::domain_error);
}

}  // namespace
