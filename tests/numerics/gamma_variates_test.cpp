/// Test of the gamma and chi-square variates of numerics/random.hpp against Boost's laws.
///
/// The streams are fixed, so a test that passes always passes; its p-value bound of 1e-6 says how
/// unlikely it was that a correct generator fails when the streams were chosen.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/gamma.hpp>

#include "numerics/goodness_of_fit.hpp"
#include "numerics/random.hpp"
#include "numerics/statistics.hpp"

namespace {

using namespace overfit::numerics;

constexpr double false_alarm = 1e-6;
constexpr std::size_t draws = 100'000;

template <class Draw>
std::vector<double> sample_of(const char* purpose, double parameter, const Draw& draw) {
    Stream stream(StreamKey(0, purpose).part(std::to_string(parameter)), 0);
    std::vector<double> sample(draws);
    for (double& x : sample) x = draw(stream, parameter);
    return sample;
}

// 1 and 2 are the ends of the law's families; 0.7 takes the power of a uniform; the acceptance test
// of a gamma variate is at its hardest for shape 1.
TEST(ChiSquare, FollowsItsLawAtEveryNumberOfDegrees) {
    for (const double degrees : {0.1, 0.7, 1.0, 1.5, 2.0, 3.0, 10.0, 200.0}) {
        const auto sample = sample_of("chi_square", degrees, [](Stream& s, double parameter) {
            return s.chi_square(parameter);
        });
        const boost::math::chi_squared law(degrees);
        const auto cdf = [&](double x) { return boost::math::cdf(law, x); };
        EXPECT_GT(kolmogorov_test(sample, cdf).p_value, false_alarm) << degrees;
        EXPECT_GT(anderson_darling_test(sample, cdf).p_value, false_alarm) << degrees;
    }
}

// Wilson and Hilferty (1931): the cube root of x / degrees is normal with mean 1 - 2 / (9 degrees)
// and variance 2 / (9 degrees), up to an error of the order of 1 / degrees.
TEST(ChiSquare, FollowsItsLimitLawForManyDegrees) {
    for (const double degrees : {1e6, 1e9}) {
        const auto sample = sample_of("many_degrees", degrees, [](Stream& s, double parameter) {
            return s.chi_square(parameter);
        });
        const double variance = 2.0 / (9.0 * degrees);
        const auto cdf = [&](double x) {
            const double unit = (std::cbrt(x / degrees) - 1.0 + variance) / std::sqrt(variance);
            return 0.5 * std::erfc(-unit / std::sqrt(2.0));
        };
        EXPECT_GT(kolmogorov_test(sample, cdf).p_value, false_alarm) << degrees;
        EXPECT_GT(anderson_darling_test(sample, cdf).p_value, false_alarm) << degrees;
    }
}

TEST(ChiSquare, HasTheFirstThreeMoments) {
    for (const double degrees : {1.0, 2.0, 3.0, 50.0, 1e9}) {
        const auto sample = sample_of("moments", degrees, [](Stream& s, double parameter) {
            return s.chi_square(parameter);
        });
        std::vector<double> squares, cubes;
        // In standard units the mean is 0, the variance 1 and the skewness (8 / degrees)^1/2.
        std::vector<double> units;
        for (const double x : sample) units.push_back((x - degrees) / std::sqrt(2.0 * degrees));
        for (const double x : units) {
            squares.push_back(x * x);
            cubes.push_back(x * x * x);
        }
        EXPECT_TRUE(mean_interval(units, false_alarm).contains(0.0)) << degrees;
        EXPECT_TRUE(mean_interval(squares, false_alarm).contains(1.0)) << degrees;
        EXPECT_TRUE(mean_interval(cubes, false_alarm).contains(std::sqrt(8.0 / degrees)))
            << degrees;
    }
}

TEST(Gamma, FollowsItsLaw) {
    for (const double shape : {0.05, 0.5, 0.999, 1.0, 2.5, 40.0}) {
        const auto sample = sample_of(
            "gamma", shape, [](Stream& s, double parameter) { return s.gamma(parameter); });
        const boost::math::gamma_distribution<> law(shape);
        const auto cdf = [&](double x) { return boost::math::cdf(law, x); };
        EXPECT_GT(kolmogorov_test(sample, cdf).p_value, false_alarm) << shape;
        EXPECT_GT(anderson_darling_test(sample, cdf).p_value, false_alarm) << shape;
    }
}

TEST(Gamma, RejectsParametersWithoutALaw) {
    Stream stream(StreamKey(0, "domain"), 0);
    for (const double bad : {0.0, -1.0, std::numeric_limits<double>::infinity(),
                             std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_THROW(stream.gamma(bad), std::domain_error);
        EXPECT_THROW(stream.chi_square(bad), std::domain_error);
    }
}

}  // namespace
