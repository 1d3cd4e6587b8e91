/// Test of theory/smooth_interpolants.hpp by quadrature, direct simulation and known limits.
#include "theory/smooth_interpolants.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>
#include <vector>

#include <boost/math/quadrature/tanh_sinh.hpp>

#include "numerics/random.hpp"
#include "numerics/statistics.hpp"

namespace {

using namespace overfit::theory;
namespace numerics = overfit::numerics;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The density of a projection up to its constant, and the constant by quadrature.
double density_integral(int d, double low, double power) {
    boost::math::quadrature::tanh_sinh<double> integrator;
    return integrator.integrate(
        [&](double t) { return std::pow(1.0 - t * t, power * (d - 3.0) / 2.0); }, low, 1.0);
}

std::vector<std::vector<double>> sphere_points(int n, int d, numerics::Stream& stream) {
    std::vector<std::vector<double>> x(static_cast<std::size_t>(n));
    for (std::vector<double>& point : x) {
        double square = 0.0;
        for (int j = 0; j < d; ++j) {
            point.push_back(stream.normal());
            square += point.back() * point.back();
        }
        for (double& entry : point) entry /= std::sqrt(square);
    }
    return x;
}

struct Constants {
    double optimal, bumps, ridge;
};

/// 2 / least distances, pair by pair.
Constants brute_force(int n, int d, numerics::Stream& stream) {
    const auto x = sphere_points(n, d, stream);
    std::vector<bool> label;
    for (int i = 0; i < n; ++i) label.push_back(stream.uniform() < 0.5);
    double opposite = 9.0, any = 9.0, gap = 9.0;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            double square = 0.0;
            for (std::size_t c = 0; c < x[i].size(); ++c)
                square += (x[i][c] - x[j][c]) * (x[i][c] - x[j][c]);
            any = std::min(any, std::sqrt(square));
            if (label[i] == label[j]) continue;
            opposite = std::min(opposite, std::sqrt(square));
            gap = std::min(gap, std::abs(x[i][0] - x[j][0]));
        }
    return {2.0 / opposite, 2.0 / any, 2.0 / gap};
}

/// The share of values at or below the quantile is q, up to chance (z = 5) and the stated error.
void expect_quantile(const std::vector<double>& values, double quantile, double q, double error) {
    const double count = static_cast<double>(values.size());
    const double share = static_cast<double>(std::ranges::count_if(
                             values, [&](double value) { return value <= quantile; })) /
                         count;
    EXPECT_NEAR(share, q, error + 5.0 * std::sqrt(q * (1.0 - q) / count));
}

TEST(SmoothInterpolants, CapProbabilityIsTheIntegralOfTheDensity) {
    for (const int d : {3, 4, 7, 20, 200})
        for (const double t : {-0.9, -0.2, 0.0, 0.1, 0.35, 0.8})
            EXPECT_NEAR(sphere_cap_probability(d, t),
                        density_integral(d, t, 1.0) / density_integral(d, -1.0, 1.0), 1e-12);
    EXPECT_EQ(sphere_cap_probability(3, 0.5), 0.25);  // Archimedes
    EXPECT_EQ(sphere_cap_probability(9, 1.0), 0.0);
    EXPECT_EQ(sphere_cap_probability(9, -1.0), 1.0);
}

TEST(SmoothInterpolants, QuantilesMatchBruteForceInSamples) {
    for (const auto& [n, d] : {std::pair{40, 3}, {60, 8}}) {
        std::vector<double> optimal, bumps, ridge;
        for (std::uint64_t trial = 0; trial < 4000; ++trial) {
            numerics::Stream stream(numerics::StreamKey(0, "smooth"), trial);
            const Constants constants = brute_force(n, d, stream);
            optimal.push_back(constants.optimal);
            bumps.push_back(constants.bumps);
            ridge.push_back(constants.ridge);
        }
        const SpherePoints sphere{.points = static_cast<double>(n), .dimension = d};
        for (const double q : {0.25, 0.5, 0.75}) {
            const double on_sphere = closest_pair_error(sphere, q, Closeness::on_sphere);
            expect_quantile(optimal, optimal_lipschitz_quantile(sphere, q), q, on_sphere);
            expect_quantile(bumps, bump_lipschitz_quantile(sphere, q), q, on_sphere);
            expect_quantile(ridge, ridge_lipschitz_quantile(sphere, q), q,
                            closest_pair_error(sphere, q, Closeness::on_line));
        }
    }
}

TEST(SmoothInterpolants, OptimumInvertsTheExpectedNumberOfPairs) {
    for (const int d : {3, 10, 100, 1000})
        for (const double q : {0.01, 0.5, 0.99}) {
            const SpherePoints sphere{.points = 1000, .dimension = d};
            const double lipschitz = optimal_lipschitz_quantile(sphere, q);
            const double pairs =
                250.0 * 999.0 * sphere_cap_probability(d, 1.0 - 2.0 / (lipschitz * lipschitz));
            EXPECT_NEAR(std::exp(-pairs), q, 1e-6 * q) << d;
        }
    // Towards orthogonal points.
    EXPECT_NEAR(optimal_lipschitz_quantile({.points = 100, .dimension = 1'000'000}, 0.5),
                std::numbers::sqrt2, 0.005);
    // More pairs than there can be: antipodes.
    EXPECT_EQ(optimal_lipschitz_quantile({.points = 2, .dimension = 5}, 0.1), 1.0);
}

TEST(SmoothInterpolants, RidgeMedianTendsToItsClosedForm) {
    for (const int d : {50, 500, 5000}) {
        const double square =
            density_integral(d, -1.0, 2.0) / std::pow(density_integral(d, -1.0, 1.0), 2.0);
        const double median = ridge_lipschitz_quantile({.points = 30, .dimension = d}, 0.5);
        EXPECT_NEAR(median, 870.0 * square / std::numbers::ln2, 1e-9 * median);
        EXPECT_NEAR(median / (870.0 * std::sqrt(d) /
                              (2.0 * std::sqrt(std::numbers::pi) * std::numbers::ln2)),
                    1.0, 0.4 / d);
    }
}

TEST(SmoothInterpolants, ErrorOfPoissonsLawFallsAsOneOverN) {
    const double error = closest_pair_error({1000, 50}, 0.5, Closeness::on_sphere);
    EXPECT_NEAR(error, 4.0 * std::numbers::ln2 / 1000.0, 0.01 * error);
    EXPECT_NEAR(closest_pair_error({2000, 50}, 0.5, Closeness::on_sphere), error / 2.0,
                0.01 * error);
    // Gaussian projections: int g^3 / (int g^2)^2 = 2 / sqrt(3).
    EXPECT_NEAR(closest_pair_error({1000, 5000}, 0.5, Closeness::on_line),
                error * (1.0 + 2.0 / std::sqrt(3.0)) / 2.0, 0.01 * error);
}

TEST(SmoothInterpolants, CapRampIsSteepestAtItsEdge) {
    for (const double height : {0.05, 0.25, 0.6, 1.0}) {
        const double edge = std::acos(1.0 - height);
        double steepest = 0.0;
        for (int i = 0; i < 1000; ++i) {
            const double angle = edge * i / 1000.0, step = edge / 1000.0;
            steepest =
                std::max(steepest, (std::cos(angle) - std::cos(angle + step)) / height / step);
        }
        EXPECT_NEAR(cap_ramp_lipschitz(height), steepest, 2e-3 * steepest);
        EXPECT_NEAR(disjoint_caps_inner_product(height), std::cos(2.0 * edge), 1e-14);
    }
    EXPECT_DOUBLE_EQ(cap_ramp_lipschitz(0.25), std::sqrt(7.0));
    EXPECT_DOUBLE_EQ(disjoint_caps_inner_product(0.25), 0.125);
}

TEST(SmoothInterpolants, OrthantShareIsBelowSimulation) {
    constexpr int d = 6, n = 30, trials = 2000;
    constexpr double slope = 80.0;
    double fitted = 0.0;
    for (std::uint64_t trial = 0; trial < trials; ++trial) {
        numerics::Stream stream(numerics::StreamKey(1, "smooth"), trial);
        const auto x = sphere_points(n, d, stream);
        std::vector<int> label(64, 0);
        for (const std::vector<double>& point : x) {
            std::size_t orthant = 0;
            double least = 1.0;
            for (const double entry : point) {
                orthant = 2 * orthant + (entry > 0.0 ? 1 : 0);
                least = std::min(least, std::abs(entry));
            }
            const int own = stream.uniform() < 0.5 ? 1 : -1;
            if (label[orthant] == 0) label[orthant] = own;
            if (label[orthant] == own && slope * least >= 1.0) fitted += 1.0 / (n * trials);
        }
    }
    const double bound = orthant_fitted_share({.points = n, .dimension = d}, slope);
    EXPECT_LE(bound, fitted + 0.002);
    EXPECT_GE(bound, fitted - 0.05);
    EXPECT_EQ(orthant_fitted_share({.points = n, .dimension = d}, 1.0), 0.0);
}

TEST(SmoothInterpolants, SineNeedsAtLeastTheBoundOnAFineGrid) {
    constexpr int d = 5, n = 5;
    std::vector<double> least;
    for (std::uint64_t trial = 0; trial < 1000; ++trial) {
        numerics::Stream stream(numerics::StreamKey(2, "smooth"), trial);
        const auto x = sphere_points(n, d, stream);
        std::vector<double> sign;
        for (int i = 0; i < n; ++i) sign.push_back(stream.uniform() < 0.5 ? 1.0 : -1.0);
        double frequency = 0.0;
        for (bool fits = false; !fits && frequency < 1e4;) {
            frequency += 0.02;
            fits = true;
            for (std::size_t i = 0; fits && i < x.size(); ++i)
                fits = sign[i] * std::sin(frequency * x[i][0]) >= 0.5;
        }
        least.push_back(frequency);
    }
    const double bound = sine_frequency_median_bound({.points = n, .dimension = d});
    EXPECT_GE(numerics::median(least), 0.95 * bound);
    EXPECT_LE(numerics::median(least), 2.0 * bound);  // 2 log 2, if successes were Poisson
}

TEST(SmoothInterpolants, RejectsWhatIsOutsideTheDomain) {
    const SpherePoints fine{.points = 10, .dimension = 5};
    for (const SpherePoints& bad :
         {SpherePoints{1, 5}, {nan, 5}, {10, 2}, {std::numeric_limits<double>::infinity(), 5}}) {
        EXPECT_THROW(optimal_lipschitz_quantile(bad, 0.5), std::domain_error);
        EXPECT_THROW(bump_lipschitz_quantile(bad, 0.5), std::domain_error);
        EXPECT_THROW(ridge_lipschitz_quantile(bad, 0.5), std::domain_error);
        EXPECT_THROW(closest_pair_error(bad, 0.5, Closeness::on_line), std::domain_error);
        EXPECT_THROW(orthant_fitted_share(bad, 10.0), std::domain_error);
        EXPECT_THROW(sine_frequency_median_bound(bad), std::domain_error);
    }
    for (const double q : {0.0, 1.0, nan})
        EXPECT_THROW(optimal_lipschitz_quantile(fine, q), std::domain_error);
    for (const double height : {0.0, 1.1, nan}) {
        EXPECT_THROW(cap_ramp_lipschitz(height), std::domain_error);
        EXPECT_THROW(disjoint_caps_inner_product(height), std::domain_error);
    }
    EXPECT_THROW(sphere_cap_probability(1, 0.0), std::domain_error);
    EXPECT_THROW(sphere_cap_probability(5, nan), std::domain_error);
    EXPECT_THROW(orthant_fitted_share(fine, 0.5), std::domain_error);
}

}  // namespace
