/// Test of theory/fixed_point.hpp against closed forms and its own equation in high precision.
#include "theory/fixed_point.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <stdexcept>

namespace {

using namespace overfit::theory;

TEST(FixedPoint, HasTheClosedFormOfOneEigenvalue) {
    // l s v^2 + (l + (gamma - 1) s) v - 1 = 0, and 1 / (s (gamma - 1)) without a penalty.
    for (const double s : {1e-6, 1.0, 1e6})
        for (const double gamma : {1.001, 2.0, 50.0})
            EXPECT_NEAR(fixed_point(equal_weights({s}), gamma, 0.0).v * s * (gamma - 1.0), 1.0,
                        1e-15 * gamma / (gamma - 1.0) * 2.0);
    for (const double gamma : {0.2, 1.0, 3.0})
        for (const double l : {1e-6, 0.1, 10.0}) {
            const double v = fixed_point(equal_weights({2.0}), gamma, l).v;
            const double b = l + 2.0 * (gamma - 1.0);
            EXPECT_NEAR(2.0 * l * v * v + b * v, 1.0, 1e-12 * (1.0 + 2.0 * l * v * v));
        }
}

// Two equal atoms 1 and 10 at gamma = 2 give v = 1 / sqrt(10) by symmetry of s <-> 10 / s.
TEST(FixedPoint, HasTheClosedFormOfTwoAtoms) {
    EXPECT_NEAR(fixed_point(equal_weights({1.0, 10.0}), 2.0, 0.0).v, std::sqrt(0.1), 1e-15);
}

TEST(FixedPoint, ReproducesThePublishedAutoregressiveValue) {
    // rho = 1/2, gamma = 2, l = 2: the spectral density by the midpoint rule, which converges
    // geometrically for periodic functions.
    std::vector<double> density;
    const int nodes = 200;
    for (int i = 0; i < nodes; ++i)
        density.push_back(0.75 / (1.25 - std::cos(std::acos(-1.0) * (i + 0.5) / nodes)));
    EXPECT_NEAR(fixed_point(equal_weights(density), 2.0, 2.0).v, 0.294985720889, 5e-13);
}

TEST(FixedPoint, SolvesItsEquationForAnySpectrum) {
    ASSERT_TRUE(rc::check("the equation holds in long double", [] {
        std::vector<double> eigenvalues;
        for (const int decade : *rc::gen::nonEmpty<std::vector<int>>())
            eigenvalues.push_back(std::pow(10.0, std::abs(decade % 12) - 6.0));
        const Spectrum h = equal_weights(eigenvalues);
        const double gamma = *rc::gen::inRange(5, 1000) / 100.0;
        const double penalty = gamma <= 1.05 ? 0.01 : *rc::gen::element(0.0, 1e-8, 1e-2, 10.0);
        const FixedPoint solution = fixed_point(h, gamma, penalty);
        const auto v = static_cast<long double>(solution.v);
        long double sum = 0.0L;
        for (const double s : eigenvalues) {
            const long double product = static_cast<long double>(s) * v;
            sum += product / (1.0L + product) / static_cast<long double>(eigenvalues.size());
        }
        const long double left =
            static_cast<long double>(penalty) * v + static_cast<long double>(gamma) * sum;
        RC_ASSERT(std::abs(static_cast<double>(left - 1.0L)) < 1e-14);
        RC_ASSERT(std::abs(solution.residual) < 1e-14);
    }));
}

TEST(FixedPoint, FollowsAPowerLawOverManyDecades) {
    // s = i^-2 for i <= p with p >> n: sum_i v / (i^2 + v) = (pi sqrt(v) coth(pi sqrt v) - 1) / 2
    // over all i, less v / p beyond p, must equal n.
    const int n = 100, p = 1'000'000;
    const double v = fixed_point(power_law_spectrum(p, 2.0), static_cast<double>(p) / n, 0.0).v;
    const double x = std::acos(-1.0) * std::sqrt(v);
    EXPECT_NEAR((x / std::tanh(x) - 1.0) / 2.0 - v / (p + 0.5), n, 1e-9);
}

TEST(FixedPoint, IsInfiniteWhereNothingIsLeftToPenalise) {
    EXPECT_TRUE(std::isinf(fixed_point(equal_weights({1.0}), 1.0, 0.0).v));
    EXPECT_TRUE(std::isinf(fixed_point(equal_weights({1.0, 2.0}), 0.5, 0.0).v));
}

TEST(FixedPoint, RejectsWhatIsOutsideItsDomain) {
    const Spectrum h = equal_weights({1.0});
    EXPECT_THROW(fixed_point(h, 0.0, 1.0), std::domain_error);
    EXPECT_THROW(fixed_point(h, 2.0, -1.0), std::domain_error);
    EXPECT_THROW(fixed_point(h, std::nan(""), 1.0), std::domain_error);
    EXPECT_THROW(fixed_point(h, 2.0, std::nan("")), std::domain_error);
    EXPECT_THROW(fixed_point({}, 2.0, 0.0), std::domain_error);
}

}  // namespace
