/// Tests of the least operator norm against closed forms and feasible matrices.
#include "numerics/least_operator_norm.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include <Eigen/Eigenvalues>

#include "numerics/random.hpp"

namespace {

using namespace overfit::numerics;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd random_symmetric(Index d, Stream& stream) {
    MatrixXd a(d, d);
    stream.fill_normal({a.data(), static_cast<std::size_t>(a.size())});
    return a + a.transpose();
}

double norm_of(const MatrixXd& a) {
    return Eigen::SelfAdjointEigenSolver<MatrixXd>(a).eigenvalues().cwiseAbs().maxCoeff();
}

TEST(SymmetricVector, KeepsScalarProductsAndReturns) {
    Stream stream(StreamKey(1, "symmetric"), 0);
    const MatrixXd a = random_symmetric(5, stream), b = random_symmetric(5, stream);
    EXPECT_NEAR(symmetric_vector(a).dot(symmetric_vector(b)), a.cwiseProduct(b).sum(), 1e-12);
    EXPECT_LT((symmetric_matrix(symmetric_vector(a)) - a).norm(), 1e-14);
    EXPECT_THROW(symmetric_matrix(VectorXd::Ones(4)), std::domain_error);
}

// One constraint <A, T> = b: the least norm is |b| / |A|_*, by duality of the norms, met by the
// sign of A.
TEST(LeastOperatorNorm, OneConstraintIsTheDualNorm) {
    Stream stream(StreamKey(2, "one"), 0);
    for (const Index d : {2, 5, 9}) {
        const MatrixXd a = random_symmetric(d, stream);
        const double nuclear =
            Eigen::SelfAdjointEigenSolver<MatrixXd>(a).eigenvalues().cwiseAbs().sum();
        const LeastOperatorNorm found =
            least_operator_norm(symmetric_vector(a).transpose(), VectorXd::Constant(1, -3.0));
        EXPECT_LE(found.lower, 3.0 / nuclear * (1.0 + 1e-12)) << d;
        EXPECT_GE(found.upper, 3.0 / nuclear * (1.0 - 1e-12)) << d;
        EXPECT_LE(found.upper, 1.001 * found.lower) << d;
    }
}

// The trace alone: T = I b / d.
TEST(LeastOperatorNorm, TheTraceIsSpreadEvenly) {
    const LeastOperatorNorm found =
        least_operator_norm(symmetric_vector(MatrixXd::Identity(4, 4)).transpose(),
                            VectorXd::Constant(1, 8.0), {.gap = 1e-9});
    EXPECT_NEAR(found.upper, 2.0, 1e-8);
    EXPECT_NEAR(found.lower, 2.0, 1e-8);
}

TEST(LeastOperatorNorm, EnclosesWithManyConstraints) {
    Stream stream(StreamKey(3, "many"), 0);
    const Index d = 10, m = 25;
    MatrixXd rows(m, d * (d + 1) / 2);
    VectorXd values(m);
    for (Index k = 0; k < m; ++k) {
        rows.row(k) = symmetric_vector(random_symmetric(d, stream));
        values(k) = stream.normal();
    }
    const LeastOperatorNorm found = least_operator_norm(rows, values);
    EXPECT_LE(found.lower, found.upper);
    EXPECT_LE(found.upper, 1.001 * found.lower);
    EXPECT_LT(found.upper, found.least_frobenius);
    EXPECT_LT((rows * symmetric_vector(found.form) - values).norm(), 1e-12 * values.norm());
    EXPECT_NEAR(norm_of(found.form), found.upper, 1e-10);
    // No feasible neighbour is below the lower bound.
    const MatrixXd kernel = rows.fullPivLu().kernel();
    for (int i = 0; i < 50; ++i) {
        VectorXd along(kernel.cols());
        stream.fill_normal({along.data(), static_cast<std::size_t>(along.size())});
        const MatrixXd other = found.form + symmetric_matrix(1e-2 * (kernel * along));
        EXPECT_GE(norm_of(other), found.lower);
    }
}

TEST(LeastOperatorNorm, RefusesWhatHasNoAnswer) {
    const MatrixXd twice = MatrixXd::Ones(2, 3);
    EXPECT_THROW(least_operator_norm(twice, VectorXd::Ones(2)), std::runtime_error);
    EXPECT_THROW(least_operator_norm(twice, VectorXd::Ones(3)), std::domain_error);
    EXPECT_THROW(least_operator_norm(twice.topRows(1), VectorXd::Zero(1)), std::domain_error);
}

}  // namespace
