/// Test of numerics/dimensionality.hpp against the definitions, pair by pair and direction by
/// direction.
#include "numerics/dimensionality.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <Eigen/LU>

#include "numerics/random.hpp"

namespace {

using namespace overfit::numerics;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd gaussian(Index rows, Index columns, std::uint64_t trial) {
    Stream stream(StreamKey(0, "dimensionality test"), trial);
    MatrixXd x(rows, columns);
    for (double& value : x.reshaped()) value = stream.normal();
    return x;
}

double by_pairs(const MatrixXd& v, Index i) {
    double interference = 0.0;
    for (Index j = 0; j < v.cols(); ++j)
        interference += std::pow(v.col(i).normalized().dot(v.col(j)), 2);
    return v.col(i).squaredNorm() / interference;
}

TEST(Dimensionality, EqualsItsDefinitionPairByPair) {
    for (const Index m : {1, 2, 3, 8})
        for (const Index n : {1, 2, 5, 50}) {
            const MatrixXd v = gaussian(m, n, static_cast<std::uint64_t>(100 * m + n));
            const VectorXd shares = dimensionalities(v);
            for (Index i = 0; i < n; ++i) EXPECT_NEAR(shares(i), by_pairs(v, i), 1e-13);
            EXPECT_TRUE(dimensionalities(v * 1e200).isApprox(shares, 1e-13));
        }
}

// In the plane every direction is an angle: the supremum by a grid of them.
TEST(Dimensionality, LargestIsTheSupremumOverDirections) {
    const MatrixXd v = gaussian(2, 9, 1);
    const VectorXd largest = largest_dimensionalities(v);
    const int steps = 20'000;
    VectorXd found = VectorXd::Zero(v.cols());
    for (int step = 0; step < steps; ++step) {
        const double angle = M_PI * step / steps;
        const VectorXd heights = v.transpose() * Eigen::Vector2d(std::cos(angle), std::sin(angle));
        found = found.cwiseMax(VectorXd(heights.cwiseAbs2() / heights.squaredNorm()));
    }
    // At the maximum the share is flat: a step of 1.6e-4 costs some 1e-7.
    for (Index i = 0; i < v.cols(); ++i) {
        EXPECT_LE(found(i), largest(i) + 1e-12);
        EXPECT_NEAR(found(i), largest(i), 1e-5);
    }
}

TEST(Dimensionality, LargestIsTheQuadraticFormOfTheInverse) {
    const MatrixXd v = gaussian(4, 30, 2);
    const MatrixXd inverse = (v * v.transpose()).inverse();
    const VectorXd largest = largest_dimensionalities(v);
    for (Index i = 0; i < v.cols(); ++i)
        EXPECT_NEAR(largest(i), v.col(i).dot(inverse * v.col(i)), 1e-12);
}

TEST(Dimensionality, SumsAreBoundedByTheRank) {
    for (std::uint64_t trial = 3; trial < 30; ++trial) {
        MatrixXd v = gaussian(5, 12, trial);
        if (trial % 2 == 0) v.row(4) = v.row(0) - v.row(1);
        const Index rank = trial % 2 == 0 ? 4 : 5;
        EXPECT_EQ(rank_of(v), rank);
        const VectorXd shares = dimensionalities(v), largest = largest_dimensionalities(v);
        EXPECT_NEAR(largest.sum(), static_cast<double>(rank), 1e-12);
        EXPECT_LE(shares.sum(), static_cast<double>(rank) + 1e-12);
        EXPECT_TRUE((shares.array() <= largest.array() + 1e-12).all());
    }
}

TEST(Dimensionality, OfKnownVectors) {
    EXPECT_TRUE(dimensionalities(MatrixXd::Identity(3, 3)).isApprox(VectorXd::Ones(3)));
    const MatrixXd same = VectorXd::Ones(2).replicate(1, 4);
    EXPECT_TRUE(dimensionalities(same).isApprox(VectorXd::Constant(4, 0.25)));
    EXPECT_EQ(rank_of(same), 1);
    MatrixXd with_zero = MatrixXd::Identity(2, 3);
    EXPECT_EQ(dimensionalities(with_zero)(2), 0.0);
    EXPECT_EQ(largest_dimensionalities(with_zero)(2), 0.0);
    EXPECT_EQ(dimensionalities(MatrixXd::Zero(2, 3)).sum(), 0.0);
    EXPECT_EQ(rank_of(MatrixXd::Zero(2, 3)), 0);
}

TEST(Dimensionality, RefusesWhatHasNone) {
    EXPECT_THROW(dimensionalities(MatrixXd(0, 0)), std::domain_error);
    MatrixXd broken = MatrixXd::Ones(2, 2);
    broken(1, 1) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(dimensionalities(broken), std::domain_error);
    EXPECT_THROW(largest_dimensionalities(broken), std::domain_error);
}

TEST(Dimensionality, LongestColumnsComeInOrderTheFirstOfEqualsBefore) {
    MatrixXd x = MatrixXd::Zero(2, 5);
    x.row(0) << 1.0, -3.0, 2.0, 3.0, 0.5;
    EXPECT_EQ(longest_columns(x, 3), (std::vector<Index>{1, 3, 2}));
    EXPECT_EQ(longest_columns(x, 9), (std::vector<Index>{1, 3, 2, 0, 4}));
    EXPECT_TRUE(longest_columns(x, 0).empty());
}

}  // namespace
