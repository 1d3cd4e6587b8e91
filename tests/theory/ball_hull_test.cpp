/// Test of theory/ball_hull.hpp: Kingman, Buchta, Efron and Euler, limits and simulation.
#include "theory/ball_hull.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include "numerics/random.hpp"

namespace {

using namespace overfit::theory;
namespace numerics = overfit::numerics;
using Wide = boost::multiprecision::cpp_bin_float_50;

/// The relative error that the header promises.
double promised(int d) {
    return d <= 20 ? 1e-12 : 1e-11;
}

void expect_relative(double value, const Wide& reference, double bound) {
    EXPECT_LT(std::abs(static_cast<double>(value / reference - 1)), bound) << reference;
}

// Kingman (1969), theorem 7: the mean volume of a random simplex over the ball's is
// 2^-d C(d+1, (d+1)/2)^(d+1) / C((d+1)^2, (d+1)^2/2).
Wide kingman(int d) {
    const auto middle = [](const Wide& n) { return tgamma(n + 1) / pow(tgamma(n / 2 + 1), 2); };
    return ldexp(pow(middle(d + 1), d + 1) / middle(Wide(d + 1) * (d + 1)), -d);
}

TEST(BallHull, OfOnePointMoreThanDimensionsIsKingmansSimplex) {
    for (const int d : {1, 2, 3, 4, 5, 8, 13, 20, 40})
        expect_relative(ball_inside_probability({d + 1.0, d}), kingman(d), promised(d));
    expect_relative(ball_inside_probability({3, 2}),
                    35 / (48 * pow(boost::math::constants::pi<Wide>(), 2)), promised(2));
    expect_relative(ball_inside_probability({4, 3}), Wide(9) / 715, promised(3));
}

// Buchta (1986, 1990): with x = 1 - 2s, (1-s)^n - s^n is x, x, x(3 + x^2)/4 and x(1 + x^2)/2 for n
// = 1 to 4: the mean volumes of even and odd numbers of points determine each other.
TEST(BallHull, HasBuchtasIdentities) {
    for (const int d : {1, 2, 3, 5, 10, 20, 50}) {
        std::vector<double> integral(5);
        double binomial = 1.0;
        for (int n = 1; n <= 4; ++n) {
            binomial *= (d + n) / static_cast<double>(n);
            integral[static_cast<std::size_t>(n)] =
                ball_inside_probability({static_cast<double>(d + n), d}) / binomial;
        }
        EXPECT_NEAR(integral[2] / integral[1], 1.0, promised(d)) << d;
        // The difference is at least a third of the minuend.
        EXPECT_NEAR((2.0 * integral[3] - integral[1]) / integral[4], 1.0, 4.0 * promised(d)) << d;
    }
}

/// E (number of facets of n points) for d = 2 and 3, in 50 digits. The distance h of the plane
/// through d of the points has a density proportional to (1 - h^2)^((d^2-1)/2).
Wide facets(const Wide& n, int d) {
    static boost::math::quadrature::tanh_sinh<Wide> rule(18);
    const Wide& pi = boost::math::constants::pi<Wide>();
    const auto integrand = [&](const Wide& h, const Wide& from_end) {
        // from_end is 1 - h near the end, -h near the start.
        const Wide gap = from_end > 0 ? from_end : Wide(1 - h), root = sqrt(gap * (1 + h));
        const Wide share =
            d == 2 ? Wide((atan2(root, h) - h * root) / pi) : Wide(gap * gap * (2 + h) / 4);
        const Wide density =
            d == 2 ? Wide(pow(root, 3) * 16 / (3 * pi)) : Wide(pow(root, 8) * 315 / 128);
        return Wide(density * (exp((n - d) * log1p(-share)) + pow(share, n - d)));
    };
    const Wide mean = rule.integrate(integrand, Wide(0), Wide(1), Wide(1e-20));
    return (d == 2 ? Wide(n * (n - 1) / 2) : Wide(n * (n - 1) * (n - 2) / 6)) * mean;
}

// Efron (1965): n points have n P(outside) vertices, with n - 1 points for the hull. In the plane
// as many as edges, in space half the facets plus 2.
TEST(BallHull, HasAsManyVerticesAsFacetsAndEulerSay) {
    for (const double n : {3.0, 4.0, 5.5, 20.0, 100.0, 1e4, 1e7}) {
        const Wide plane = facets(Wide(n) + 1, 2) / (n + 1);
        expect_relative(ball_outside_probability({n, 2}), plane, promised(2));
        expect_relative(ball_inside_probability({n, 2}), 1 - plane, promised(2));
        if (n < 4.0) continue;
        const Wide space = (2 + facets(Wide(n) + 1, 3) / 2) / (n + 1);
        expect_relative(ball_outside_probability({n, 3}), space, promised(3));
        expect_relative(ball_inside_probability({n, 3}), 1 - space, promised(3));
    }
}

TEST(BallHull, IsAnIntervalInOneDimension) {
    for (const double n : {1.5, 2.0, 9.0, 1e6, 1e15, 1e100, 1e290}) {
        expect_relative(ball_outside_probability({n, 1}), 2 / (Wide(n) + 1), promised(1));
        expect_relative(ball_inside_probability({n, 1}), (Wide(n) - 1) / (Wide(n) + 1),
                        promised(1));
    }
}

TEST(BallHull, HasTheValuesOfAnIndependentComputation) {
    expect_relative(ball_inside_probability({20, 2}), Wide(.598531158261574), 2e-15 + promised(2));
    expect_relative(ball_inside_probability({100, 3}), Wide(.610496856414827), promised(3));
    expect_relative(ball_inside_probability({2000, 6}), Wide(.412994948663276), promised(6));
}

// Renyi and Sulanke (1963): the disk loses Gamma(5/3) (2/3)^(1/3) 2 pi^(2/3) N^(-2/3), with a
// correction of relative order N^(-2/3) or less.
TEST(BallHull, LosesTheDiskAtTheKnownRate) {
    for (const double n : {1e9, 1e15, 1e40})
        EXPECT_NEAR(
            ball_outside_probability({n, 2}) * std::pow(n, 2.0 / 3.0) /
                (std::tgamma(5.0 / 3.0) * std::cbrt(2.0 / 3.0) * 2.0 * std::pow(M_PI, 2.0 / 3.0)),
            1.0, 10.0 * std::pow(n, -2.0 / 3.0) + promised(2))
            << n;
}

TEST(BallHull, IsMonotoneAndItsSidesSumToOne) {
    ASSERT_TRUE(rc::check("each side is its own integral of positive terms", [] {
        const int d = *rc::gen::inRange(1, 101);
        const double n = d + std::exp(*rc::gen::inRange(0, 6400) / 10.0);
        const double inside = ball_inside_probability({n, d});
        RC_ASSERT(std::abs(inside + ball_outside_probability({n, d}) - 1.0) < promised(d));
        RC_ASSERT(ball_inside_probability({1.5 * n, d}) > inside * (1.0 - promised(d)));
        if (d == 100 || n <= d + 1.0) return;
        RC_ASSERT(ball_inside_probability({n, d + 1}) < inside * (1.0 + promised(d)));
    }));
}

// Between N = d + 1 and N = exp(d) the peak of the integrand moves over many orders of magnitude.
TEST(BallHull, KeepsItsDigitsWhereTheProbabilityIsTiny) {
    for (const int d : {40, 73, 99}) {
        double before = 0.0;
        for (double n = d + 1.0; n < 1e8; n *= 1.1) {
            const double inside = ball_inside_probability({n, d});
            // P / C(N, d) decreases: its integrand does, from N = d + 2 on, and is the same at d
            // + 1.
            EXPECT_GT(inside, before) << n << " " << d;
            if (before > 0.0) {
                EXPECT_LT(std::log(inside / before),
                          std::lgamma(n + 1.0) - std::lgamma(n - d + 1.0) -
                              std::lgamma(n / 1.1 + 1.0) + std::lgamma(n / 1.1 - d + 1.0) + 1e-6)
                    << n << " " << d;
            }
            before = inside;
        }
    }
}

// The curve of even odds, to ten digits from an independent computation, and that it bends: the
// exponential law of a fixed base is refuted.
TEST(BallHull, NeedsMoreThanExponentiallyManyPoints) {
    struct Known {
        int dimension;
        double points;
    };
    for (const Known& known : {Known{1, 3.0},
                               {2, 13.40090521},
                               {3, 54.47880448},
                               {4, 225.0581961},
                               {6, 4326.927246},
                               {8, 98176.48611},
                               {10, 2588630.825},
                               {20, 1.896452827e14}})
        EXPECT_NEAR(ball_even_points(known.dimension) / known.points, 1.0, 1e-9);
    for (const int d : {2, 30, 100})
        EXPECT_NEAR(ball_inside_probability({ball_even_points(d), d}), 0.5, promised(d));
    double before = 4.0;
    for (int d = 3; d <= 20; ++d) {
        const double growth = ball_even_points(d) / ball_even_points(d - 1);
        EXPECT_GT(growth, before) << d;
        before = growth;
    }
}

// What the theorem as printed says and what it should: at n = 2^(d/2), above its threshold, hardly
// any point is inside, and all are in convex position; at n = 2^(d/2) d^(3/4) some are not.
TEST(BallHull, HasTheTransitionOfConvexPositionNotOfMembership) {
    struct Known {
        int dimension;
        double non_vertices;
    };
    for (const Known& known : {Known{3, 0.1888}, {6, 0.4859}, {10, 0.5678}, {20, 0.6741}}) {
        const int d = known.dimension;
        const double points = std::round(std::exp2(0.5 * d) * std::pow(d, 0.75));
        EXPECT_NEAR(ball_expected_interior_points({points, d}), known.non_vertices, 6e-5) << d;
        EXPECT_EQ(ball_expected_interior_points({points, d}),
                  points * ball_inside_probability({points - 1.0, d}));
        EXPECT_GT(std::exp2(0.5 * d), printed_ball_threshold(d));
        EXPECT_LT(ball_inside_probability({std::exp2(0.5 * d), d}), 2e-4);
    }
    EXPECT_DOUBLE_EQ(printed_ball_threshold(1), std::sqrt(2.0));
    EXPECT_DOUBLE_EQ(printed_ball_threshold(10), 3.2);
}

TEST(BallHull, IsTheFrequencyInASimulationOfTheDisk) {
    constexpr int trials = 40'000, n = 13;
    int inside = 0;
    const numerics::StreamKey key(0, "ball hull");
    for (int trial = 0; trial < trials; ++trial) {
        numerics::Stream stream(key, static_cast<std::uint64_t>(trial));
        const auto point = [&stream] {
            const double angle = 2.0 * M_PI * stream.uniform(),
                         radius = std::sqrt(stream.uniform());
            return std::pair(radius * std::cos(angle), radius * std::sin(angle));
        };
        const auto [x, y] = point();
        std::vector<double> angles;
        for (int j = 0; j < n; ++j) {
            const auto [u, v] = point();
            angles.push_back(std::atan2(v - y, u - x));
        }
        std::sort(angles.begin(), angles.end());
        double gap = angles.front() + 2.0 * M_PI - angles.back();
        for (std::size_t j = 1; j < angles.size(); ++j)
            gap = std::max(gap, angles[j] - angles[j - 1]);
        if (gap <= M_PI) ++inside;
    }
    // Five standard errors.
    const double p = ball_inside_probability({n, 2});
    EXPECT_NEAR(static_cast<double>(inside) / trials, p, 5.0 * std::sqrt(p * (1.0 - p) / trials));
}

TEST(BallHull, NeedsMorePointsThanDimensions) {
    for (const int d : {1, 2, 50, 100}) {
        EXPECT_EQ(ball_inside_probability({static_cast<double>(d), d}), 0.0);
        EXPECT_EQ(ball_outside_probability({static_cast<double>(d), d}), 1.0);
    }
    for (const double points :
         {0.0, 1e291, std::numeric_limits<double>::infinity(), std::nan("")}) {
        EXPECT_THROW(ball_inside_probability({points, 3}), std::domain_error);
        EXPECT_THROW(ball_outside_probability({points, 3}), std::domain_error);
        EXPECT_THROW(ball_expected_interior_points({points, 3}), std::domain_error);
    }
    for (const int d : {0, 101}) {
        EXPECT_THROW(ball_inside_probability({200, d}), std::domain_error);
        EXPECT_THROW(ball_outside_probability({200, d}), std::domain_error);
        EXPECT_THROW(ball_even_points(d), std::domain_error);
    }
    EXPECT_THROW(printed_ball_threshold(0), std::domain_error);
}

}  // namespace
