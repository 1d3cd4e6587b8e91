/// Test of theory/marchenko_pastur.hpp against quadrature in high precision and functional
/// equations.
#include "theory/marchenko_pastur.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <limits>
#include <stdexcept>

#include <boost/math/quadrature/tanh_sinh.hpp>

#include "tests/theory/marchenko_pastur_references.hpp"

namespace {

using namespace overfit::tests;
using namespace overfit::theory;

TEST(MarchenkoPastur, EdgesOfAQuarterAreAQuarterAndNineQuarters) {
    EXPECT_DOUBLE_EQ(marchenko_pastur_edges(0.25).low, 0.25);
    EXPECT_DOUBLE_EQ(marchenko_pastur_edges(0.25).high, 2.25);
    EXPECT_EQ(marchenko_pastur_edges(1.0).low, 0.0);
    EXPECT_EQ(marchenko_pastur_edges(1.0).high, 4.0);
}

// X'X/n and XX'/p have the same nonzero spectrum up to the factor p/n. Powers of two, whose inverse
// is exact.
TEST(MarchenkoPastur, TransposingTheMatrixMultipliesTheEdgesByGamma) {
    for (const double gamma : {0x1p-7, 0.5, 2.0, 0x1p20}) {
        EXPECT_DOUBLE_EQ(marchenko_pastur_edges(gamma).low,
                         gamma * marchenko_pastur_edges(1.0 / gamma).low);
        EXPECT_DOUBLE_EQ(marchenko_pastur_edges(gamma).high,
                         gamma * marchenko_pastur_edges(1.0 / gamma).high);
    }
}

// (1 - sqrt(1 + d))^2 = d^2/4 - d^3/8 + 5 d^4/64 - …: where d^2 is below 2^-53 two terms are exact
// to a few roundings, while (1 - sqrt gamma)^2 computed as written keeps no digit.
TEST(MarchenkoPastur, TheLowerEdgeKeepsItsDigitsNearTheThreshold) {
    const double d = 0x1p-30;
    for (const double sign : {-1.0, 1.0}) {
        const double edge = marchenko_pastur_edges(1.0 + sign * d).low;
        EXPECT_DOUBLE_EQ(edge, d * d / 4.0 * (1.0 - sign * d / 2.0));
    }
}

constexpr double shapes[] = {0.01, 0.1, 0.2, 0.3, 0.5, 0.9, 0.999, 1.0, 1.001, 1.7, 4.5, 30.0};

TEST(MarchenkoPastur, CdfAndSurvivalAreIntegralsOfTheDensity) {
    for (const double gamma : shapes)
        for (const double share : {0.001, 0.03, 0.2, 0.4999, 0.5001, 0.77, 0.99, 0.9999}) {
            const double x = marchenko_pastur_inside(gamma, -1, share);
            const LawReference exact = marchenko_pastur_reference(gamma, x);
            EXPECT_NEAR(marchenko_pastur_cdf(gamma, x), exact.cdf, 2e-15) << gamma << " " << x;
            EXPECT_NEAR(marchenko_pastur_survival(gamma, x), exact.survival, 2e-15)
                << gamma << " " << x;
        }
}

// Close to an edge, x itself is known to one part in 2^53: that much, and a few more roundings.
TEST(MarchenkoPastur, TheTailsKeepTheirDigitsNearTheEdges) {
    for (const double gamma : shapes)
        for (const int sign : {-1, 1})
            for (const double share : {1e-12, 1e-9, 1e-6, 1e-3, 0.1}) {
                if (sign < 0 && gamma > 1.0) continue;  // the atom is no tail
                const double x = marchenko_pastur_inside(gamma, sign, share);
                const LawReference exact = marchenko_pastur_reference(gamma, x);
                const auto gap = static_cast<double>(
                    FiftyDigits(abs(FiftyDigits(x - marchenko_pastur_edge(gamma, sign))) / x));
                const double ratio = sign < 0
                                         ? marchenko_pastur_cdf(gamma, x) / exact.cdf
                                         : marchenko_pastur_survival(gamma, x) / exact.survival;
                EXPECT_NEAR(ratio, 1.0, 1e-14 + 1e-15 / gap) << gamma << " " << x;
                EXPECT_NEAR(marchenko_pastur_density(gamma, x) / exact.density, 1.0,
                            1e-14 + 1e-15 / gap)
                    << gamma << " " << x;
            }
}

TEST(MarchenkoPastur, TheDensityIsTheSlopeOfTheCdf) {
    for (const double gamma : {0.1, 0.6, 1.0, 3.0}) {
        const SpectrumEdges edges = marchenko_pastur_edges(gamma);
        for (const double share : {0.1, 0.5, 0.9}) {
            const double x = edges.low + share * (edges.high - edges.low), step = 1e-4 * x;
            const double slope =
                (marchenko_pastur_cdf(gamma, x + step) - marchenko_pastur_cdf(gamma, x - step)) /
                (2.0 * step);
            EXPECT_NEAR(marchenko_pastur_density(gamma, x) / slope, 1.0, 1e-6);
        }
        EXPECT_EQ(marchenko_pastur_density(gamma, edges.high * 1.01), 0.0);
        EXPECT_EQ(marchenko_pastur_density(gamma, -1.0), 0.0);
    }
    EXPECT_TRUE(std::isinf(marchenko_pastur_density(1.0, 0.0)));
}

TEST(MarchenkoPastur, TheQuantileInvertsTheCdf) {
    for (const double gamma : shapes) {
        const double atom = marchenko_pastur_atom(gamma);
        for (const double q : {1e-9, 1e-3, 0.3, 0.5, 0.7, 0.999}) {
            const double level = atom + (1.0 - atom) * q;
            const double x = marchenko_pastur_quantile(gamma, level);
            EXPECT_NEAR(marchenko_pastur_cdf(gamma, x), level, 3e-15) << gamma << " " << q;
        }
        EXPECT_EQ(marchenko_pastur_quantile(gamma, 1.0), marchenko_pastur_edges(gamma).high);
        EXPECT_EQ(marchenko_pastur_quantile(gamma, 0.0),
                  gamma > 1.0 ? 0.0 : marchenko_pastur_edges(gamma).low);
    }
}

TEST(MarchenkoPastur, TheMassOutsideIsZero) {
    for (const double gamma : shapes) {
        const double infinity = std::numeric_limits<double>::infinity();
        EXPECT_EQ(marchenko_pastur_cdf(gamma, -1e-300), 0.0);
        EXPECT_NEAR(marchenko_pastur_cdf(gamma, 0.0), marchenko_pastur_atom(gamma), 1e-15);
        EXPECT_EQ(marchenko_pastur_cdf(gamma, infinity), 1.0);
        EXPECT_EQ(marchenko_pastur_survival(gamma, -1.0), 1.0);
        EXPECT_EQ(marchenko_pastur_survival(gamma, infinity), 0.0);
    }
}

// gamma z m^2 + (z + gamma - 1) m + 1 = 0 has two roots; the transform is the one of a positive
// measure: Im m has the sign of Im z, and -z m -> 1 at infinity.
TEST(MarchenkoPastur, TheTransformSolvesItsEquation) {
    using Complex = std::complex<double>;
    for (const double gamma : shapes)
        for (const Complex z : {Complex(1.0, 0.1), Complex(-2.0, 1e-3), Complex(0.1, -3.0),
                                Complex(1e6, 1e5), Complex(1e-9, 1e-9)}) {
            const Complex m = marchenko_pastur_stieltjes(gamma, z);
            const Complex rest = z + (gamma - 1.0);
            const double size = std::abs(gamma * z * m * m) + std::abs(rest * m) + 1.0;
            EXPECT_LT(std::abs(gamma * z * m * m + rest * m + 1.0), 1e-14 * size);
            EXPECT_GT(m.imag() * z.imag(), 0.0) << gamma << " " << z;
        }
    EXPECT_NEAR(-1e8 * marchenko_pastur_stieltjes(0.5, 1e8), 1.0, 2e-8);
    EXPECT_EQ(marchenko_pastur_stieltjes(0.5, Complex(-2.0, 0.0)),
              Complex(marchenko_pastur_stieltjes(0.5, -2.0), 0.0));
}

TEST(MarchenkoPastur, TheTransformIsAnIntegralOfTheDensity) {
    boost::math::quadrature::tanh_sinh<double> rule;
    for (const double gamma : {0.2, 0.8, 1.0, 2.5})
        for (const double z : {-3.0, -0.2, 8.0}) {
            const SpectrumEdges edges = marchenko_pastur_edges(gamma);
            const double integral = rule.integrate(
                [&](double x) { return marchenko_pastur_density(gamma, x) / (x - z); }, edges.low,
                edges.high);
            EXPECT_NEAR(marchenko_pastur_stieltjes(gamma, z),
                        integral - marchenko_pastur_atom(gamma) / z, 1e-8);
            const double v = marchenko_pastur_companion(gamma, z);
            EXPECT_NEAR(v, gamma * marchenko_pastur_stieltjes(gamma, z) - (1.0 - gamma) / z, 1e-13);
            EXPECT_NEAR(-1.0 / v, z - gamma / (1.0 + v), 1e-12);
        }
    EXPECT_NEAR(marchenko_pastur_stieltjes(0.25, -1e-14), 4.0 / 3.0, 1e-12);
}

TEST(MarchenkoPastur, RejectsAnImpossibleAspectRatio) {
    for (const double gamma : {0.0, -1.0, std::numeric_limits<double>::infinity(), std::nan("")}) {
        EXPECT_THROW(marchenko_pastur_edges(gamma), std::domain_error);
        EXPECT_THROW(marchenko_pastur_atom(gamma), std::domain_error);
        EXPECT_THROW(marchenko_pastur_density(gamma, 1.0), std::domain_error);
        EXPECT_THROW(marchenko_pastur_cdf(gamma, 1.0), std::domain_error);
        EXPECT_THROW(marchenko_pastur_survival(gamma, 1.0), std::domain_error);
        EXPECT_THROW(marchenko_pastur_quantile(gamma, 0.5), std::domain_error);
        EXPECT_THROW(marchenko_pastur_stieltjes(gamma, -1.0), std::domain_error);
        EXPECT_THROW(marchenko_pastur_companion(gamma, -1.0), std::domain_error);
    }
}

TEST(MarchenkoPastur, RejectsWhatIsNotANumberAndTheSupport) {
    EXPECT_THROW(marchenko_pastur_density(0.5, std::nan("")), std::domain_error);
    EXPECT_THROW(marchenko_pastur_cdf(0.5, std::nan("")), std::domain_error);
    EXPECT_THROW(marchenko_pastur_survival(0.5, std::nan("")), std::domain_error);
    EXPECT_THROW(marchenko_pastur_quantile(0.5, 1.5), std::domain_error);
    EXPECT_THROW(marchenko_pastur_quantile(0.5, std::nan("")), std::domain_error);
    EXPECT_THROW(marchenko_pastur_stieltjes(0.5, 1.0), std::domain_error);
    EXPECT_THROW(marchenko_pastur_stieltjes(2.0, 0.0), std::domain_error);
    EXPECT_NO_THROW(marchenko_pastur_stieltjes(0.5, 0.0));
}

}  // namespace
