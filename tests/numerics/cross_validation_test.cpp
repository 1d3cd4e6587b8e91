/// Test of numerics/cross_validation.hpp against refits that leave each row out.
#include "numerics/cross_validation.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include <Eigen/Cholesky>
#include <Eigen/LU>

#include "numerics/least_squares.hpp"
#include "numerics/random.hpp"

namespace {

using namespace overfit::numerics;
using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd normal(Eigen::Index rows, Eigen::Index columns, std::uint64_t seed) {
    Stream stream(StreamKey(seed, "cross_validation_test"), 0);
    MatrixXd x(rows, columns);
    stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
    return x;
}

VectorXd fit(const MatrixXd& x, const VectorXd& y, double penalty) {
    if (penalty == 0.0) return min_norm(x, y, Solver::svd).beta;
    MatrixXd gram = x.transpose() * x;
    gram.diagonal().array() += penalty;
    return gram.ldlt().solve(x.transpose() * y);
}

double brute_force(const MatrixXd& x, const VectorXd& y, double penalty) {
    const Eigen::Index n = x.rows();
    double sum = 0.0;
    for (Eigen::Index i = 0; i < n; ++i) {
        MatrixXd others(n - 1, x.cols());
        VectorXd labels(n - 1);
        others << x.topRows(i), x.bottomRows(n - 1 - i);
        labels << y.head(i), y.tail(n - 1 - i);
        const double error = y[i] - x.row(i).dot(fit(others, labels, penalty));
        sum += error * error;
    }
    return sum / static_cast<double>(n);
}

TEST(CrossValidation, EqualsRefitsWithoutEachRow) {
    ASSERT_TRUE(rc::check("any shape, with and without a penalty", [] {
        const int n = *rc::gen::inRange(3, 13), p = *rc::gen::inRange(1, 25);
        RC_PRE(p != n - 1);  // without a penalty the refits would be square systems
        const MatrixXd x = normal(n, p, static_cast<std::uint64_t>(31 * n + p));
        const VectorXd y = normal(n, 1, static_cast<std::uint64_t>(977 * n + p));
        const CrossValidation scores(x, y);
        for (const double penalty : {0.0, 0.01, 3.0}) {
            const double expected = brute_force(x, y, penalty);
            RC_ASSERT(std::abs(scores.at(penalty).leave_one_out / expected - 1.0) < 1e-6);
        }
    }));
}

// n = 12, p = 30: far from the threshold both routes keep nearly all digits.
TEST(CrossValidation, KeepsItsDigitsWithoutAPenalty) {
    const MatrixXd x = normal(12, 30, 1);
    const VectorXd y = normal(12, 1, 2);
    const double expected = brute_force(x, y, 0.0);
    EXPECT_NEAR(CrossValidation(x, y).at(0.0).leave_one_out / expected, 1.0, 1e-13);
}

// Golub, Heath and Wahba's definition, from the hat matrix.
TEST(CrossValidation, GeneralisedFollowsItsDefinition) {
    for (const int p : {5, 30}) {
        const MatrixXd x = normal(12, p, 3);
        const VectorXd y = normal(12, 1, 4);
        const double penalty = 0.7;
        MatrixXd kernel = x * x.transpose();
        kernel.diagonal().array() += penalty;
        const MatrixXd rest = penalty * kernel.inverse();  // I - S
        const double expected = (rest * y).squaredNorm() / 12.0 / std::pow(rest.trace() / 12.0, 2);
        EXPECT_NEAR(CrossValidation(x, y).at(penalty).generalised / expected, 1.0, 1e-12);
    }
}

TEST(CrossValidation, IsContinuousDownToThePenaltyZero) {
    for (const int p : {4, 12, 30}) {
        const CrossValidation scores(normal(12, p, 5), normal(12, 1, 6));
        EXPECT_NEAR(scores.at(1e-12).leave_one_out / scores.at(0.0).leave_one_out, 1.0, 1e-6);
        EXPECT_NEAR(scores.at(1e-12).generalised / scores.at(0.0).generalised, 1.0, 1e-6);
    }
}

TEST(CrossValidation, SeesWhereNothingCanBePredicted) {
    MatrixXd x = normal(6, 3, 7);
    x.col(2).setZero();
    x(4, 2) = 1.0;  // the third feature is only known from row 4
    const CrossValidation scores(x, normal(6, 1, 8));
    EXPECT_EQ(scores.rank(), 3);
    EXPECT_EQ(scores.at(0.0).leave_one_out, std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isfinite(scores.at(0.1).leave_one_out));
}

TEST(CrossValidation, RejectsBadInput) {
    const MatrixXd x = normal(4, 2, 9);
    EXPECT_THROW(CrossValidation(x, VectorXd::Zero(3)), std::domain_error);
    EXPECT_THROW(CrossValidation(MatrixXd(0, 0), VectorXd(0)), std::domain_error);
    EXPECT_THROW(CrossValidation(x, VectorXd::Constant(4, std::nan(""))), std::domain_error);
    EXPECT_THROW(CrossValidation(x, VectorXd::Zero(4)).at(-1.0), std::domain_error);
    EXPECT_THROW(CrossValidation(x, VectorXd::Zero(4)).at(std::nan("")), std::domain_error);
}

}  // namespace
