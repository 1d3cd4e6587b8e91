/// Test of numerics/hull_certificate.hpp: what proves something, and what only looks like it.
#include "numerics/hull_certificate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <functional>
#include <limits>

#include "numerics/hull_membership.hpp"
#include "numerics/hull_reference.hpp"
#include "numerics/random.hpp"
#include "tests/numerics/matrices.hpp"

namespace {

using namespace overfit::numerics;
using overfit::tests::gaussian;

/// Points, a query, and what was decided about it.
struct Case {
    HullMembership hull;
    Eigen::VectorXd query;
    HullDecision decision;
};

Case decided(std::uint64_t trial, double scale) {
    Stream stream(StreamKey(0, "certificate"), trial);
    HullMembership hull(gaussian(stream, 60, 4));
    const Eigen::VectorXd query = scale * gaussian(stream, 4, 1);
    HullDecision decision = hull.decide(query);
    return {.hull = std::move(hull), .query = query, .decision = std::move(decision)};
}

TEST(HullCertificate, OfTheOutsideSeparates) {
    int seen = 0;
    for (std::uint64_t trial = 0; trial < 40; ++trial) {
        const Case c = decided(trial, 1.5);
        if (c.decision.verdict != HullVerdict::outside) continue;
        ++seen;
        const HullCertificate& proof = c.decision.certificate;
        EXPECT_NEAR(proof.normal.norm(), 1, 1e-14);
        const Eigen::VectorXd heights = c.hull.points() * proof.normal;
        EXPECT_NEAR(proof.normal.dot(c.query) - heights.maxCoeff(), proof.margin, 1e-14);
        EXPECT_GT(proof.margin, proof.rounding);
        EXPECT_LT(proof.rounding, 1e-13);
    }
    EXPECT_GT(seen, 10);
}

TEST(HullCertificate, OfTheInsideIsAConvexCombination) {
    int seen = 0;
    for (std::uint64_t trial = 0; trial < 40; ++trial) {
        const Case c = decided(trial, 0.7);
        if (c.decision.verdict != HullVerdict::inside) continue;
        ++seen;
        const HullCertificate& proof = c.decision.certificate;
        Eigen::VectorXd sum = Eigen::VectorXd::Zero(4);
        double total = 0;
        for (std::size_t i = 0; i < proof.points.size(); ++i) {
            EXPECT_GE(proof.weights[i], 0);
            sum += proof.weights[i] * c.hull.points().row(proof.points[i]).transpose();
            total += proof.weights[i];
        }
        const Eigen::VectorXd centre = c.hull.points().colwise().mean();
        const Eigen::VectorXd beyond = centre + (1 + proof.inflation) * (c.query - centre);
        EXPECT_LE((sum / total - beyond).norm(), 1e-7);
        EXPECT_LE(proof.points.size(), 5U);
        EXPECT_LE(proof.residual, proof.inflation * proof.radius);
    }
    EXPECT_GT(seen, 10);
}

// The ball that the inside rests on: every point of its sphere is a convex combination.
TEST(HullCertificate, BallLiesInTheHull) {
    ASSERT_TRUE(rc::check("ball", [] {
        Stream stream(StreamKey(0, "ball"), *rc::gen::arbitrary<std::uint32_t>());
        const auto d = *rc::gen::inRange(1, 4);
        const auto n = *rc::gen::inRange(d + 2, 16);
        const Eigen::MatrixXd x = gaussian(stream, n, d);
        const HullMembership hull(x);
        const HullVerifier verifier(hull.points(), hull.span());
        std::optional<Eigen::Index> left_out;
        Eigen::MatrixXd others = x;
        if (*rc::gen::arbitrary<bool>()) {
            left_out = static_cast<Eigen::Index>(stream.below(static_cast<std::uint64_t>(n)));
            others.row(*left_out) = x.row(n - 1);
            if (*left_out == n - 1) others.row(n - 1) = x.row(0);
        }
        const InteriorBall ball = verifier.ball(left_out);
        const Eigen::VectorXd way = gaussian(stream, d, 1).col(0).normalized();
        const Eigen::VectorXd point = ball.centre + ball.radius * way;
        // Rounding of this line is covered by a factor just below 1.
        const Eigen::VectorXd back =
            hull.span().centre +
            hull.span().from_span * (ball.centre + 0.999999 * (point - ball.centre));
        if (!left_out) RC_ASSERT(ball.radius > 0);
        if (ball.radius > 0) RC_ASSERT(hull_reference(others, back) == HullVerdict::inside);
    }));
}

using Change = std::function<void(HullCertificate&)>;

/// Every change must make the proof worthless.
void expect_nothing(const Case& c, const std::vector<Change>& changes) {
    for (std::size_t i = 0; i < changes.size(); ++i) {
        HullCertificate changed = c.decision.certificate;
        changes[i](changed);
        EXPECT_EQ(c.hull.verify(c.query, changed), HullVerdict::undecided) << "change " << i;
    }
}

const double nan = std::numeric_limits<double>::quiet_NaN();
const double infinity = std::numeric_limits<double>::infinity();

TEST(HullCertificate, TamperedHyperplanesProveNothing) {
    int seen = 0;
    for (std::uint64_t trial = 0; trial < 40; ++trial) {
        const Case c = decided(trial, 1.0);
        if (c.decision.verdict != HullVerdict::outside) continue;
        ++seen;
        expect_nothing(
            c,
            {[](auto& proof) { proof.normal = -proof.normal.eval(); },
             [](auto& proof) { proof.normal *= 2; }, [](auto& proof) { proof.normal *= nan; },
             [](auto& proof) { proof.normal(0) = infinity; },
             [](auto& proof) { proof.normal = Eigen::VectorXd::Unit(3, 0); },
             [](auto& proof) { proof.normal.setZero(); }, [](auto& proof) { proof.normal = {}; }});
        // The numbers in a certificate are computed anew.
        HullCertificate changed = c.decision.certificate;
        changed.margin = changed.rounding = 0;
        EXPECT_EQ(c.hull.verify(c.query, changed), HullVerdict::outside);
        EXPECT_EQ(changed.margin, c.decision.certificate.margin);
        EXPECT_EQ(changed.rounding, c.decision.certificate.rounding);
    }
    EXPECT_GT(seen, 5);
}

TEST(HullCertificate, TamperedCombinationsProveNothing) {
    int seen = 0;
    for (std::uint64_t trial = 0; trial < 40; ++trial) {
        const Case c = decided(trial, 1.0);
        if (c.decision.verdict != HullVerdict::inside) continue;
        ++seen;
        expect_nothing(c, {[](auto& proof) {
                               proof.weights[0] *= 1.5;
                               proof.inflation = 1e-9;
                           },
                           [](auto& proof) { proof.weights[0] = -1; },
                           [](auto& proof) { proof.weights[0] = nan; },
                           [](auto& proof) { proof.weights[0] = infinity; },
                           [](auto& proof) { proof.weights.pop_back(); },
                           [](auto& proof) { proof.weights.assign(proof.weights.size(), 0.0); },
                           [](auto& proof) { proof.points[0] = 60; },
                           [](auto& proof) { proof.points[0] = -1; },
                           [](auto& proof) { proof.inflation = -proof.inflation; },
                           [](auto& proof) { proof.inflation = 0; },
                           [](auto& proof) { proof.inflation = infinity; },
                           [](auto& proof) { proof.points.clear(); }});
        // The same weights prove nothing about another query.
        HullCertificate same = c.decision.certificate;
        EXPECT_EQ(c.hull.verify(20 * c.query, same), HullVerdict::undecided);
    }
    EXPECT_GT(seen, 5);
}

TEST(HullCertificate, ThePointLeftOutProvesNothing) {
    Stream stream(StreamKey(0, "left out"), 0);
    const HullMembership hull(gaussian(stream, 40, 2));
    for (Eigen::Index i = 0; i < 40; ++i) {
        const Eigen::VectorXd query = hull.points().row(i);
        HullCertificate itself{.points = {i}, .weights = {1.0}};
        EXPECT_EQ(hull.verify(query, itself), HullVerdict::inside);
        EXPECT_EQ(hull.verify(query, itself, i), HullVerdict::undecided);
        HullDecision decision = hull.decide_left_out(i);
        EXPECT_EQ(hull.verify(query, decision.certificate, i), decision.verdict);
        if (decision.verdict == HullVerdict::inside) {
            decision.certificate.points[0] = i;
            EXPECT_EQ(hull.verify(query, decision.certificate, i), HullVerdict::undecided);
        }
    }
}

TEST(HullCertificate, FacesAreCheckedExactly) {
    Eigen::MatrixXd x(5, 2);
    x << 0, 0, 2, 0, 0, 2, 2, 2, 1, 1;
    const Eigen::Vector2d on_side(1, 2), within(1, 1);
    EXPECT_EQ(points_on_face(x, on_side, {1}), (std::vector<Eigen::Index>{2, 3}));
    EXPECT_EQ(points_on_face(x, on_side, {1}, 2), (std::vector<Eigen::Index>{3}));
    EXPECT_EQ(points_on_face(x, within, {0}), std::nullopt);
    EXPECT_EQ(points_on_face(x, on_side, {2}), std::nullopt);
    EXPECT_EQ(points_on_face(x, on_side, {-1}), std::nullopt);
    EXPECT_TRUE(points_on_face(x, Eigen::Vector2d(1, 3), {1})->empty());
    const HullMembership hull(x);
    HullDecision decision = hull.decide(on_side);
    EXPECT_EQ(decision.verdict, HullVerdict::inside);
    EXPECT_EQ(decision.certificate.face, (std::vector<Eigen::Index>{1}));
    EXPECT_EQ(hull.verify(on_side, decision.certificate), HullVerdict::inside);
    decision.certificate.face = {0};
    EXPECT_EQ(hull.verify(on_side, decision.certificate), HullVerdict::undecided);
    HullCertificate no_point{.face = {1}};
    EXPECT_EQ(hull.verify(Eigen::Vector2d(1, 3), no_point), HullVerdict::outside);
    EXPECT_EQ(hull.verify(on_side, no_point), HullVerdict::undecided);
}

}  // namespace
