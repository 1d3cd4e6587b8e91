/// Test of theory/gaussian_even_odds.hpp: known roots, the odds at them, and how they grow.
#include "theory/gaussian_even_odds.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>

#include "theory/gaussian_hull.hpp"

namespace {

using namespace overfit::theory;

// Roots from an independent computation with 30 digits. A probability's relative error of 2e-15 (1
// + d) moves the root by 2 sqrt(d) times as much, for P(inside) rises by 0.5 / sqrt(d) a unit of
// log N.
TEST(GaussianEvenPoints, AreThoseOfAnIndependentComputation) {
    struct Known {
        int dimension;
        double points;
    };
    for (const Known& known : {Known{1, 3.0},
                               {2, 10.3605735388894944},
                               {3, 26.9690245847482977},
                               {4, 62.2438295927737022},
                               {5, 134.233939328231521},
                               {7, 554.176535373806588},
                               {10, 3933.11691912607798},
                               {20, 1488470.06214319486}}) {
        const int d = known.dimension;
        const double promised = 4e-15 * (1 + d) * std::sqrt(d);
        EXPECT_NEAR(gaussian_even_points(d) / known.points, 1.0, promised) << d;
        EXPECT_NEAR(gaussian_log_even_points(d), std::log(known.points), promised + 0x1p-50) << d;
    }
}

// The least whole number that makes an interpolation at least as likely as not.
TEST(GaussianEvenPoints, SeparateTheWholeNumbers) {
    for (const int d : {2, 3, 4, 6, 9, 14}) {
        const double root = gaussian_even_points(d);
        EXPECT_LT(gaussian_inside_probability({std::floor(root), d}), 0.5) << d;
        EXPECT_GT(gaussian_inside_probability({std::ceil(root), d}), 0.5) << d;
    }
}

TEST(GaussianEvenPoints, MakeTheOddsEvenInHighDimensions) {
    for (const int d : {50, 200, 1000, 1300})
        EXPECT_NEAR(gaussian_outside_probability({gaussian_even_points(d), d}), 0.5,
                    2e-15 * (1 + d))
            << d;
}

TEST(GaussianEvenPoints, GrowByAFactorThatDecreasesToTheRootOfE) {
    const double limit = std::exp(0.5);
    double before = 4.0;
    for (const int d : {2, 3, 4, 5, 7, 10, 20, 30, 100, 400}) {
        const double growth = gaussian_even_points_growth(d);
        EXPECT_LT(growth, before) << d;
        // d^(3/2) adds 3/2 in d to the logarithm; the next term, of relative size 1 / d, has the
        // constant 3.2.
        if (d >= 10) {
            EXPECT_NEAR(d * std::log(growth / limit), 1.5, 4.0 / d) << d;
        }
        before = growth;
    }
    EXPECT_NEAR(gaussian_even_points_growth(2), 10.3605735388894944 / 3.0, 1e-13);
    EXPECT_NEAR(gaussian_even_points_growth(20), 1.7699, 5e-5);
}

// log N_half = log asymptote + b / d + c / d^2 + ...: Richardson's extrapolation from d, 2d, 4d and
// 8d removes three terms. What is left is below the last step it took, by the ratio of d to 2d.
TEST(GaussianEvenPoints, HaveTheConjecturedConstant) {
    std::array<double, 4> rest{};
    for (std::size_t j = 0; j < rest.size(); ++j) {
        const int d = 125 << j;
        rest[j] = gaussian_log_even_points(d) - gaussian_log_even_points_asymptote(d);
        // The first correction, 3.206 / d up to O(d^-2) with a constant of about 14.
        EXPECT_NEAR(rest[j] * d, 3.206, 16.0 / d);
    }
    double power = 1.0, last_step = 0.0;
    for (std::size_t level = 1; level < rest.size(); ++level) {
        power *= 2.0;
        for (std::size_t j = rest.size() - 1; j >= level; --j) {
            last_step = (rest[j] - rest[j - 1]) / (power - 1.0);
            rest[j] += last_step;
        }
    }
    EXPECT_LT(std::abs(rest.back()), 1e-6);
    EXPECT_LT(std::abs(rest.back()), std::abs(last_step));
}

TEST(GaussianEvenPoints, HaveAnAsymptoteWithoutOverflow) {
    for (const double d : {1.0, 2.5, 100.0, 1300.0}) {
        const double value = std::sqrt(2.0 * M_PI) * std::exp(-4.0 / 3.0) * std::pow(d, 1.5);
        EXPECT_NEAR(gaussian_even_points_asymptote(d) / value / std::exp(d / 2.0), 1.0,
                    1e-15 * (4 + d));
        EXPECT_NEAR(gaussian_log_even_points_asymptote(d), std::log(value) + d / 2.0,
                    1e-15 * (4 + d));
    }
    EXPECT_EQ(gaussian_even_points_asymptote(1e4), std::numeric_limits<double>::infinity());
    EXPECT_DOUBLE_EQ(gaussian_log_even_points_asymptote(1e8),
                     5e7 + 12.0 * std::log(10.0) - 4.0 / 3.0 + 0.5 * std::log(2.0 * M_PI));
}

// Balanced instances; eight digits from an independent computation.
TEST(GaussianEvenScale, IsThatOfAnIndependentComputation) {
    struct Known {
        double points;
        int dimension;
        double scale;
    };
    for (const Known& known : {Known{1000, 10, 0.85331205},
                               {1e4, 20, 0.71280437},
                               {1e5, 30, 0.67624210},
                               {1e4, 100, 0.26277233},
                               {60000, 784, 0.09019231}})
        EXPECT_NEAR(gaussian_even_scale(known.points, known.dimension), known.scale, 6e-9);
}

TEST(GaussianEvenScale, MakesTheOddsEven) {
    struct Case {
        double points;
        int dimension;
    };
    for (const auto& [points, d] :
         {Case{3, 1}, {1e290, 1}, {21, 10}, {100, 3}, {1e15, 40}, {2001, 1000}}) {
        const double scale = gaussian_even_scale(points, d);
        EXPECT_NEAR(gaussian_outside_probability({points, d, scale}), 0.5, 2e-15 * (2 + d))
            << points << " " << d;
    }
    // Wendel's theorem, and a fresh point at the root of N.
    EXPECT_EQ(gaussian_even_scale(20, 10), 0.0);
    EXPECT_NEAR(gaussian_even_scale(3, 1), 1.0, 1e-14);
}

TEST(GaussianEvenOdds, RejectWhatHasNoRoot) {
    EXPECT_THROW(gaussian_even_points(0), std::domain_error);
    EXPECT_THROW(gaussian_even_points(1301), std::domain_error);
    EXPECT_THROW(gaussian_log_even_points(-1), std::domain_error);
    EXPECT_THROW(gaussian_even_points_growth(1), std::domain_error);
    EXPECT_THROW(gaussian_even_points_asymptote(0.5), std::domain_error);
    EXPECT_THROW(gaussian_log_even_points_asymptote(std::nan("")), std::domain_error);
    EXPECT_THROW(gaussian_even_scale(19, 10), std::domain_error);
    EXPECT_THROW(gaussian_even_scale(25.5, 10), std::domain_error);
    EXPECT_THROW(gaussian_even_scale(std::nan(""), 10), std::domain_error);
    EXPECT_THROW(gaussian_even_scale(0, 0), std::domain_error);
}

}  // namespace
