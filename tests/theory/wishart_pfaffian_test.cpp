/// Test of theory/wishart_pfaffian.hpp against the elementary special cases of its law.
#include "theory/wishart_pfaffian.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include <boost/math/quadrature/exp_sinh.hpp>

#include "tests/theory/smallest_singular_value_references.hpp"

namespace {

using namespace overfit::theory;
namespace tests = overfit::tests;

// The accuracy that theory/smallest_singular_value.hpp promises.
constexpr double promised = 1e-12;

double relative(double value, double reference) {
    return std::abs(value / reference - 1.0);
}

// Where |n - p| = 1 the least eigenvalue is exponential with rate min/2 (Edelman 1988): the
// Pfaffian does not know, and must find it in both tails.
TEST(WishartPfaffian, IsExponentialForMatricesOneRowFromSquare) {
    for (const int p : {1, 2, 3, 9, 20, 21, 40}) {
        const WishartPfaffian law(p, p + 1);
        for (const double x : {1e-6, 1e-2, 0.5, 3.0, 40.0}) {  // x = p t^2 / 2
            const Tails tails = law(std::sqrt(2.0 * x / p));
            EXPECT_LT(relative(tails.below, -std::expm1(-x)), promised) << p << " " << x;
            EXPECT_LT(relative(tails.above, std::exp(-x)), promised) << p << " " << x;
        }
    }
}

// min = 1: a chi variable; two degrees of freedom is the Rayleigh law.
TEST(WishartPfaffian, IsChiForASingleColumn) {
    const WishartPfaffian four(1, 4);
    for (const double t : {0.1, 1.0, 3.0, 8.0}) {
        const double x = 0.5 * t * t;
        EXPECT_LT(relative(four(t).above, std::exp(-x) * (1.0 + x)), promised);
    }
}

TEST(WishartPfaffian, AgreesWithThePolynomialDensityThreeRowsFromSquare) {
    for (const int p : {2, 5, 13, 40}) {
        const WishartPfaffian law(p, p + 3);
        for (const double t : {0.2, 0.7, 1.3}) {
            const tests::LawReference exact =
                tests::smallest_singular_value_reference({p, p + 3}, t);
            EXPECT_LT(relative(law(t).below, exact.cdf), promised) << p;
            EXPECT_LT(relative(law(t).above, exact.survival), promised) << p;
        }
    }
}

TEST(WishartPfaffian, HasDigitsToSpareOnItsWholeDomain) {
    struct Shape {
        int least, most;
    };
    for (const auto& [least, most] : {Shape{20, 22}, {20, 400}, {21, 400}, {40, 42}, {40, 400}}) {
        const double centre = std::sqrt(most) - std::sqrt(least);
        const WishartPfaffian law(least, most), reference(least, most, 300);
        for (const double t : {0.8 * centre, centre, 1.1 * centre}) {
            const Tails tails = law(t), truth = reference(t);
            EXPECT_LT(relative(tails.below, truth.below), promised) << least << " x " << most;
            EXPECT_LT(relative(tails.above, truth.above), promised) << least << " x " << most;
        }
    }
}

/// The integral over lambda_1 > lambda_2 > x of the density of the eigenvalues of X'X for an n x 2
/// Gaussian X, without its constant and without exp(-x).
double two_columns_beyond(double x, int n) {
    boost::math::quadrature::exp_sinh<double> quadrature;
    const double power = 0.5 * (n - 3);
    return quadrature.integrate([&](double u) {
        return std::exp(-u) * std::pow(x + u, power) * quadrature.integrate([&](double v) {
            return v * std::pow(x + u + v, power) * std::exp(-0.5 * v);
        });
    });
}

TEST(WishartPfaffian, KeepsItsDigitsFarInTheRightTail) {
    for (const int n : {4, 5, 6})
        for (const double x : {30.0, 110.0, 200.0}) {
            const double expected =
                std::exp(-x) * two_columns_beyond(x, n) / two_columns_beyond(0.0, n);
            EXPECT_NEAR(WishartPfaffian(2, n)(std::sqrt(x)).above / expected, 1.0, 1e-9)
                << n << " " << x;
        }
}

}  // namespace
