/// Test of theory/isoperimetry.hpp: low dimensions by hand, quadratures, limits and simulation.
#include "theory/isoperimetry.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>
#include <stdexcept>
#include <vector>

#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>

#include "numerics/random.hpp"

namespace {

using namespace overfit::theory;
using std::numbers::pi;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Isoperimetry, HeightsAreKnownInTwoAndThreeDimensions) {
    for (const double t : {0.0, 0.1, 0.5, 0.9, 0.999}) {
        EXPECT_NEAR(sphere_height_survival(t, 2.0), std::acos(t) / pi, 1e-14) << t;
        EXPECT_NEAR(sphere_height_survival(t, 3.0), 0.5 * (1.0 - t), 1e-14) << t;
        EXPECT_NEAR(sphere_height_survival(-t, 3.0), 0.5 * (1.0 + t), 1e-14) << t;
    }
    EXPECT_EQ(sphere_height_survival(1.0, 7.0), 0.0);
    EXPECT_EQ(sphere_height_survival(-1.0, 7.0), 1.0);
}

// The height has the density (1 - h^2)^((d-3)/2), up to a factor.
TEST(Isoperimetry, HeightsHaveTheirDensity) {
    boost::math::quadrature::tanh_sinh<double> rule;
    for (const double d : {4.0, 9.0, 50.0})
        for (const double t : {0.05, 0.3, 0.7}) {
            const auto density = [d](double h) { return std::pow(1.0 - h * h, 0.5 * (d - 3.0)); };
            const double above = rule.integrate(density, t, 1.0),
                         half = rule.integrate(density, 0.0, 1.0);
            EXPECT_NEAR(sphere_height_survival(t, d) / (0.5 * above / half), 1.0, 1e-11);
            const double square =
                rule.integrate([&](double h) { return h * h * density(h); }, 0.0, 1.0);
            EXPECT_NEAR(linear_sd(d), std::sqrt(square / half), 1e-12);
        }
}

TEST(Isoperimetry, FarTailsKeepTheirDigits) {
    // For d = 3 the tail is linear up to the pole.
    EXPECT_NEAR(sphere_height_survival(1.0 - 0x1p-40, 3.0) / 0x1p-41, 1.0, 1e-13);
    // For large d the height is nearly N(0, 1/d).
    EXPECT_NEAR(sphere_height_survival(5e-4, 1e6) / borell_survival(5e-4, 1e6), 1.0, 1e-5);
}

TEST(Isoperimetry, NeighbourhoodsOfTheHalfCircleAreAngles) {
    for (const double t : {0.0, 0.2, 1.0, 1.4})
        EXPECT_NEAR(levy_survival(t, 2.0), 0.5 - 2.0 * std::asin(0.5 * t) / pi, 1e-14) << t;
    EXPECT_EQ(levy_survival(1.5, 2.0), 0.0);
    EXPECT_NEAR(levy_survival(std::numbers::sqrt2, 40.0), 0.0, 1e-14);
}

// The sharp tails imply the Gaussian bound around the median, and Levy's exceeds a height's.
TEST(Isoperimetry, SharpTailsLieBetweenTheHeightAndTheBound) {
    for (const double d : {2.0, 3.0, 10.0, 100.0, 1000.0})
        for (const double t : {0.01, 0.1, 0.4, 1.0, 1.3}) {
            EXPECT_GE(levy_survival(t, d), sphere_height_survival(t, d));
            EXPECT_LE(2.0 * levy_survival(t, d),
                      2.0 * std::exp(-0.5 * d * t * t / sphere_isoperimetry(d)));
            EXPECT_LE(2.0 * borell_survival(t, d), 2.0 * std::exp(-0.5 * d * t * t));
        }
}

// A linear function of a Gaussian point: the difference is N(0, 2/d).
TEST(Isoperimetry, BoundOfDifferencesHoldsForLinearFunctions) {
    for (const double probability : {0.5, 0.1, 1e-6}) {
        const double t = difference_quantile(probability, 30.0, 1.5);
        EXPECT_NEAR(difference_bound(t, 30.0, 1.5) / probability, 1.0, 1e-13);
    }
    for (const double t : {0.1, 0.5, 1.0, 3.0})
        EXPECT_LE(std::erfc(t * std::sqrt(30.0) / 2.0), difference_bound(t, 30.0, 1.0));
    EXPECT_EQ(difference_bound(0.0, 30.0, 1.0), 1.0);
    EXPECT_DOUBLE_EQ(sphere_isoperimetry(5.0), 1.25);
}

TEST(Directions, OneDirectionIsNormal) {
    for (const double d : {2.0, 3.0, 20.0, 300.0, 1e6}) {
        const Directions one{.count = 1.0, .samples = 7.0, .dimension = d};
        for (const double z : {-3.0, -0.7, 0.0, 0.4, 2.5}) {
            const double t = z / std::sqrt(7.0 * d);
            EXPECT_NEAR(direction_maximum_cdf(t, one), 0.5 * std::erfc(-z / std::numbers::sqrt2),
                        1e-10);
            EXPECT_NEAR(independent_maximum_cdf(t, one), 0.5 * std::erfc(-z / std::numbers::sqrt2),
                        1e-14);
        }
    }
}

TEST(Directions, VeryManyReachTheLengthOfTheMean) {
    const Directions all{.count = 1e12, .samples = 3.0, .dimension = 4.0};
    const boost::math::chi_squared square(4.0);
    for (const double r : {1.0, 2.0, 3.0})
        EXPECT_NEAR(direction_maximum_cdf(r / std::sqrt(12.0), all), cdf(square, r * r), 1e-6);
}

// The best of M heights is exceeded with probability v where (1 - v)^M is uniform; in two and three
// dimensions it is cos(pi v) and 1 - 2 v, and a mean up to t / height long leaves it below t.
TEST(Directions, VeryManyAreAMeanOverTheBestHeight) {
    boost::math::quadrature::tanh_sinh<double> rule;
    for (const double d : {2.0, 3.0})
        for (const double count : {30.0, 1e3, 1e6, 1e12})
            for (const double r : {0.5, 1.0, 2.5}) {
                const boost::math::chi_squared square(d);
                const auto below = [&](double uniform) {
                    const double v = -std::expm1(std::log(uniform) / count);
                    const double height = d == 2.0 ? std::cos(pi * v) : 1.0 - 2.0 * v;
                    return height <= 0.0 ? 1.0 : cdf(square, (r / height) * (r / height));
                };
                EXPECT_NEAR(direction_maximum_cdf(r / std::sqrt(7.0 * d), {count, 7.0, d}),
                            rule.integrate(below, 0.0, 1.0, 1e-13), 1e-11)
                    << d << " " << count << " " << r;
            }
}

TEST(Directions, TheMaximumIsSimulated) {
    const Directions m{.count = 30.0, .samples = 5.0, .dimension = 6.0};
    const double median = direction_maximum_quantile(0.5, m);
    EXPECT_NEAR(direction_maximum_cdf(median, m), 0.5, 1e-9);
    EXPECT_LT(median, direction_maximum_scale(m));
    int below = 0;
    constexpr int trials = 20'000;
    for (int trial = 0; trial < trials; ++trial) {
        overfit::numerics::Stream stream({1, "directions"}, static_cast<std::uint64_t>(trial));
        Eigen::VectorXd mean(6), direction(6);
        for (double& entry : mean) entry = stream.normal() / std::sqrt(30.0);
        double most = -1.0;
        for (int j = 0; j < 30; ++j) {
            for (double& entry : direction) entry = stream.normal();
            most = std::max(most, direction.normalized().dot(mean));
        }
        below += most <= median ? 1 : 0;
    }
    // Five standard deviations of a proportion of 1/2.
    EXPECT_NEAR(below, 0.5 * trials, 2.5 * std::sqrt(trials));
}

TEST(Directions, TheScaleIsApproachedForManyDimensions) {
    const Directions m{.count = 1e6, .samples = 10.0, .dimension = 1e6};
    EXPECT_NEAR(direction_maximum_scale(m), std::sqrt(2.0 * std::log(1e6) / 1e7), 1e-15);
    EXPECT_NEAR(direction_maximum_quantile(0.5, m) / direction_maximum_scale(m), 0.922, 0.005);
    EXPECT_NEAR(independent_maximum_cdf(direction_maximum_quantile(0.5, m), m), 0.5, 1e-2);
}

/// The density of the limit of sqrt(n d) (1/n) sum_i y_i x_i x_i' at t: the imaginary part of the
/// root of ratio t G^3 + (1 - ratio) G^2 - t G + 1 = 0, over pi. With one real root found by
/// bisection, the others are those of a quadratic.
double signed_density(double t, double ratio) {
    // In H = 1 / G the cubic is monic: H^3 - t H^2 + (1 - ratio) H + ratio t = 0.
    const auto cubic = [&](double h) { return ((h - t) * h + 1.0 - ratio) * h + ratio * t; };
    double low = -100.0, high = 100.0;
    for (int halving = 0; halving < 80; ++halving) {
        const double middle = 0.5 * (low + high);
        (cubic(middle) < 0.0 ? low : high) = middle;
    }
    const double sum = t - low, product = 1.0 - ratio + low * (low - t);
    const double discriminant = 0.25 * sum * sum - product;
    if (discriminant >= 0.0) return 0.0;
    const std::complex<double> root(0.5 * sum, std::sqrt(-discriminant));
    return std::abs((1.0 / root).imag()) / pi;
}

TEST(QuadraticRademacher, IsTheMeanOfTheSpectralDensity) {
    for (const double ratio : {0.01, 0.049, 0.051, 0.3, 0.9, 1.5, 4.0}) {
        double mean = 0.0;
        constexpr double step = 2e-4;
        for (double t = 0.5 * step; t < 8.0; t += step)
            mean += 2.0 * step * t * signed_density(t, ratio);
        EXPECT_NEAR(quadratic_rademacher_limit(ratio), 0.5 * std::sqrt(ratio) * mean, 2e-4)
            << ratio;
    }
}

TEST(QuadraticRademacher, HasItsLimits) {
    EXPECT_NEAR(quadratic_rademacher_correction(), 0.375 * (pi - 1.0) - 1.0, 1e-15);
    EXPECT_NEAR(quadratic_rademacher_limit(1e-6) / quadratic_rademacher_leading(1e-6), 1.0, 2e-7);
    EXPECT_NEAR(quadratic_rademacher_leading(0.25), 2.0 / (3.0 * pi), 1e-15);
    EXPECT_NEAR(quadratic_rademacher_limit(1.0 - 1e-12), 0.375, 1e-11);
    EXPECT_EQ(quadratic_rademacher_limit(1.0), 0.375);
    // A single point: the matrix has the one eigenvalue +-1.
    EXPECT_NEAR(quadratic_rademacher_limit(1e9), 0.5, 1e-9);
    EXPECT_NEAR(quadratic_rademacher_limit(0.05 * (1.0 + 1e-12)) /
                    quadratic_rademacher_limit(0.05 * (1.0 - 1e-12)),
                1.0, 1e-11);
}

// E |eigenvalue| of the orthogonal ensemble of size 24, off-diagonal variance 1/24, plus the shift.
TEST(QuadraticRademacher, HasTheCorrectionOfTheGaussianEnsemble) {
    constexpr int d = 24, trials = 4000;
    double sum = 0.0;
    for (int trial = 0; trial < trials; ++trial) {
        overfit::numerics::Stream stream({2, "ensemble"}, static_cast<std::uint64_t>(trial));
        const Eigen::MatrixXd g =
            Eigen::MatrixXd::NullaryExpr(d, d, [&] { return stream.normal(); });
        Eigen::MatrixXd symmetric = (g + g.transpose()) / std::sqrt(2.0 * d);
        symmetric.diagonal().array() += stream.normal() / std::sqrt(1.0 * d);
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(symmetric,
                                                                    Eigen::EigenvaluesOnly);
        sum += solver.eigenvalues().cwiseAbs().mean();
    }
    const double relative = sum / trials * std::sqrt(d / (d + 2.0)) / (8.0 / (3.0 * pi));
    // One trial has a relative standard deviation of 0.035; terms of order 1/d^2 are within 1/d^2.
    EXPECT_NEAR(relative, 1.0 + quadratic_rademacher_correction() / d,
                5.0 * 0.035 / std::sqrt(trials) + 1.0 / (d * d));
}

TEST(Isoperimetry, RefusesWhatMeansNothing) {
    EXPECT_THROW(sphere_height_survival(nan, 3.0), std::domain_error);
    EXPECT_THROW(sphere_height_survival(0.1, 1.0), std::domain_error);
    EXPECT_THROW(levy_survival(-0.1, 3.0), std::domain_error);
    EXPECT_THROW(levy_survival(2.0, 1.0), std::domain_error);
    EXPECT_THROW(borell_survival(0.1, 0.0), std::domain_error);
    EXPECT_THROW(linear_sd(nan), std::domain_error);
    EXPECT_THROW(sphere_isoperimetry(1.0), std::domain_error);
    EXPECT_THROW(difference_bound(0.1, 3.0, 0.0), std::domain_error);
    EXPECT_THROW(difference_quantile(1.0, 3.0, 1.0), std::domain_error);
    EXPECT_THROW(direction_maximum_cdf(nan, {3.0, 3.0, 3.0}), std::domain_error);
    EXPECT_THROW(direction_maximum_cdf(0.1, {0.0, 3.0, 3.0}), std::domain_error);
    EXPECT_THROW(direction_maximum_quantile(0.0, {2.0, 3.0, 3.0}), std::domain_error);
    EXPECT_THROW(quadratic_rademacher_limit(0.0), std::domain_error);
    EXPECT_THROW(quadratic_rademacher_leading(nan), std::domain_error);
}

}  // namespace
