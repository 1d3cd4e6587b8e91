/// Test of theory/prediction_error.hpp: published values, a second quadrature, and simulation.
#include "theory/prediction_error.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <Eigen/QR>
#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include "numerics/goodness_of_fit.hpp"
#include "numerics/parallel.hpp"

namespace {

using namespace overfit::theory;
namespace numerics = overfit::numerics;

// Quantiles of h at p = n are n times those of F(n, 1), and so on: from tables of F by mpmath, 8
// digits, so half a unit of the last one is the tolerance.
TEST(PredictionLeverage, HasTheQuantilesOfTheFLaw) {
    const double unit = 5e-8;  // relative
    const auto close = [&](Ridgeless m, double q, double h) {
        EXPECT_NEAR(prediction_leverage_quantile(m, q), h, unit * h);
    };
    close({.n = 20, .p = 20}, 0.1, 6.7234733);
    close({.n = 20, .p = 20}, 0.5, 42.381279);
    close({.n = 20, .p = 20}, 0.9, 1234.8058);
    close({.n = 20, .p = 19}, 0.25, 6.3649576);
    close({.n = 20, .p = 19}, 0.75, 32.525089);
    close({.n = 20, .p = 21}, 0.5, 13.932726);
    close({.n = 40, .p = 40}, 0.5, 86.33428722);
}

TEST(PredictionLeverage, IsAScaledFVariable) {
    for (const Ridgeless& m : {Ridgeless{20, 20}, {20, 19}, {5, 40}, {3, 1}, {1, 1}}) {
        const double k = std::min(m.n, m.p), gap = std::abs(m.n - m.p) + 1.0;
        const boost::math::fisher_f law(k, gap);
        for (const double x : {1e-3, 0.3, 1.0, 1.5, 100.0})
            EXPECT_NEAR(prediction_leverage_cdf(m, x * k / gap), cdf(law, x), 1e-14);
    }
}

TEST(PredictionLeverage, QuantileInvertsTheDistribution) {
    ASSERT_TRUE(rc::check("cdf(quantile(q)) = q", [] {
        const Ridgeless m{.n = *rc::gen::inRange(1, 200), .p = *rc::gen::inRange(1, 200)};
        const double q = *rc::gen::inRange(1, 1000) / 1000.0;
        RC_ASSERT(std::abs(prediction_leverage_cdf(m, prediction_leverage_quantile(m, q)) - q) <
                  1e-12);
    }));
}

TEST(BiasFraction, IsBetaAboveTheThresholdAndZeroBelow) {
    // Beta(1/2, 1/2) is the arcsine law; Beta(1, b) has cdf 1 - (1 - x)^b.
    EXPECT_NEAR(bias_fraction_cdf({.n = 1, .p = 2}, 0.3), 2.0 / M_PI * std::asin(std::sqrt(0.3)),
                1e-15);
    EXPECT_NEAR(bias_fraction_cdf({.n = 6, .p = 8}, 0.3), 1.0 - std::pow(0.7, 3.0), 1e-15);
    EXPECT_EQ(bias_fraction_cdf({.n = 6, .p = 6}, 0.0), 1.0);
    EXPECT_EQ(bias_fraction_cdf({.n = 6, .p = 6}, -1e-9), 0.0);
    EXPECT_EQ(bias_fraction_cdf({.n = 6, .p = 8}, 1.0), 1.0);
}

// "The median squared error at the threshold is n sigma^2": 20.01705 at n = 20, and the excess over
// n falls like 1/n, so that 10 n has a tenth of it up to relative order 1/n.
TEST(MedianSquaredError, AtTheThresholdIsTheNumberOfSamples) {
    EXPECT_NEAR(median_squared_error({.n = 20, .p = 20}), 20.01705, 5e-6);
    EXPECT_NEAR(median_squared_error({.n = 40, .p = 40}), 40.00843, 5e-6);
    const auto excess = [](int n) { return median_squared_error({.n = n, .p = n}) - n; };
    for (const int n : {20, 50, 100}) EXPECT_NEAR(excess(n) / excess(10 * n), 10.0, 40.0 / n);
}

TEST(MedianSquaredError, HasTheTabulatedValuesAwayFromTheThreshold) {
    EXPECT_NEAR(median_squared_error({.n = 21, .p = 20}), 7.04862, 5e-6);
    EXPECT_NEAR(median_squared_error({.n = 25, .p = 20}), 2.16609, 5e-6);
    EXPECT_NEAR(median_squared_error({.n = 40, .p = 20}), 0.90335, 5e-6);
}

using Wide = boost::multiprecision::cpp_bin_float_50;

/// P(chi^2_1 <= x w), w ~ Beta(m/2, k/2), with 50 digits over the angle whose squared sine is w.
double reference_cdf(int n, int p, double x) {
    boost::math::quadrature::tanh_sinh<Wide> rule;
    const int k = std::min(n, p), m = std::abs(n - p) + 1;
    const Wide& end = boost::math::constants::half_pi<Wide>();
    const Wide tolerance = 1e-16;
    const auto weight = [k, m](const Wide& angle) {
        return Wide(pow(sin(angle), m - 1) * pow(cos(angle), k - 1));
    };
    const Wide below = rule.integrate(
        [&](const Wide& angle) {
            return Wide(weight(angle) * boost::math::erf(Wide(sqrt(Wide(x) / 2) * sin(angle))));
        },
        Wide(0), end, tolerance);
    return static_cast<double>(Wide(below / rule.integrate(weight, Wide(0), end, tolerance)));
}

TEST(SquaredError, AgreesWithFiftyDigitsBelowTheThreshold) {
    for (const auto& [n, p] : {std::pair{1, 1}, {20, 20}, {21, 20}, {40, 20}, {100, 30}})
        for (const double x : {1e-4, 0.3, 3.0, 1000.0})
            EXPECT_NEAR(squared_error_cdf({.n = n, .p = p}, x), reference_cdf(n, p, x), 1e-13)
                << n << " " << p << " " << x;
}

/// The double integral over both angles by nested tanh-sinh rules.
double nested_cdf(const Ridgeless& m, double x) {
    boost::math::quadrature::tanh_sinh<double> rule;
    const double end = boost::math::constants::half_pi<double>(), tolerance = 1e-12;
    const auto mean = [&](int sines, int cosines, const std::function<double(double)>& f) {
        const auto weight = [=](double angle) {
            return std::pow(std::sin(angle), sines) * std::pow(std::cos(angle), cosines);
        };
        return rule.integrate([&](double a) { return weight(a) * f(std::sin(a)); }, 0.0, end,
                              tolerance) /
               rule.integrate(weight, 0.0, end, tolerance);
    };
    return mean(m.p - m.n - 1, m.n - 1, [&](double outside) {
        return mean(m.p - m.n, m.n - 1, [&](double shrinkage) {
            const double variance =
                std::pow(m.noise_sd / shrinkage, 2) + std::pow(m.signal * outside, 2);
            return std::erf(std::sqrt(0.5 * x / variance));
        });
    });
}

TEST(SquaredError, AgreesWithANestedQuadratureAboveTheThreshold) {
    for (const Ridgeless& m : {Ridgeless{20, 21, 2.0, 1.0},
                               {20, 40, 1.0, 1.0},
                               {1, 2, 3.0, 0.1},
                               {10, 15, 0.2, 2.0},
                               {3, 30, 1.0, 1e-3}})
        for (const double x : {0.01, 1.0, 30.0})
            EXPECT_NEAR(squared_error_cdf(m, x), nested_cdf(m, x), 1e-11) << m.n << " " << m.p;
}

// No noise: e = |beta| sqrt(B) N, and for p = n + 2 = 4, where B is uniform, an elementary mean.
TEST(SquaredError, OfNoiselessDataIsTheSignalOutsideTheRowSpace) {
    boost::math::quadrature::tanh_sinh<double> rule;
    const double x = 0.7, signal = 1.5;
    const double expected = rule.integrate(
        [&](double b) { return std::erf(std::sqrt(0.5 * x / b) / signal); }, 0.0, 1.0);
    EXPECT_NEAR(squared_error_cdf({.n = 2, .p = 4, .signal = signal, .noise_sd = 0.0}, x), expected,
                1e-13);
    EXPECT_EQ(squared_error_cdf({.n = 4, .p = 4, .noise_sd = 0.0}, 0.0), 1.0);
    EXPECT_EQ(median_squared_error({.n = 4, .p = 4, .noise_sd = 0.0}), 0.0);
}

TEST(SquaredError, ScalesWithTheSquareOfTheUnit) {
    ASSERT_TRUE(rc::check("the unit of y does not matter", [] {
        const Ridgeless m{.n = *rc::gen::inRange(1, 60), .p = *rc::gen::inRange(1, 60)};
        Ridgeless scaled = m;
        scaled.signal *= 8.0;
        scaled.noise_sd *= 8.0;
        const double x = *rc::gen::inRange(1, 1000) / 100.0;
        RC_ASSERT(std::abs(squared_error_cdf(scaled, 64.0 * x) - squared_error_cdf(m, x)) < 1e-14);
    }));
}

TEST(SquaredError, DoesNotDependOnTheSignalBelowTheThreshold) {
    EXPECT_EQ(squared_error_cdf({.n = 9, .p = 9, .signal = 0.0}, 2.0),
              squared_error_cdf({.n = 9, .p = 9, .signal = 100.0}, 2.0));
}

struct Errors {
    std::vector<double> leverage, outside, squared;
};

/// Draws X, beta along the first axis, noise and a new point, and solves for the estimate.
Errors simulate(const Ridgeless& m, std::size_t trials) {
    const numerics::StreamKey key(0, "prediction error");
    auto columns = numerics::sample_many(
        {key.part(static_cast<std::uint64_t>(m.n) * 1000 + static_cast<std::uint64_t>(m.p)),
         trials},
        3, [&](numerics::Stream& stream, std::vector<double>& out) {
            Eigen::MatrixXd x(m.n, m.p);
            Eigen::VectorXd noise(m.n), point(m.p);
            stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
            stream.fill_normal({noise.data(), static_cast<std::size_t>(m.n)});
            stream.fill_normal({point.data(), static_cast<std::size_t>(m.p)});
            const Eigen::MatrixXd inverse = x.completeOrthogonalDecomposition().pseudoInverse();
            Eigen::VectorXd beta = Eigen::VectorXd::Zero(m.p);
            beta(0) = m.signal;
            const Eigen::VectorXd estimate = inverse * (x * beta + m.noise_sd * noise);
            const Eigen::VectorXd bias = beta - inverse * (x * beta);
            const double error = point.dot(beta - estimate) + m.noise_sd * stream.normal();
            out = {(inverse.transpose() * point).squaredNorm(),
                   bias.squaredNorm() / (m.signal * m.signal), error * error};
        });
    return {std::move(columns[0]), std::move(columns[1]), std::move(columns[2])};
}

// Massart's bound: a true law is further away with probability at most 1e-6. The rival, one feature
// more and half the signal, must be rejected.
TEST(SquaredError, FollowsItsLawInSimulation) {
    constexpr std::size_t trials = 2000;
    const double bound = std::sqrt(std::log(2e6) / (2.0 * trials));
    const auto distance = [](const std::vector<double>& sample, const Ridgeless& m, auto law) {
        return numerics::kolmogorov_distance(sample, [&](double x) { return law(m, x); });
    };
    for (const Ridgeless& m : {Ridgeless{6, 4}, {5, 5}, {4, 5, 2.0}, {3, 6, 4.0}}) {
        const Errors errors = simulate(m, trials);
        Ridgeless rival = m;
        ++rival.p;
        rival.signal *= 0.5;
        EXPECT_LT(distance(errors.leverage, m, prediction_leverage_cdf), bound);
        EXPECT_GT(distance(errors.leverage, rival, prediction_leverage_cdf), bound);
        EXPECT_LT(distance(errors.squared, m, squared_error_cdf), bound);
        EXPECT_GT(distance(errors.squared, rival, squared_error_cdf), bound);
        if (m.p > m.n) {
            EXPECT_LT(distance(errors.outside, m, bias_fraction_cdf), bound);
        }
    }
}

TEST(PredictionError, RejectsWhatIsOutsideItsDomain) {
    EXPECT_THROW(prediction_leverage_cdf({.n = 0, .p = 1}, 1.0), std::domain_error);
    EXPECT_THROW(prediction_leverage_quantile({.n = 1, .p = 1}, 1.5), std::domain_error);
    EXPECT_THROW(bias_fraction_cdf({.n = 1, .p = 3}, std::nan("")), std::domain_error);
    EXPECT_THROW(squared_error_cdf({.n = 1, .p = 3, .signal = -1.0}, 1.0), std::domain_error);
    EXPECT_THROW(squared_error_quantile({.n = 1, .p = 3}, 0.0), std::domain_error);
    EXPECT_EQ(prediction_leverage_quantile({.n = 3, .p = 3}, 1.0),
              std::numeric_limits<double>::infinity());
    EXPECT_EQ(prediction_leverage_quantile({.n = 3, .p = 3}, 0.0), 0.0);
    EXPECT_EQ(squared_error_cdf({.n = 3, .p = 3}, -1.0), 0.0);
    EXPECT_EQ(squared_error_cdf({.n = 3, .p = 3}, std::numeric_limits<double>::infinity()), 1.0);
}

}  // namespace
