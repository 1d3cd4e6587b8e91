/// Test of theory/feature_subset.hpp, written from Belkin, Hsu and Xu and by enumeration.
#include "theory/feature_subset.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "theory/ridgeless.hpp"

namespace {

using namespace overfit::theory;

constexpr double infinity = std::numeric_limits<double>::infinity();

// The setting of their figure 1: D = 100, n = 40, |beta| = 1, noise 1/5. Their risk counts the
// label noise, 0.04; p = 20: 0.84 (1 + 20/19) = 1.7242…
TEST(FeatureSubset, ReproducesTheCurveOfBelkinHsuXu) {
    const std::vector<double> beta = power_law_coefficients(100, 1.0, 1.0);
    const auto test_error = [&](int p) { return random_subset_risk(beta, 40, p, 0.2) + 0.04; };
    EXPECT_NEAR(test_error(0), 1.04, 1e-14);
    EXPECT_NEAR(test_error(10), 1.264137931, 5e-10);
    EXPECT_NEAR(test_error(20), 1.7242105263, 5e-11);
    EXPECT_NEAR(test_error(38), 25.74, 1e-11);
    EXPECT_EQ(test_error(40), infinity);
    EXPECT_NEAR(test_error(42), 25.44, 1e-11);
    EXPECT_NEAR(test_error(60), 1.5663157895, 5e-11);
    EXPECT_NEAR(test_error(80), 0.8861538462, 5e-11);
    EXPECT_NEAR(test_error(100), 0.6671186441, 5e-11);
}

// The mean over all subsets of 3 of 6 features, one by one.
TEST(FeatureSubset, RandomChoiceIsTheMeanOverAllChoices) {
    const std::vector<double> beta = power_law_coefficients(6, 0.7, 2.0);
    double sum = 0.0;
    int subsets = 0;
    for (unsigned chosen = 0; chosen < 64; ++chosen) {
        if (std::popcount(chosen) != 3) continue;
        double seen = 0.0, hidden = 0.0;
        for (unsigned j = 0; j < 6; ++j)
            ((chosen >> j & 1U) != 0 ? seen : hidden) += beta[j] * beta[j];
        sum += feature_subset_risk({1, 3, std::sqrt(seen), std::sqrt(hidden), 0.5});
        ++subsets;
    }
    EXPECT_EQ(subsets, 20);
    EXPECT_NEAR(random_subset_risk(beta, 1, 3, 0.5), sum / subsets, 1e-13);
}

TEST(FeatureSubset, IsRidgelessRegressionWhenNothingIsHidden) {
    for (const int p : {5, 20, 22, 40})
        EXPECT_DOUBLE_EQ(
            feature_subset_risk({.n = 20, .p = p, .seen = 2.0, .hidden = 0.0, .noise_sd = 0.3}),
            ridgeless_risk({.n = 20, .p = p, .signal = 2.0, .noise_sd = 0.3}));
    EXPECT_EQ(feature_subset_risk({20, 20, 1.0, 0.0, 0.0}), 0.0);
    EXPECT_EQ(feature_subset_risk({20, 20, 1.0, 0.1, 0.0}), infinity);
}

TEST(FeatureSubset, ThePrescientOrderIsBestWithFewFeatures) {
    const std::vector<double> beta = power_law_coefficients(100, 1.0, 1.0);
    const auto risk = [&](int p) { return prescient_subset_risk(beta, 40, p, 0.2); };
    int best = 0;
    for (int p = 1; p <= 100; ++p)
        if (risk(p) < risk(best)) best = p;
    EXPECT_LT(best, 20);
    EXPECT_LT(5.0 * risk(best), risk(100));
    EXPECT_DOUBLE_EQ(risk(100), random_subset_risk(beta, 40, 100, 0.2));
    EXPECT_DOUBLE_EQ(risk(0), 1.0);
}

TEST(FeatureSubset, RejectsWhatHasNoMeaning) {
    EXPECT_THROW(feature_subset_risk({0, 1, 1.0, 1.0, 1.0}), std::domain_error);
    EXPECT_THROW(feature_subset_risk({1, -1, 1.0, 1.0, 1.0}), std::domain_error);
    EXPECT_THROW(feature_subset_risk({1, 1, 1.0, std::nan(""), 1.0}), std::domain_error);
    EXPECT_THROW(power_law_coefficients(0, 1.0, 1.0), std::domain_error);
    EXPECT_THROW(power_law_coefficients(5, std::nan(""), 1.0), std::domain_error);
    EXPECT_THROW(random_subset_risk({1.0, 2.0}, 5, 3, 1.0), std::domain_error);
    EXPECT_THROW(prescient_subset_risk({1.0, 2.0}, 5, 1, 1.0), std::domain_error);
}

}  // namespace
