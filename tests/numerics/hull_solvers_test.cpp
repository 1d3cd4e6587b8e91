/// Test of the solvers behind numerics/hull_membership.hpp: against exact arithmetic and each
/// other.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>

#include "numerics/hull_membership.hpp"
#include "numerics/hull_reference.hpp"
#include "numerics/random.hpp"
#include "tests/numerics/matrices.hpp"

namespace {

using namespace overfit::numerics;
using overfit::tests::gaussian;

constexpr std::array all_solvers{HullSolver::automatic, HullSolver::gauge, HullSolver::least_norm};

Stream any_stream() {
    return {StreamKey(0, "hull"), *rc::gen::arbitrary<std::uint32_t>()};
}

/// Small integers: many points coincide, many are on a common face.
Eigen::MatrixXd grid(Stream& stream, Eigen::Index rows, Eigen::Index columns, int side) {
    Eigen::MatrixXd x(rows, columns);
    for (double& entry : x.reshaped())
        entry = static_cast<double>(stream.below(static_cast<std::uint64_t>(side)));
    return x;
}

HullDecision decide(const Eigen::MatrixXd& x, const Eigen::VectorXd& query, HullSolver solver) {
    return HullMembership(x, {.solver = solver}).decide(query);
}

TEST(HullSolvers, AgreeWithExactArithmeticInGeneralPosition) {
    ASSERT_TRUE(rc::check("exact", [] {
        Stream stream = any_stream();
        const auto n = *rc::gen::inRange(1, 25), p = *rc::gen::inRange(1, 6);
        const Eigen::MatrixXd x = gaussian(stream, n, p);
        const Eigen::VectorXd query = (1.2 * stream.uniform()) * gaussian(stream, p, 1);
        const HullVerdict exact = hull_reference(x, query);
        for (const HullSolver solver : all_solvers)
            RC_ASSERT(decide(x, query, solver).verdict == exact);
    }));
}

// On a grid many queries are on the boundary, where `undecided` is honest; a wrong verdict never
// is.
TEST(HullSolvers, NeverContradictExactArithmeticOnGrids) {
    int undecided = 0, all = 0, inside = 0;
    const bool passed = rc::check("exact", [&] {
        Stream stream = any_stream();
        const auto n = *rc::gen::inRange(1, 20), p = *rc::gen::inRange(1, 5);
        const Eigen::MatrixXd x = grid(stream, n, p, 4);
        const Eigen::VectorXd query = grid(stream, p, 1, 7) / 2;
        const HullVerdict exact = hull_reference(x, query);
        for (const HullSolver solver : all_solvers) {
            const HullVerdict found = decide(x, query, solver).verdict;
            RC_ASSERT(found == exact || found == HullVerdict::undecided);
            if (found == HullVerdict::undecided) RC_ASSERT(exact == HullVerdict::inside);
            undecided += found == HullVerdict::undecided ? 1 : 0;
            inside += exact == HullVerdict::inside ? 1 : 0;
            ++all;
        }
    });
    ASSERT_TRUE(passed);
    RecordProperty("undecided", undecided);
    RecordProperty("inside", inside);
    EXPECT_LE(undecided, all / 20);
}

// From 64 dimensions on, a shortlist of the working set is priced most of the time.
TEST(HullSolvers, AgreeWithEachOtherOnBalancedQueries) {
    struct Size {
        Eigen::Index n, d, queries;
        double scale;
    };
    std::array<int, 3> counts{};
    for (const Size size : {Size{300, 3, 60, 1.2}, Size{1000, 10, 60, 0.85331205},
                            Size{500, 30, 12, 0.36}, Size{800, 66, 5, 0.22}}) {
        Stream stream(StreamKey(0, "balanced"), static_cast<std::uint64_t>(size.d));
        const Eigen::MatrixXd x = gaussian(stream, size.n, size.d);
        const Eigen::MatrixXd queries = size.scale * gaussian(stream, size.queries, size.d);
        const auto gauge = HullMembership(x, {.solver = HullSolver::gauge}).decide_all(queries);
        const auto norm = HullMembership(x, {.solver = HullSolver::least_norm}).decide_all(queries);
        for (std::size_t i = 0; i < gauge.size(); ++i) {
            EXPECT_EQ(gauge[i].verdict, norm[i].verdict) << size.d << " " << i;
            ++counts.at(static_cast<std::size_t>(norm[i].verdict));
        }
    }
    EXPECT_GE(counts[0], 40);
    EXPECT_GE(counts[1], 40);
    EXPECT_EQ(counts[2], 0);
}

/// The gauge of a ray about the centre, to 2^-50, by bisection on exact verdicts.
double exact_gauge(const Eigen::MatrixXd& x, const Eigen::VectorXd& centre,
                   const Eigen::VectorXd& ray) {
    double inside = 0, outside = 1e3;
    for (int i = 0; i < 60; ++i) {
        const double middle = (inside + outside) / 2;
        const bool in = hull_reference(x, centre + middle * ray) == HullVerdict::inside;
        (in ? inside : outside) = middle;
    }
    return inside;
}

// Queries at a relative distance of 1e-6 to 1e-13 on both sides of the boundary.
TEST(HullSolvers, DecideQueriesCloseToTheBoundary) {
    for (std::uint64_t trial = 0; trial < 4; ++trial) {
        Stream stream(StreamKey(0, "close"), trial);
        const Eigen::MatrixXd x = gaussian(stream, 10, 3);
        const Eigen::VectorXd centre = x.colwise().mean(), ray = gaussian(stream, 3, 1);
        const double gauge = exact_gauge(x, centre, ray);
        const HullMembership automatic(x);
        for (const double distance : {1e-6, 1e-8, 1e-10, 1e-11, 1e-12}) {
            for (const double sign : {-1.0, 1.0}) {
                const Eigen::VectorXd query = centre + gauge * (1 + sign * distance) * ray;
                const HullVerdict exact = sign < 0 ? HullVerdict::inside : HullVerdict::outside;
                EXPECT_EQ(automatic.decide(query).verdict, exact) << trial << " " << distance;
                for (const HullSolver solver : all_solvers) {
                    const HullVerdict found = decide(x, query, solver).verdict;
                    EXPECT_TRUE(found == exact || found == HullVerdict::undecided);
                    EXPECT_TRUE(found == exact || distance < 1e-6);
                }
            }
        }
    }
}

// Degenerate vertices: many more facets meet in a point than there are dimensions.
TEST(HullSolvers, CopeWithCubesAndCrossPolytopes) {
    for (const Eigen::Index d : {2, 5, 9}) {
        Eigen::MatrixXd cube(Eigen::Index{1} << d, d);
        for (Eigen::Index i = 0; i < cube.rows(); ++i)
            for (Eigen::Index j = 0; j < d; ++j) cube(i, j) = (i >> j & 1) != 0 ? 1 : -1;
        Eigen::MatrixXd cross(2 * d, d);
        cross << Eigen::MatrixXd::Identity(d, d), -Eigen::MatrixXd::Identity(d, d);
        for (const HullSolver solver : all_solvers) {
            const HullMembership in_cube(cube, {.solver = solver});
            const HullMembership in_cross(cross, {.solver = solver});
            const Eigen::VectorXd diagonal = Eigen::VectorXd::Ones(d);
            for (const double size : {0.0, 0.5, 0.999999, 1.000001, 2.0}) {
                const HullVerdict exact = size < 1 ? HullVerdict::inside : HullVerdict::outside;
                EXPECT_EQ(in_cube.decide(size * diagonal).verdict, exact) << d << " " << size;
                const Eigen::VectorXd on_facet = size / static_cast<double>(d) * diagonal;
                EXPECT_EQ(in_cross.decide(on_facet).verdict, exact) << d << " " << size;
            }
        }
    }
}

TEST(HullReference, KnowsTriangles) {
    Eigen::MatrixXd triangle(3, 2);
    triangle << 0, 0, 3, 0, 0, 3;
    EXPECT_EQ(hull_reference(triangle, Eigen::Vector2d(1, 1)), HullVerdict::inside);
    EXPECT_EQ(hull_reference(triangle, Eigen::Vector2d(1.5, 1.5)), HullVerdict::inside);
    EXPECT_EQ(hull_reference(triangle, Eigen::Vector2d(1.5, 1.5 + 1e-15)), HullVerdict::outside);
    EXPECT_EQ(hull_reference(triangle, Eigen::Vector2d(3, 0)), HullVerdict::inside);
    EXPECT_EQ(hull_reference(triangle, Eigen::Vector2d(-1e-300, 0)), HullVerdict::outside);
}

}  // namespace
