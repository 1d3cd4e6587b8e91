/// Test of theory/polygon_hull.hpp against the law of the line through two points, and samples.
#include "theory/polygon_hull.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include "numerics/random.hpp"

namespace {

using namespace overfit::theory;
namespace numerics = overfit::numerics;
using Wide = boost::multiprecision::cpp_bin_float_50;

template <class Function>
Wide integral(const Function& f, const Wide& from, const Wide& to) {
    static boost::math::quadrature::tanh_sinh<Wide> rule(15);
    return rule.integrate(f, from, to, Wide(1e-18));
}

/// (1 - share)^n + share^n: all n other points on one side of a line that cuts this share off.
Wide one_side(const Wide& share, double n) {
    return exp(n * log1p(-share)) + pow(share, n);
}

/// int int ab (all on one side) da db over the unit square, the share being ab times `factor`: the
/// product of two uniform variates has the density -log t.
Wide corner(double n, const Wide& factor) {
    return integral([&](const Wide& t) { return Wide(-t * log(t) * one_side(factor * t, n)); },
                    Wide(0), Wide(1));
}

// Efron: N + 1 points have (N + 1) P(outside) vertices, as many as edges: C(N+1, 2) times the
// chance that the line through two of them has the others on one side. Two uniform points of an
// area A lie on a line with the measure L^3 / (3 A^2) dp dphi, L its chord. Where the line cuts off
// a right corner with legs a and b, L^3 dp dphi = ab da db; where it crosses two parallel sides of
// distance 1 at heights a and b, it is da db.
TEST(PolygonHull, OfTheSquareFollowsFromTheLinesThroughTwoPoints) {
    for (const double n : {1.0, 2.0, 3.0, 4.0, 5.0, 17.0, 60.0, 61.0, 1e3, 1e6}) {
        // The mean height u of a and b has the density 4 min(u, 1 - u).
        const auto across = [n](const Wide& u) { return Wide(4 * u * one_side(u, n - 1)); };
        const Wide two_crossings = 2 * 2 * integral(across, Wide(0), Wide(1) / 2);
        const Wide chance = (4 * corner(n - 1, Wide(1) / 2) + two_crossings) / 3;
        const Wide outside = n / 2 * chance;
        EXPECT_LT(std::abs(static_cast<double>(square_outside_probability(n) / outside - 1)), 1e-14)
            << n;
        if (n < 3.0) continue;
        EXPECT_LT(std::abs(static_cast<double>(square_inside_probability(n) / (1 - outside) - 1)),
                  1e-13)
            << n;
    }
}

// The triangle with legs 1 has A = 1/2 and three corners, equal by affine invariance.
TEST(PolygonHull, OfTheTriangleFollowsFromTheLinesThroughTwoPoints) {
    for (const double n : {1.0, 2.0, 3.0, 4.0, 10.0, 1e3, 1e6}) {
        const Wide outside = n / 2 * 4 * corner(n - 1, Wide(1));
        EXPECT_LT(std::abs(static_cast<double>(triangle_outside_probability(n) / outside - 1)),
                  1e-14)
            << n;
        if (n < 3.0) continue;
        EXPECT_LT(std::abs(static_cast<double>(triangle_inside_probability(n) / (1 - outside) - 1)),
                  1e-13)
            << n;
    }
}

// Sylvester's constants: 11/144 and 1/12 for triangles; four points in the square: twice as much
// (Buchta's identity).
TEST(PolygonHull, HasSylvestersConstants) {
    EXPECT_NEAR(square_inside_probability(3), 11.0 / 144.0, 1e-15);
    EXPECT_NEAR(square_inside_probability(4), 11.0 / 72.0, 1e-15);
    EXPECT_NEAR(triangle_inside_probability(3), 1.0 / 12.0, 1e-15);
    EXPECT_NEAR(triangle_inside_probability(4), 1.0 / 6.0, 1e-15);
    for (const double n : {1.0, 2.0}) {
        EXPECT_EQ(square_inside_probability(n), 0.0);
        EXPECT_EQ(triangle_inside_probability(n), 0.0);
    }
}

// Renyi and Sulanke (1963): E (vertices) = 8/3 (log n + gamma - log 2) and 2 (log n + gamma) +
// o(1); the rest here is below 2 log(n) / n.
TEST(PolygonHull, HasLogarithmicallyManyVertices) {
    const double gamma = boost::math::double_constants::euler;
    for (const double n : {1e6, 1e9, 1e15}) {
        const double slack = 4.0 * std::log(n) / n + 1e-12;
        EXPECT_NEAR(n * square_outside_probability(n), 8.0 / 3.0 * (std::log(n / 2.0) + gamma),
                    slack);
        EXPECT_NEAR(n * triangle_outside_probability(n), 2.0 * (std::log(n) + gamma), slack);
    }
}

TEST(PolygonHull, HasZinanisTetrahedronInASimulationOfTheCube) {
    constexpr int trials = 400'000;
    double sum = 0.0, squares = 0.0;
    numerics::Stream stream(numerics::StreamKey(0, "tetrahedron"), 0);
    for (int trial = 0; trial < trials; ++trial) {
        std::array<std::array<double, 3>, 4> corner{};
        for (auto& point : corner)
            for (double& x : point) x = stream.uniform();
        std::array<std::array<double, 3>, 3> edge{};
        for (std::size_t j = 0; j < 3; ++j)
            for (std::size_t i = 0; i < 3; ++i) edge[j][i] = corner[j + 1][i] - corner[0][i];
        double determinant = 0.0;
        for (std::size_t i = 0; i < 3; ++i) {
            const std::size_t next = (i + 1) % 3, last = (i + 2) % 3;
            determinant +=
                edge[0][i] * (edge[1][next] * edge[2][last] - edge[1][last] * edge[2][next]);
        }
        const double volume = std::abs(determinant) / 6.0;
        sum += volume;
        squares += volume * volume;
    }
    // Five standard errors, which are 0.7 per cent.
    const double mean = sum / trials, error = std::sqrt((squares / trials - mean * mean) / trials);
    EXPECT_NEAR(cube_tetrahedron_volume(), mean, 5.0 * error);
    EXPECT_LT(5.0 * error, 0.01 * mean);
    EXPECT_NEAR(cube_tetrahedron_volume(), 0.0138427757, 5e-11);
}

TEST(PolygonHull, RejectsWhatIsNoNumberOfPoints) {
    for (const double points :
         {0.0, -1.0, 3.5, std::numeric_limits<double>::infinity(), std::nan("")}) {
        EXPECT_THROW(square_inside_probability(points), std::domain_error);
        EXPECT_THROW(square_outside_probability(points), std::domain_error);
        EXPECT_THROW(triangle_inside_probability(points), std::domain_error);
        EXPECT_THROW(triangle_outside_probability(points), std::domain_error);
    }
}

}  // namespace
