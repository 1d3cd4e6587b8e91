/// Test of theory/robustness_bounds.hpp: values worked out apart, inverses and limits.
#include "theory/robustness_bounds.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace {

using namespace overfit::theory;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

constexpr NoisyFit mixed{.samples = 2e4,
                         .dimension = 3000.0,
                         .excess = 0.5,
                         .isoperimetry = 1.25,
                         .components = 2.0,
                         .failure = 0.5};
constexpr NoisyFit wide{.samples = 2e5,
                        .dimension = 300.0,
                        .excess = 0.5,
                        .isoperimetry = 1.25,
                        .components = 2.0,
                        .failure = 0.02};

// 4 k exp(-n eps^2 / (8^3 k)) + 2 exp(log |F| - eps^2 n d / (8^4 c L^2)), by a pocket calculator.
TEST(FiniteClass, HasTheValueOfTheTheorem) {
    EXPECT_NEAR(finite_class_probability(mixed, 500.0, 2.3), 0.060605419554079484, 1e-12);
    EXPECT_NEAR(finite_class_probability(mixed, 500.0, 2.415), 0.2556674009225041, 1e-11);
    EXPECT_EQ(finite_class_probability(mixed, 500.0, 2.5), 1.0);
}

TEST(FiniteClass, LipschitzConstantIsWhereTheProbabilityIsDelta) {
    for (const double log_functions : {0.0, 3.0, 1000.0}) {
        const double lipschitz = finite_class_lipschitz(mixed, log_functions);
        EXPECT_NEAR(finite_class_probability(mixed, log_functions, lipschitz), 0.5, 1e-12);
    }
    NoisyFit few = mixed;
    few.samples = 1000.0;
    EXPECT_EQ(finite_class_lipschitz(few, 3.0), 0.0);
}

TEST(ParametrisedClass, HasTheValueOfTheTheorem) {
    const Parametrisation functions{.parameters = 700.0, .diameter = 3.0, .smoothness = 20.0};
    EXPECT_NEAR(samples_needed(wide), 219041.35709222264, 1e-9);
    EXPECT_FALSE(has_enough_samples(wide));
    EXPECT_EQ(parametrised_class_lipschitz(wide, functions), 0.0);
    // n d is the same, and n is enough.
    NoisyFit more = wide;
    more.samples *= 2.0;
    more.dimension /= 2.0;
    EXPECT_TRUE(has_enough_samples(more));
    EXPECT_NEAR(parametrised_class_lipschitz(more, functions), 0.08576997578436649, 1e-15);
}

TEST(ParametrisedClass, ParametersAreTheInverse) {
    NoisyFit fit = wide;
    fit.samples = 1e6;
    Parametrisation functions{.parameters = 700.0, .diameter = 3.0, .smoothness = 20.0};
    for (const double p : {1.0, 700.0, 1e9}) {
        functions.parameters = p;
        const double lipschitz = parametrised_class_lipschitz(fit, functions);
        EXPECT_NEAR(parameters_needed(fit, functions, lipschitz) / p, 1.0, 1e-9);
    }
    EXPECT_EQ(parameters_needed(fit, functions, 1e6), 0.0);
    EXPECT_EQ(parameters_needed(wide, functions, 1e-6), 0.0) << "not enough samples";
}

TEST(ParametrisedClass, FollowsTheLaw) {
    NoisyFit fit{.samples = 1e6, .dimension = 100.0};
    Parametrisation functions{.parameters = 1e9};
    const double one = parametrised_class_lipschitz(fit, functions);
    fit.dimension *= 4.0;
    EXPECT_NEAR(parametrised_class_lipschitz(fit, functions) / one, 2.0, 1e-12);
    functions.parameters *= 4.0;
    EXPECT_NEAR(parametrised_class_lipschitz(fit, functions) / one, 1.0, 1e-8);
    EXPECT_LT(one, robustness_scale(1e6, 100.0, 1e9) / 512.0);
}

// 2^18 log 60 = 1073307.8609...
TEST(ParametrisedClass, DimensionNeededIsWhereInterpolationIsConstrained) {
    NoisyFit fit{.samples = 1e13, .dimension = 1.0};
    const Parametrisation functions{.parameters = 1e13};
    fit.dimension = dimension_needed(fit, functions, 1.0, 1.0);
    EXPECT_NEAR(fit.dimension, 1073307.8609191503, 1e-6);
    EXPECT_NEAR(parametrised_class_lipschitz(fit, functions), 1.0, 1e-11);
    EXPECT_NEAR(dimension_needed(fit, functions, 3.0, 2.0) / fit.dimension, 12.0, 1e-12);
}

TEST(RobustnessScale, IsPlainArithmetic) {
    EXPECT_DOUBLE_EQ(robustness_scale(100.0, 20.0, 500.0), 2.0);
    EXPECT_DOUBLE_EQ(deep_robustness_scale(100.0, 20.0, 500.0, 4.0), 1.0);
    EXPECT_DOUBLE_EQ(poincare_robustness_scale(100.0, 25.0, 500.0), 1.0);
    EXPECT_DOUBLE_EQ(robust_parameter_scale(100.0, 20.0, 2.0), 500.0);
    // At that p the law gives L back.
    EXPECT_DOUBLE_EQ(robustness_scale(100.0, 20.0, robust_parameter_scale(100.0, 20.0, 0.3)), 0.3);
}

TEST(FamousData, HasTheOrdersOfMagnitudeOfTheSource) {
    EXPECT_EQ(mnist().numbers, 28.0 * 28.0);
    EXPECT_EQ(imagenet().numbers, 2e5);
    EXPECT_DOUBLE_EQ(mnist().samples * mnist().least_dimension, 9e5);
    EXPECT_DOUBLE_EQ(mnist().samples * mnist().largest_dimension, 9e6);
    EXPECT_DOUBLE_EQ(imagenet().samples * imagenet().least_dimension, 2.8e10);
    EXPECT_EQ(imagenet().largest_dimension, imagenet().least_dimension);
}

TEST(RobustnessBounds, RefuseWhatMeansNothing) {
    NoisyFit bad = wide;
    bad.failure = 1.0;
    EXPECT_THROW(samples_needed(bad), std::domain_error);
    bad = wide;
    bad.components = 0.5;
    EXPECT_THROW(finite_class_lipschitz(bad, 1.0), std::domain_error);
    bad = wide;
    bad.samples = nan;
    EXPECT_THROW(has_enough_samples(bad), std::domain_error);
    EXPECT_THROW(finite_class_probability(wide, -1.0, 1.0), std::domain_error);
    EXPECT_THROW(finite_class_probability(wide, 1.0, 0.0), std::domain_error);
    EXPECT_THROW(parametrised_class_lipschitz(wide, {.parameters = 0.0}), std::domain_error);
    EXPECT_THROW(parametrised_class_lipschitz(wide, {.parameters = 9.0, .diameter = 1e-3}),
                 std::domain_error)
        << "60 W J <= epsilon";
    EXPECT_THROW(parameters_needed(wide, {.parameters = 9.0}, nan), std::domain_error);
    EXPECT_THROW(dimension_needed(wide, {.parameters = 9.0}, 0.0, 1.0), std::domain_error);
    EXPECT_THROW(robustness_scale(1.0, -1.0, 1.0), std::domain_error);
    EXPECT_THROW(poincare_robustness_scale(1.0, 1.0, 0.0), std::domain_error);
}

}  // namespace
