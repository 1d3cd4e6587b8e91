/// Test of numerics/hull_membership.hpp: the definition at its edges, invariances, leave-one-out.
#include "numerics/hull_membership.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "numerics/hull_reference.hpp"
#include "numerics/parallel.hpp"
#include "numerics/random.hpp"
#include "tests/numerics/matrices.hpp"

namespace {

using namespace overfit::numerics;
using overfit::tests::gaussian;

Stream any_stream() {
    return {StreamKey(0, "hull"), *rc::gen::arbitrary<std::uint32_t>()};
}

HullVerdict verdict(const Eigen::MatrixXd& x, const Eigen::VectorXd& query) {
    return HullMembership(x).decide(query).verdict;
}

TEST(HullMembership, TrainingPointsMeanAndCopiesAreInside) {
    ASSERT_TRUE(rc::check("inside", [] {
        Stream stream = any_stream();
        const auto n = *rc::gen::inRange(1, 40), p = *rc::gen::inRange(1, 30);
        Eigen::MatrixXd x = gaussian(stream, n, p);
        if (n > 2) x.row(n - 1) = x.row(0);
        const HullMembership hull(x);
        for (const HullDecision& decision : hull.decide_all(x)) {
            RC_ASSERT(decision.verdict == HullVerdict::inside);
            RC_ASSERT(decision.certificate.points.size() == 1U);
        }
        if (n > p + 1) RC_ASSERT(hull.decide(x.colwise().mean()).verdict == HullVerdict::inside);
    }));
}

// The farthest point from any centre is a vertex, and the ray through it leaves the hull there.
TEST(HullMembership, LeavesTheHullAtTheFarthestPoint) {
    ASSERT_TRUE(rc::check("outside", [] {
        Stream stream = any_stream();
        const auto n = *rc::gen::inRange(2, 60), p = *rc::gen::inRange(1, 20);
        const Eigen::MatrixXd x = gaussian(stream, n, p);
        const Eigen::RowVectorXd mean = x.colwise().mean();
        Eigen::Index farthest = 0;
        (x.rowwise() - mean).rowwise().squaredNorm().maxCoeff(&farthest);
        const Eigen::VectorXd beyond = mean + 1.001 * (x.row(farthest) - mean);
        const HullMembership hull(x);
        RC_ASSERT(hull.decide(beyond).verdict == HullVerdict::outside);
        RC_ASSERT(hull.decide_left_out(farthest).verdict == HullVerdict::outside);
    }));
}

TEST(HullMembership, OfOnePoint) {
    const Eigen::MatrixXd x = Eigen::RowVector3d(1, 2, 3);
    const HullMembership hull(x);
    EXPECT_EQ(hull.dimension(), 0);
    EXPECT_EQ(hull.decide(Eigen::Vector3d(1, 2, 3)).verdict, HullVerdict::inside);
    const HullDecision above = hull.decide(Eigen::Vector3d(1, 2, 3 + 1e-15));
    EXPECT_EQ(above.verdict, HullVerdict::outside);
    EXPECT_EQ(above.certificate.normal, Eigen::VectorXd::Unit(3, 2));
    EXPECT_EQ(hull.decide_left_out(0).verdict, HullVerdict::outside);
    // Copies of it span nothing either.
    EXPECT_EQ(HullMembership(x.replicate(5, 1)).decide_left_out(2).verdict, HullVerdict::inside);
}

TEST(HullMembership, OnALineIsAnInterval) {
    Stream stream(StreamKey(0, "line"), 0);
    const Eigen::MatrixXd x = gaussian(stream, 50, 1);
    const double low = x.minCoeff(), high = x.maxCoeff();
    const HullMembership hull(x);
    const auto at = [&](double t) { return hull.decide(Eigen::VectorXd::Constant(1, t)).verdict; };
    EXPECT_EQ(at(low), HullVerdict::inside);
    EXPECT_EQ(at(high), HullVerdict::inside);
    EXPECT_EQ(at(0), HullVerdict::inside);
    EXPECT_EQ(at(high * (1 - 1e-9)), HullVerdict::inside);
    EXPECT_EQ(at(std::nextafter(low, -9)), HullVerdict::outside);
    EXPECT_EQ(at(std::nextafter(high, 9)), HullVerdict::outside);
}

// In the span of the points a combination of them, beside it a hyperplane across the span.
TEST(HullMembership, KnowsTheAffineSpan) {
    ASSERT_TRUE(rc::check("span", [] {
        Stream stream = any_stream();
        const auto rank = *rc::gen::inRange(1, 6);
        const auto n = *rc::gen::inRange(rank + 2, 60), p = *rc::gen::inRange(rank + 1, 12);
        const Eigen::MatrixXd map = gaussian(stream, rank, p);
        const Eigen::RowVectorXd shift = gaussian(stream, 1, p);
        const Eigen::MatrixXd low = gaussian(stream, n, rank);
        const Eigen::VectorXd query = 0.7 * gaussian(stream, rank, 1);
        const HullMembership hull((low * map).rowwise() + shift);
        RC_ASSERT(hull.dimension() == rank);
        const Eigen::VectorXd there = (query.transpose() * map + shift).transpose();
        RC_ASSERT(hull.decide(there).verdict == verdict(low, query));
        // Any direction that is not in the span: its part across it counts.
        const Eigen::VectorXd beside = there + 1e-6 * gaussian(stream, p, 1);
        const HullDecision decision = hull.decide(beside);
        RC_ASSERT(decision.verdict == HullVerdict::outside);
    }));
}

TEST(HullMembership, OfFewerPointsThanDimensionsIsASimplex) {
    Stream stream(StreamKey(0, "simplex"), 0);
    for (const Eigen::Index n : {2, 3, 10, 40}) {
        const Eigen::MatrixXd x = gaussian(stream, n, 40);
        const HullMembership hull(x);
        EXPECT_EQ(hull.dimension(), n - 1);
        Eigen::VectorXd weights = (gaussian(stream, n, 1).array().abs() + 0.1).matrix();
        weights /= weights.sum();
        EXPECT_EQ(hull.decide(x.transpose() * weights).verdict, HullVerdict::inside) << n;
        weights(0) = -0.01;
        weights(1) += 1 - weights.sum();
        EXPECT_EQ(hull.decide(x.transpose() * weights).verdict, HullVerdict::outside) << n;
        EXPECT_EQ(hull.decide(gaussian(stream, 40, 1)).verdict, HullVerdict::outside) << n;
        for (const HullDecision& decision : hull.decide_all_left_out())
            EXPECT_EQ(decision.verdict, HullVerdict::outside);
    }
}

// A constant column, the same column twice, and columns in units that differ by 1e12.
TEST(HullMembership, DoesNotMindColumns) {
    Stream stream(StreamKey(0, "columns"), 0);
    const Eigen::MatrixXd x = gaussian(stream, 80, 3);
    Eigen::MatrixXd wide(80, 5);
    wide << 1e-6 * x.col(0), Eigen::VectorXd::Constant(80, 0.1), 1e6 * x.col(1), x.col(2), x.col(2);
    const HullMembership hull(wide);
    EXPECT_EQ(hull.dimension(), 3);
    for (int trial = 0; trial < 50; ++trial) {
        const Eigen::Vector3d q = 1.2 * gaussian(stream, 3, 1);
        Eigen::VectorXd query(5);
        query << 1e-6 * q(0), 0.1, 1e6 * q(1), q(2), q(2);
        EXPECT_EQ(hull.decide(query).verdict, verdict(x, q));
        query(1) = 0.1 + 1e-16;
        EXPECT_EQ(hull.decide(query).verdict, HullVerdict::outside);
        query(1) = 0.1;
        query(4) += 1e-9;
        EXPECT_EQ(hull.decide(query).verdict, HullVerdict::outside);
    }
}

TEST(HullMembership, IsInvariantUnderAffineMapsAndCopies) {
    ASSERT_TRUE(rc::check("invariant", [] {
        Stream stream = any_stream();
        const auto p = *rc::gen::inRange(1, 10);
        const auto n = *rc::gen::inRange(p + 1, 200);
        const Eigen::MatrixXd x = gaussian(stream, n, p);
        const Eigen::VectorXd query = stream.uniform() * gaussian(stream, p, 1);
        const HullVerdict plain = verdict(x, query);
        RC_ASSERT(plain != HullVerdict::undecided);
        for (const double scale : {1e-6, 1e6})
            RC_ASSERT(verdict(scale * x, scale * query) == plain);
        const auto shifted = [](double entry) { return entry + 1e3; };
        RC_ASSERT(verdict(x.unaryExpr(shifted), query.unaryExpr(shifted)) == plain);
        const Eigen::MatrixXd rotation = overfit::tests::orthogonal(stream, p);
        RC_ASSERT(verdict(x * rotation.transpose(), rotation * query) == plain);
        Eigen::MatrixXd twice(2 * n, p);
        twice << x, x;
        RC_ASSERT(verdict(twice, query) == plain);
        RC_ASSERT(verdict(x.colwise().reverse(), query) == plain);
    }));
}

TEST(HullMembership, LeavesOneOutAsIfItWereNotThere) {
    ASSERT_TRUE(rc::check("left out", [] {
        Stream stream = any_stream();
        const auto n = *rc::gen::inRange(2, 16), p = *rc::gen::inRange(1, 5);
        Eigen::MatrixXd x = gaussian(stream, n, p);
        if (*rc::gen::arbitrary<bool>())  // a grid: equal rows, faces, one-sided extremes
            x = x.unaryExpr([](double entry) { return std::round(entry); });
        const auto decisions = HullMembership(x).decide_all_left_out();
        for (Eigen::Index i = 0; i < n; ++i) {
            Eigen::MatrixXd others(n - 1, p);
            others << x.topRows(i), x.bottomRows(n - 1 - i);
            const HullVerdict found = decisions[static_cast<std::size_t>(i)].verdict;
            const HullVerdict exact = hull_reference(others, x.row(i).transpose());
            RC_ASSERT(found == exact ||
                      (found == HullVerdict::undecided && exact == HullVerdict::inside));
        }
    }));
}

// (t, t^2, ..., t^d): every point is a vertex, the nearest by 1/n^2 of the curve's size.
TEST(HullMembership, NoPointOfTheMomentCurveIsInsideTheOthers) {
    for (const Eigen::Index d : {2, 3, 7}) {
        Eigen::MatrixXd x(300, d);
        for (Eigen::Index i = 0; i < x.rows(); ++i)
            for (Eigen::Index j = 0; j < d; ++j)
                x(i, j) = std::pow(static_cast<double>(i) / 150 - 1, static_cast<double>(j + 1));
        for (const HullDecision& decision : HullMembership(x).decide_all_left_out())
            EXPECT_EQ(decision.verdict, HullVerdict::outside) << d;
    }
}

// Images: many pixels of a query are black, the least value there is; what remains is a face.
TEST(HullMembership, DecidesOnFacesOfTheBox) {
    Stream stream(StreamKey(0, "faces"), 0);
    const auto clipped = [](double entry) { return std::max(0.0, entry); };
    const Eigen::MatrixXd x = gaussian(stream, 40, 3).unaryExpr(clipped);
    const HullMembership hull(x);
    int on_face = 0, inside = 0;
    for (int trial = 0; trial < 40; ++trial) {
        const Eigen::VectorXd query = 0.6 * gaussian(stream, 3, 1).unaryExpr(clipped);
        const HullDecision decision = hull.decide(query);
        EXPECT_EQ(decision.verdict, hull_reference(x, query)) << trial;
        on_face += decision.certificate.face.empty() ? 0 : 1;
        inside += decision.verdict == HullVerdict::inside ? 1 : 0;
    }
    EXPECT_GT(on_face, 20);
    EXPECT_GT(inside, 10);
}

TEST(HullMembership, IsTheSameForAnyNumberOfThreads) {
    Stream stream(StreamKey(0, "threads"), 0);
    const Eigen::MatrixXd x = gaussian(stream, 6000, 12);
    const Eigen::MatrixXd queries = 0.8 * gaussian(stream, 60, 12);
    std::vector<std::vector<HullDecision>> runs;
    for (const int threads : {1, 2, 7}) {
        set_thread_count(threads);
        runs.push_back(HullMembership(x).decide_all(queries));
    }
    set_thread_count(0);
    for (const auto& run : runs)
        for (std::size_t i = 0; i < run.size(); ++i) {
            const HullCertificate &here = run[i].certificate, &there = runs[0][i].certificate;
            EXPECT_EQ(run[i].verdict, runs[0][i].verdict);
            EXPECT_EQ(here.points, there.points);
            EXPECT_EQ(here.weights, there.weights);
            EXPECT_EQ(here.normal, there.normal);
            EXPECT_EQ(here.margin, there.margin);
            EXPECT_EQ(here.inflation, there.inflation);
        }
}

TEST(HullMembership, RejectsWhatIsNoQuestion) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const HullMembership hull(Eigen::MatrixXd::Identity(3, 3));
    EXPECT_THROW(HullMembership(Eigen::MatrixXd(0, 3)), std::domain_error);
    EXPECT_THROW(HullMembership(Eigen::MatrixXd::Constant(2, 2, nan)), std::domain_error);
    EXPECT_THROW(HullMembership(Eigen::MatrixXd::Identity(2, 2), {.rcond = 1.0}),
                 std::domain_error);
    EXPECT_THROW(hull.decide(Eigen::VectorXd::Zero(2)), std::domain_error);
    EXPECT_THROW(hull.decide(Eigen::Vector3d(0, nan, 0)), std::domain_error);
    EXPECT_THROW(hull.decide_left_out(3), std::domain_error);
    EXPECT_THROW(hull.decide_left_out(-1), std::domain_error);
    EXPECT_TRUE(hull.decide_all(Eigen::MatrixXd(0, 3)).empty());
}

}  // namespace
