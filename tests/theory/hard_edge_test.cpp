/// Test of theory/hard_edge.hpp against exact laws at finite size and other forms of the limits.
#include "theory/hard_edge.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "tests/theory/hard_edge_references.hpp"
#include "theory/smallest_singular_value.hpp"

namespace {

using namespace overfit::tests;
using namespace overfit::theory;

TEST(HardEdge, IsTheLimitOfTheExactLaws) {
    for (const int k : {0, 3})
        for (const double t : {0.3, 1.0, 2.0, 3.5}) {
            double before = 0.0;
            for (const int m : {10, 20, 40}) {
                const double gap =
                    smallest_singular_value_cdf({m, m + k}, t / std::sqrt(m)) - hard_edge_cdf(k, t);
                // An error of order 1/m: halved from size to size.
                if (m > 10) {
                    EXPECT_NEAR(gap / before, 0.5, 0.12) << k << " " << t;
                }
                before = gap;
            }
        }
    EXPECT_DOUBLE_EQ(hard_edge_cdf(1, 0.7), smallest_singular_value_cdf({9, 10}, 0.7 / 3.0));
    EXPECT_DOUBLE_EQ(hard_edge_cdf(0, 0.7), square_limit_cdf(0.7));
}

// With m replaced by m + (k - 1)/2 the error is of order 1/m^2: a quarter from size to size.
TEST(HardEdge, AShiftOfTheSizeImprovesTheRate) {
    for (const int k : {0, 3}) {
        double before = 0.0;
        for (const int m : {10, 20, 40}) {
            double gap = 0.0;
            for (double t = 0.2; t < 4.0; t += 0.2)
                gap = std::max(gap, std::abs(smallest_singular_value_cdf(
                                                 {m, m + k}, t / std::sqrt(m + 0.5 * (k - 1))) -
                                             hard_edge_cdf(k, t)));
            if (m > 10) {
                EXPECT_NEAR(gap / before, 0.25, 0.05) << k;
            }
            before = gap;
        }
    }
}

TEST(HardEdge, IsTheIntegralOfTheDensityInFiftyDigits) {
    for (const int k : {0, 1, 3})
        for (const double t : {1e-6, 0.01, 0.49, 0.51, 1.3, 2.9, 3.1, 6.0, 8.0}) {
            const LawReference exact = hard_edge_reference(k, t);
            EXPECT_NEAR(hard_edge_cdf(k, t) / exact.cdf, 1.0, 1e-14) << k << " " << t;
            EXPECT_NEAR(hard_edge_survival(k, t) / exact.survival, 1.0, 1e-14) << k << " " << t;
            EXPECT_NEAR(hard_edge_density(k, t) / exact.density, 1.0, 1e-14) << k << " " << t;
        }
}

// P(sigma sqrt(m) <= t) ~ t^4/24 for k = 3.
TEST(HardEdge, TheLeftTailKeepsItsDigits) {
    EXPECT_NEAR(hard_edge_cdf(3, 1e-6) / (1e-24 / 24.0), 1.0, 1e-11);
    EXPECT_NEAR(hard_edge_cdf(0, 1e-12) / 1e-12, 1.0, 1e-11);
    EXPECT_NEAR(hard_edge_cdf(3, 3.0 - 1e-9), hard_edge_cdf(3, 3.0 + 1e-9), 1e-8);
}

// Edelman (1988), section 6: E log(condition) = log n + 1.537.
TEST(HardEdge, TheConditionNumberHasThePublishedConstant) {
    EXPECT_NEAR(log_condition_limit(), 1.537, 5e-4);
    EXPECT_NEAR(log_condition_limit(), log_condition_reference(), 1e-13);
}

TEST(HardEdge, EndsAndErrors) {
    const double infinity = std::numeric_limits<double>::infinity();
    for (const int k : {0, 1, 3}) {
        EXPECT_EQ(hard_edge_cdf(k, -1.0), 0.0);
        EXPECT_EQ(hard_edge_survival(k, 0.0), 1.0);
        EXPECT_EQ(hard_edge_cdf(k, infinity), 1.0);
        EXPECT_EQ(hard_edge_survival(k, infinity), 0.0);
        EXPECT_EQ(hard_edge_density(k, infinity), 0.0);
        EXPECT_EQ(hard_edge_density(k, -1.0), 0.0);
        EXPECT_THROW(hard_edge_cdf(k, std::nan("")), std::domain_error);
        EXPECT_THROW(hard_edge_survival(k, std::nan("")), std::domain_error);
        EXPECT_THROW(hard_edge_density(k, std::nan("")), std::domain_error);
    }
    for (const int k : {2, 4, -1}) EXPECT_THROW(hard_edge_cdf(k, 1.0), std::domain_error);
}

}  // namespace
