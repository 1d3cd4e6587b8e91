/// Test of experiments/generalising_scale.hpp: where the test loss falls below a baseline for good.
#include "experiments/generalising_scale.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "numerics/parallel.hpp"

namespace {

using namespace overfit::experiments;
using overfit::numerics::StreamKey;
using overfit::numerics::Trials;

const Trials trials{StreamKey(0, "generalising scale test"), 2};

ToyTraining small_training() {
    ToyTraining training{
        .inputs = {.features = 30, .sparsity = 0.9}, .examples = 1, .test_inputs = 200};
    training.options.steps = 500;
    training.options.learning_rate = 5e-3;
    return training;
}

TEST(GeneralisingScale, CountsExamplesForSightings) {
    EXPECT_EQ(examples_for({.features = 30, .sparsity = 0.9}, 5.0), 50);
    EXPECT_EQ(examples_for({.features = 30, .sparsity = 0.0}, 3.4), 3);
}

TEST(GeneralisingScale, EndsOfTheGridStandForWhatLiesBeyond) {
    const Sightings grid{.grid = {2.0, 4.0, 8.0}};
    const double huge = std::numeric_limits<double>::max();
    for (const double scale : generalising_scales(small_training(), grid, huge, trials))
        EXPECT_EQ(scale, 20.0);
    for (const double scale : generalising_scales(small_training(), grid, 1e-9, trials))
        EXPECT_EQ(scale, 80.0);
}

TEST(GeneralisingScale, LiesBetweenTheLastLossAboveAndTheFirstBelow) {
    // One model a data set at each T; the baseline between the losses of the last two.
    const Sightings grid{.grid = {2.0, 20.0}};
    const Trials one{trials.key, 1};
    ToyTraining few = small_training(), many = small_training();
    few.examples = 20;
    many.examples = 200;
    const double above = trained_toys(few, {one.key.part("seen 2 times"), 1}).front().test_loss;
    const double below = trained_toys(many, {one.key.part("seen 20 times"), 1}).front().test_loss;
    ASSERT_GT(above, below);
    const double middle =
        generalising_scales(small_training(), grid, std::sqrt(above * below), one).front();
    EXPECT_NEAR(middle, std::sqrt(20.0 * 200.0), 1e-9);
}

}  // namespace
