/// Test of numerics/affine_span.hpp: whitened coordinates, dimensions, units, shifts.
#include "numerics/affine_span.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "numerics/parallel.hpp"
#include "numerics/random.hpp"
#include "tests/numerics/matrices.hpp"

namespace {

using namespace overfit::numerics;
using overfit::tests::gaussian;

constexpr double rcond = 1e-12;

Eigen::MatrixXd coordinates(const Eigen::MatrixXd& x, const AffineSpan& span) {
    return (x.rowwise() - span.centre.transpose()) * span.to_span;
}

TEST(AffineSpan, HasWhitenedCoordinatesThatLeadBack) {
    ASSERT_TRUE(rc::check("whitened", [] {
        Stream stream(StreamKey(0, "span"), *rc::gen::arbitrary<std::uint32_t>());
        const auto p = *rc::gen::inRange(1, 12), rank = *rc::gen::inRange(1, p + 1);
        const auto n = *rc::gen::inRange(rank + 2, 100);
        const Eigen::MatrixXd x = overfit::tests::of_rank(stream, n, p, rank);
        const AffineSpan span = affine_span(x, rcond);
        RC_ASSERT(span.dimension() == rank);
        const Eigen::MatrixXd t = coordinates(x, span);
        const Eigen::MatrixXd moment = t.transpose() * t / static_cast<double>(n);
        // Products of two Gaussian factors reach condition numbers of 1e4.
        RC_ASSERT((moment - Eigen::MatrixXd::Identity(rank, rank)).norm() < 1e-9);
        RC_ASSERT(t.colwise().mean().norm() < 1e-9);
        const Eigen::MatrixXd back =
            (t * span.from_span.transpose()).rowwise() + span.centre.transpose();
        RC_ASSERT((back - x).norm() < 1e-11 * x.norm());
        RC_ASSERT((span.thickness == 0) == (rank == p));
    }));
}

TEST(AffineSpan, DependsOnTheThreshold) {
    Stream stream(StreamKey(0, "threshold"), 0);
    Eigen::MatrixXd x = gaussian(stream, 50, 3);
    x.col(2) = x.col(0) + x.col(1) + 1e-6 * x.col(2);
    EXPECT_EQ(affine_span(x, 1e-8).dimension(), 3);
    EXPECT_EQ(affine_span(x, 1e-4).dimension(), 2);
    EXPECT_GT(affine_span(x, 1e-4).thickness, 1e-8);
}

// A shift by 1e9 leaves seven digits: what two equal columns differ by is still rounding, and a
// third column of its own is still a dimension.
TEST(AffineSpan, KnowsWhatAShiftCosts) {
    Stream stream(StreamKey(0, "shift"), 0);
    Eigen::MatrixXd x = gaussian(stream, 60, 3);
    x.col(1) = x.col(0).array() * 0.3 + 1e9;
    EXPECT_EQ(affine_span(x, rcond).dimension(), 2);
    x.col(2) *= 1e-9;
    EXPECT_EQ(affine_span(x, rcond).dimension(), 2);
}

TEST(AffineSpan, OfConstantColumnsAndSinglePoints) {
    Eigen::MatrixXd x(3, 2);
    x << 1, 0.1, 2, 0.1, 4, 0.1;
    const AffineSpan span = affine_span(x, rcond);
    EXPECT_EQ(span.dimension(), 1);
    EXPECT_EQ(span.centre(1), 0.1);
    EXPECT_EQ(span.scale(1), 0);
    EXPECT_EQ(affine_span(x.topRows(1), rcond).dimension(), 0);
    EXPECT_EQ(affine_span(x.row(1).replicate(4, 1), rcond).dimension(), 0);
}

TEST(AffineSpan, IsTheSameForAnyNumberOfThreads) {
    Stream stream(StreamKey(0, "threads"), 0);
    const Eigen::MatrixXd x = gaussian(stream, 9000, 5);
    set_thread_count(1);
    const AffineSpan one = affine_span(x, rcond);
    set_thread_count(3);
    const AffineSpan three = affine_span(x, rcond);
    set_thread_count(0);
    EXPECT_EQ(one.to_span, three.to_span);
    EXPECT_EQ(one.from_span, three.from_span);
}

TEST(AffineSpan, RejectsWhatHasNone) {
    const double big = std::numeric_limits<double>::max();
    EXPECT_THROW(affine_span(Eigen::MatrixXd(0, 2), rcond), std::domain_error);
    EXPECT_THROW(affine_span(Eigen::Vector2d(-big, big), rcond), std::domain_error);
    EXPECT_THROW(affine_span(Eigen::Vector2d(1, 2), -1), std::domain_error);
    EXPECT_THROW(affine_span(Eigen::Vector2d(1, std::nan("")), rcond), std::domain_error);
}

}  // namespace
