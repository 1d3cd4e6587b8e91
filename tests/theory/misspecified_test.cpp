/// Test of theory/misspecified.hpp against the values of HastieEtAl2022's setting and a second
/// formula.
#include "theory/misspecified.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace {

using namespace overfit::theory;

SignalDecay figure(double decay) {
    return {.decay = decay, .signal = std::sqrt(5.0)};
}

// signal^2 = 5, noise 1, kappa = 1 - (1 + gamma)^-a, values at gamma = .1, .5, 2, 5, 10.
TEST(Misspecified, HasTheLimitsOfTheFigure) {
    const auto expect = [](double decay, std::initializer_list<double> values) {
        const auto* value = values.begin();
        for (const double gamma : {0.1, 0.5, 2.0, 5.0, 10.0})
            EXPECT_NEAR(misspecified_risk_limit(figure(decay), gamma), *value++, 6e-7);
    };
    expect(1.0, {5.161616, 7.666667, 6.0, 4.625, 4.707071});
    expect(2.0, {4.702479, 5.444444, 4.333333, 4.3125, 4.619835});
    expect(5.0, {3.560674, 2.316872, 3.530864, 4.250289, 4.611118});
    EXPECT_EQ(misspecified_risk_limit(figure(1.0), 0.0), figure(1.0).signal * figure(1.0).signal);
    EXPECT_EQ(misspecified_risk_limit(figure(1.0), 1.0), std::numeric_limits<double>::infinity());
}

TEST(Misspecified, HasTheMinimaOfTheFigure) {
    const auto expect = [](double decay, Lowest below, Lowest above) {
        const Lowest under = misspecified_minimum_below(figure(decay));
        const Lowest over = misspecified_minimum_above(figure(decay));
        EXPECT_NEAR(under.risk, below.risk, 1e-8);
        EXPECT_NEAR(under.gamma, below.gamma, 1e-4);
        EXPECT_NEAR(over.risk, above.risk, 1e-8);
        EXPECT_NEAR(over.gamma, above.gamma, 2e-3);  // flat
    };
    expect(0.5, {0.0, 5.0}, {15.330, 4.91068090});
    expect(1.0, {0.0, 5.0}, {5.312, 4.62347538});
    expect(1.5, {0.0988, 4.92656725}, {3.487, 4.33058117});
    expect(2.0, {0.2140, 4.58854934}, {2.766, 4.08566873});
    expect(5.0, {0.4075, 2.21546918}, {1.874, 3.51885812});
}

TEST(Misspecified, HasTheMinimaOfOptimalRidge) {
    const auto expect = [](double decay, double gamma, double risk) {
        const Lowest least = misspecified_optimal_ridge_minimum(figure(decay));
        EXPECT_NEAR(least.gamma, gamma, 1e-4);
        EXPECT_NEAR(least.risk, risk, 1e-8);
    };
    expect(1.0, 1.4031, 4.16124969);
    expect(2.0, 0.9626, 3.23910605);
    expect(5.0, 0.5862, 1.65424219);
    const SignalDecay world = figure(2.0);
    EXPECT_DOUBLE_EQ(misspecified_optimal_ridge_limit(world, 0.0), world.signal * world.signal);
}

// BelkinHsuXu2020, Theorem 1, with D features of which p are used: their test error less the
// label noise. n = 40, D = 100, |beta| = 1, noise variance 1/25, p random features.
TEST(Misspecified, IsTheModelOfBelkinHsuXu) {
    const auto test_error = [](int p) {
        return 0.04 + misspecified_risk({.n = 40,
                                         .p = p,
                                         .observed = std::sqrt(p / 100.0),
                                         .hidden = std::sqrt(1.0 - p / 100.0),
                                         .noise_sd = 0.2});
    };
    EXPECT_NEAR(test_error(10), 1.264137931, 5e-10);
    EXPECT_NEAR(test_error(30), 3.2066666667, 5e-10);
    EXPECT_NEAR(test_error(42), 25.44, 5e-10);
    EXPECT_NEAR(test_error(60), 1.5663157895, 5e-10);
    EXPECT_NEAR(test_error(80), 0.8861538462, 5e-10);
    EXPECT_TRUE(std::isinf(test_error(41)));
}

TEST(Misspecified, SplitsTheSignalAndTendsToItsLimit) {
    const SignalDecay world{.decay = 2.0, .signal = 3.0, .noise_sd = 0.5};
    const Misspecified split = seen_by(world, 100, 200);
    EXPECT_NEAR(split.observed * split.observed + split.hidden * split.hidden, 9.0, 1e-13);
    EXPECT_NEAR(split.hidden, 1.0, 1e-14);
    const double gap = misspecified_risk(split) - misspecified_risk_limit(world, 2.0);
    EXPECT_NEAR(gap, 1.25 / 99.0, 1e-12);  // noise variance 1.25 times 1 / (p - n - 1)
}

TEST(Misspecified, RejectsWhatIsOutsideItsDomain) {
    EXPECT_THROW(misspecified_risk({.n = 5, .p = 9, .observed = -1.0, .hidden = 0.0}),
                 std::domain_error);
    EXPECT_THROW(misspecified_risk({.n = 5, .p = 9, .observed = 1.0, .hidden = std::nan("")}),
                 std::domain_error);
    EXPECT_THROW(misspecified_risk_limit({.decay = 0.0}, 1.0), std::domain_error);
    EXPECT_THROW(misspecified_risk_limit({.decay = 1.0}, -1.0), std::domain_error);
    EXPECT_THROW(misspecified_optimal_ridge_limit({.decay = 1.0}, std::nan("")), std::domain_error);
    EXPECT_THROW(seen_by({.decay = 1.0}, 0, 4), std::domain_error);
}

}  // namespace
