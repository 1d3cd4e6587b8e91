/// Test of numerics/pair_distances.hpp pair by pair.
#include "numerics/pair_distances.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "numerics/random.hpp"

namespace {

using namespace overfit::numerics;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

TEST(PairDistances, MatchDifferencesAcrossBlocks) {
    for (const Index n : {1, 2, 63, 64, 65, 200}) {
        Stream stream(StreamKey(0, "pairs"), static_cast<std::uint64_t>(n));
        MatrixXd x(n, 5);
        stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
        VectorXd labels(n);
        for (double& label : labels) label = static_cast<double>(stream.below(3));
        double any = std::numeric_limits<double>::infinity(), unequal = any;
        Index next = 1;
        for_each_row_of_squared_distances(x, [&](Index i, const VectorXd& squares) {
            ASSERT_EQ(i, next++);
            ASSERT_EQ(squares.size(), i);
            for (Index j = 0; j < i; ++j) {
                const double distance = (x.row(i) - x.row(j)).norm();
                ASSERT_NEAR(squares(j), distance * distance, 1e-13);
                any = std::min(any, distance);
                if (labels(i) != labels(j)) unequal = std::min(unequal, distance);
            }
        });
        EXPECT_EQ(next, n);
        if (n == 1) {
            EXPECT_TRUE(std::isinf(least_distance(x)));
            continue;
        }
        EXPECT_NEAR(least_distance(x), any, 1e-12);
        EXPECT_TRUE(std::isinf(least_distance_of_unequal(x, VectorXd::Ones(n))));
        if (std::isfinite(unequal)) {
            EXPECT_NEAR(least_distance_of_unequal(x, labels), unequal, 1e-12);
        }
    }
    EXPECT_THROW(least_distance_of_unequal(MatrixXd::Zero(3, 2), VectorXd::Zero(2)),
                 std::domain_error);
}

}  // namespace
