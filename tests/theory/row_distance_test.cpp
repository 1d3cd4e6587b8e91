/// Test of theory/row_distance.hpp against the normal law, the exponential law and the determinant.
#include "theory/row_distance.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/quadrature/gauss_kronrod.hpp>

namespace {

using namespace overfit::theory;

TEST(RowDistance, IsHalfNormalAtTheThreshold) {
    for (const double t : {1e-3, 0.4, 1.0, 2.5})
        EXPECT_NEAR(row_distance_cdf({7, 7}, t) / std::erf(t / std::sqrt(2.0)), 1.0, 1e-14) << t;
}

TEST(RowDistance, ItsSquareIsExponentialOneStepAway) {
    for (const int p : {6, 8})
        for (const double t : {1e-3, 0.4, 1.0, 2.5})
            EXPECT_NEAR(row_distance_cdf({7, p}, t) / -std::expm1(-0.5 * t * t), 1.0, 1e-14) << t;
}

// det XX' is the product of the squared distances of each row from those before it, and its mean is
// p! / (p - n)! (Muirhead 1982, section 3.2): mean squares multiply, for the factors are
// independent.
TEST(RowDistance, MeanSquaresMultiplyToTheMeanDeterminant) {
    const int p = 6;
    double product = 1.0, factorials = 1.0;
    for (int n = 1; n <= 4; ++n) {
        product *= boost::math::quadrature::gauss_kronrod<double, 31>::integrate(
            [=](double t) {
                return 2.0 * t * (1.0 - row_distance_cdf({n, p}, t));
            },
            0.0, 12.0, 10, 1e-13);
        factorials *= p - n + 1;
        EXPECT_NEAR(product / factorials, 1.0, 1e-11) << n;
    }
}

TEST(RowDistance, QuantileInvertsTheLaw) {
    for (const auto& shape : {GaussianMatrix{5, 5}, {5, 30}, {400, 3}})
        for (const double q : {1e-9, 0.1, 0.5, 0.999})
            EXPECT_NEAR(row_distance_cdf(shape, row_distance_quantile(shape, q)) / q, 1.0, 1e-12)
                << shape.n << " " << shape.p << " " << q;
}

TEST(RowDistance, RefusesWhatIsOutsideItsRange) {
    EXPECT_EQ(row_distance_cdf({3, 3}, -1.0), 0.0);
    EXPECT_THROW(row_distance_cdf({0, 3}, 1.0), std::domain_error);
    EXPECT_THROW(row_distance_cdf({3, 3}, std::numeric_limits<double>::quiet_NaN()),
                 std::domain_error);
    EXPECT_THROW(row_distance_quantile({3, 0}, 0.5), std::domain_error);
    EXPECT_THROW(row_distance_quantile({3, 3}, 0.0), std::domain_error);
    EXPECT_THROW(row_distance_quantile({3, 3}, 1.0), std::domain_error);
}

}  // namespace
