/// Test of theory/example_polygon.hpp against the model itself, feature by feature, in 50 digits.
#include "theory/example_polygon.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

namespace {

using namespace overfit::theory;
using Wide = boost::multiprecision::cpp_bin_float_50;

/// max(0, W'W e_t + b) on the unit vectors, with hidden vectors of squared length r^2.
Wide model_loss(int examples, const Wide& radius_squared) {
    const Wide turn = 2 * boost::math::constants::pi<Wide>() / examples;
    Wide loss = 0;
    for (int t = 0; t < examples; ++t)
        for (int i = 0; i < examples; ++i) {
            const Wide product =
                radius_squared * (cos(turn * t) * cos(turn * i) + sin(turn * t) * sin(turn * i));
            const Wide output = product + 1 - radius_squared;
            const Wide error = (output > 0 ? output : Wide(0)) - (t == i ? 1 : 0);
            loss += error * error;
        }
    return loss / examples;
}

Wide least_radius_squared(int examples) {
    const Wide turn = 2 * boost::math::constants::pi<Wide>() / examples;
    return 1 / (1 - cos(turn));
}

TEST(ExamplePolygon, LossIsThatOfTheModelInFiftyDigits) {
    for (const int examples : {2, 3, 4, 5, 6, 8, 17, 40})
        for (const double share : {0.05, 0.2, 0.3, 0.6, 0.95, 1.0, 1.3}) {
            const Wide expected = model_loss(examples, least_radius_squared(examples) * share);
            EXPECT_NEAR(polygon_loss({examples, share}), static_cast<double>(expected), 1e-13)
                << examples << " " << share;
        }
}

TEST(ExamplePolygon, TwoNeighboursLeakBelowTheThreshold) {
    for (const int examples : {3, 5, 10, 1000})
        for (const double share : {0.7, 0.95, 0.999})
            EXPECT_NEAR(polygon_loss({examples, share}), 2.0 * std::pow(1.0 - share, 2), 1e-16);
    EXPECT_EQ(polygon_loss({2, 0.75}), 0.0625);
    for (const int examples : {2, 3, 30, 100'000}) EXPECT_EQ(polygon_loss({examples}), 0.0);
}

// The published minimal norms: T = 5 (2.69, 1.00), T = 10 (7.24, 13.40), T = 30 (37.1, 245).
TEST(ExamplePolygon, NormsAreThoseOfTheParameters) {
    for (const int examples : {3, 5, 10, 30, 1000}) {
        const auto radius_squared = static_cast<double>(least_radius_squared(examples));
        EXPECT_NEAR(polygon_radius_squared({examples}) / radius_squared, 1.0, 1e-14);
        EXPECT_NEAR(polygon_radius_squared({examples, 0.5}) / radius_squared, 0.5, 1e-14);
        EXPECT_NEAR(polygon_weight_norm({examples}) / std::sqrt(radius_squared * examples), 1.0,
                    1e-14);
        EXPECT_NEAR(polygon_bias_norm({examples}),
                    std::abs(radius_squared - 1.0) * std::sqrt(examples),
                    1e-13 * radius_squared * std::sqrt(examples));
    }
    EXPECT_NEAR(polygon_weight_norm({5}), 2.69, 0.005);
    EXPECT_NEAR(polygon_bias_norm({5}), 1.00, 0.005);
    EXPECT_NEAR(polygon_weight_norm({30}), 37.1, 0.05);
    EXPECT_NEAR(polygon_bias_norm({30}), 245.0, 0.5);
    const double many = 1e5;
    EXPECT_NEAR(polygon_radius_squared({100'000}) / (many * many / (2.0 * M_PI * M_PI)), 1.0, 1e-9);
}

TEST(ExamplePolygon, BiasFollowsFromTheWeights) {
    for (const int examples : {5, 10, 30})
        for (const double share : {1.0, 1.7})
            EXPECT_NEAR(memoriser_bias_norm(polygon_weight_norm({examples, share}), examples) /
                            polygon_bias_norm({examples, share}),
                        1.0, 1e-13);
}

TEST(ExamplePolygon, ReachEndsBetweenTwoSizes) {
    for (const double reach : {0.0, 0.3, 2.0, 25.0, 1e4})
        for (const double entry : {0.3, 0.55, 1.0}) {
            const int most = static_cast<int>(largest_polygon_within(reach, entry));
            const auto needed = [entry](int examples) {
                return static_cast<double>((least_radius_squared(examples) - 1) * entry);
            };
            EXPECT_LE(needed(most), reach * (1.0 + 1e-12) + 1e-12);
            EXPECT_GT(needed(most + 1), reach);
        }
    EXPECT_EQ(largest_polygon_within(0.0, 1.0), 4.0);
}

TEST(ExamplePolygon, RatesAddUpAsTheyAreDrawn) {
    for (const CosineSchedule schedule :
         {CosineSchedule{1e-3, 50'000, 2500}, {3e-2, 100, 5}, {1.0, 7, 0}, {1.0, 3, 2}}) {
        const long double peak = static_cast<long double>(schedule.peak);
        long double sum = 0.0L;
        for (int i = 0; i < schedule.steps; ++i)
            sum += i < schedule.warm_up
                       ? peak * (i + 1.0L) / schedule.warm_up
                       : peak *
                             (1.0L + std::cos(M_PIl * (i - schedule.warm_up) /
                                              (schedule.steps - schedule.warm_up))) /
                             2.0L;
        EXPECT_NEAR(total_learning_rate(schedule) / static_cast<double>(sum), 1.0, 1e-13);
    }
    EXPECT_NEAR(total_learning_rate({1e-3, 50'000, 2500}), 25.0, 0.01);
}

TEST(ExamplePolygon, RefusesWhatIsNoPolygon) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(polygon_loss({1, 1.0}), std::domain_error);
    EXPECT_THROW(polygon_radius_squared({5, 0.0}), std::domain_error);
    EXPECT_THROW(polygon_weight_norm({5, nan}), std::domain_error);
    EXPECT_THROW(polygon_bias_norm({-3}), std::domain_error);
    EXPECT_THROW(memoriser_bias_norm(1.0, 4.0), std::domain_error);
    EXPECT_THROW(memoriser_bias_norm(nan, 4.0), std::domain_error);
    EXPECT_THROW(memoriser_bias_norm(3.0, 0.0), std::domain_error);
    EXPECT_THROW(largest_polygon_within(-1.0, 0.5), std::domain_error);
    EXPECT_THROW(largest_polygon_within(1.0, 0.0), std::domain_error);
    EXPECT_THROW(largest_polygon_within(1.0, 1.5), std::domain_error);
    EXPECT_THROW(total_learning_rate({-1.0, 10, 1}), std::domain_error);
    EXPECT_THROW(total_learning_rate({1.0, 0, 0}), std::domain_error);
    EXPECT_THROW(total_learning_rate({1.0, 10, 10}), std::domain_error);
    EXPECT_THROW(total_learning_rate({1.0, 10, -1}), std::domain_error);
}

}  // namespace
