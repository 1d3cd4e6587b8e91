/// Test of theory/largest_eigenvalue.hpp against closed forms, samples and the limit law.
#include "theory/largest_eigenvalue.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "numerics/goodness_of_fit.hpp"
#include "numerics/parallel.hpp"
#include "numerics/singular_values.hpp"
#include "tests/theory/largest_eigenvalue_references.hpp"
#include "theory/tracy_widom.hpp"

namespace {

using namespace overfit::tests;
using namespace overfit::theory;
namespace numerics = overfit::numerics;

TEST(LargestEigenvalue, OfOneColumnIsChiSquare) {
    for (const int n : {1, 2, 7, 300})
        for (const double x : {0.1, 1.0, 5.0, 280.0})
            EXPECT_NEAR(largest_eigenvalue_cdf({n, 1}, x), boost::math::gamma_p(0.5 * n, 0.5 * x),
                        1e-14);
}

// Two columns: the joint density (u v)^((n-3)/2) exp(-(u+v)/2) (u - v), 0 < v < u, by quadrature.
TEST(LargestEigenvalue, OfTwoColumnsIsADoubleIntegral) {
    using Rule = boost::math::quadrature::gauss_kronrod<double, 61>;
    for (const int n : {3, 5, 9}) {
        const double power = 0.5 * (n - 3);
        const auto mass = [&](double x) {
            return Rule::integrate(
                [&](double u) {
                    return std::pow(u, power) * std::exp(-0.5 * u) *
                           Rule::integrate(
                               [&](double v) {
                                   return std::pow(v, power) * std::exp(-0.5 * v) * (u - v);
                               },
                               0.0, u, 3, 1e-12);
                },
                0.0, x, 3, 1e-12);
        };
        const double all = mass(120.0);
        for (const double x : {1.0, 4.0, 10.0, 25.0})
            EXPECT_NEAR(largest_eigenvalue_cdf({n, 2}, x), mass(x) / all, 1e-10) << n << " " << x;
    }
}

TEST(LargestEigenvalue, AgreesWithAQuadratureInFiftyDigits) {
    for (const GaussianMatrix& shape :
         {GaussianMatrix{7, 1}, {5, 2}, {2, 2}, {3, 4}, {10, 5}, {16, 16}, {32, 16}})
        for (const double scaled : {0.5, 1.0, 2.0, 3.0}) {
            const double x = scaled * shape.n;
            EXPECT_NEAR(largest_eigenvalue_cdf(shape, x), largest_eigenvalue_reference(shape, x),
                        1e-12)
                << shape.n << " x " << shape.p << " " << x;
        }
}

TEST(LargestEigenvalue, FollowsItsLawInSamples) {
    for (const GaussianMatrix& shape : {GaussianMatrix{3, 3}, {4, 5}}) {
        const std::vector<double> sample =
            numerics::sample({.key = numerics::StreamKey(0, "largest eigenvalue")
                                         .part(static_cast<std::uint64_t>(shape.n)),
                              .count = 500},
                             [&](numerics::Stream& stream) {
                                 Eigen::MatrixXd x(shape.n, shape.p);
                                 stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
                                 const double largest = numerics::singular_values(x).front();
                                 return largest * largest;
                             });
        const auto p_value = [&](const GaussianMatrix& law) {
            return numerics::kolmogorov_test(
                       sample, [&](double t) { return largest_eigenvalue_cdf(law, t); })
                .p_value;
        };
        EXPECT_GT(p_value(shape), 1e-6) << shape.n << " x " << shape.p;
        EXPECT_LT(p_value({shape.n + 2, shape.p}), 1e-6) << shape.n << " x " << shape.p;
    }
}

TEST(LargestEigenvalue, IsSymmetricInRowsAndColumns) {
    EXPECT_DOUBLE_EQ(largest_eigenvalue_cdf({5, 9}, 20.0), largest_eigenvalue_cdf({9, 5}, 20.0));
}

TEST(LargestEigenvalue, NearsItsLimitWithMasConstants) {
    double before = 1.0;
    for (const int p : {2, 4, 8}) {
        const EdgeScaling edge = ma_largest({2 * p, p});
        double distance = 0.0;
        for (double s = -4.0; s < 3.0; s += 0.5)
            distance =
                std::max(distance,
                         std::abs(largest_eigenvalue_cdf({2 * p, p}, edge.centre + edge.scale * s) -
                                  tracy_widom_cdf(1, s)));
        EXPECT_LT(distance, before * 0.62);
        before = distance;
    }
    EXPECT_LT(before, 0.05);
}

// Both scalings agree to leading order and are symmetric in
// n and p.
TEST(LargestEigenvalue, ScalingsAgreeToLeadingOrder) {
    const GaussianMatrix large{4'000'000, 1'000'000};
    EXPECT_NEAR(ma_largest(large).centre / 9e6, 1.0, 1e-6);
    EXPECT_NEAR(ma_largest(large).centre / johnstone_largest(large).centre, 1.0, 1e-6);
    EXPECT_NEAR(ma_largest(large).scale / johnstone_largest(large).scale, 1.0, 1e-6);
    EXPECT_DOUBLE_EQ(ma_largest({7, 3}).centre, ma_largest({3, 7}).centre);
    EXPECT_NEAR(ma_smallest(large).centre / 1e6, 1.0, 1e-6);
    EXPECT_NEAR(ma_smallest(large).scale, 1000.0 * std::cbrt(1e-3 - 5e-4), 1e-3);
    const EdgeScaling log = ma_log_smallest(large);
    EXPECT_NEAR(log.centre, std::log(1e6), 1e-5);
    EXPECT_NEAR(log.scale, ma_smallest(large).scale / ma_smallest(large).centre, 1e-15);
}

// mu = (sqrt(n - 1) + sqrt p)^2, sigma = (sqrt(n - 1) + sqrt p)(1/sqrt(n - 1) + 1/sqrt p)^(1/3)
// with n the larger one: Johnstone (2001), equation 1.3.
TEST(LargestEigenvalue, HasJohnstonesConstants) {
    for (const GaussianMatrix shape : {GaussianMatrix{10, 4}, {4, 10}}) {
        EXPECT_DOUBLE_EQ(johnstone_largest(shape).centre, 25.0);
        EXPECT_DOUBLE_EQ(johnstone_largest(shape).scale, 5.0 * std::cbrt(1.0 / 3.0 + 1.0 / 2.0));
    }
}

TEST(LargestEigenvalue, RejectsWhatItCannotGuarantee) {
    EXPECT_THROW(largest_eigenvalue_cdf({0, 3}, 1.0), std::domain_error);
    EXPECT_THROW(largest_eigenvalue_cdf({17, 17}, 1.0), std::domain_error);
    EXPECT_THROW(largest_eigenvalue_cdf({2001, 3}, 1.0), std::domain_error);
    EXPECT_THROW(largest_eigenvalue_cdf({3, 3}, std::nan("")), std::domain_error);
    EXPECT_THROW(johnstone_largest({1, 4}), std::domain_error);
    EXPECT_THROW(ma_largest({0, 4}), std::domain_error);
    EXPECT_THROW(ma_smallest({4, 4}), std::domain_error);
    EXPECT_THROW(ma_log_smallest({4, 4}), std::domain_error);
    EXPECT_EQ(largest_eigenvalue_cdf({3, 3}, -1.0), 0.0);
    EXPECT_EQ(largest_eigenvalue_cdf({3, 3}, std::numeric_limits<double>::infinity()), 1.0);
}

}  // namespace
