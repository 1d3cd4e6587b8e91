/// Test of theory/ridge.hpp, written from the papers.
#include "theory/ridge.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "theory/ridgeless.hpp"

namespace {

using namespace overfit::theory;

// The golden ratio minus 1 at gamma = 1, sqrt 2 - 1 at gamma = 1/2, for signal = noise = 1.
TEST(OptimalRidge, HasThePublishedRisks) {
    EXPECT_NEAR(optimal_ridge_risk_limit(1.0, 1.0, 1.0), (std::sqrt(5.0) - 1.0) / 2.0, 1e-15);
    EXPECT_NEAR(optimal_ridge_risk_limit(0.5, 1.0, 1.0), std::sqrt(2.0) - 1.0, 1e-15);
    EXPECT_NEAR(optimal_ridge_risk_limit(2.0, 1.0, 1.0), 0.78077640640, 5e-12);
    const double signal = std::sqrt(5.0);
    EXPECT_NEAR(optimal_ridge_risk_limit(0.1, signal, 1.0), 0.10844001658, 5e-12);
    EXPECT_NEAR(optimal_ridge_risk_limit(1.1, signal, 1.0), 1.97991121698, 5e-12);
    EXPECT_NEAR(optimal_ridge_risk_limit(10.0, signal, 1.0), 4.58945417290, 5e-12);
}

/// Stieltjes transform m(-l) of the Marchenko-Pastur law, as in HastieEtAl2022 (their lambda is l).
double stieltjes(double gamma, double l) {
    const double b = 1.0 - gamma + l;
    return (-b + std::sqrt(b * b + 4.0 * gamma * l)) / (2.0 * gamma * l);
}

// Their theorem at the optimal penalty: R = noise^2 gamma m(-l), l = gamma noise^2 / signal^2,
// which is optimal_ridge_penalty / n. A second route to the same number.
TEST(OptimalRidge, RiskIsTheStieltjesTransformAtTheOptimalPenalty) {
    const int n = 1000;
    for (const double gamma : {0.1, 0.7, 1.0, 1.5, 4.0})
        for (const double signal : {0.5, 1.0, 3.0}) {
            const double noise = 0.8,
                         l = optimal_ridge_penalty(static_cast<int>(gamma * n), signal, noise) / n;
            EXPECT_NEAR(optimal_ridge_risk_limit(gamma, signal, noise) /
                            (noise * noise * gamma * stieltjes(gamma, l)),
                        1.0, 1e-12);
        }
}

// HastieEtAl2022: bias l^2 m'(-l), variance gamma (m(-l) - l m'(-l)); m' by a central difference.
TEST(RidgeRisk, IsThatOfTheStieltjesTransform) {
    for (const double gamma : {0.3, 1.0, 2.5})
        for (const double l : {0.01, 0.4, 3.0}) {
            const double h = 1e-5 * l, m = stieltjes(gamma, l);
            const double slope = (stieltjes(gamma, l - h) - stieltjes(gamma, l + h)) / (2.0 * h);
            EXPECT_NEAR(ridge_risk_limit(gamma, l, 1.0, 0.0) / (l * l * slope), 1.0, 1e-7);
            EXPECT_NEAR(ridge_risk_limit(gamma, l, 0.0, 1.0) / (gamma * (m - l * slope)), 1.0,
                        1e-6);
        }
}

// The optimum is known by another formula, and no penalty beats it.
TEST(RidgeRisk, IsLeastAtTheOptimalPenalty) {
    for (const double gamma : {0.4, 1.0, 3.0}) {
        const double signal = 1.7, noise = 0.8, best = gamma * std::pow(noise / signal, 2);
        const double least = optimal_ridge_risk_limit(gamma, signal, noise);
        EXPECT_NEAR(ridge_risk_limit(gamma, best, signal, noise) / least, 1.0, 1e-13);
        for (const double factor : {0.0, 0.3, 0.9, 1.1, 4.0, 1e300})
            EXPECT_GT(ridge_risk_limit(gamma, factor * best, signal, noise), least);
    }
}

TEST(RidgeRisk, HasItsLimitsInThePenalty) {
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_DOUBLE_EQ(ridge_risk_limit(2.0, 1e-18, 2.0, 1.0), ridgeless_risk_limit(2.0, 2.0, 1.0));
    EXPECT_DOUBLE_EQ(ridge_risk_limit(0.5, 1e-18, 2.0, 1.0), ridgeless_risk_limit(0.5, 2.0, 1.0));
    EXPECT_EQ(ridge_risk_limit(1.0, 0.0, 2.0, 1.0), infinity);
    EXPECT_EQ(ridge_risk_limit(1.0, infinity, 2.0, 1.0), 4.0);
    // SNR 5, published: the risk at gamma = 1.
    EXPECT_NEAR(ridge_risk_limit(1.0, 1e-2, std::sqrt(5.0), 1.0), 4.76841859, 5e-9);
    EXPECT_NEAR(ridge_risk_limit(1.0, 1e-1, std::sqrt(5.0), 1.0), 1.92069331, 5e-9);
    EXPECT_THROW(ridge_risk_limit(0.0, 1.0, 1.0, 1.0), std::domain_error);
    EXPECT_THROW(ridge_risk_limit(1.0, -1.0, 1.0, 1.0), std::domain_error);
    EXPECT_THROW(ridge_risk_limit(1.0, std::nan(""), 1.0, 1.0), std::domain_error);
}

TEST(OptimalRidge, IsNeverWorseThanRidgelessOrTheNullEstimate) {
    for (double gamma = 0.05; gamma < 5.0; gamma += 0.05) {
        const double risk = optimal_ridge_risk_limit(gamma, 2.0, 1.0);
        EXPECT_LT(risk, ridgeless_risk_limit(gamma, 2.0, 1.0));
        EXPECT_LT(risk, 4.0);
        EXPECT_LT(risk, optimal_ridge_risk_limit(gamma + 0.05, 2.0, 1.0));  // no peak at 1
    }
}

TEST(OptimalRidge, KeepsItsDigitsWhereTheSignalIsWeak) {
    // R -> signal^2 as signal -> 0: relative correction signal^2 / (gamma noise^2).
    EXPECT_NEAR(optimal_ridge_risk_limit(1.0, 1e-9, 1.0) / 1e-18, 1.0, 1e-15);
}

// signal^2 = 5: a peak beside gamma = 1 that grows without bound as the penalty falls.
TEST(FixedPenalty, HasThePublishedRisks) {
    const double signal = std::sqrt(5.0);
    EXPECT_NEAR(ridge_risk_limit(1.0, 1e-3, signal, 1.0), 15.39636402, 5e-9);
    EXPECT_NEAR(ridge_risk_limit(1.0, 1e-2, signal, 1.0), 4.76841859, 5e-9);
    EXPECT_NEAR(ridge_risk_limit(1.0, 0.1, signal, 1.0), 1.92069331, 5e-9);
    EXPECT_NEAR(ridge_risk_limit(5.0, 0.1, signal, 1.0), 4.2359, 5e-5);
    EXPECT_NEAR(ridge_risk_limit(1.0016, 1e-3, signal, 1.0), 15.4016, 5e-5);
    EXPECT_NEAR(ridge_risk_limit(1.0335, 1e-2, signal, 1.0), 4.826665, 5e-7);
}

TEST(OptimalRidge, PenaltyIsTheInversePriorVariance) {
    EXPECT_DOUBLE_EQ(optimal_ridge_penalty(500, 1.0, 0.5), 125.0);  // NakkiranEtAl2021, figure 1
    EXPECT_EQ(optimal_ridge_penalty(10, 1.0, 0.0), 0.0);
    EXPECT_THROW(optimal_ridge_penalty(0, 1.0, 1.0), std::domain_error);
    EXPECT_THROW(optimal_ridge_penalty(10, 0.0, 1.0), std::domain_error);
    EXPECT_THROW(optimal_ridge_penalty(10, 1.0, -1.0), std::domain_error);
    EXPECT_THROW(optimal_ridge_risk_limit(0.0, 1.0, 1.0), std::domain_error);
    EXPECT_THROW(optimal_ridge_risk_limit(1.0, std::nan(""), 1.0), std::domain_error);
    EXPECT_THROW(optimal_ridge_risk_limit(1.0, 1.0, -1.0), std::domain_error);
}

// Hastie et al. (2022), theorem 1, and the risk of predicting 0.
TEST(RidgeRiskLimit, HasItsEnds) {
    EXPECT_DOUBLE_EQ(ridge_risk_limit(2.0, 0.0, 3.0, 0.5), 9.0 * 0.5 + 0.25);
    EXPECT_DOUBLE_EQ(ridge_risk_limit(0.5, 0.0, 3.0, 0.5), 0.25);
    EXPECT_DOUBLE_EQ(ridge_risk_limit(2.0, std::numeric_limits<double>::infinity(), 3.0, 0.5), 9.0);
}

}  // namespace
