/// Test of numerics/relu_output_trainer.hpp: whole trainings against the plain optimiser, and that
/// they are the same on any number of threads and whenever they are looked at.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "numerics/parallel.hpp"
#include "numerics/relu_output_reference.hpp"
#include "numerics/relu_output_trainer.hpp"
#include "tests/numerics/relu_output_problems.hpp"

namespace {

using namespace overfit::numerics;
using overfit::tests::ReluOutputSize;
using overfit::tests::unit_examples;

struct Problem {
    SparseExamples examples;
    ReluOutputParameters start;
};

Problem small_problem(std::uint64_t trial,
                      ReluOutputSize size = {.features = 50, .hidden = 2, .examples = 20}) {
    Stream stream(StreamKey(0, "relu_output.training"), trial);
    Problem made;
    made.start = xavier_parameters({.hidden = size.hidden, .features = size.features},
                                   XavierLaw::uniform, stream);
    made.examples = unit_examples(size, 0.1, stream);
    return made;
}

bool same_bits(const ReluOutputParameters& a, const ReluOutputParameters& b) {
    return a.weights == b.weights && a.biases == b.biases;
}

void expect_the_reference_trajectory(const ReluOutputOptions& options,
                                     const Problem& problem = small_problem(0)) {
    const ReferenceTrajectory expected =
        reference_trajectory({.weights = problem.start.weights.cast<double>(),
                              .biases = problem.start.biases.cast<double>()},
                             problem.examples.toDense().cast<double>(), options, options.steps);
    ReluOutputTrainer trainer(problem.examples, problem.start, options);
    for (const double loss : expected.losses) {
        // Losses and not parameters: where a gradient is nearly 0, AdamW moves by its sign.
        EXPECT_NEAR(relu_output_loss(trainer.parameters(), problem.examples), loss, 2e-6 * loss);
        trainer.advance(1);
    }
    EXPECT_TRUE(trainer.finished());
    EXPECT_LT(expected.losses.back(), 0.9 * expected.losses.front());
}

TEST(ReluOutputTraining, FollowsThePlainOptimiser) {
    expect_the_reference_trajectory({.steps = 60, .learning_rate = 0.03});
}

TEST(ReluOutputTraining, FollowsThePlainOptimiserWithEveryOptionChanged) {
    expect_the_reference_trajectory({.steps = 60,
                                     .learning_rate = 0.05,
                                     .warm_up = 0.3,
                                     .cosine_decay = false,
                                     .first_decay = 0.8,
                                     .second_decay = 0.99,
                                     .epsilon = 1e-4,
                                     .weight_decay = 0.5,
                                     .decay_biases = false,
                                     .reduction = LossReduction::mean_over_features});
}

TEST(ReluOutputTraining, FollowsThePlainOptimiserWhenPruned) {
    expect_the_reference_trajectory(
        {.steps = 60, .learning_rate = 0.03, .pass = ReluOutputPass::pruned},
        small_problem(4, {.features = 70, .hidden = 2, .examples = 150}));
    expect_the_reference_trajectory(
        {.steps = 60, .learning_rate = 0.03, .pass = ReluOutputPass::pruned},
        small_problem(5, {.features = 90, .hidden = 4, .examples = 300}));
}

TEST(ReluOutputTraining, RateWarmsUpAndDecays) {
    const ReluOutputOptions options{.steps = 1000, .learning_rate = 2.0, .warm_up = 0.1};
    EXPECT_DOUBLE_EQ(learning_rate_at(options, 0), 0.02);
    EXPECT_DOUBLE_EQ(learning_rate_at(options, 99), 2.0);
    EXPECT_DOUBLE_EQ(learning_rate_at(options, 100), 2.0);
    EXPECT_DOUBLE_EQ(learning_rate_at(options, 550), 1.0);
    EXPECT_LT(learning_rate_at(options, 999), 1e-5);
}

TEST(ReluOutputTraining, InstructionSetsWithFusedOperationsAgreeBitForBit) {
    if (!has_instructions(InstructionSet::avx512)) GTEST_SKIP() << "this processor has one set";
    for (const int hidden : {1, 2, 3, 4, 6, 8, 11, 16, 18}) {
        const Problem problem =
            small_problem(1, {.features = 100, .hidden = hidden, .examples = 137});
        ReluOutputOptions options{.steps = 30, .learning_rate = 0.03};
        options.pass =
            hidden % 2 == 0 && hidden <= 8 ? ReluOutputPass::pruned : ReluOutputPass::dense;
        options.instructions = InstructionSet::avx2;
        const ReluOutputRun narrow = train_relu_output(problem.examples, problem.start, options);
        options.instructions = InstructionSet::avx512;
        const ReluOutputRun wide = train_relu_output(problem.examples, problem.start, options);
        EXPECT_TRUE(same_bits(narrow.parameters, wide.parameters)) << hidden;
    }
}

TEST(ReluOutputTraining, ThreadsAgreeBitForBit) {
    std::vector<Problem> problems;
    for (std::uint64_t trial = 0; trial < 5; ++trial) problems.push_back(small_problem(trial));
    std::vector<ReluOutputJob> jobs;
    for (const Problem& problem : problems)
        jobs.push_back({.examples = &problem.examples,
                        .start = problem.start,
                        .options = {.steps = 100, .learning_rate = 0.03}});
    set_thread_count(1);
    const std::vector<ReluOutputRun> alone = train_relu_outputs(jobs);
    set_thread_count(3);
    const std::vector<ReluOutputRun> together = train_relu_outputs(jobs);
    set_thread_count(0);
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        EXPECT_TRUE(same_bits(alone[i].parameters, together[i].parameters));
        EXPECT_EQ(alone[i].loss, together[i].loss);
    }
}

TEST(ReluOutputTraining, LooksDisturbNothing) {
    const Problem problem = small_problem(2, {.features = 50, .hidden = 2, .examples = 200});
    const ReluOutputOptions options{.steps = 50, .learning_rate = 0.03};
    const ReluOutputRun alone = train_relu_output(problem.examples, problem.start, options);
    std::vector<long> steps;
    const ReluOutputRun watched = train_relu_output(problem.examples, problem.start, options,
                                                    {.report =
                                                         [&](const ReluOutputProgress& progress) {
                                                             steps.push_back(progress.step);
                                                             EXPECT_GT(progress.loss, 0.0);
                                                             return true;
                                                         },
                                                     .report_every = 20});
    EXPECT_EQ(steps, (std::vector<long>{0, 20, 40, 50}));
    EXPECT_TRUE(same_bits(alone.parameters, watched.parameters));
    EXPECT_TRUE(watched.finished);
}

TEST(ReluOutputTraining, StopsWhenTold) {
    const Problem problem = small_problem(2);
    const ReluOutputRun run = train_relu_output(
        problem.examples, problem.start, {.steps = 50},
        {.report = [](const ReluOutputProgress& progress) { return progress.step < 20; },
         .report_every = 10});
    EXPECT_EQ(run.steps, 20);
    EXPECT_FALSE(run.finished);
}

// Five orthonormal examples on a pentagon's corners, of radius 1 / sqrt(1 - cos 72 degrees), are
// remembered without error in exact arithmetic.
TEST(ReluOutputTraining, LossOfAPerfectMemoryIsZeroAndNotBelow) {
    constexpr int count = 5;
    SparseExamples examples(count, count);
    examples.setIdentity();
    const double square = 1.0 / (1.0 - std::cos(2.0 * 3.14159265358979323846 / count));
    ReluOutputParameters parameters{.weights = Eigen::MatrixXf(2, count),
                                    .biases = Eigen::VectorXf(count)};
    for (int i = 0; i < count; ++i) {
        const double angle = 2.0 * 3.14159265358979323846 * i / count;
        parameters.weights(0, i) = static_cast<float>(std::sqrt(square) * std::cos(angle));
        parameters.weights(1, i) = static_cast<float>(std::sqrt(square) * std::sin(angle));
        parameters.biases[i] = static_cast<float>(1.0 - square);
    }
    const double loss = relu_output_loss(parameters, examples);
    EXPECT_FALSE(std::signbit(loss));
    EXPECT_LT(loss, 1e-12);
}

TEST(ReluOutputTraining, LossIsTheMeanOfTheLossesOfTheExamples) {
    const Problem problem = small_problem(4, {.features = 50, .hidden = 2, .examples = 130});
    const Eigen::VectorXd losses = relu_output_losses(problem.start, problem.examples);
    ASSERT_EQ(losses.size(), problem.examples.cols());
    for (Eigen::Index t = 0; t < losses.size(); ++t)
        EXPECT_EQ(losses[t], relu_output_loss(problem.start, problem.examples.col(t)));
    // Two sums of 130 terms that are not negative, each with at most 130 roundings of 2^-53.
    EXPECT_NEAR(losses.mean(), relu_output_loss(problem.start, problem.examples),
                0x1p-52 * losses.sum());
}

TEST(ReluOutputTraining, RejectsWhatIsNotAProblem) {
    const Problem good = small_problem(3);
    ReluOutputParameters wrong = good.start;
    wrong.biases.conservativeResize(3);
    EXPECT_THROW(ReluOutputTrainer(good.examples, wrong, {}), std::domain_error);
    wrong = good.start;
    wrong.weights(0, 0) = std::numeric_limits<float>::quiet_NaN();
    EXPECT_THROW(ReluOutputTrainer(good.examples, wrong, {}), std::domain_error);
    EXPECT_THROW(ReluOutputTrainer(SparseExamples(50, 0), good.start, {}), std::domain_error);
    EXPECT_THROW(ReluOutputTrainer(good.examples, good.start, {.steps = 0}), std::domain_error);
    EXPECT_THROW(ReluOutputTrainer(good.examples, good.start, {.warm_up = 1.5}), std::domain_error);
    EXPECT_THROW(ReluOutputTrainer(good.examples, good.start, {.epsilon = 0.0}), std::domain_error);
}

TEST(ReluOutputTraining, PrunesInAtMostEightDimensions) {
    const Problem nine = small_problem(3, {.features = 50, .hidden = 9, .examples = 20});
    EXPECT_THROW(ReluOutputTrainer(nine.examples, nine.start, {.pass = ReluOutputPass::pruned}),
                 std::domain_error);
    EXPECT_NO_THROW(ReluOutputTrainer(nine.examples, nine.start, {}));
    EXPECT_THROW(train_relu_output(nine.examples, nine.start, {.steps = 1}, {.report_every = 0}),
                 std::domain_error);
}

TEST(ReluOutputTraining, XavierWeightsHaveTheirVariance) {
    Stream stream(StreamKey(0, "relu_output.xavier"), 0);
    for (const XavierLaw law : {XavierLaw::uniform, XavierLaw::normal}) {
        const ReluOutputParameters made =
            xavier_parameters({.hidden = 4, .features = 20'000}, law, stream);
        const double variance = made.weights.cast<double>().squaredNorm() / 80'000.0;
        // The mean of 80,000 squares has a relative deviation of 0.005 at most (normal weights).
        EXPECT_NEAR(variance * 20'004.0 / 2.0, 1.0, 0.03);
        EXPECT_EQ(made.biases.norm(), 0.0F);
    }
    EXPECT_THROW(xavier_parameters({.hidden = 0, .features = 1}, XavierLaw::normal, stream),
                 std::domain_error);
}

}  // namespace
