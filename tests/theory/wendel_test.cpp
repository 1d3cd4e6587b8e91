/// Test of theory/wendel.hpp against exact integers, symmetry and simulation.
#include "theory/wendel.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <boost/math/constants/constants.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>

#include "numerics/random.hpp"

namespace {

using namespace overfit::theory;
namespace numerics = overfit::numerics;
using Integer = boost::multiprecision::cpp_int;
using Wide = boost::multiprecision::cpp_bin_float_100;

/// C(n, first) + ... + C(n, last), exactly.
Integer binomials(int n, int first, int last) {
    Integer binomial = 1, sum = 0;
    for (int k = 0; k <= last; ++k) {
        if (k >= first) sum += binomial;
        binomial = binomial * (n - k) / (k + 1);
    }
    return sum;
}

double share(const Integer& count, int n) {
    return static_cast<double>(ldexp(Wide(count), -n));
}

// A product of at most N ratios of relative error 2^-53 each, and as many roundings.
TEST(Wendel, IsTheBinomialTailOnBothSides) {
    for (const int n : {1, 2, 3, 10, 30, 101, 1000})
        for (const int d : {1, 2, 3, 9, 10, 49, 50, 51, 300, 500, 501, 999}) {
            const Wendel points{static_cast<double>(n), d};
            const double bound = (n + 10) * 0x1p-52;
            const double outside = share(binomials(n - 1, 0, std::min(d, n) - 1), n - 1);
            EXPECT_LE(std::abs(wendel_outside_probability(points) / outside - 1.0), bound);
            if (n <= d) {
                EXPECT_EQ(wendel_inside_probability(points), 0.0);
                EXPECT_EQ(wendel_log_inside_probability(points),
                          -std::numeric_limits<double>::infinity());
                EXPECT_EQ(wendel_log_outside_probability(points), 0.0);
                continue;
            }
            const double inside = share(binomials(n - 1, d, n - 1), n - 1);
            EXPECT_LE(std::abs(wendel_inside_probability(points) / inside - 1.0), bound);
            // The rounding of the logarithm itself adds to the absolute error.
            EXPECT_NEAR(wendel_log_inside_probability(points), std::log(inside),
                        bound + 0x1p-51 * std::abs(std::log(inside)));
            EXPECT_NEAR(wendel_log_outside_probability(points), std::log(outside),
                        bound + 0x1p-51 * std::abs(std::log(outside)));
        }
    EXPECT_NEAR(wendel_outside_probability({30, 10}), 0.03071417287, 5e-12);
}

TEST(Wendel, HasLogarithmsBeyondTheRangeOfADouble) {
    const Wide log_outside = log(Wide(binomials(9999, 0, 99))) - 9999 * log(Wide(2));
    EXPECT_NEAR(wendel_log_outside_probability({1e4, 100}), static_cast<double>(log_outside),
                1e-15 * 6500);
    EXPECT_EQ(wendel_outside_probability({1e4, 100}), 0.0);
    EXPECT_EQ(wendel_inside_probability({1e4, 100}), 1.0);
    // One dimension: all N points on one side.
    EXPECT_DOUBLE_EQ(wendel_log_outside_probability({1e15, 1}), -(1e15 - 1.0) * std::log(2.0));
}

TEST(Wendel, HasEvenOddsAtTwiceTheDimension) {
    for (const int d : {1, 2, 7, 100, 5000}) {
        EXPECT_NEAR(wendel_outside_probability({2.0 * d, d}), 0.5, (d + 10) * 0x1p-52);
        EXPECT_NEAR(wendel_inside_probability({2.0 * d, d}), 0.5, (d + 10) * 0x1p-52);
    }
}

// Heads and tails change places: N points miss the centre in R^d as often as they catch it in
// R^(N-d).
TEST(Wendel, HasTheSymmetryOfTheCoin) {
    ASSERT_TRUE(rc::check("inside(N, N - d) = outside(N, d), and they sum to 1", [] {
        const int n = *rc::gen::inRange(2, 1000), d = *rc::gen::inRange(1, n);
        const auto points = static_cast<double>(n);
        RC_ASSERT(std::abs(wendel_inside_probability({points, n - d}) /
                               wendel_outside_probability({points, d}) -
                           1.0) < (n + 10) * 0x1p-51);
        RC_ASSERT(std::abs(wendel_inside_probability({points, d}) +
                           wendel_outside_probability({points, d}) - 1.0) < (n + 10) * 0x1p-51);
    }));
}

// In the plane the hull misses the centre iff some gap between the directions exceeds pi.
TEST(Wendel, IsTheFrequencyInASimulationOfThePlane) {
    constexpr int trials = 40'000, n = 6;
    int outside = 0;
    const numerics::StreamKey key(0, "wendel");
    for (int trial = 0; trial < trials; ++trial) {
        numerics::Stream stream(key, static_cast<std::uint64_t>(trial));
        std::vector<double> angles(n);
        for (double& angle : angles) {
            const double x = stream.normal();
            angle = std::atan2(stream.normal(), x);
        }
        std::sort(angles.begin(), angles.end());
        double gap = angles.front() + 2.0 * M_PI - angles.back();
        for (std::size_t j = 1; j < n; ++j) gap = std::max(gap, angles[j] - angles[j - 1]);
        if (gap > M_PI) ++outside;
    }
    // Five standard errors: 6 / 32 with 40 000 trials.
    const double p = wendel_outside_probability({n, 2});
    EXPECT_NEAR(static_cast<double>(outside) / trials, p, 5.0 * std::sqrt(p * (1.0 - p) / trials));
}

TEST(Wendel, RejectsWhatIsNoNumberOfPoints) {
    for (const double points : {0.0, -3.0, 2.5, std::nan(""), HUGE_VAL})
        EXPECT_THROW(wendel_inside_probability({points, 2}), std::domain_error);
    EXPECT_THROW(wendel_outside_probability({5.0, 0}), std::domain_error);
    EXPECT_THROW(wendel_log_inside_probability({5.0, -1}), std::domain_error);
    EXPECT_THROW(wendel_log_outside_probability({0.5, 1}), std::domain_error);
}

}  // namespace
