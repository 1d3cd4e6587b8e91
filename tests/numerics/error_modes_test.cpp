/// Test of numerics/error_modes.hpp and thin_svd.hpp against least squares by other routes.
#include "numerics/error_modes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "numerics/least_squares.hpp"
#include "numerics/singular_values.hpp"
#include "numerics/thin_svd.hpp"
#include "tests/numerics/matrices.hpp"

namespace {

using namespace overfit::numerics;
using overfit::tests::gaussian;

constexpr double eps = std::numeric_limits<double>::epsilon();

struct Problem {
    Eigen::MatrixXd x;
    Eigen::VectorXd y, model;
};

Problem drawn(int n, int p, std::uint64_t trial) {
    Stream stream(StreamKey(0, "error modes"), trial);
    return {gaussian(stream, n, p), gaussian(stream, n, 1), gaussian(stream, p, 1)};
}

Problem any_problem() {
    return drawn(*rc::gen::inRange(1, 15), *rc::gen::inRange(1, 15),
                 *rc::gen::arbitrary<std::uint64_t>());
}

/// What the rounding of one fit may be, see the header of numerics/least_squares.hpp.
double allowance(const ErrorModes& modes) {
    const double least = modes.singular_values.tail(1)(0);
    const double condition = modes.singular_values(0) / least;
    return 1000.0 * eps * condition *
           (modes.model.norm() + modes.residual_projections.norm() / least);
}

TEST(ThinSvd, RebuildsTheMatrixFromOrthonormalVectors) {
    ASSERT_TRUE(rc::check("x = U diag(s) V'", [] {
        const Problem problem = any_problem();
        const ThinSvd svd = thin_svd(problem.x);
        const double scale = 100.0 * eps * problem.x.norm();
        RC_ASSERT((svd.left * svd.values.asDiagonal() * svd.right.transpose() - problem.x).norm() <=
                  scale);
        const auto modes = svd.values.size();
        const Eigen::MatrixXd identity = Eigen::MatrixXd::Identity(modes, modes);
        RC_ASSERT((svd.left.transpose() * svd.left - identity).norm() < 1e-13);
        RC_ASSERT((svd.right.transpose() * svd.right - identity).norm() < 1e-13);
        const std::vector<double> values = singular_values(problem.x);
        for (Eigen::Index r = 0; r < modes; ++r)
            RC_ASSERT(std::abs(values[static_cast<std::size_t>(r)] - svd.values(r)) <= scale);
    }));
    EXPECT_THROW(thin_svd(Eigen::MatrixXd(0, 3)), std::domain_error);
}

TEST(ErrorModes, SumToTheErrorOfTheFit) {
    ASSERT_TRUE(rc::check("all modes: beta_hat - beta by QR", [] {
        const Problem problem = any_problem();
        const ErrorModes modes = error_modes(problem.x, problem.y, problem.model);
        const Eigen::VectorXd expected = min_norm(problem.x, problem.y) - problem.model;
        RC_ASSERT((coefficient_error(modes) - expected).norm() <= allowance(modes));
    }));
}

// LAPACK's dgelsd drops singular values below rcond * largest: put rcond between two of them.
TEST(ErrorModes, KeptInTheFitAreATruncatedDecomposition) {
    ASSERT_TRUE(rc::check("leading modes: dgelsd with a cutoff", [] {
        const Problem problem = any_problem();
        const ErrorModes modes = error_modes(problem.x, problem.y, problem.model);
        const auto count = static_cast<int>(modes.singular_values.size());
        const int kept = *rc::gen::inRange(1, count + 1);
        const double below = kept == count ? 0.0 : modes.singular_values(kept);
        const double cutoff = std::sqrt(modes.singular_values(kept - 1) * std::max(below, 1e-14)) /
                              modes.singular_values(0);
        const Eigen::VectorXd fit =
            min_norm(problem.x, problem.y, Solver::svd, {.rcond = cutoff}).beta;
        RC_ASSERT((coefficient_error(modes, {kept, all_modes}) - (fit - problem.model)).norm() <=
                  allowance(modes));
    }));
}

TEST(ErrorModes, KeptInTheErrorsAreAFitToFilteredTargets) {
    ASSERT_TRUE(rc::check("errors projected on leading left vectors", [] {
        const Problem problem = any_problem();
        const ErrorModes modes = error_modes(problem.x, problem.y, problem.model);
        const auto count = static_cast<int>(modes.singular_values.size());
        const int kept = *rc::gen::inRange(0, count + 1);
        const Eigen::MatrixXd leading = modes.left.leftCols(kept);
        const Eigen::VectorXd signal = problem.x * problem.model;
        const Eigen::VectorXd filtered =
            signal + leading * (leading.transpose() * (problem.y - signal));
        const Eigen::VectorXd fit = min_norm(problem.x, filtered);
        RC_ASSERT((coefficient_error(modes, {all_modes, kept}) - (fit - problem.model)).norm() <=
                  allowance(modes));
    }));
}

TEST(ErrorModes, OfADeficientMatrixAreAsManyAsItsRank) {
    Stream stream(StreamKey(0, "deficient"), 0);
    const Eigen::MatrixXd x = overfit::tests::of_rank(stream, 8, 6, 3);
    const ErrorModes modes =
        error_modes(x, Eigen::VectorXd::Ones(8), Eigen::VectorXd::Ones(6), 1e-12);
    EXPECT_EQ(modes.singular_values.size(), 3);
    EXPECT_EQ(modes_above(modes, 0.0), 3);
    EXPECT_EQ(modes_above(modes, 1.0), 1);
}

TEST(ErrorModes, RejectWhatDoesNotFit) {
    const Problem problem = drawn(4, 3, 0);
    EXPECT_THROW(error_modes(problem.x, Eigen::VectorXd::Ones(3), problem.model),
                 std::domain_error);
    EXPECT_THROW(error_modes(problem.x, problem.y, Eigen::VectorXd::Ones(4)), std::domain_error);
    EXPECT_THROW(error_modes(problem.x, problem.y * std::nan(""), problem.model),
                 std::domain_error);
}

}  // namespace
