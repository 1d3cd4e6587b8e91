/// Test of theory/sparse_baselines.hpp against samples, closed forms of few features, and principal
/// components.
#include "theory/sparse_baselines.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <Eigen/Core>

#include "numerics/parallel.hpp"
#include "numerics/singular_values.hpp"
#include "numerics/statistics.hpp"

namespace {

using namespace overfit::theory;
namespace numerics = overfit::numerics;

/// The mean entry of one input, by sampling.
numerics::Interval sampled_mean(const SparseUnitInputs& inputs, std::size_t count) {
    const numerics::Trials trials{numerics::StreamKey(0, "sparse baselines test"), count};
    return numerics::mean_interval(
        numerics::sample(trials,
                         [&](numerics::Stream& stream) {
                             double sum = 0.0, squares = 0.0;
                             while (squares == 0.0)
                                 for (int i = 0; i < inputs.features; ++i)
                                     if (stream.uniform() >= inputs.sparsity) {
                                         const double x = stream.uniform();
                                         sum += x;
                                         squares += x * x;
                                     }
                             return sum / std::sqrt(squares) / inputs.features;
                         }),
        1e-9);
}

TEST(SparseBaselines, MeanAgreesInSamples) {
    for (const SparseUnitInputs inputs :
         {SparseUnitInputs{2, 0.3}, {5, 0.0}, {8, 0.9}, {100, 0.97}, {1000, 0.99}}) {
        const numerics::Interval mean = sampled_mean(inputs, 40'000);
        EXPECT_TRUE(mean.contains(sparse_feature_mean(inputs)))
            << inputs.features << ": " << sparse_feature_mean(inputs) << " in " << mean.low << ", "
            << mean.high;
    }
}

// One feature is 1 wherever it is drawn. Of two that are both active, the mean of x / sqrt(x^2 +
// y^2) over the square is that of cos over the angles of its two triangles: with the density
// 1 / (2 cos^2) below pi/4 and 1 / (2 sin^2) above.
TEST(SparseBaselines, FewFeaturesHaveClosedForms) {
    for (const double sparsity : {0.0, 0.4, 0.999})
        EXPECT_NEAR(sparse_feature_mean({1, sparsity}), 1.0, 1e-12);
    const double root = std::sqrt(2.0);
    const double both = 0.5 * std::log(1.0 + root) + 0.5 * (root - 1.0);
    EXPECT_NEAR(sparse_feature_mean({2, 0.0}), both, 1e-12);
    for (const double sparsity : {0.2, 0.9}) {
        const double on = 1.0 - sparsity;
        EXPECT_NEAR(sparse_feature_mean({2, sparsity}),
                    (on * on * both + on * sparsity) / (1.0 - sparsity * sparsity), 1e-12);
    }
}

// n features, all active: E x_1 tends to (1/2) / sqrt(n/3).
TEST(SparseBaselines, ManyFeaturesConcentrate) {
    const int n = 1'000'000;
    EXPECT_NEAR(sparse_feature_mean({n, 0.0}) * std::sqrt(n), std::sqrt(3.0) / 2.0, 1e-5);
    // One per mille of them active: E(x | active) has the same limit with 1000 for n, up to 1/1000.
    EXPECT_NEAR(sparse_active_mean({n, 0.999}) * std::sqrt(1000.0), std::sqrt(3.0) / 2.0, 1e-3);
}

TEST(SparseBaselines, PublishedSizes) {
    EXPECT_NEAR(best_constant_loss({10'000, 0.999}), 0.99926, 1e-5);
    EXPECT_NEAR(best_constant_loss({1000, 0.99}), 0.9926, 1e-4);
    EXPECT_NEAR(sparse_active_mean({1000, 0.99}), 0.272, 1e-3);
    EXPECT_EQ(best_constant_loss({1, 0.0}), 0.0);
}

TEST(SparseBaselines, LinearLossIsWhatPrincipalComponentsLeave) {
    for (const int examples : {2, 5, 12})
        for (int kept = 0; kept <= examples; ++kept) {
            Eigen::MatrixXd x = Eigen::MatrixXd::Identity(examples, examples);
            x.rowwise() -= x.colwise().mean().eval();
            double left = 0.0;
            const std::vector<double> values = numerics::singular_values(x);
            for (auto i = static_cast<std::size_t>(kept); i < values.size(); ++i)
                left += values[i] * values[i];
            EXPECT_NEAR(linear_memoriser_loss(examples, kept), left / examples, 1e-14);
        }
    EXPECT_NEAR(linear_memoriser_loss(5, 2), 0.4, 1e-16);
}

TEST(SparseBaselines, RefusesWhatIsNoInput) {
    EXPECT_THROW(sparse_feature_mean({0, 0.5}), std::domain_error);
    EXPECT_THROW(sparse_active_mean({5, 1.0}), std::domain_error);
    EXPECT_THROW(best_constant_loss({5, -0.1}), std::domain_error);
    EXPECT_THROW(best_constant_loss({5, std::numeric_limits<double>::quiet_NaN()}),
                 std::domain_error);
    EXPECT_THROW(linear_memoriser_loss(0, 2), std::domain_error);
    EXPECT_THROW(linear_memoriser_loss(5, -1), std::domain_error);
}

}  // namespace
