/// Test of experiments/split_curves.hpp: against one solve a size, and on data whose curve is
/// known.
#include "experiments/split_curves.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "numerics/least_squares.hpp"
#include "numerics/statistics.hpp"

namespace {

using overfit::experiments::Axis;
using overfit::experiments::RegressionData;
using overfit::experiments::smallest_singular_values;
using overfit::experiments::split_curves;
using overfit::experiments::SplitCurves;
using overfit::experiments::SplitDesign;
using overfit::experiments::TrainingSets;
using overfit::numerics::median;
using overfit::numerics::set_thread_count;
using overfit::numerics::Stream;
using overfit::numerics::StreamKey;
using overfit::numerics::Trials;

const StreamKey key(0, "split curves test");

RegressionData gaussian(int n, int p, double noise) {
    Stream stream(key, 1000);
    RegressionData data{Eigen::MatrixXd(n, p), Eigen::VectorXd(n)};
    for (double& value : data.x.reshaped()) value = stream.normal();
    for (int i = 0; i < n; ++i) data.y(i) = data.x.row(i).sum() + noise * stream.normal();
    return data;
}

std::vector<double> medians(const std::vector<std::vector<double>>& samples) {
    std::vector<double> values;
    for (const std::vector<double>& sample : samples) values.push_back(median(sample));
    return values;
}

int argmax(const std::vector<double>& values) {
    return 1 + static_cast<int>(std::max_element(values.begin(), values.end()) - values.begin());
}

// At n = p = 10 the median excess risk is some 40 times the noise variance, at n = 8 and 12 below 6
// times: the median of 100 trials cannot miss the peak by more than 1.
TEST(SplitCurves, PeakAtAsManySamplesAsFeatures) {
    for (const TrainingSets sets : {TrainingSets::nested, TrainingSets::fresh}) {
        const SplitDesign design{.test_rows = 100, .train_rows = 30, .training_sets = sets};
        const SplitCurves curves =
            split_curves(gaussian(1000, 10, 1.0), design, {.key = key, .count = 100});
        ASSERT_EQ(curves.sizes.size(), 30U);
        EXPECT_NEAR(argmax(medians(curves.test_error)), 10, 1);
    }
}

TEST(SplitCurves, PeakAtAsManyFeaturesAsSamplesAndOneLessAfterCentring) {
    const RegressionData data = gaussian(1000, 30, 1.0);
    SplitDesign design{.axis = Axis::features, .test_rows = 100, .train_rows = 12};
    const Trials trials{.key = key, .count = 200};
    EXPECT_NEAR(argmax(medians(split_curves(data, design, trials).test_error)), 12, 1);
    design.centre = true;
    const std::vector<double> train = medians(split_curves(data, design, trials).train_error);
    // Twelve centred rows have rank 11: eleven columns interpolate them, ten do not.
    EXPECT_GT(train[9], 1e-3);
    EXPECT_LT(train[10], 1e-20);
}

TEST(SplitCurves, WithoutNoiseThereIsNoPeakAndNoErrorBeyondTheThreshold) {
    const SplitDesign design{.test_rows = 100, .train_rows = 30};
    const std::vector<double> error = medians(
        split_curves(gaussian(1000, 10, 0.0), design, {.key = key, .count = 50}).test_error);
    EXPECT_EQ(argmax(error), 1);
    // The fit is exact: (condition * eps)^2 with a condition below 1e4 in the median.
    for (std::size_t n = 10; n < error.size(); ++n) EXPECT_LT(error[n], 1e-22);
}

TEST(SplitCurves, CentringMakesAnOffsetHarmless) {
    RegressionData data = gaussian(200, 5, 1.0);
    const SplitDesign design{.test_rows = 50, .train_rows = 20, .centre = true, .scale = true};
    const Trials trials{.key = key, .count = 5};
    const SplitCurves before = split_curves(data, design, trials);
    data.x.array() += 8.0;
    data.x *= 4.0;
    data.y.array() += 1024.0;
    const SplitCurves after = split_curves(data, design, trials);
    // The offsets cost 1024 eps of the target, the curve's condition a factor of at most 1e3.
    for (std::size_t k = 0; k < before.sizes.size(); ++k)
        for (std::size_t t = 0; t < 5; ++t)
            EXPECT_NEAR(after.test_error[k][t] / before.test_error[k][t], 1.0, 1e-9);
}

TEST(SplitCurves, NoBitDependsOnTheNumberOfThreads) {
    const RegressionData data = gaussian(60, 8, 1.0);
    const SplitDesign design{.test_rows = 20, .train_rows = 25, .centre = true, .scale = true};
    const Trials trials{.key = key, .count = 20};
    const std::vector<int> sizes{1, 8, 25};
    set_thread_count(1);
    const SplitCurves once = split_curves(data, design, trials);
    const auto values = smallest_singular_values(data, design, sizes, trials);
    for (const int threads : {2, 7}) {
        set_thread_count(threads);
        EXPECT_EQ(split_curves(data, design, trials).test_error, once.test_error);
        EXPECT_EQ(smallest_singular_values(data, design, sizes, trials), values);
    }
    set_thread_count(0);
}

// Interlacing: with one more row the least singular value of nested sets falls up to n = p and
// rises after. The tolerance is the values' rounding.
TEST(SplitCurves, TheSmallestSingularValueIsSmallestAtTheThresholdInEverySplit) {
    const SplitDesign design{.test_rows = 10, .train_rows = 20};
    std::vector<int> sizes(20);
    for (int n = 1; n <= 20; ++n) sizes[static_cast<std::size_t>(n - 1)] = n;
    const auto values =
        smallest_singular_values(gaussian(100, 8, 1.0), design, sizes, {.key = key, .count = 20});
    for (std::size_t t = 0; t < 20; ++t)
        for (std::size_t k = 1; k < 20; ++k) {
            if (sizes[k] <= 8)
                EXPECT_LE(values[k][t], values[k - 1][t] + 1e-13);
            else
                EXPECT_GE(values[k][t], values[k - 1][t] - 1e-13);
        }
}

// Centring costs one row: eleven values are left of twelve rows, none of them near zero.
TEST(SplitCurves, CentredRowsHaveOneSingularValueLess) {
    const SplitDesign design{
        .axis = Axis::features, .test_rows = 10, .train_rows = 12, .centre = true};
    const auto values = smallest_singular_values(gaussian(100, 30, 1.0), design, {5, 11, 12, 30},
                                                 {.key = key, .count = 50});
    // At p = 11 the median of the least value of a square Gaussian matrix is 0.54 / sqrt(11).
    EXPECT_NEAR(median(values[1]), 0.164, 0.1);
    EXPECT_LT(median(values[1]), median(values[2]));
    EXPECT_LT(median(values[1]), median(values[0]));
    for (const double value : values[3]) EXPECT_GT(value, 0.1);
}

TEST(SplitCurves, RefusesADesignThatDoesNotFit) {
    const RegressionData data = gaussian(20, 3, 1.0);
    const Trials trials{.key = key, .count = 1};
    EXPECT_THROW(split_curves(data, {.test_rows = 10, .train_rows = 11}, trials),
                 std::domain_error);
    EXPECT_THROW(split_curves(data, {.test_rows = 0, .train_rows = 11}, trials), std::domain_error);
    EXPECT_THROW(split_curves(data, {.test_rows = 10, .train_rows = 0}, trials), std::domain_error);
    const SplitDesign fresh{.axis = Axis::features,
                            .test_rows = 5,
                            .train_rows = 5,
                            .training_sets = TrainingSets::fresh};
    EXPECT_THROW(split_curves(data, fresh, trials), std::domain_error);
    EXPECT_THROW(smallest_singular_values(data, {.test_rows = 5, .train_rows = 5}, {6}, trials),
                 std::domain_error);
}

}  // namespace
