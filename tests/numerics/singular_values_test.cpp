/// Test of numerics/singular_values.hpp: known spectra, both routes, ill-conditioned matrices.
#include "numerics/singular_values.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "numerics/random.hpp"
#include "tests/numerics/matrices.hpp"

namespace {

using overfit::numerics::singular_values;
using overfit::numerics::smallest_singular_value;
using overfit::numerics::Stream;
using overfit::numerics::StreamKey;
using overfit::tests::gaussian;
using overfit::tests::graded;

constexpr double eps = std::numeric_limits<double>::epsilon();
// Both routes are backward stable: the absolute error of a value is at most a small constant, of
// the order of 10, times size * eps * |X| (Higham 2002, theorem 19.4).
double rounding(const Eigen::MatrixXd& x) {
    return 10 * eps * static_cast<double>(std::max(x.rows(), x.cols())) * x.norm();
}

TEST(SingularValues, OfADiagonalMatrixAreItsEntriesSorted) {
    Eigen::MatrixXd x = Eigen::MatrixXd::Zero(3, 5);
    x(0, 0) = 2, x(1, 1) = -7, x(2, 2) = 0.5;
    const std::vector<double> values = singular_values(x);
    ASSERT_EQ(values.size(), 3U);
    EXPECT_NEAR(values[0], 7, rounding(x));
    EXPECT_NEAR(values[1], 2, rounding(x));
    EXPECT_NEAR(values[2], 0.5, rounding(x));
}

TEST(SingularValues, TheirSquaresSumToTheSquaredNormAndTheTransposeHasTheSame) {
    ASSERT_TRUE(rc::check("sum of squares; transpose", [] {
        const auto n = *rc::gen::inRange(1, 40), p = *rc::gen::inRange(1, 40);
        Stream stream(StreamKey(0, "test"), *rc::gen::arbitrary<std::uint32_t>());
        const Eigen::MatrixXd x = gaussian(stream, n, p);
        const std::vector<double> values = singular_values(x),
                                  others = singular_values(x.transpose());
        RC_ASSERT(values.size() == static_cast<std::size_t>(std::min(n, p)));
        double sum = 0;
        for (std::size_t k = 0; k < values.size(); ++k) {
            sum += values[k] * values[k];
            RC_ASSERT((k == 0 || values[k] <= values[k - 1]));
            RC_ASSERT(std::abs(values[k] - others[k]) <= rounding(x));
        }
        RC_ASSERT(std::abs(std::sqrt(sum) - x.norm()) <= rounding(x));
    }));
}

TEST(SmallestSingularValue, AgreesWithAllOfThemAtEveryAspectRatio) {
    ASSERT_TRUE(rc::check("smallest is last", [] {
        // 49 and more rows and columns take the route of their own.
        const auto n = *rc::gen::inRange(40, 110), p = *rc::gen::inRange(40, 110);
        Stream stream(StreamKey(0, "test"), *rc::gen::arbitrary<std::uint32_t>());
        const Eigen::MatrixXd x = gaussian(stream, n, p);
        RC_ASSERT(std::abs(smallest_singular_value(x) - singular_values(x).back()) <= rounding(x));
    }));
}

TEST(SmallestSingularValue, KeepsDigitsThatTheGramMatrixLoses) {
    Stream stream(StreamKey(0, "test"), 1);
    for (const double condition : {1e4, 1e8, 1e12}) {
        const Eigen::MatrixXd x = graded(stream, 80, condition);
        EXPECT_NEAR(smallest_singular_value(x), 1 / condition, rounding(x)) << condition;
    }
}

TEST(SmallestSingularValue, IsOfTheOrderOfRoundingForARankDeficientMatrix) {
    Stream stream(StreamKey(0, "test"), 2);
    Eigen::MatrixXd x = gaussian(stream, 70, 60);
    x.col(17) = x.col(3);
    EXPECT_LE(smallest_singular_value(x), rounding(x));
    x.col(17).setZero();
    EXPECT_LE(smallest_singular_value(x), rounding(x));
    EXPECT_EQ(smallest_singular_value(Eigen::MatrixXd::Zero(60, 60)), 0);
}

// Centring 100 rows makes the matrix singular to rounding, where the inverse iteration breaks down.
TEST(SmallestSingularValue, IsOfTheOrderOfRoundingForCentredRows) {
    for (std::uint64_t trial = 0; trial < 20; ++trial) {
        Stream stream(StreamKey(0, "centred"), trial);
        Eigen::MatrixXd x = gaussian(stream, 100, 120);
        x.rowwise() -= Eigen::RowVectorXd(x.colwise().mean());
        EXPECT_LE(smallest_singular_value(x), rounding(x));
    }
}

TEST(SmallestSingularValue, IsRightForAClusterOfEqualValues) {
    Stream stream(StreamKey(0, "test"), 3);
    const Eigen::MatrixXd q = 3 * overfit::tests::orthogonal(stream, 64);
    EXPECT_NEAR(smallest_singular_value(q), 3, rounding(q));
    EXPECT_NEAR(singular_values(q).front(), 3, rounding(q));
}

TEST(SingularValues, RejectWhatHasNone) {
    EXPECT_THROW(singular_values(Eigen::MatrixXd(0, 3)), std::domain_error);
    Eigen::MatrixXd x = Eigen::MatrixXd::Ones(60, 60);
    x(5, 5) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(singular_values(x), std::domain_error);
    EXPECT_THROW(smallest_singular_value(x), std::domain_error);
    x(5, 5) = std::numeric_limits<double>::infinity();
    EXPECT_THROW(singular_values(x), std::domain_error);
}

}  // namespace
