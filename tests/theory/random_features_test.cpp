/// Test of theory/random_features.hpp and theory/activation.hpp: published values, the papers'
/// fixed point by plain iteration, limits, and quadrature.
#include "theory/random_features.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include <boost/math/quadrature/exp_sinh.hpp>

#include "theory/activation.hpp"
#include "theory/ridgeless.hpp"

namespace {

using namespace overfit::theory;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// E f(G) for G ~ N(0, 1), each half by double-exponential quadrature.
template <class F>
double normal_mean(const F& f) {
    boost::math::quadrature::exp_sinh<double> rule;
    const auto weighted = [&](double t) {
        return (f(t) + f(-t)) * std::exp(-0.5 * t * t) / std::sqrt(2.0 * std::acos(-1.0));
    };
    return rule.integrate(weighted);
}

TEST(Activation, SharesAreThoseOfTheFunction) {
    const double b = std::sqrt(2.0 / std::acos(-1.0));
    const std::array<std::pair<Activation, double (*)(double)>, 3> cases{
        {{Activation::linear, [](double t) { return t; }},
         {Activation::relu, [](double t) { return t > 0.0 ? t : 0.0; }},
         {Activation::tanh, [](double t) { return std::tanh(t); }}}};
    for (const auto& [activation, phi] : cases) {
        const ActivationShares shares = activation_shares(activation);
        const double mean = normal_mean(phi);
        const double slope = normal_mean([f = phi](double t) { return t * f(t); });
        const double square = normal_mean([f = phi](double t) { return f(t) * f(t); });
        EXPECT_NEAR(shares.constant, mean * mean, 1e-13);
        EXPECT_NEAR(shares.linear, slope * slope, 1e-13);
        EXPECT_NEAR(shares.rest, square - mean * mean - slope * slope, 1e-13);
    }
    const auto absolute = [&](double t) { return (std::abs(t) - b) / std::sqrt(1.0 - b * b); };
    EXPECT_NEAR(normal_mean(absolute), 0.0, 1e-13);
    EXPECT_NEAR(normal_mean([&](double t) { return absolute(t) * absolute(t); }),
                activation_shares(Activation::absolute).rest, 1e-13);
}

TEST(Activation, HasThePublishedCoefficients) {
    const ActivationShares relu = activation_shares(Activation::relu);
    EXPECT_NEAR(relu.rest, 0.0908450569, 5e-11);
    EXPECT_NEAR(relu.linear / relu.rest, 2.7519383939, 5e-11);
    const ActivationShares tanh = activation_shares(Activation::tanh);
    EXPECT_NEAR(std::sqrt(tanh.linear), 0.605705509602, 5e-13);
    EXPECT_NEAR(tanh.linear / tanh.rest, 3.6581778565 * 3.6581778565, 2e-9);
}

RandomFeatures relu(double features, double samples, double penalty) {
    const ActivationShares shares = activation_shares(Activation::relu);
    return {.ratios = {features, samples},
            .linear = shares.linear,
            .rest = shares.rest,
            .signal = 1.0,
            .noise_sd = 0.5,
            .penalty = penalty};
}

// Computed once in Python by damped iteration of the authors' fixed point, and within the noise of
// simulations at d = 100.
TEST(RandomFeatures, HasTheReferenceValues) {
    EXPECT_NEAR(random_features_risk_limit(relu(0.5, 3.0, 0.0)), 0.8599738649, 1e-10);
    EXPECT_NEAR(random_features_risk_limit(relu(1.5, 3.0, 0.0)), 0.8695042345, 1e-10);
    EXPECT_NEAR(random_features_risk_limit(relu(2.4, 3.0, 0.0)), 1.9318623535, 1e-10);
    EXPECT_NEAR(random_features_risk_limit(relu(4.0, 3.0, 0.0)), 1.2929516661, 1e-10);
    EXPECT_NEAR(random_features_risk_limit(relu(6.0, 3.0, 0.0)), 0.5032041149, 1e-10);
    EXPECT_NEAR(random_features_risk_limit(relu(15.0, 3.0, 0.0)), 0.2070487832, 1e-10);
    EXPECT_NEAR(random_features_risk_limit(relu(3.0, 3.0, 1e-3)), 1.3155922939, 1e-10);
    EXPECT_NEAR(random_features_risk_limit(relu(3.0, 3.0, 0.1)), 0.3696795409, 1e-10);
}

// Two theorems meet: the variance of Mei and Montanari without penalty is that of two independent
// groups of features, p of pure noise and d of the inputs.
TEST(NonlinearFeatures, VarianceIsThatOfMeiAndMontanari) {
    for (const double z : {0.5, 1.0, 2.75, 13.4})
        for (const double p : {0.5, 1.9, 2.1, 4.0, 30.0}) {
            const FeatureRatios ratios{.features = p, .samples = 2.0};
            const RandomFeatures same{ratios, z, 1.0, 0.0, 1.0, 0.0};
            const double expected = random_features_shares(same).variance;
            EXPECT_NEAR(nonlinear_features_variance_limit(ratios, z) / expected, 1.0, 1e-9) << p;
        }
}

TEST(NonlinearFeatures, WithoutLinearPartAreIsotropic) {
    for (const double p : {0.5, 1.5, 3.0, 8.0})
        EXPECT_NEAR(nonlinear_features_variance_limit({p, 2.0}, 0.0),
                    ridgeless_risk_limit(p / 2.0, 0.0, 1.0), 1e-14);
    EXPECT_EQ(nonlinear_features_variance_limit({2.0, 2.0}, 1.0), infinity);
    EXPECT_NEAR(nonlinear_features_variance_limit({4.0, 2.0}, 2.7519383939) - 1.0, 0.42401580,
                5e-9);
}

TEST(RandomFeatures, LargePenaltyLeavesTheNullEstimate) {
    const RiskShares shares = random_features_shares(relu(3.0, 3.0, 1e7));
    EXPECT_NEAR(shares.bias, 1.0, 1e-5);
    EXPECT_NEAR(shares.variance, 0.0, 1e-5);
}

TEST(RandomFeatures, OnlyAPenaltyKeepsTheRiskFiniteAtTheThreshold) {
    EXPECT_EQ(random_features_risk_limit(relu(3.0, 3.0, 0.0)), infinity);
    EXPECT_GT(random_features_risk_limit(relu(3.0, 3.0, 1e-9)), 100.0);
    EXPECT_LT(random_features_risk_limit(relu(3.0, 3.0, 0.1)),
              random_features_risk_limit(relu(2.4, 3.0, 0.1)));
}

TEST(RandomFeatures, RejectsWhatHasNoMeaning) {
    EXPECT_THROW(random_features_shares(relu(0.0, 3.0, 0.0)), std::domain_error);
    EXPECT_THROW(random_features_shares(relu(1.0, 3.0, -1.0)), std::domain_error);
    EXPECT_THROW(random_features_risk_limit(relu(1.0, std::nan(""), 0.0)), std::domain_error);
    EXPECT_THROW(random_features_shares({{1, 2}, 1.0, 0.0, 1.0, 1.0, 0.0}), std::domain_error);
    EXPECT_THROW(nonlinear_features_variance_limit({1.0, 2.0}, infinity), std::domain_error);
}

}  // namespace
