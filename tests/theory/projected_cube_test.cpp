/// Test of theory/projected_cube.hpp by enumeration of projected corners.
#include "theory/projected_cube.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <stdexcept>

#include <Eigen/LU>
#include <boost/multiprecision/cpp_int.hpp>

#include "numerics/random.hpp"

namespace {

using namespace overfit::theory;
namespace numerics = overfit::numerics;

/// The signs of y'A, one bit a column, for a y that is normal to the chosen columns of A, one fewer
/// than it has rows.
std::uint32_t signs_beside(const Eigen::MatrixXd& map, std::uint32_t chosen,
                           numerics::Stream& stream) {
    const Eigen::Index m = map.rows();
    Eigen::MatrixXd normals(m, m);
    Eigen::Index filled = 0;
    for (Eigen::Index j = 0; j < map.cols(); ++j)
        if ((chosen >> j & 1U) != 0) normals.col(filled++) = map.col(j);
    // Any last column outside the span of the others; the solution is normal to those.
    for (double& entry : normals.col(m - 1)) entry = stream.normal();
    const Eigen::VectorXd y =
        normals.transpose().partialPivLu().solve(Eigen::VectorXd::Unit(m, m - 1));
    std::uint32_t signs = 0;
    for (Eigen::Index j = 0; j < map.cols(); ++j)
        if (y.dot(map.col(j)) > 0.0) signs |= 1U << j;
    return signs & ~chosen;
}

/// The number of sign vectors of y'A over all generic y, for a random m x d matrix A: the corners
/// that some direction y singles out, hence the vertices of the cube's image. Each such cell of the
/// arrangement {y'a_j = 0} has an edge, on which y is normal to m - 1 of the columns; beside it
/// these have every combination of signs.
std::size_t vertices_by_enumeration(int d, int m, std::uint64_t trial) {
    numerics::Stream stream(numerics::StreamKey(0, "projected cube"), trial);
    Eigen::MatrixXd map(m, d);
    for (double& entry : map.reshaped()) entry = stream.normal();
    const std::uint32_t all = (1U << d) - 1U;
    std::set<std::uint32_t> corners;
    for (std::uint32_t chosen = 0; chosen <= all; ++chosen) {
        if (std::popcount(chosen) != m - 1) continue;
        const std::uint32_t signs = signs_beside(map, chosen, stream);
        for (std::uint32_t part = chosen;; part = (part - 1U) & chosen) {
            corners.insert(signs | part);
            corners.insert((all & ~chosen & ~signs) | part);
            if (part == 0) break;
        }
    }
    return corners.size();
}

TEST(ProjectedCube, HasTheVerticesThatEnumerationFinds) {
    for (int d = 1; d <= 9; ++d)
        for (int m = 1; m <= d; ++m)
            EXPECT_EQ(projected_cube_vertices({.dimension = d, .target = m}),
                      static_cast<double>(
                          vertices_by_enumeration(d, m, static_cast<std::uint64_t>(10 * d + m))))
                << d << " to " << m;
}

TEST(ProjectedCube, HasTheSharesOfTheEightAndTheTwelveDimensionalCube) {
    const auto share = [](int d, int m) {
        return projected_cube_interpolation({.dimension = d, .target = m});
    };
    EXPECT_DOUBLE_EQ(share(8, 1), 0.9921875);
    EXPECT_DOUBLE_EQ(share(8, 2), 0.9375);
    EXPECT_DOUBLE_EQ(share(8, 4), 0.5);
    EXPECT_DOUBLE_EQ(share(8, 8), 0.0);
    EXPECT_DOUBLE_EQ(share(12, 2), 0.994140625);
    EXPECT_DOUBLE_EQ(share(12, 6), 0.5);
    EXPECT_EQ(projected_cube_vertices({12, 2}), 24.0);
    EXPECT_EQ(projected_cube_vertices({12, 3}), 134.0);
    EXPECT_EQ(projected_cube_vertices({8, 30}), 256.0);
    for (int d = 1; d <= 40; ++d)
        for (int m = 1; m <= d + 1; ++m)
            EXPECT_NEAR(share(d, m), 1.0 - projected_cube_vertices({d, m}) / std::exp2(d), 1e-14);
}

TEST(ProjectedCube, CountsExactlyUpToFiftyDimensions) {
    for (const int d : {30, 49, 50})
        for (const int m : {2, 10, 25, 40, 50}) {
            boost::multiprecision::cpp_int binomial = 1, sum = 0;
            for (int i = 0; i < m; ++i) {
                sum += binomial;
                binomial = binomial * (d - 1 - i) / (i + 1);
            }
            EXPECT_EQ(projected_cube_vertices({d, m}), static_cast<double>(2 * sum)) << d << m;
        }
    // The middle of the binomial law of 999 tosses: half the corners.
    EXPECT_NEAR(projected_cube_vertices({1000, 500}) / std::exp2(999), 1.0, 1e-13);
    EXPECT_EQ(projected_cube_vertices({3000, 2000}), std::numeric_limits<double>::infinity());
    EXPECT_EQ(projected_cube_vertices({3000, 4000}), std::numeric_limits<double>::infinity());
}

// 24 / (3 e^2 - 2 e^3) is least at e = 1: 24 log 2 = 16.64 dimensions for each of the cube's.
TEST(ProjectedCube, IsNotReducedByTheDimensionOfJohnsonAndLindenstrauss) {
    EXPECT_DOUBLE_EQ(johnson_lindenstrauss_dimension(std::exp2(8), 1.0),
                     24.0 * 8.0 * std::log(2.0));
    EXPECT_DOUBLE_EQ(johnson_lindenstrauss_dimension(std::exp2(12), 0.5),
                     48.0 * 12.0 * std::log(2.0));
    EXPECT_EQ(johnson_lindenstrauss_dimension(1.0, 0.5), 0.0);
    for (double distortion = 0.01; distortion <= 1.0; distortion += 0.01)
        EXPECT_GE(johnson_lindenstrauss_dimension(std::exp2(12), distortion), 16.6 * 12.0);
}

TEST(ProjectedCube, RejectsWhatIsNoProjection) {
    for (const auto& [d, m] : {ProjectedCube{0, 1}, {3, 0}, {-1, 2}}) {
        EXPECT_THROW(projected_cube_vertices({d, m}), std::domain_error);
        EXPECT_THROW(projected_cube_interpolation({d, m}), std::domain_error);
    }
    const double nan = std::nan(""), infinity = std::numeric_limits<double>::infinity();
    for (const double points : {0.5, infinity, nan})
        EXPECT_THROW(johnson_lindenstrauss_dimension(points, 0.5), std::domain_error);
    for (const double distortion : {0.0, -0.5, 1.5, nan})
        EXPECT_THROW(johnson_lindenstrauss_dimension(10, distortion), std::domain_error);
}

}  // namespace
