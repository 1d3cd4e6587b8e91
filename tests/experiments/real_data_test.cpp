/// Test of experiments/real_data.hpp: the shipped tables are what they are said to be.
#include "experiments/real_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "numerics/input_error.hpp"
#include "numerics/random.hpp"
#include "numerics/singular_values.hpp"

namespace {

using overfit::experiments::badly_scaled;
using overfit::experiments::data_file;
using overfit::experiments::diabetes;
using overfit::experiments::meats;
using overfit::experiments::regression_data;
using overfit::experiments::RegressionData;
using overfit::experiments::standardised;
using overfit::experiments::without_repeated_rows;
using overfit::numerics::Stream;
using overfit::numerics::StreamKey;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

// The first row of sklearn.datasets.load_diabetes(), as its documentation prints it (7 decimals).
TEST(RealData, DiabetesIsWhatScikitLearnReturns) {
    const RegressionData data = diabetes();
    ASSERT_EQ(data.x.rows(), 442);
    ASSERT_EQ(data.x.cols(), 10);
    EXPECT_NEAR(data.x(0, 0), 0.0380759, 5.1e-8);
    EXPECT_NEAR(data.x(0, 1), 0.0506801, 5.1e-8);
    EXPECT_NEAR(data.x(0, 2), 0.0616962, 5.1e-8);
    EXPECT_EQ(data.y(0), 151.0);
    EXPECT_EQ(data.y(441), 57.0);
}

// A mean of 442 terms of size at most 1 is known to 442 eps; a norm likewise.
TEST(RealData, StandardisedColumnsHaveMeanZeroAndNormOne) {
    const RegressionData data = diabetes();
    constexpr double rounding = 442 * 2.3e-16;
    for (Eigen::Index j = 0; j < data.x.cols(); ++j) {
        EXPECT_NEAR(data.x.col(j).sum(), 0.0, rounding);
        EXPECT_NEAR(data.x.col(j).norm(), 1.0, rounding);
    }
    EXPECT_THROW(standardised({Eigen::MatrixXd::Ones(3, 1), Eigen::VectorXd::Ones(3)}),
                 std::domain_error);
}

TEST(RealData, MeatsHas193DistinctSamplesOfFullRank) {
    const RegressionData data = meats("fat");
    EXPECT_EQ(data.x.rows(), 193);
    EXPECT_EQ(data.x.cols(), 100);
    EXPECT_EQ(without_repeated_rows(data).x.rows(), 193);
    EXPECT_EQ(data.x(0, 0), 2.61776);
    const std::vector<double> values = overfit::numerics::singular_values(data.x);
    // Each is known to eps * largest = 1e-13; the condition number leaves nine digits to spare.
    EXPECT_NEAR(values.front() / values.back(), 1.594e7, 0.001e7);
    EXPECT_THROW(meats("x_001"), std::domain_error);
}

TEST(RealData, RepeatedRowsKeepTheirFirstPlace) {
    RegressionData data{Eigen::MatrixXd(4, 2), Eigen::VectorXd(4)};
    data.x << 3, 1, 2, 2, 3, 1, 1, 5;
    data.y << 10, 20, 30, 40;
    const RegressionData distinct = without_repeated_rows(data);
    EXPECT_EQ(distinct.y, Eigen::Vector3d(10, 20, 40));
    EXPECT_EQ(distinct.x.col(0), Eigen::Vector3d(3, 2, 1));
}

TEST(RealData, TheTargetIsNotAFeature) {
    const RegressionData data = regression_data({{"a", "y", "b"}, {{1, 2}, {3, 4}, {5, 6}}}, "y");
    EXPECT_EQ(data.y, Eigen::Vector2d(3, 4));
    EXPECT_EQ(data.x.row(1), Eigen::RowVector2d(2, 6));
    EXPECT_THROW(regression_data({{"a"}, {{1}}}, "y"), std::out_of_range);
    EXPECT_THROW(regression_data({{"y"}, {{1}}}, "y"), std::domain_error);
}

TEST(RealData, TheEnvironmentNamesAnotherFolder) {
    ASSERT_EQ(::setenv("OVERFIT_DATA", "/nowhere", 1), 0);
    EXPECT_THAT([] { data_file("diabetes.csv"); },
                ThrowsMessage<overfit::numerics::InputError>(HasSubstr("'/nowhere'")));
    ASSERT_EQ(::unsetenv("OVERFIT_DATA"), 0);
    EXPECT_EQ(data_file("diabetes.csv").filename(), "diabetes.csv");
}

// Medians of exp(1.5 z) are 1, so the median of a column of 1001 rows is its scale within four
// standard errors of the logarithm: 4 * 1.5 * sqrt(pi / 2 / 1001) = 0.24.
TEST(RealData, BadlyScaledColumnsHaveTheScalesAskedFor) {
    Stream stream(StreamKey(0, "test"), 0);
    const RegressionData data = badly_scaled({.n = 1001}, stream);
    ASSERT_EQ(data.x.cols(), 17);
    const auto log_median = [&](Eigen::Index j) {
        Eigen::VectorXd column = data.x.col(j);
        std::nth_element(column.begin(), column.begin() + 500, column.end());
        return std::log(column(500));
    };
    EXPECT_NEAR(log_median(0), std::log(1e6), 0.24);
    EXPECT_NEAR(log_median(1), std::log(1e2), 0.24);
    EXPECT_NEAR(log_median(16), 0.0, 0.24);
    EXPECT_THROW(badly_scaled({.p = 3, .large = 3}, stream), std::domain_error);
}

}  // namespace
