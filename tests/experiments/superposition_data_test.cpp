/// Test of experiments/superposition_data.hpp: laws of the draws, against counts feature by
/// feature.
#include "experiments/superposition_data.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "numerics/statistics.hpp"

namespace {

using namespace overfit::experiments;
using overfit::numerics::Interval;
using overfit::numerics::mean;
using overfit::numerics::mean_interval;
using overfit::numerics::proportion_interval;
using overfit::numerics::Stream;
using overfit::numerics::StreamKey;
using overfit::theory::SparseUnitInputs;

const StreamKey key(0, "superposition data test");

TEST(SparseInputs, HaveUnitNormAndSortedFeatures) {
    Stream stream(key, 0);
    const Inputs x = sparse_unit_inputs({.features = 30, .sparsity = 0.98}, 2000, stream);
    EXPECT_EQ(x.rows(), 30);
    EXPECT_EQ(x.cols(), 2000);
    for (Eigen::Index t = 0; t < x.cols(); ++t) {
        EXPECT_NEAR(x.col(t).norm(), 1.0, 1e-14);
        Eigen::Index before = -1;
        for (Inputs::InnerIterator entry(x, t); entry; ++entry) {
            EXPECT_GT(entry.index(), before);
            EXPECT_GT(entry.value(), 0.0);
            before = entry.index();
        }
    }
}

// Each feature is active with probability (1 - S)/(1 - S^n), and two of them together with
// (1 - S)^2/(1 - S^n), as inputs of zeros are drawn again.
TEST(SparseInputs, FeaturesAreIndependentBeforeZerosAreDrawnAgain) {
    Stream stream(key, 1);
    const int n = 6, count = 50'000;
    const double sparsity = 0.7;
    const Inputs x = sparse_unit_inputs({.features = n, .sparsity = sparsity}, count, stream);
    const Eigen::MatrixXd dense(x);
    const double any = 1.0 - std::pow(sparsity, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const auto active = static_cast<std::size_t>((dense.row(i).array() > 0.0).count());
        EXPECT_TRUE(proportion_interval(active, count, 1e-9).contains((1.0 - sparsity) / any));
        const Eigen::Index j = (i + 1) % n;
        const auto both =
            static_cast<std::size_t>((dense.row(i).array() * dense.row(j).array() > 0.0).count());
        EXPECT_TRUE(
            proportion_interval(both, count, 1e-9).contains(std::pow(1.0 - sparsity, 2) / any));
    }
}

TEST(SparseInputs, WithoutSparsityEveryFeatureIsActive) {
    Stream stream(key, 2);
    const Inputs x = sparse_unit_inputs({.features = 9, .sparsity = 0.0}, 11, stream);
    EXPECT_EQ(x.nonZeros(), 99);
}

TEST(DisjointInputs, AreOrthonormal) {
    Stream stream(key, 3);
    const Eigen::MatrixXd x(disjoint_unit_inputs(12, 5, stream));
    EXPECT_EQ(x.rows(), 60);
    EXPECT_TRUE((x.transpose() * x).isApprox(Eigen::MatrixXd::Identity(12, 12), 1e-14));
    EXPECT_GE(x.minCoeff(), 0.0);
}

// Without scaling the mean product is n ((1 - S)/2)^2 exactly.
TEST(MeanProducts, HaveTheMeanOfAProduct) {
    const SparseUnitInputs inputs{.features = 40, .sparsity = 0.9};
    const Interval raw =
        mean_interval(mean_products_without_scaling(inputs, 30, {key, 4000}), 1e-9);
    EXPECT_TRUE(raw.contains(40.0 * 0.05 * 0.05));
    // With it, pairs of two inputs and of many have one mean.
    const Interval pairs = mean_interval(mean_products(inputs, 2, {key.part(1), 40'000}), 1e-9);
    EXPECT_TRUE(pairs.contains(mean(mean_products(inputs, 100, {key.part(2), 4000}))));
}

TEST(SparseInputs, RefuseWhatCannotBeDrawn) {
    Stream stream(key, 4);
    EXPECT_THROW(sparse_unit_inputs({.features = 0, .sparsity = 0.5}, 3, stream),
                 std::domain_error);
    EXPECT_THROW(sparse_unit_inputs({.features = 3, .sparsity = 1.0}, 3, stream),
                 std::domain_error);
    EXPECT_THROW(sparse_unit_inputs({.features = 3, .sparsity = 0.5}, -1, stream),
                 std::domain_error);
    EXPECT_THROW(disjoint_unit_inputs(0, 3, stream), std::domain_error);
    EXPECT_THROW(mean_products({.features = 3, .sparsity = 0.5}, 1, {key, 3}), std::domain_error);
}

}  // namespace
