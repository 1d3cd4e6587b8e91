/// Test of theory/mean_spectrum.hpp against exact moments and its own integrals.
#include "theory/mean_spectrum.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/quadrature/tanh_sinh.hpp>

#include "theory/marchenko_pastur.hpp"
#include "theory/marchenko_pastur_moments.hpp"

namespace {

using namespace overfit::theory;

/// The mean of f over the corrected law, from its distribution function alone, by parts.
template <class Slope>
double mean_from_cdf(const GaussianMatrix& shape, double at_high, const Slope& slope) {
    const SpectrumEdges edges = marchenko_pastur_edges(static_cast<double>(shape.p) / shape.n);
    boost::math::quadrature::tanh_sinh<double> quadrature;
    return at_high -
           quadrature.integrate([&](double x) { return slope(x) * mean_spectrum_cdf(shape, x); },
                                edges.low, edges.high);
}

// Exact moments are polynomials in 1/p at fixed gamma. For k = 2 they end at the first correction;
// for k = 3 the term 4 / n^2 follows.
TEST(MeanSpectrum, HasTheExactMomentsToFirstOrder) {
    for (const GaussianMatrix shape : {GaussianMatrix{9, 3}, {20, 10}, {101, 100}}) {
        const double high = marchenko_pastur_edges(static_cast<double>(shape.p) / shape.n).high;
        const double n = shape.n;
        EXPECT_NEAR(mean_from_cdf(shape, high * high, [](double x) { return 2.0 * x; }),
                    gaussian_spectral_moment(shape.n, shape.p, 2), 1e-12 * high * high);
        EXPECT_NEAR(mean_from_cdf(shape, high * high * high, [](double x) { return 3.0 * x * x; }),
                    gaussian_spectral_moment(shape.n, shape.p, 3) - 4.0 / (n * n),
                    1e-12 * high * high * high);
    }
}

TEST(MeanSpectrum, TheResolventIsAnIntegralOfTheDistribution) {
    for (const GaussianMatrix shape : {GaussianMatrix{9, 3}, {20, 10}})
        for (const double penalty : {0.05, 1.0, 20.0}) {
            const double high =
                penalty + marchenko_pastur_edges(static_cast<double>(shape.p) / shape.n).high;
            const double mean = mean_from_cdf(shape, 1.0 / high, [=](double x) {
                return -1.0 / ((x + penalty) * (x + penalty));
            });
            EXPECT_NEAR(mean_spectrum_resolvent(shape, penalty) / mean, 1.0, 1e-12) << penalty;
        }
}

// The third moment again: what is left out is 4 / n^2, a quarter from size to size.
TEST(MeanSpectrum, LeavesOutTermsOfSecondOrder) {
    const auto gap = [](int m) {
        const double exact = gaussian_spectral_moment(2 * m, m, 3);
        const double high = marchenko_pastur_edges(0.5).high;
        return exact -
               mean_from_cdf({2 * m, m}, high * high * high, [](double x) { return 3.0 * x * x; });
    };
    EXPECT_NEAR(gap(8) / gap(4), 0.25, 1e-9);
    EXPECT_NEAR(gap(4), 4.0 / 64.0, 1e-12);
}

TEST(MeanSpectrum, IsTheLimitLawOutsideTheEdges) {
    EXPECT_EQ(mean_spectrum_cdf({8, 2}, 0.2), 0.0);
    EXPECT_EQ(mean_spectrum_cdf({8, 2}, 2.25), 1.0);
    EXPECT_NEAR(mean_spectrum_cdf({8, 2}, 0.25), 0.125, 1e-12);
}

TEST(MeanSpectrum, RefusesWhatIsOutsideItsRange) {
    EXPECT_THROW(mean_spectrum_cdf({3, 3}, 1.0), std::domain_error);
    EXPECT_THROW(mean_spectrum_cdf({3, 0}, 1.0), std::domain_error);
    EXPECT_THROW(mean_spectrum_cdf({4, 3}, std::numeric_limits<double>::quiet_NaN()),
                 std::domain_error);
    EXPECT_THROW(mean_spectrum_resolvent({4, 3}, 0.0), std::domain_error);
}

}  // namespace
