/// Test of numerics/adam.hpp against the published recursion, signs and fixed points.
#include "numerics/adam.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "numerics/random.hpp"

namespace {

using overfit::numerics::Adam;
using overfit::numerics::adam_learning_rate;
using overfit::numerics::AdamOptions;

/// The recursion with sums over all gradients in place of running means.
std::vector<double> by_sums(const AdamOptions& options, double start,
                            const std::vector<double>& gradients) {
    std::vector<double> path{start};
    for (std::size_t t = 1; t <= gradients.size(); ++t) {
        double mean = 0.0, square = 0.0, mean_weight = 0.0, square_weight = 0.0;
        for (std::size_t i = 1; i <= t; ++i) {
            const double age = static_cast<double>(t - i), gradient = gradients[i - 1];
            mean += std::pow(options.beta_mean, age) * gradient;
            square += std::pow(options.beta_square, age) * gradient * gradient;
            mean_weight += std::pow(options.beta_mean, age);
            square_weight += std::pow(options.beta_square, age);
        }
        const double rate = adam_learning_rate(options, t);
        path.push_back(path.back() * (1.0 - rate * options.weight_decay) -
                       rate * (mean / mean_weight) /
                           (std::sqrt(square / square_weight) + options.epsilon));
    }
    return path;
}

template <typename Real>
void expect_path(const AdamOptions& options, double tolerance) {
    overfit::numerics::Stream stream(overfit::numerics::StreamKey(0, "adam"), 0);
    std::vector<double> gradients;
    for (int i = 0; i < 60; ++i) gradients.push_back(stream.normal() + 0.3);
    const std::vector<double> expected = by_sums(options, 0.7, gradients);
    Adam<Real> adam(2, options);
    std::vector<Real> parameters{static_cast<Real>(0.7), Real{0}};
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        const std::vector<Real> gradient{static_cast<Real>(gradients[i]), Real{0}};
        adam.step(parameters, gradient);
        ASSERT_NEAR(parameters[0], expected[i + 1], tolerance) << i;
        ASSERT_EQ(parameters[1], Real{0});
    }
    EXPECT_EQ(adam.steps(), gradients.size());
}

TEST(Adam, FollowsThePublishedRecursion) {
    const AdamOptions scheduled{.learning_rate = 0.02,
                                .weight_decay = 0.5,
                                .warm_up = 10,
                                .decay_end = 50,
                                .final_share = 0.1};
    for (const AdamOptions& options :
         {AdamOptions{}, scheduled,
          AdamOptions{.beta_mean = 0.0, .beta_square = 0.0, .epsilon = 0}}) {
        expect_path<double>(options, 1e-13);
        expect_path<float>(options, 1e-5);
    }
}

TEST(Adam, FirstStepIsTheLearningRateWhateverTheGradient) {
    for (const double gradient : {1e-6, -3.0, 1e9}) {
        Adam<double> adam(1, {.learning_rate = 0.01, .epsilon = 0.0});
        std::vector<double> x{2.0};
        adam.step(x, std::vector<double>{gradient});
        EXPECT_NEAR(x[0], 2.0 - std::copysign(0.01, gradient), 1e-15);
    }
}

TEST(Adam, FindsTheLeastValueOfAnIllConditionedBowl) {
    Adam<double> adam(2, {.learning_rate = 0.1, .decay_end = 2000});
    std::vector<double> x{3.0, -2.0};
    for (int i = 0; i < 2000; ++i)
        adam.step(x, std::vector<double>{1e3 * (x[0] - 1.0), 1e-2 * (x[1] - 5.0)});
    EXPECT_NEAR(x[0], 1.0, 1e-4);
    EXPECT_NEAR(x[1], 5.0, 1e-2);
}

TEST(Adam, WarmsUpAndDecaysAlongACosine) {
    const AdamOptions options{
        .learning_rate = 2.0, .warm_up = 4, .decay_end = 104, .final_share = 0.25};
    EXPECT_EQ(adam_learning_rate(options, 1), 0.5);
    EXPECT_EQ(adam_learning_rate(options, 4), 2.0);
    EXPECT_NEAR(adam_learning_rate(options, 54), 1.25, 1e-15);
    EXPECT_NEAR(adam_learning_rate(options, 104), 0.5, 1e-15);
    EXPECT_NEAR(adam_learning_rate(options, 1000), 0.5, 1e-15);
    EXPECT_EQ(adam_learning_rate({.learning_rate = 3.0}, 1'000'000), 3.0);
}

TEST(Adam, RejectsOptionsAndSizesOutOfRange) {
    for (const AdamOptions& options :
         {AdamOptions{.learning_rate = 0.0}, AdamOptions{.beta_mean = 1.0},
          AdamOptions{.beta_square = -0.1}, AdamOptions{.epsilon = -1.0},
          AdamOptions{.weight_decay = -1.0}, AdamOptions{.warm_up = 5, .decay_end = 5},
          AdamOptions{.final_share = 1.5}, AdamOptions{.learning_rate = std::nan("")}})
        EXPECT_THROW(Adam<double>(1, options), std::domain_error);
    Adam<float> adam(2, {});
    std::vector<float> two(2), three(3);
    EXPECT_THROW(adam.step(three, two), std::domain_error);
    EXPECT_THROW(adam.step(two, three), std::domain_error);
}

}  // namespace
