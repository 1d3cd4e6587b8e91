/// Test of theory/convex_position.hpp: exact fractions, Sylvester's identity, Barany's limit.
#include "theory/convex_position.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>

#include "theory/polygon_hull.hpp"

namespace {

using namespace overfit::theory;
using Integer = boost::multiprecision::cpp_int;
using Wide = boost::multiprecision::cpp_bin_float_50;

Integer factorial(int n) {
    Integer product = 1;
    for (int j = 2; j <= n; ++j) product *= j;
    return product;
}

double log_ratio(const Integer& numerator, const Integer& denominator) {
    return static_cast<double>(log(Wide(numerator)) - log(Wide(denominator)));
}

// The logarithms of the factorials are at most 3 n log(3 n).
double promised(int n) {
    return 1e-15 * (1 + n * std::log(n));
}

TEST(ConvexPosition, HasValtrsFractions) {
    for (const int n : {1, 2, 3, 4, 5, 6, 10, 33, 100, 400}) {
        const Integer middle = factorial(2 * n - 2) / (factorial(n - 1) * factorial(n - 1)),
                      all = factorial(n);
        EXPECT_NEAR(parallelogram_log_convex_probability(n), log_ratio(middle * middle, all * all),
                    promised(n))
            << n;
        EXPECT_NEAR(triangle_log_convex_probability(n),
                    log_ratio((Integer(1) << n) * factorial(3 * n - 3),
                              pow(factorial(n - 1), 3) * factorial(2 * n)),
                    promised(n))
            << n;
    }
    EXPECT_NEAR(parallelogram_convex_probability(4), 25.0 / 36.0, 1e-14);
    EXPECT_NEAR(parallelogram_convex_probability(5), 49.0 / 144.0, 1e-14);
    EXPECT_NEAR(triangle_convex_probability(4), 2.0 / 3.0, 1e-14);
    EXPECT_NEAR(triangle_convex_probability(5), 11.0 / 36.0, 1e-14);
    for (const int n : {1, 2, 3}) {
        EXPECT_NEAR(parallelogram_convex_probability(n), 1.0, 1e-14);
        EXPECT_NEAR(triangle_convex_probability(n), 1.0, 1e-14);
    }
}

// Four points are not in convex position iff one of them is in the triangle of the others.
TEST(ConvexPosition, OfFourPointsIsSylvestersProblem) {
    EXPECT_NEAR(parallelogram_convex_probability(4), 1.0 - 4.0 * square_inside_probability(3),
                1e-14);
    EXPECT_NEAR(triangle_convex_probability(4), 1.0 - 4.0 * triangle_inside_probability(3), 1e-14);
}

// Barany (1999): n^2 p^(1/n) tends to e^2 A^3 / 4 with the greatest affine perimeter A of a convex
// set inside: 16 e^2 for the square, 27 e^2 / 2 for the triangle. By Stirling's formula the
// logarithm of the ratio is -2 log(n) / n + O(1/n) for the square.
TEST(ConvexPosition, TendsToBaranysLimit) {
    const auto rate = [](double log_probability, double n) {
        return 2.0 * std::log(n) + log_probability / n;
    };
    for (const int n : {1000, 100'000}) {
        const double slack = 8.0 * std::log(n) / n;
        EXPECT_NEAR(rate(parallelogram_log_convex_probability(n), n), std::log(16.0) + 2.0, slack);
        EXPECT_NEAR(rate(triangle_log_convex_probability(n), n), std::log(13.5) + 2.0, slack);
    }
    EXPECT_EQ(parallelogram_convex_probability(1000), 0.0);
    EXPECT_EQ(triangle_convex_probability(1000), 0.0);
}

// 1 - 35 / (12 pi^2) in the disk, 1 - 9/143 in the ball; none of three points of a segment.
TEST(ConvexPosition, HasSylvestersProbabilitiesInTheBall) {
    EXPECT_NEAR(ball_sylvester_probability(1), 0.0, 1e-14);
    EXPECT_NEAR(ball_sylvester_probability(2), 1.0 - 35.0 / (12.0 * M_PI * M_PI), 1e-14);
    EXPECT_NEAR(ball_sylvester_probability(3), 134.0 / 143.0, 1e-14);
    EXPECT_NEAR(1.0 - ball_sylvester_probability(5), 7.0 * 0.000220382389230, 1e-14);
}

TEST(ConvexPosition, RejectsWhatIsNoNumberOfPoints) {
    for (const int n : {0, -5}) {
        EXPECT_THROW(parallelogram_convex_probability(n), std::domain_error);
        EXPECT_THROW(triangle_convex_probability(n), std::domain_error);
        EXPECT_THROW(parallelogram_log_convex_probability(n), std::domain_error);
        EXPECT_THROW(triangle_log_convex_probability(n), std::domain_error);
        EXPECT_THROW(ball_sylvester_probability(n), std::domain_error);
    }
    EXPECT_THROW(ball_sylvester_probability(101), std::domain_error);
}

}  // namespace
