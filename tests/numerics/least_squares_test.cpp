/// Test of numerics/least_squares.hpp: defining residuals, agreement of all solvers, rank, honesty.
#include "numerics/least_squares.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <string>

#include "numerics/random.hpp"
#include "numerics/singular_values.hpp"
#include "tests/numerics/matrices.hpp"

namespace {

using namespace overfit::numerics;
using overfit::tests::gaussian;
using overfit::tests::graded;

constexpr double eps = std::numeric_limits<double>::epsilon();
constexpr std::array all_solvers{Solver::svd, Solver::complete_orthogonal, Solver::qr,
                                 Solver::gram_cholesky, Solver::lsmr};
constexpr std::array solvers_of_any_rank{Solver::svd, Solver::complete_orthogonal, Solver::qr};

double size_of(const Eigen::MatrixXd& x) {
    return static_cast<double>(std::max(x.rows(), x.cols()));
}

double condition(const Eigen::MatrixXd& x) {
    const std::vector<double> values = singular_values(x);
    return values.front() / values.back();
}

/// Perturbation theory (Bjoerck 1996, theorem 1.4.6): relative error of beta at most about
/// size * eps * condition * (1 + condition * |r| / (|X| |beta|)).
double error_bound(const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
                   const Eigen::VectorXd& beta) {
    const double kappa = condition(x);
    const double misfit = (y - x * beta).norm() / (x.norm() * beta.norm());
    return 10 * size_of(x) * eps * kappa * (1 + kappa * misfit);
}

TEST(MinNorm, IsStationaryAndLiesInTheRowSpace) {
    Stream stream(StreamKey(0, "test"), 1);
    for (const int p : {5, 20, 29, 30, 31, 40, 120}) {
        const Eigen::MatrixXd x = gaussian(stream, 30, p);
        const Eigen::VectorXd y = gaussian(stream, 30, 1);
        const Eigen::VectorXd beta = min_norm(x, y);
        const double rounding = size_of(x) * eps * condition(x);
        const Eigen::VectorXd gradient = x.transpose() * (x * beta - y);
        EXPECT_LE(gradient.norm(), rounding * x.norm() * y.norm()) << p;
        // beta = X'w for some w: what the projection on the row space leaves is rounding.
        const Eigen::VectorXd w = min_norm(x.transpose(), beta);
        EXPECT_LE((beta - x.transpose() * w).norm(), rounding * beta.norm()) << p;
    }
}

TEST(MinNorm, AllSolversAgreeOnAllShapes) {
    ASSERT_TRUE(rc::check("same beta", [] {
        const auto n = *rc::gen::inRange(1, 30), p = *rc::gen::inRange(1, 30);
        Stream stream(StreamKey(0, "test"), *rc::gen::arbitrary<std::uint32_t>());
        const Eigen::MatrixXd x = gaussian(stream, n, p);
        const Eigen::VectorXd y = gaussian(stream, n, 1);
        const double kappa = condition(x);
        RC_PRE(kappa < 1e5);  // where the Gram matrix and LSMR still have digits
        const Eigen::VectorXd reference = min_norm(x, y, Solver::svd).beta;
        for (const Solver solver : all_solvers) {
            const LeastSquares fit = min_norm(x, y, solver);
            RC_LOG() << name(solver) << " at condition " << kappa << "\n";
            RC_ASSERT(fit.converged);
            // One more power of the condition for normal equations; LSMR stops at 1e-14 = 45 eps.
            const double loss = solver == Solver::gram_cholesky ? kappa
                                : solver == Solver::lsmr        ? 100
                                                                : 1;
            RC_ASSERT((fit.beta - reference).norm() <=
                      loss * error_bound(x, y, reference) * reference.norm());
            RC_ASSERT(fit.rank.value_or(std::min(n, p)) == std::min(n, p));
        }
    }));
}

TEST(MinNorm, OfARankDeficientMatrixIsTheShortestOfTheBestFits) {
    ASSERT_TRUE(rc::check("rank deficient", [] {
        const auto rank = *rc::gen::inRange(1, 6);
        const auto n = *rc::gen::inRange(rank + 1, 30), p = *rc::gen::inRange(rank + 1, 30);
        Stream stream(StreamKey(0, "test"), *rc::gen::arbitrary<std::uint32_t>());
        // With factors LR, the pseudo-inverse is R^+ L^+, and both factors have full rank.
        const Eigen::MatrixXd left = gaussian(stream, n, rank), right = gaussian(stream, rank, p);
        const double kappa = condition(left) * condition(right);
        RC_PRE(kappa < 1e4);
        const Eigen::VectorXd y = gaussian(stream, n, 1);
        const Eigen::VectorXd expected = min_norm(right, min_norm(left, y));
        const Eigen::MatrixXd x = left * right;
        for (const Solver solver : solvers_of_any_rank) {
            const LeastSquares fit = min_norm(x, y, solver, {.rcond = 1e-10});
            RC_LOG() << name(solver) << "\n";
            RC_ASSERT(fit.rank == rank);
            const double bound = 100 * size_of(x) * eps * kappa * (y.norm() / left.norm() * kappa);
            RC_ASSERT((fit.beta - expected).norm() <= bound * (1 + expected.norm()));
        }
    }));
}

TEST(MinNorm, FallsBackForDuplicatedConstantAndZeroColumns) {
    Stream stream(StreamKey(0, "test"), 2);
    Eigen::MatrixXd x = gaussian(stream, 20, 6);
    x.col(2) = x.col(1);
    x.col(4).setZero();
    const Eigen::VectorXd y = gaussian(stream, 20, 1);
    const Eigen::VectorXd beta = min_norm(x, y);
    EXPECT_NEAR(beta(1), beta(2), 100 * eps);
    EXPECT_NEAR(beta(4), 0, 100 * eps);
    EXPECT_EQ(min_norm(x, y, Solver::qr).rank, 4);
    EXPECT_EQ(min_norm(Eigen::MatrixXd::Zero(4, 3), Eigen::VectorXd::Ones(4)).norm(), 0);
}

TEST(MinNorm, ByTheGramMatrixLosesTwiceTheDigitsAndTheOthersDoNot) {
    Stream stream(StreamKey(0, "test"), 3);
    const double kappa = 1e6;
    const Eigen::MatrixXd x = graded(stream, 40, kappa);
    const Eigen::VectorXd truth = gaussian(stream, 40, 1);
    const Eigen::VectorXd y = x * truth;
    const auto error = [&](Solver solver) {
        return (min_norm(x, y, solver, {.rcond = 1e-14}).beta - truth).norm() / truth.norm();
    };
    for (const Solver solver : solvers_of_any_rank)
        EXPECT_LE(error(solver), 40 * eps * kappa) << name(solver);
    EXPECT_GE(error(Solver::gram_cholesky), 40 * eps * kappa);
}

TEST(MinNorm, SaysWhenItDidNotConverge) {
    Stream stream(StreamKey(0, "test"), 4);
    const Eigen::VectorXd y = gaussian(stream, 40, 1);
    const LeastSquares indefinite =
        min_norm(Eigen::MatrixXd::Ones(40, 3), y, Solver::gram_cholesky);
    EXPECT_FALSE(indefinite.converged);
    EXPECT_EQ(indefinite.beta.norm(), 0);
    const LeastSquares impatient =
        min_norm(gaussian(stream, 40, 40), y, Solver::lsmr, {.max_iterations = 3});
    EXPECT_FALSE(impatient.converged);
    EXPECT_EQ(impatient.iterations, 3);
    EXPECT_GT(impatient.backward_error, 1e-6);
    EXPECT_TRUE(impatient.beta.allFinite());
}

double worst_backward_error(Solver solver) {
    Stream stream(StreamKey(0, "test"), 5);
    double worst = 0;
    for (const int p : {20, 50, 90}) {
        const Eigen::MatrixXd x = gaussian(stream, 50, p);
        const Eigen::VectorXd y = gaussian(stream, 50, 1);
        worst = std::max(worst, min_norm(x, y, solver).backward_error);
    }
    return worst;
}

TEST(MinNorm, ReportsABackwardErrorOfTheOrderOfRounding) {
    for (const Solver solver : {Solver::svd, Solver::complete_orthogonal, Solver::qr, Solver::lsmr})
        EXPECT_LE(worst_backward_error(solver), 50 * eps) << name(solver);
}

TEST(MinNorm, RejectsWhatHasNoSolution) {
    const Eigen::VectorXd y = Eigen::VectorXd::Ones(3);
    EXPECT_THROW(min_norm(Eigen::MatrixXd(3, 0), y), std::domain_error);
    EXPECT_THROW(min_norm(Eigen::MatrixXd::Ones(4, 2), y), std::domain_error);
    Eigen::MatrixXd x = Eigen::MatrixXd::Ones(3, 2);
    x(1, 1) = std::numeric_limits<double>::infinity();
    for (const Solver solver : all_solvers)
        EXPECT_THROW(min_norm(x, y, solver), std::domain_error) << name(solver);
}

}  // namespace
