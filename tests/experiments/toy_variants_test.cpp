/// Test of experiments/toy_variants.hpp: the constants, training, and threads.
#include "experiments/toy_variants.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <stdexcept>

#include "numerics/parallel.hpp"
#include "theory/sparse_baselines.hpp"

namespace {

using namespace overfit::experiments;
using overfit::numerics::ReconstructionLoss;
using overfit::numerics::set_thread_count;
using overfit::numerics::StreamKey;
using overfit::numerics::Trials;

const Trials trials{StreamKey(0, "toy variants test"), 4};

VariantTraining small_training(ReconstructionLoss loss) {
    return {.form = {.loss = loss}, .examples = 12, .steps = 200};
}

TEST(ToyVariants, TrainingLowersEveryLoss) {
    for (const ReconstructionLoss loss :
         {ReconstructionLoss::squared, ReconstructionLoss::absolute, ReconstructionLoss::quartic}) {
        const VariantLosses losses = trained_variants(small_training(loss), trials);
        VariantTraining first_step = small_training(loss);
        first_step.steps = 1;
        const VariantLosses before = trained_variants(first_step, trials);
        ASSERT_EQ(losses.test.size(), 4U);
        EXPECT_EQ(losses.constant, before.constant);
        for (std::size_t i = 0; i < 4; ++i) {
            EXPECT_LT(losses.training[i], 0.8 * before.training[i]);
            EXPECT_LT(losses.training[i], losses.test[i]);
        }
    }
}

TEST(ToyVariants, BestConstantOfSquaresIsTheMean) {
    const VariantTraining training = small_training(ReconstructionLoss::squared);
    const std::vector<double> constant = trained_variants(training, {trials.key, 20}).constant;
    const double mean = std::accumulate(constant.begin(), constant.end(), 0.0) / 20.0;
    // 20 * 2000 inputs, whose losses differ by 0.05 or less.
    EXPECT_NEAR(mean, overfit::theory::best_constant_loss(training.inputs), 1e-3);
}

// Most features are 0, which is their median: predicting it costs the mean of the sum of a unit
// vector's entries, between 1 and n^(1/2).
TEST(ToyVariants, BestConstantOfAbsoluteErrorsIsZero) {
    const VariantTraining training = small_training(ReconstructionLoss::absolute);
    const double sum =
        training.inputs.features * overfit::theory::sparse_feature_mean(training.inputs);
    for (const double constant : trained_variants(training, trials).constant)
        EXPECT_NEAR(constant, sum, 0.1);
}

TEST(ToyVariants, DoNotDependOnThreads) {
    const VariantTraining training = small_training(ReconstructionLoss::quartic);
    set_thread_count(1);
    const VariantLosses alone = trained_variants(training, {trials.key, 2});
    set_thread_count(0);
    const VariantLosses several = trained_variants(training, {trials.key, 2});
    EXPECT_EQ(alone.training, several.training);
    EXPECT_EQ(alone.test, several.test);
    EXPECT_EQ(alone.constant, several.constant);
}

// Two dimensions hold two orthonormal examples, with or without the maximum.
TEST(ToyVariants, OrthonormalExamplesAreMemorisedWhereTheyFit) {
    for (const bool rectified : {false, true})
        for (const double loss : losses_of_orthonormal_examples(
                 {.form = {.rectified_output = rectified, .has_bias = false}, .examples = 2},
                 trials))
            EXPECT_LT(loss, 1e-12);
}

TEST(ToyVariants, RefuseTrainingWithoutSteps) {
    VariantTraining training = small_training(ReconstructionLoss::squared);
    training.steps = 0;
    EXPECT_THROW(trained_variants(training, trials), std::domain_error);
    training.steps = 1;
    training.examples = 0;
    EXPECT_THROW(trained_variants(training, trials), std::domain_error);
    EXPECT_THROW(losses_of_orthonormal_examples({.examples = 0}, trials), std::domain_error);
}

}  // namespace
