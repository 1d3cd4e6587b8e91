/// Test of experiments/attacks.hpp, ablations.hpp and polynomials.hpp on exact special cases.
#include "experiments/attacks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "experiments/ablations.hpp"
#include "experiments/polynomials.hpp"

namespace {

using namespace overfit::experiments;
namespace numerics = overfit::numerics;

const numerics::Trials few{numerics::StreamKey(0, "attacks"), 20};

// n > p: targets moved orthogonally to the columns leave the fit alone and raise the training error
// by c^2 / n.
TEST(Attack, OutsideTheColumnsIsPaidInTrainingErrorOnly) {
    const Attacked result = attacked(
        gaussian_world({.n = 30, .p = 10}, Errors::noise, 50),
        {.moved = Moved::training_targets, .direction = Direction::outside, .size = 3.0}, few);
    for (std::size_t t = 0; t < few.count; ++t) {
        EXPECT_NEAR(result.test_after[t], result.test_before[t], 1e-10);
        EXPECT_NEAR(result.train_after[t], result.train_before[t] + 9.0 / 30.0, 1e-10);
    }
}

TEST(Attack, OutsideIsNowhereWhenTheModesFillTheSpace) {
    const Attack attack{
        .moved = Moved::training_targets, .direction = Direction::outside, .size = 1.0};
    EXPECT_THROW(attacked(gaussian_world({.n = 10, .p = 20}, Errors::noise, 5), attack, few),
                 std::domain_error);
}

// Without errors nothing is along the last mode for n >= p.
TEST(Attack, FindsNoErrorWhereThereIsNone) {
    for (const double error :
         scaled_error_along_last_mode(gaussian_world({.n = 30, .p = 10}, Errors::none, 5), few))
        EXPECT_NEAR(error, 0.0, 1e-11);
}

TEST(Attack, IsMeasuredInItsUnit) {
    const auto world = gaussian_world({.n = 30, .p = 10, .noise_sd = 2.0}, Errors::noise, 50);
    const Attacked relative = attacked(world,
                                       {.moved = Moved::training_targets,
                                        .direction = Direction::random,
                                        .size = 1.0,
                                        .unit = Unit::of_errors},
                                       few);
    // |e| is 2 chi_30: between 2 and 20 except with probability 1e-10.
    for (const double size : relative.size) {
        EXPECT_GT(size, 2.0);
        EXPECT_LT(size, 20.0);
    }
}

TEST(Ablation, OfEverythingPredictsZero) {
    const auto world = gaussian_world({.n = 12, .p = 5, .signal = 3.0}, Errors::noise, 2000);
    // The mean of (x'beta)^2 over 2000 points: 9 with a standard deviation of 9 sqrt(2 / 2000).
    for (const double error : ablated_test_error(world, projected_test_points(0), few))
        EXPECT_NEAR(error, 9.0, 6.0 * 9.0 * std::sqrt(2.0 / 2000.0));
}

TEST(Ablation, CountsModesFromTheEnd) {
    const auto world = gaussian_world({.n = 12, .p = 5}, Errors::noise, 10);
    EXPECT_EQ(ablated_test_error(world, projected_test_points(-2), few),
              ablated_test_error(world, projected_test_points(3), few));
    EXPECT_EQ(ablated_test_error(world, projected_errors(-5), few),
              ablated_test_error(world, projected_errors(0), few));
}

TEST(DataWorld, NeedsEnoughRows) {
    EXPECT_THROW(data_world(diabetes(), 400, 100), std::domain_error);
    EXPECT_THROW(gaussian_world({.n = 0, .p = 3}, Errors::none, 1), std::domain_error);
}

// 15 distinct points determine a polynomial: from degree 15 on (no constant term) it passes through
// them, and a penalty keeps it from doing so.
TEST(Polynomials, InterpolateFromTheThresholdOn) {
    PolynomialDesign design{.degrees = {8, 15, 40}};
    const PolynomialErrors free = polynomial_errors(design, few);
    design.penalty = 1.0;
    const PolynomialErrors penalised = polynomial_errors(design, few);
    for (std::size_t t = 0; t < few.count; ++t) {
        EXPECT_GT(free.train_error[0][t], 1e-6);
        EXPECT_LT(free.train_error[2][t], 1e-15);
        EXPECT_GT(penalised.train_error[2][t], 1e-6);
    }
    EXPECT_THROW(polynomial_errors({.degrees = {}}, few), std::domain_error);
}

}  // namespace
