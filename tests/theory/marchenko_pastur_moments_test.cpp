/// Test of theory/marchenko_pastur_moments.hpp against quadrature and exact Gaussian formulas.
#include "theory/marchenko_pastur_moments.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "numerics/parallel.hpp"
#include "numerics/singular_values.hpp"
#include "numerics/statistics.hpp"
#include "tests/theory/marchenko_pastur_references.hpp"

namespace {

using namespace overfit::tests;
using namespace overfit::theory;
namespace numerics = overfit::numerics;

/// The integral over the positive part of the law, in 50 digits.
template <class Function>
double over_the_law(double gamma, const Function& h) {
    return static_cast<double>(marchenko_pastur_mean(gamma, h));
}

TEST(MarchenkoPasturMoments, AreThoseOfTheDensity) {
    for (const double gamma : {0.04, 0.3, 0.6, 1.8, 7.0})
        for (const int k : {1, 2, 3, 7, 12}) {
            const double moment =
                over_the_law(gamma, [k](const FiftyDigits& x) { return FiftyDigits(pow(x, k)); });
            EXPECT_NEAR(marchenko_pastur_moment(gamma, k) / moment, 1.0, 1e-13)
                << gamma << " " << k;
        }
    EXPECT_EQ(marchenko_pastur_moment(3.0, 0), 1.0);
    EXPECT_DOUBLE_EQ(marchenko_pastur_moment(0.5, 2), 1.5);
    EXPECT_DOUBLE_EQ(marchenko_pastur_moment(0.5, 3), 2.75);
}

// At gamma = 1 the moments are Catalan's numbers.
TEST(MarchenkoPasturMoments, OfASquareMatrixAreCatalan) {
    double catalan = 1.0;
    for (int k = 0; k < 20; ++k) {
        EXPECT_DOUBLE_EQ(marchenko_pastur_moment(1.0, k), catalan);
        catalan *= 2.0 * (2.0 * k + 1.0) / (k + 2.0);
    }
}

TEST(MarchenkoPasturMoments, InversesAndLogarithmAreThoseOfTheDensity) {
    for (const double gamma : {1e-3, 0.2, 0.3, 0.7, 1.5, 5.0, 40.0}) {
        const auto close = [gamma](double value, double reference) {
            EXPECT_NEAR(value / reference, 1.0, 1e-11) << gamma;
        };
        close(marchenko_pastur_mean_inverse(gamma),
              over_the_law(gamma, [](const FiftyDigits& x) { return FiftyDigits(1 / x); }));
        close(marchenko_pastur_mean_inverse_square(gamma),
              over_the_law(gamma, [](const FiftyDigits& x) { return FiftyDigits(1 / (x * x)); }));
        close(marchenko_pastur_mean_log(gamma),
              over_the_law(gamma, [](const FiftyDigits& x) { return FiftyDigits(log(x)); }));
    }
    EXPECT_DOUBLE_EQ(marchenko_pastur_mean_log(1.0), -1.0);
    EXPECT_NEAR(marchenko_pastur_mean_log(1e-12) / -5e-13, 1.0, 1e-11);
    EXPECT_TRUE(std::isinf(marchenko_pastur_mean_inverse(1.0)));
    EXPECT_TRUE(std::isinf(marchenko_pastur_mean_inverse_square(1.0)));
}

// One feature: chi-square moments n (n+2) (n+4) (n+6); and the roles of n and p are symmetric.
TEST(MarchenkoPasturMoments, GaussianOnesAreExact) {
    for (const int n : {1, 2, 7, 40}) {
        double expected = 1.0;
        EXPECT_EQ(gaussian_spectral_moment(n, 3, 0), 1.0);
        for (int k = 1; k <= 4; ++k) {
            EXPECT_NEAR(gaussian_spectral_moment(n, 1, k) / expected, 1.0, 1e-14);
            EXPECT_NEAR(gaussian_spectral_moment(1, n, k) * n / (std::pow(n, k) * expected), 1.0,
                        1e-14);
            expected *= (n + 2.0 * k) / n;
        }
    }
    EXPECT_NEAR(gaussian_spectral_moment(60, 30, 2), 1.5166667, 1e-7);
    EXPECT_NEAR(gaussian_spectral_moment(60, 30, 3), 2.8261111, 1e-7);
    for (const int k : {1, 2, 3, 4})
        EXPECT_NEAR(gaussian_spectral_moment(20'000'000, 10'000'000, k),
                    marchenko_pastur_moment(0.5, k), 3e-6);
}

TEST(MarchenkoPasturMoments, GaussianOnesAgreeWithSamples) {
    constexpr int n = 3, p = 5;
    for (const int k : {2, 3, 4}) {
        const std::vector<double> sample = numerics::sample(
            {.key = numerics::StreamKey(0, "gaussian spectral moments"), .count = 40'000},
            [&](numerics::Stream& stream) {
                Eigen::MatrixXd x(n, p);
                stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
                double sum = 0.0;
                for (const double s : numerics::singular_values(x)) sum += std::pow(s, 2 * k);
                return sum / (p * std::pow(n, k));
            });
        EXPECT_TRUE(
            numerics::mean_interval(sample, 1e-6).contains(gaussian_spectral_moment(n, p, k)))
            << k;
    }
}

TEST(MarchenkoPasturMoments, RejectWhatHasNoMeaning) {
    for (const double gamma : {0.0, -1.0, std::numeric_limits<double>::infinity(), std::nan("")}) {
        EXPECT_THROW(marchenko_pastur_moment(gamma, 1), std::domain_error);
        EXPECT_THROW(marchenko_pastur_mean_inverse(gamma), std::domain_error);
        EXPECT_THROW(marchenko_pastur_mean_inverse_square(gamma), std::domain_error);
        EXPECT_THROW(marchenko_pastur_mean_log(gamma), std::domain_error);
    }
    EXPECT_THROW(marchenko_pastur_moment(1.0, -1), std::domain_error);
    EXPECT_THROW(gaussian_spectral_moment(0, 1, 1), std::domain_error);
    EXPECT_THROW(gaussian_spectral_moment(1, 1, 5), std::domain_error);
}

}  // namespace
