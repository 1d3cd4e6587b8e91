/// Test of theory/smallest_singular_value.hpp against independent forms of the same laws.
#include "theory/smallest_singular_value.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <Eigen/Core>
#include <boost/math/quadrature/exp_sinh.hpp>

#include "numerics/goodness_of_fit.hpp"
#include "numerics/parallel.hpp"
#include "numerics/singular_values.hpp"
#include "tests/theory/smallest_singular_value_references.hpp"
#include "theory/wishart_pfaffian.hpp"

namespace {

using namespace overfit::tests;
using namespace overfit::theory;
namespace numerics = overfit::numerics;

// The accuracy that the header promises.
constexpr double promised = 1e-12;

double relative(double value, double reference) {
    return std::abs(value / reference - 1.0);
}

TEST(SmallestSingularValue, HasEdelmansDensity) {
    for (const GaussianMatrix& shape :
         {GaussianMatrix{2, 2}, {3, 3}, {10, 10}, {30, 30}, {4, 5}, {5, 2}, {20, 23}})
        for (const double scaled : {1e-5, 0.1, 1.0, 3.0, 6.0}) {
            const double t = scaled / std::sqrt(shape.p);
            const LawReference exact = smallest_singular_value_reference(shape, t);
            EXPECT_LT(relative(smallest_singular_value_cdf(shape, t), exact.cdf), promised)
                << shape.n << " x " << shape.p << " " << t;
            EXPECT_LT(relative(smallest_singular_value_survival(shape, t), exact.survival),
                      promised)
                << shape.n << " x " << shape.p << " " << t;
        }
}

TEST(SmallestSingularValue, HasTheMeanOfEdelmansDensity) {
    for (const GaussianMatrix& shape : {GaussianMatrix{3, 3}, {20, 20}, {4, 5}, {23, 20}})
        EXPECT_LT(relative(smallest_singular_value_mean(shape),
                           smallest_singular_value_mean_reference(shape)),
                  promised)
            << shape.n << " x " << shape.p;
}

TEST(SmallestSingularValue, OfASquareMatrixAgreesWithThePfaffian) {
    for (const int p : {2, 3, 10, 21, 40}) {
        const WishartPfaffian law(p, p);
        for (const double scaled : {1e-5, 0.1, 1.0, 4.0}) {
            const double t = scaled / std::sqrt(p);
            EXPECT_LT(relative(smallest_singular_value_cdf({p, p}, t), law(t).below), promised);
            EXPECT_LT(relative(smallest_singular_value_survival({p, p}, t), law(t).above),
                      promised);
        }
    }
}

TEST(SmallestSingularValue, OfOneEntryIsHalfNormal) {
    EXPECT_LT(relative(smallest_singular_value_cdf({1, 1}, 1.3), std::erf(1.3 / std::sqrt(2.0))),
              promised);
    EXPECT_LT(relative(smallest_singular_value_mean({1, 1}), std::sqrt(2.0 / M_PI)), promised);
}

// The mean is the integral of the survival function, whatever route computed it.
TEST(SmallestSingularValue, MeanIsTheIntegralOfTheSurvivalFunction) {
    boost::math::quadrature::exp_sinh<double> rule;
    for (const GaussianMatrix& shape :
         {GaussianMatrix{1, 6}, {5, 5}, {7, 8}, {4, 9}, {10, 12}, {12, 6}, {3, 60}}) {
        const double mean =
            rule.integrate([&](double t) { return smallest_singular_value_survival(shape, t); },
                           0.0, std::numeric_limits<double>::infinity(), 1e-13);
        EXPECT_LT(relative(smallest_singular_value_mean(shape), mean), promised)
            << shape.n << " x " << shape.p;
    }
}

// Gordon's bound, and the order around the threshold that the V shape of the claims rests on.
TEST(SmallestSingularValue, MeanIsLeastAtTheThresholdAndAboveGordonsBound) {
    constexpr int p = 10;
    for (int n = 1; n <= 30; ++n) {
        const double mean = smallest_singular_value_mean({n, p});
        EXPECT_GT(mean, std::abs(std::sqrt(n) - std::sqrt(p)));
        if (n > 1) {
            const double before = smallest_singular_value_mean({n - 1, p});
            EXPECT_EQ(mean < before, n <= p) << n;
        }
    }
}

TEST(SmallestSingularValue, TheLawDoesNotChangeUnderTransposition) {
    EXPECT_EQ(smallest_singular_value_mean({6, 11}), smallest_singular_value_mean({11, 6}));
    EXPECT_EQ(smallest_singular_value_cdf({2, 9}, 1.0), smallest_singular_value_cdf({9, 2}, 1.0));
}

TEST(SmallestSingularValue, QuantileInvertsTheDistribution) {
    for (const GaussianMatrix& shape : {GaussianMatrix{1, 3}, {8, 8}, {50, 51}, {5, 12}})
        for (const double q : {1e-6, 0.25, 0.5, 0.99}) {
            const double t = smallest_singular_value_quantile(shape, q);
            // The relative error of t is 2^-45; q is at most (k + 1) times as sensitive.
            EXPECT_NEAR(smallest_singular_value_cdf(shape, t), q, 8 * q * 0x1p-44);
        }
}

// Edelman (1988): the density e^(-t^2/2 - t) (1 + t) of sqrt(n) sigma. Mean and median from it.
TEST(SquareLimit, HasTheMeanAndTheMedianOfItsDensity) {
    EXPECT_NEAR(square_limit_mean(), 0.655679542418798472, 1e-15);
    EXPECT_NEAR(square_limit_cdf(std::sqrt(1.0 + 2.0 * std::log(2.0)) - 1.0), 0.5, 1e-15);
    EXPECT_EQ(square_limit_cdf(-1.0), 0.0);
    EXPECT_EQ(square_limit_cdf(std::numeric_limits<double>::infinity()), 1.0);
}

// mean sqrt(n) = limit (1 + 1/(4n) + O(n^-2)): doubling n divides what is left by 4 + O(1/n). The
// constant of that last term is about 20 for the mean and 4 for the distribution (measured); a rest
// of order 1/n would give the ratio 2, one of order n^-3 the ratio 8.
TEST(SquareLimit, IsApproachedAtTheStatedRate) {
    const auto rest = [](int n) {
        return std::sqrt(n) * smallest_singular_value_mean({n, n}) / square_limit_mean() - 1.0 -
               0.25 / n;
    };
    for (const int n : {50, 100, 200}) EXPECT_NEAR(rest(n) / rest(2 * n), 4.0, 30.0 / n);
    const auto gap = [](int n) {
        double worst = 0.0;
        for (double t = 0.05; t < 3.0; t += 0.05)
            worst = std::max(worst,
                             std::abs(smallest_singular_value_cdf({n, n}, t / std::sqrt(n - 0.5)) -
                                      square_limit_cdf(t)));
        return worst;
    };
    for (const int n : {50, 100, 200}) EXPECT_NEAR(gap(n) / gap(2 * n), 4.0, 8.0 / n);
}

// The law against matrices: Kolmogorov's distance is above sqrt(log(2e6) / (2 R)) for a true law
// with probability at most 1e-6 (Massart 1990). The rival, one row more, lies further away.
TEST(SmallestSingularValue, IsThatOfSampledMatrices) {
    constexpr std::size_t trials = 2000;
    const double bound = std::sqrt(std::log(2e6) / (2.0 * trials));
    for (const GaussianMatrix& shape : {GaussianMatrix{3, 3}, {4, 7}, {6, 4}, {8, 3}}) {
        const numerics::StreamKey key(0, "smallest singular value");
        const std::vector<double> sample =
            numerics::sample({key.part(static_cast<std::uint64_t>(shape.n) * 100 +
                                       static_cast<std::uint64_t>(shape.p)),
                              trials},
                             [&](numerics::Stream& stream) {
                                 Eigen::MatrixXd x(shape.n, shape.p);
                                 stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
                                 return numerics::singular_values(x).back();
                             });
        const auto distance = [&](const GaussianMatrix& law) {
            return numerics::kolmogorov_distance(
                sample, [&](double t) { return smallest_singular_value_cdf(law, t); });
        };
        EXPECT_LT(distance(shape), bound) << shape.n << " x " << shape.p;
        EXPECT_GT(distance({shape.n + 1, shape.p}), bound) << shape.n << " x " << shape.p;
    }
}

TEST(SmallestSingularValue, RejectsWhatItCannotGuarantee) {
    EXPECT_THROW(smallest_singular_value_cdf({0, 3}, 1.0), std::domain_error);
    EXPECT_THROW(smallest_singular_value_cdf({3, -1}, 1.0), std::domain_error);
    EXPECT_THROW(smallest_singular_value_mean({41, 43}), std::domain_error);
    EXPECT_THROW(smallest_singular_value_mean({20, 401}), std::domain_error);
    EXPECT_THROW(smallest_singular_value_cdf({3, 3}, std::nan("")), std::domain_error);
    EXPECT_THROW(smallest_singular_value_quantile({3, 3}, 0.0), std::domain_error);
    EXPECT_THROW(smallest_singular_value_quantile({3, 3}, 1.0), std::domain_error);
    EXPECT_THROW(WishartPfaffian(2, 5, 50), std::domain_error);
    EXPECT_NO_THROW(smallest_singular_value_mean({1000, 1000}));
    EXPECT_NO_THROW(smallest_singular_value_mean({1000, 1001}));
    EXPECT_NO_THROW(smallest_singular_value_mean({1, 100000}));
}

TEST(SmallestSingularValue, HasNoMassOutsideThePositiveAxis) {
    const double infinity = std::numeric_limits<double>::infinity();
    for (const GaussianMatrix& shape : {GaussianMatrix{1, 4}, {3, 3}, {3, 4}, {3, 9}}) {
        EXPECT_EQ(smallest_singular_value_cdf(shape, -1.0), 0.0);
        EXPECT_EQ(smallest_singular_value_cdf(shape, 0.0), 0.0);
        EXPECT_EQ(smallest_singular_value_cdf(shape, infinity), 1.0);
        EXPECT_EQ(smallest_singular_value_survival(shape, -1.0), 1.0);
        EXPECT_EQ(smallest_singular_value_survival(shape, infinity), 0.0);
    }
}

}  // namespace
