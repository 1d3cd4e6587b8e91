/// Test of theory/interpolant_smoothness.hpp against closed forms, limits and integrals on a grid.
#include "theory/interpolant_smoothness.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

#include <boost/math/special_functions/bessel.hpp>

#include "theory/tracy_widom.hpp"

namespace {

using namespace overfit::theory;
using std::numbers::pi;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// With n = d one degree of freedom is left, the square of a normal; with n = d - 1 two, an
// exponential.
TEST(LinearInterpolants, AreNormalAndExponentialAtTheThreshold) {
    for (const double t : {5.0, 20.0, 300.0}) {
        EXPECT_NEAR(linear_lipschitz_cdf({9, 9}, t) / std::erfc(9.0 / (std::sqrt(2.0) * t)), 1.0,
                    1e-13);
        EXPECT_NEAR(linear_lipschitz_cdf({8, 9}, t) / std::exp(-36.0 / (t * t)), 1.0, 1e-13);
    }
    EXPECT_EQ(linear_lipschitz_cdf({8, 9}, 0.0), 0.0);
}

TEST(LinearInterpolants, QuantileInverts) {
    for (const double q : {1e-6, 0.3, 0.999})
        EXPECT_NEAR(linear_lipschitz_cdf({20, 50}, linear_lipschitz_quantile({20, 50}, q)) / q, 1.0,
                    1e-12);
}

TEST(LinearInterpolants, RefuseWhatHasNoInterpolant) {
    EXPECT_THROW(linear_lipschitz_cdf({0, 3}, 1.0), std::domain_error);
    EXPECT_THROW(linear_lipschitz_cdf({4, 3}, 1.0), std::domain_error);
    EXPECT_THROW(linear_lipschitz_cdf({2, 3}, nan), std::domain_error);
    EXPECT_THROW(linear_lipschitz_quantile({2, 3}, 0.0), std::domain_error);
    EXPECT_THROW(linear_lipschitz_quantile({2, 3}, 1.0), std::domain_error);
}

// share = 1, a = 1: the derivative of 1/g + g/(1 - g^2) vanishes at g^2 = 1/3.
TEST(QuadraticInterpolants, LimitHasAClosedFormOfAllForms) {
    EXPECT_NEAR(quadratic_lipschitz_limit(1.0, 1.0), 3.0 * std::sqrt(3.0), 1e-12);
}

TEST(QuadraticInterpolants, LimitIsSemicircularForFewAndBelowForNoOther) {
    for (const double a : {0.5, 2.0, 10.0})
        EXPECT_NEAR(quadratic_lipschitz_limit(a, 1e-8) / (4.0 * std::sqrt(a / 1e-8)), 1.0, 1e-7);
    // Many points a dimension: the points' part is semicircular too.
    EXPECT_NEAR(quadratic_lipschitz_limit(1e8, 0.7) / (4.0 * std::sqrt(1e8 / 0.7)), 1.0, 1e-7);
    // Few: each point is an eigenvector of eigenvalue 1.
    EXPECT_NEAR(quadratic_lipschitz_limit(1e-10, 1.0), 2.0, 1e-4);
}

// The least value of 1/g + R(g), on a grid.
TEST(QuadraticInterpolants, LimitIsTheLeastOnAGrid) {
    for (const double a : {0.3, 1.0, 4.0})
        for (const double share : {0.1, 0.5, 1.0}) {
            double least = infinity;
            for (int i = 1; i < 100000; ++i) {
                const double g = i * 1e-5;
                least =
                    std::min(least, 1.0 / g + a * (1.0 / share - 1.0) * g + a * g / (1.0 - g * g));
            }
            EXPECT_NEAR(quadratic_lipschitz_limit(a, share) / (2.0 * least), 1.0, 1e-7);
        }
}

TEST(QuadraticInterpolants, LawAndItsMedian) {
    EXPECT_NEAR(quadratic_lipschitz_law({80, 40, 154}), std::sqrt(8.0 * 80.0 * 41.0 / 74.0), 1e-12);
    EXPECT_EQ(quadratic_lipschitz_law({80, 40, 80}), infinity);
    EXPECT_EQ(quadratic_forms(40), 820);
    // The larger of two edges is below x as often as each of two independent ones is.
    const double m =
        2.0 * std::pow(40.0, 2.0 / 3.0) *
        (quadratic_lipschitz_median({80, 40, 154}) / quadratic_lipschitz_law({80, 40, 154}) - 1.0);
    EXPECT_NEAR(tracy_widom_cdf(1, m) * tracy_widom_cdf(1, m), 0.5, 1e-10);
}

/// The same maximum with integrals by the midpoint rule and k on a grid.
double least_on_a_grid(double n, double d, double p) {
    const double forms = 0.5 * d * (d + 1.0);
    double best = 0.0;
    for (int i = 1; i <= 300; ++i) {
        const double k = i * i / 90000.0;
        double product = 0.0, square = 0.0;
        const int cells = 6000;
        for (int j = 0; j < cells; ++j) {
            const double s = -1.0 + 2.0 * (j + 0.5) / cells;
            const double weight = 2.0 / pi * std::sqrt(1.0 - s * s) * 2.0 / cells;
            const double clip = std::clamp(s / k, -1.0, 1.0);
            product += weight * s * clip;
            square += weight * clip * clip;
        }
        best = std::max(best, 2.0 * forms * product * product - 0.5 * (forms - p + n) * square);
    }
    return std::sqrt(n * (d + 2.0) / best);
}

TEST(LeastQuadraticLipschitz, IsTheMaximumOnAGrid) {
    for (const QuadraticInterpolants model : {QuadraticInterpolants{80, 20, 210},
                                              {60, 30, 465},
                                              {120, 30, 224},
                                              {5, 40, 820},
                                              {5, 40, 100}})
        EXPECT_NEAR(least_quadratic_lipschitz(model) /
                        least_on_a_grid(model.samples, model.dimension, model.parameters),
                    1.0, 1e-4)
            << model.samples;
}

TEST(LeastQuadraticLipschitz, TendsToTheDualBoundAndToTheLeastNorm) {
    EXPECT_NEAR(least_quadratic_lipschitz({1, 2000, 2001000}) / (0.75 * pi * std::sqrt(1.0 / 2000)),
                1.0, 2e-3);
    // Clipping the outermost eigenvalues gains a share of the order share^(1/2) at most.
    const QuadraticInterpolants tight{5000, 1000, 5005};
    EXPECT_NEAR(least_quadratic_lipschitz(tight) / quadratic_lipschitz_law(tight), 1.0, 6e-3);
    EXPECT_LT(least_quadratic_lipschitz({80, 20, 210}), quadratic_lipschitz_law({80, 20, 210}));
    EXPECT_EQ(least_quadratic_lipschitz({80, 20, 80}), infinity);
}

TEST(QuadraticInterpolants, RefuseWhatDoesNotExist) {
    EXPECT_THROW(quadratic_lipschitz_limit(0.0, 0.5), std::domain_error);
    EXPECT_THROW(quadratic_lipschitz_limit(1.0, 1.5), std::domain_error);
    EXPECT_THROW(quadratic_lipschitz_limit(1.0, nan), std::domain_error);
    EXPECT_THROW(quadratic_lipschitz_law({5, 3, 4}), std::domain_error);
    EXPECT_THROW(quadratic_lipschitz_law({5, 3, 7}), std::domain_error);
    EXPECT_THROW(least_quadratic_lipschitz({0, 3, 4}), std::domain_error);
    EXPECT_THROW(quadratic_forms(0), std::domain_error);
    EXPECT_THROW(quadratic_forms(70000), std::domain_error);
}

// In three dimensions cos of the angle is uniform, and the mean is elementary.
TEST(FourierInterpolants, FloorHasAClosedFormInThreeDimensions) {
    for (const double kappa : {0.5, 1.0, 3.0}) {
        const double q = kappa * kappa;
        const double mean = (1.0 - std::exp(-4.0 * q) * (1.0 + 4.0 * q)) / (4.0 * q * q);
        EXPECT_NEAR(fourier_gradient_floor({50, 3, 60, kappa}) / (q * std::sqrt(50.0 * mean)), 1.0,
                    1e-9)
            << kappa;
    }
}

// In d dimensions E exp(2 q cos) is Gamma(d/2) q^(1-d/2) I_(d/2-1)(2 q), whose derivative in 2 q
// has the next order: E cos exp(2 q cos).
TEST(FourierInterpolants, FloorIsADifferenceOfBesselFunctions) {
    for (const int d : {2, 3, 6, 20})
        for (const double kappa : {0.5, 1.0, 3.0}) {
            const double q = kappa * kappa, order = 0.5 * d - 1.0;
            const double mean = 2.0 * std::exp(-2.0 * q) * std::tgamma(0.5 * d) *
                                std::pow(q, -order) *
                                (boost::math::cyl_bessel_i(order, 2.0 * q) -
                                 boost::math::cyl_bessel_i(order + 1.0, 2.0 * q));
            EXPECT_NEAR(fourier_gradient_floor({50, d, 60, kappa}) / (q * std::sqrt(50.0 * mean)),
                        1.0, 1e-9)
                << d << " " << kappa;
        }
}

TEST(FourierInterpolants, LawAndItsInverse) {
    EXPECT_NEAR(fourier_gradient_law({100, 20, 600, 3.0}), 6.0, 1e-14);
    EXPECT_EQ(fourier_gradient_law({100, 20, 100, 3.0}), infinity);
    EXPECT_NEAR(fourier_parameters_for({100, 20, 100, 3.0}, 6.0), 600.0, 1e-10);
    EXPECT_NEAR(fourier_parameters_for({100, 20, 100, 3.0}, 3.0), 100.0 * 21.0, 1e-10);
    const FourierInterpolants model{100, 10, 4000, 3.0};
    const double law = fourier_gradient_law(model), floor = fourier_gradient_floor(model);
    EXPECT_NEAR(fourier_gradient(model), std::sqrt(law * law + floor * floor), 1e-12);
    EXPECT_THROW(fourier_gradient_law({100, 10, 99, 3.0}), std::domain_error);
    EXPECT_THROW(fourier_gradient_law({100, 10, 200, 0.0}), std::domain_error);
    EXPECT_THROW(fourier_gradient_floor({100, 1, 200, 1.0}), std::domain_error);
    EXPECT_THROW(fourier_parameters_for({100, 10, 200, 1.0}, 0.0), std::domain_error);
}

}  // namespace
