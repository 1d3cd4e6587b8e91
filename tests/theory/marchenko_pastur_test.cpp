/// Test of theory/marchenko_pastur.hpp.
#include "theory/marchenko_pastur.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace {

using overfit::theory::marchenko_pastur_edges;

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

TEST(MarchenkoPastur, RejectsAnImpossibleAspectRatio) {
    for (const double gamma : {0.0, -1.0, std::numeric_limits<double>::infinity(), std::nan("")})
        EXPECT_THROW(marchenko_pastur_edges(gamma), std::domain_error);
}

}  // namespace
