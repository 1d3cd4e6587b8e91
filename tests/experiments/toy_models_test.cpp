/// Test of experiments/toy_models.hpp: what is kept of several starts, and on many threads.
#include "experiments/toy_models.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "numerics/parallel.hpp"

namespace {

using namespace overfit::experiments;
using overfit::numerics::set_thread_count;
using overfit::numerics::StreamKey;
using overfit::numerics::Trials;

const Trials trials{StreamKey(0, "toy models test"), 3};

ToyTraining small_training() {
    ToyTraining training{
        .inputs = {.features = 40, .sparsity = 0.9}, .examples = 7, .starts = 3, .test_inputs = 20};
    training.options.steps = 300;
    training.options.learning_rate = 1e-2;
    return training;
}

/// The loss of the outputs max(0, W'h + b) at the hidden vectors h = W x, if all examples were 0.
double output_square(const TrainedToy& model) {
    const Eigen::MatrixXd output =
        ((model.weights.transpose() * model.hidden).colwise() + model.biases).cwiseMax(0.0);
    return output.squaredNorm() / static_cast<double>(model.hidden.cols());
}

TEST(ToyModels, KeepTheStartOfLeastTrainingLoss) {
    for (const TrainedToy& model : trained_toys(small_training(), trials)) {
        ASSERT_EQ(model.losses.size(), 3U);
        EXPECT_EQ(model.loss, *std::min_element(model.losses.begin(), model.losses.end()));
        EXPECT_EQ(model.weights.cols(), 40);
        EXPECT_EQ(model.hidden.cols(), 7);
        // Examples of norm 1: | |output| - 1 | <= |error| in the root mean square.
        EXPECT_GE(std::sqrt(model.loss) + 1e-6, std::abs(std::sqrt(output_square(model)) - 1.0));
        EXPECT_GT(model.test_loss, 0.0);
        EXPECT_LE(model.live.sum(), 40.0);
    }
}

TEST(ToyModels, DoNotDependOnThreadsNorOnTheNumberOfDataSets) {
    set_thread_count(1);
    const std::vector<TrainedToy> alone = trained_toys(small_training(), {trials.key, 1});
    set_thread_count(0);
    const std::vector<TrainedToy> several = trained_toys(small_training(), trials);
    EXPECT_EQ(alone.front().losses, several.front().losses);
    EXPECT_EQ(alone.front().weights, several.front().weights);
    EXPECT_EQ(alone.front().test_loss, several.front().test_loss);
}

TEST(ToyModels, WeighRepeatedExamples) {
    ToyTraining training = small_training();
    training.starts = 1;
    training.examples = 2;
    training.repeats = {.examples = 1, .times = 3};
    const TrainedToy model = trained_toys(training, {trials.key, 1}).front();
    ASSERT_EQ(model.hidden.cols(), 2);
    training.repeats = {};
    const TrainedToy once = trained_toys(training, {trials.key, 1}).front();
    EXPECT_NE(model.loss, once.loss);
    // All examples repeated alike change no mean.
    training.repeats = {.examples = 2, .times = 3};
    EXPECT_NEAR(trained_toys(training, {trials.key, 1}).front().loss, once.loss, 1e-4);
    training.repeats = {.examples = 3, .times = 2};
    EXPECT_THROW(trained_toys(training, trials), std::domain_error);
    training.repeats = {.examples = 1, .times = 0};
    EXPECT_THROW(trained_toys(training, trials), std::domain_error);
}

TEST(ToyModels, EndTheirHistoryWhereTrainingEnds) {
    ToyTraining training = small_training();
    training.starts = 1;
    const std::vector<TrainedToy> moments = toy_history(training, {0, 10, 300}, trials.key);
    const TrainedToy end = trained_toys(training, {trials.key, 1}).front();
    ASSERT_EQ(moments.size(), 3U);
    EXPECT_GT(moments[0].loss, moments[1].loss);
    EXPECT_GT(moments[1].loss, moments[2].loss);
    EXPECT_EQ(moments[2].weights, end.weights);
    EXPECT_EQ(moments[2].loss, end.loss);
    EXPECT_EQ(moments[2].test_loss, end.test_loss);
    EXPECT_THROW(toy_history(training, {10, 5}, trials.key), std::domain_error);
}

TEST(ToyModels, CountRegularExamplesAndFeatures) {
    TrainedToy model{.weights = Eigen::MatrixXd::Identity(2, 5),
                     .biases = Eigen::VectorXd::Zero(5),
                     .hidden = Eigen::MatrixXd::Identity(2, 2),
                     .live = {},
                     .loss = 0.0,
                     .test_loss = 0.0,
                     .losses = {}};
    EXPECT_EQ(share_of_regular_examples(model), 1.0);
    EXPECT_EQ(features_above(model, 0.9), 2);
    // Shares of 1/2, 1/2 and 1 where m/T = 2/3.
    model.hidden = Eigen::MatrixXd::Identity(2, 3);
    model.hidden(0, 2) = 1.0;
    EXPECT_EQ(share_of_regular_examples(model), 0.0);
}

TEST(ToyModels, RefuseTrainingWithoutStarts) {
    ToyTraining training = small_training();
    training.starts = 0;
    EXPECT_THROW(trained_toys(training, trials), std::domain_error);
    training.starts = 1;
    training.examples = 0;
    EXPECT_THROW(trained_toys(training, trials), std::domain_error);
}

}  // namespace
