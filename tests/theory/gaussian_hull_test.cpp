/// Test of theory/gaussian_hull.hpp: Efron and Euler in low dimensions, 50 digits, limits, samples.
#include "theory/gaussian_hull.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/math/constants/constants.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include "numerics/random.hpp"
#include "theory/wendel.hpp"

namespace {

using namespace overfit::theory;
namespace numerics = overfit::numerics;
using Wide = boost::multiprecision::cpp_bin_float_50;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The relative error of a probability: a double's rounding times 10 d, and that of its logarithm.
double promised(int d, double log_probability) {
    return 2e-15 * (1 + d) + 0x1p-52 * std::abs(log_probability);
}

/// E Phi(Z / sqrt m)^n in 50 digits. Wide enough for m >= 1, and fine enough for n <= 1e18, where
/// the flank of the integrand has the width 1 / sqrt(2 log n) = 0.11: the rule errs by exp(-pi^2
/// 0.11 / step) < 1e-30.
Wide power_mean(double n, const Wide& m) {
    const Wide step = Wide(1) / 80;
    static const std::vector<std::pair<Wide, Wide>> nodes = [&] {
        std::vector<std::pair<Wide, Wide>> table;
        for (Wide x = -10; x <= 10; x += step)
            table.emplace_back(x, x > 0 ? log1p(-erfc(x) / 2) : Wide(log(erfc(-x) / 2)));
        return table;
    }();
    Wide sum = 0;
    for (const auto& [x, log_below] : nodes) {
        const Wide exponent = n * log_below - m * x * x;
        if (exponent > -450) sum += exp(exponent);
    }
    return sum * step * sqrt(m / boost::math::constants::pi<Wide>());
}

void expect_outside(const Wide& outside, const GaussianHull& hull) {
    const double log_outside = static_cast<double>(log(outside)),
                 log_inside = static_cast<double>(log(1 - outside));
    EXPECT_NEAR(gaussian_log_outside_probability(hull), log_outside,
                promised(hull.dimension, log_outside))
        << hull.points << " " << hull.dimension << " " << hull.scale;
    EXPECT_NEAR(gaussian_log_inside_probability(hull), log_inside,
                promised(hull.dimension, log_inside))
        << hull.points << " " << hull.dimension << " " << hull.scale;
}

// Efron: N + 1 points have (N + 1) P(outside) vertices on average. In the plane these are as many
// as edges; in space they are half the facets plus 2 (Euler). A facet's plane is at a distance that
// is normal with variance 1/d from the centre, on either side: C(N+1, d) 2 E Phi(Z / sqrt
// d)^(N+1-d).
TEST(GaussianHull, HasAsManyVerticesAsFacetsAndEulerSay) {
    for (const double n : {4.0, 5.0, 10.0, 62.0, 1e3, 1e6, 1e12, 1e15}) {
        const Wide points = n;
        const Wide edges = (points + 1) * points * power_mean(n - 1, 2);
        expect_outside(edges / (points + 1), {.points = n, .dimension = 2});
        const Wide facets = (points + 1) * points * (points - 1) / 3 * power_mean(n - 2, 3);
        expect_outside((2 + facets / 2) / (points + 1), {.points = n, .dimension = 3});
    }
}

TEST(GaussianHull, IsAnIntervalInOneDimension) {
    for (const double n : {2.0, 3.0, 10.0, 1e3, 1e9, 1e15}) {
        const GaussianHull hull{.points = n, .dimension = 1};
        EXPECT_NEAR(gaussian_outside_probability(hull) * (n + 1.0) / 2.0, 1.0,
                    promised(1, std::log(n)));
        EXPECT_NEAR(gaussian_inside_probability(hull) * (n + 1.0) / (n - 1.0), 1.0, promised(1, 1));
    }
}

// The chance that s X exceeds two or three others, from the correlation s^2 / (1 + s^2) of the
// differences (Schlaefli); its arc sine in a form that is well conditioned near 1.
TEST(GaussianHull, OfAScaledQueryIsAnOrthantInOneDimension) {
    for (const double s : {0.01, 0.5, 1.0, 2.0, 20.0, 800.0}) {
        const double angle = std::atan2(s * s, std::sqrt(1.0 + 2.0 * s * s)) / M_PI;
        EXPECT_NEAR(gaussian_outside_probability({2, 1, s}), 0.5 + angle, promised(1, 1)) << s;
        EXPECT_NEAR(gaussian_outside_probability({3, 1, s}), 0.25 + 1.5 * angle, promised(1, 1))
            << s;
    }
}

/// A cone over s X in three or four dimensions has the angles below, which are elementary:
/// g_0 = 1, g_1 = 1/2, g_2 = 1/4 + asin(c) / (2 pi), g_3 = 1/8 + 3 asin(c) / (4 pi).
Wide by_elementary_angles(double n, int d, double s) {
    const Wide square = Wide(s) * s, inverse = 1 / square, points = n;
    const auto angle = [&](int k) {
        return Wide(asin(-square / (1 + (k - 1) * square)) / boost::math::constants::pi<Wide>());
    };
    if (d == 3)
        return 2 * (power_mean(n, inverse) + points * (points - 1) / 2 * (1 + 2 * angle(2)) / 4 *
                                                 power_mean(n - 2, 2 + inverse));
    return 2 * (points / 2 * power_mean(n - 1, 1 + inverse) + points * (points - 1) * (points - 2) /
                                                                  6 * (1 + 6 * angle(3)) / 8 *
                                                                  power_mean(n - 3, 3 + inverse));
}

TEST(GaussianHull, OfAScaledQueryHasElementaryAnglesUpToFourDimensions) {
    for (const double n : {5.0, 30.0, 1e4, 1e14})
        for (const double s : {0.3, 0.7, 1.0})
            for (const int d : {3, 4})
                expect_outside(by_elementary_angles(n, d, s),
                               {.points = n, .dimension = d, .scale = s});
}

// From the same formulas, written anew in another language with 50 digits and more.
TEST(GaussianHull, HasTheValuesOfAnIndependentComputation) {
    struct Known {
        GaussianHull hull;
        double log_inside;
    };
    for (const Known& known : {Known{{62, 4}, std::log(0.49901897570732859)},
                               {{1000, 10}, std::log(0.26288219013881120)},
                               {{1e4, 20}, std::log(0.030788829084399056)},
                               {{1000, 10, 0.5}, std::log(0.99561956567065175)},
                               {{1e6, 40}, -7.283614348182539851822},
                               {{1e15, 10, 3.0}, -1.397440489516136158485},
                               {{200, 100}, -187.4241230951450611149738},
                               {{3000, 200, 0.5}, -166.2828342577257536132},
                               {{500, 300, 0.1}, -144.4069201958049610822},
                               {{60000, 784}, -1479.804552523293848855},
                               {{1e200, 1000}, -4.499837829947408377779}})
        EXPECT_NEAR(gaussian_log_inside_probability(known.hull), known.log_inside,
                    promised(known.hull.dimension, known.log_inside))
            << known.hull.points << " " << known.hull.dimension;
    EXPECT_NEAR(gaussian_log_outside_probability({1e15, 30}), -6.491925193550525187974,
                promised(30, 7));
    EXPECT_NEAR(gaussian_log_outside_probability({1e260, 1000}), -9.344480745697987262234,
                promised(1000, 9));
}

TEST(GaussianHull, TendsToWendelsTheoremForAQueryAtTheCentre) {
    for (const int d : {1, 2, 10, 101})
        for (const double n : {d + 1.0, 2.0 * d, 3.0 * d + 1.0}) {
            // The first correction is s^2 times at most N^2.
            const GaussianHull near{.points = n, .dimension = d, .scale = 1e-8};
            EXPECT_NEAR(gaussian_log_outside_probability(near),
                        wendel_log_outside_probability({n, d}), promised(d, 0) + 1e-16 * n * n);
            EXPECT_NEAR(gaussian_log_inside_probability(near),
                        wendel_log_inside_probability({n, d}), promised(d, 0) + 1e-16 * n * n);
            const GaussianHull centre{.points = n, .dimension = d, .scale = 0.0};
            EXPECT_EQ(gaussian_outside_probability(centre),
                      std::exp(wendel_log_outside_probability({n, d})));
            EXPECT_EQ(gaussian_inside_probability(centre),
                      std::exp(wendel_log_inside_probability({n, d})));
        }
}

TEST(GaussianHull, IsMonotoneAndItsSidesSumToOne) {
    ASSERT_TRUE(rc::check("more points help; more dimensions and a farther query hurt", [] {
        const int d = *rc::gen::inRange(1, 60), n = d + *rc::gen::inRange(1, 400);
        const double s = *rc::gen::inRange(1, 300) / 100.0;
        const auto inside = [](int points, int dimension, double scale) {
            return gaussian_log_inside_probability({static_cast<double>(points), dimension, scale});
        };
        const GaussianHull hull{static_cast<double>(n), d, s};
        RC_ASSERT(std::abs(gaussian_inside_probability(hull) + gaussian_outside_probability(hull) -
                           1.0) < promised(d, 1));
        // Within rounding: near the centre the probabilities are 1 but for less than that.
        const double here = inside(n, d, s), slack = promised(d, here);
        RC_ASSERT(inside(n + 1, d, s) > here - slack);
        RC_ASSERT(inside(n, d, 1.05 * s) < here + slack);
        if (n > d + 1) RC_ASSERT(inside(n, d + 1, s) < here + slack);
    }));
}

// P(outside) for real N is near that for the whole number beside it; at N = 30, d = 25 its weights
// rise before they fall. |dP/dN| < 1.
TEST(GaussianHull, IsContinuousInTheNumberOfPoints) {
    for (const int d : {1, 2, 10, 25, 28, 29})
        for (const double n : {30.0, 200.0})
            EXPECT_NEAR(gaussian_outside_probability({n + 1e-9, d}),
                        gaussian_outside_probability({n, d}), 1e-9 + promised(d, 1));
}

TEST(GaussianHull, NeedsMorePointsThanDimensions) {
    for (const int d : {1, 3, 1000})
        for (const double s : {0.0, 0.5, 1.0}) {
            const GaussianHull flat{.points = static_cast<double>(d), .dimension = d, .scale = s};
            EXPECT_EQ(gaussian_inside_probability(flat), 0.0);
            EXPECT_EQ(gaussian_outside_probability(flat), 1.0);
            EXPECT_EQ(gaussian_log_inside_probability(flat), -infinity);
            EXPECT_EQ(gaussian_log_outside_probability(flat), 0.0);
        }
    EXPECT_EQ(gaussian_outside_probability({2.5, 4}), 1.0);
}

/// Whether the origin is in the hull of points of the plane: no gap between directions exceeds pi.
bool surrounded(std::vector<double>& angles) {
    std::sort(angles.begin(), angles.end());
    double gap = angles.front() + 2.0 * M_PI - angles.back();
    for (std::size_t j = 1; j < angles.size(); ++j) gap = std::max(gap, angles[j] - angles[j - 1]);
    return gap <= M_PI;
}

TEST(GaussianHull, IsTheFrequencyInASimulationOfThePlane) {
    constexpr int trials = 40'000, n = 10;
    for (const double s : {0.7, 1.0, 1.6}) {
        const numerics::StreamKey key(0, "gaussian hull");
        int inside = 0;
        for (int trial = 0; trial < trials; ++trial) {
            numerics::Stream stream(key, static_cast<std::uint64_t>(trial));
            const double x = s * stream.normal(), y = s * stream.normal();
            std::vector<double> angles(n);
            for (double& angle : angles) {
                const double across = stream.normal() - x;
                angle = std::atan2(stream.normal() - y, across);
            }
            if (surrounded(angles)) ++inside;
        }
        // Five standard errors.
        const double p = gaussian_inside_probability({n, 2, s});
        EXPECT_NEAR(static_cast<double>(inside) / trials, p,
                    5.0 * std::sqrt(p * (1.0 - p) / trials));
    }
}

TEST(GaussianHull, RejectsWhatItCannotGuarantee) {
    const double nan = std::nan("");
    for (const double points : {0.0, -1.0, 1e291, infinity, nan}) {
        EXPECT_THROW(gaussian_inside_probability({points, 2}), std::domain_error);
        EXPECT_THROW(gaussian_log_outside_probability({points, 2}), std::domain_error);
    }
    for (const double scale : {-1.0, 1e-9, 1001.0, infinity, nan}) {
        EXPECT_THROW(gaussian_log_inside_probability({10, 2, scale}), std::domain_error);
        EXPECT_THROW(gaussian_outside_probability({10, 2, scale}), std::domain_error);
    }
    EXPECT_THROW(gaussian_outside_probability({10, 0}), std::domain_error);
    EXPECT_THROW(gaussian_inside_probability({10.5, 2}), std::domain_error);
    EXPECT_NO_THROW(gaussian_outside_probability({10.5, 2}));
    EXPECT_NO_THROW(gaussian_inside_probability({1e290, 1000, 1e3}));
}

}  // namespace
