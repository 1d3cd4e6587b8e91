/// Test of theory/tracy_widom.hpp against Painleve's second equation and published moments.
#include "theory/tracy_widom.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include "tests/theory/tracy_widom_references.hpp"
#include "theory/tracy_widom_table.hpp"

namespace {

using namespace overfit::tests;
using namespace overfit::theory;

TEST(TracyWidom, IsThatOfPainlevesEquation) {
    for (const TracyWidomReferences& law : tracy_widom_references)
        for (const LawReference& r : law.values) {
            const double x = law.scale * r.x;
            EXPECT_NEAR(tracy_widom_cdf(law.beta, x), r.cdf, 1e-15) << law.beta << " " << r.x;
            EXPECT_NEAR(tracy_widom_survival(law.beta, x), r.survival, 1e-15) << r.x;
            EXPECT_NEAR(tracy_widom_density(law.beta, x), r.density, 1e-15) << r.x;
        }
}

TEST(TracyWidom, TailsAreAsAccurateAsTheHeaderSays) {
    for (const TracyWidomReferences& law : tracy_widom_references)
        for (const LawReference& r : law.values) {
            const double x = law.scale * r.x, right = law.beta == 4 ? 3e-12 : 3e-14;
            if (r.x >= -1.0) {
                EXPECT_NEAR(tracy_widom_survival(law.beta, x) / r.survival, 1.0, right) << r.x;
                EXPECT_NEAR(tracy_widom_density(law.beta, x) / r.density, 1.0, right) << r.x;
            }
            const double left = r.cdf > 1e-6 ? 1e-11 : 1e-7;
            if (r.cdf > 1e-12) {
                EXPECT_NEAR(tracy_widom_cdf(law.beta, x) / r.cdf, 1.0, left) << r.x;
                EXPECT_NEAR(tracy_widom_density(law.beta, x) / r.density, 1.0, left) << r.x;
            }
        }
}

TEST(TracyWidom, HasThePublishedMoments) {
    for (const PublishedMoments& published : tracy_widom_published_moments) {
        const Moments& moments = tracy_widom_moments(published.beta);
        const auto expect = [](double value, const Published& reference) {
            EXPECT_NEAR(value, reference.value, reference.error);
        };
        expect(moments.mean, published.mean);
        expect(moments.variance, published.variance);
        expect(moments.skewness, published.skewness);
        expect(moments.excess_kurtosis, published.excess_kurtosis);
    }
}

// The right tail of the soft edge of a beta ensemble is exp(-2/3 beta x^(3/2)) to leading order;
// the variable for beta = 4 is 2^(1/6) times that of the ensemble.
TEST(TracyWidom, TailExponentsTellTheScales) {
    for (const int beta : {1, 2, 4}) {
        const double factor = beta == 4 ? std::pow(2.0, -1.0 / 6.0) : 1.0;
        const double a = 30.0, b = 31.0;
        const double drop = std::log(tracy_widom_survival(beta, a) / tracy_widom_survival(beta, b));
        const double expected =
            2.0 / 3.0 * beta * (std::pow(factor * b, 1.5) - std::pow(factor * a, 1.5));
        EXPECT_NEAR(drop / expected, 1.0, 0.02) << beta;
    }
}

TEST(TracyWidom, TheDensityIntegratesToTheCdf) {
    for (const int beta : {1, 2, 4}) {
        const double mass = boost::math::quadrature::gauss_kronrod<double, 61>::integrate(
            [beta](double x) { return tracy_widom_density(beta, x); }, -2.5, 0.5, 3, 1e-12);
        EXPECT_NEAR(mass, tracy_widom_cdf(beta, 0.5) - tracy_widom_cdf(beta, -2.5), 1e-14);
    }
}

TEST(TracyWidom, TheQuantileInvertsTheCdf) {
    for (const int beta : {1, 2, 4}) {
        for (const double q : {1e-12, 1e-6, 0.01, 0.5})
            EXPECT_NEAR(tracy_widom_cdf(beta, tracy_widom_quantile(beta, q)) / q, 1.0, 1e-7)
                << beta << " " << q;
        for (const double q : {0.5, 0.9, 0.99, 1.0 - 1e-9})
            EXPECT_NEAR(tracy_widom_survival(beta, tracy_widom_quantile(beta, q)) / (1.0 - q), 1.0,
                        1e-12)
                << beta << " " << q;
    }
    EXPECT_NEAR(tracy_widom_quantile(1, 0.95), 0.97931605347, 1e-11);
}

TEST(TracyWidom, TheQuantileIsThatOfPainlevesEquation) {
    for (const TracyWidomReferences& law : tracy_widom_references)
        for (const LawReference& r : law.values) {
            if (r.cdf < 1e-12 || r.cdf > 0.99) continue;
            EXPECT_NEAR(tracy_widom_quantile(law.beta, r.cdf), law.scale * r.x,
                        r.cdf > 1e-6 ? 1e-11 : 1e-8)
                << law.beta << " " << r.x;
        }
}

TEST(TracyWidom, TheTableAgreesWithTheDeterminant) {
    for (const int beta : {1, 2, 4}) {
        const TracyWidomTable table(beta);
        for (double x = -12.0; x < 13.0; x += 0.0437) {
            EXPECT_NEAR(table.cdf(x), tracy_widom_cdf(beta, x), 5e-15) << beta << " " << x;
            EXPECT_NEAR(table.density(x), tracy_widom_density(beta, x), 5e-15) << beta << " " << x;
        }
        // The end of the last interval.
        EXPECT_NEAR(table.cdf(10.0), tracy_widom_cdf(beta, 10.0), 5e-15);
        EXPECT_THROW(table.cdf(std::nan("")), std::domain_error);
    }
    EXPECT_THROW(TracyWidomTable(3), std::domain_error);
}

TEST(TracyWidom, EndsAndErrors) {
    const double infinity = std::numeric_limits<double>::infinity();
    for (const int beta : {1, 2, 4}) {
        EXPECT_EQ(tracy_widom_cdf(beta, -infinity), 0.0);
        EXPECT_EQ(tracy_widom_survival(beta, -infinity), 1.0);
        EXPECT_EQ(tracy_widom_cdf(beta, infinity), 1.0);
        EXPECT_EQ(tracy_widom_survival(beta, infinity), 0.0);
        EXPECT_EQ(tracy_widom_density(beta, infinity), 0.0);
        EXPECT_THROW(tracy_widom_cdf(beta, std::nan("")), std::domain_error);
        EXPECT_THROW(tracy_widom_survival(beta, std::nan("")), std::domain_error);
        EXPECT_THROW(tracy_widom_density(beta, std::nan("")), std::domain_error);
        for (const double q : {0.0, 1.0, -1.0, std::nan("")})
            EXPECT_THROW(tracy_widom_quantile(beta, q), std::domain_error);
    }
    for (const int beta : {0, 3, -1}) {
        EXPECT_THROW(tracy_widom_cdf(beta, 0.0), std::domain_error);
        EXPECT_THROW(tracy_widom_quantile(beta, 0.5), std::domain_error);
        EXPECT_THROW(tracy_widom_moments(beta), std::domain_error);
    }
}

}  // namespace
