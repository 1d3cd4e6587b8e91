/// Test of files of a training (numerics/relu_output_trainer.hpp): resumed with no bit changed, and
/// anything but such a file is refused with a reason.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "numerics/input_error.hpp"
#include "numerics/relu_output_trainer.hpp"
#include "numerics/results.hpp"
#include "numerics/text_file.hpp"
#include "tests/numerics/relu_output_problems.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using namespace overfit::numerics;
using overfit::tests::ReluOutputSize;
using overfit::tests::ScratchFolder;
using overfit::tests::unit_examples;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

constexpr ReluOutputSize size{.features = 60, .hidden = 2, .examples = 150};

SparseExamples examples(std::uint64_t trial = 0) {
    Stream stream(StreamKey(0, "relu_output.checkpoint"), trial);
    return unit_examples(size, 0.1, stream);
}

ReluOutputParameters start(std::uint64_t trial = 0) {
    Stream stream(StreamKey(0, "relu_output.checkpoint.start"), trial);
    return xavier_parameters({.hidden = size.hidden, .features = size.features}, XavierLaw::normal,
                             stream);
}

ReluOutputOptions options_with(ReluOutputPass pass) {
    ReluOutputOptions options{.steps = 400, .learning_rate = 0.03};
    options.pass = pass;
    return options;
}

void expect_same(const ReluOutputParameters& a, const ReluOutputParameters& b) {
    EXPECT_EQ(a.weights, b.weights);
    EXPECT_EQ(a.biases, b.biases);
}

TEST(ReluOutputCheckpoint, ResumesWithNoBitChanged) {
    const ScratchFolder folder;
    const SparseExamples x = examples();
    for (const ReluOutputPass pass : {ReluOutputPass::dense, ReluOutputPass::pruned}) {
        const ReluOutputOptions options = options_with(pass);
        ReluOutputTrainer whole(x, start(), options), half(x, start(), options);
        whole.advance(options.steps);
        half.advance(137);
        half.save(folder / "state");
        ReluOutputTrainer resumed(x, start(), options);
        resumed.resume(folder / "state");
        EXPECT_EQ(resumed.step(), 137);
        resumed.advance(options.steps);
        expect_same(resumed.parameters(), whole.parameters());
    }
}

TEST(ReluOutputCheckpoint, AStoppedTrainingGoesOnWhereItWas) {
    const ScratchFolder folder;
    const SparseExamples x = examples();
    const ReluOutputOptions options = options_with(ReluOutputPass::automatic);
    const ReluOutputRun whole = train_relu_output(x, start(), options);
    ReluOutputControl control{.checkpoint = folder / "state", .checkpoint_every = 60};
    control.report = [](const ReluOutputProgress& progress) { return progress.step < 200; };
    control.report_every = 100;
    EXPECT_EQ(train_relu_output(x, start(), options, control).steps, 200);
    EXPECT_TRUE(std::filesystem::exists(folder / "state"));
    control.report = {};
    const ReluOutputRun resumed = train_relu_output(x, start(), options, control);
    expect_same(resumed.parameters, whole.parameters);
    EXPECT_TRUE(folder.is_empty());
}

TEST(ReluOutputCheckpoint, AFinishedTrainingThatIsKeptIsNotRepeated) {
    const ScratchFolder folder;
    const SparseExamples x = examples();
    const ReluOutputOptions options = options_with(ReluOutputPass::automatic);
    ReluOutputControl control{.checkpoint = folder / "state", .keep_finished = true};
    const ReluOutputRun once = train_relu_output(x, start(), options, control);
    std::vector<long> steps;
    control.report = [&](const ReluOutputProgress& progress) {
        steps.push_back(progress.step);
        return true;
    };
    const ReluOutputRun again = train_relu_output(x, start(), options, control);
    EXPECT_THAT(steps, ElementsAre(options.steps));
    EXPECT_TRUE(again.finished);
    expect_same(again.parameters, once.parameters);
}

class Refused : public ::testing::Test {
  protected:
    void SetUp() override {
        ReluOutputTrainer trainer(x_, start_, options_);
        trainer.advance(10);
        trainer.save(file_);
        content_ = read_text(file_);
    }
    void expect_refusal(const std::string& content, const std::string& reason) {
        write_file_atomically(file_, content);
        ReluOutputTrainer trainer(x_, start_, options_);
        EXPECT_THAT([&] { trainer.resume(file_); },
                    ThrowsMessage<InputError>(AllOf(HasSubstr("state"), HasSubstr(reason))));
        EXPECT_EQ(trainer.step(), 0);
        expect_same(trainer.parameters(), start_);
    }
    std::string content() const { return content_; }

    ScratchFolder folder_;
    std::filesystem::path file_ = folder_ / "state";
    SparseExamples x_ = examples();
    ReluOutputParameters start_ = start();
    ReluOutputOptions options_ = options_with(ReluOutputPass::pruned);
    std::string content_;
};

using ReluOutputCheckpointRefused = Refused;

TEST_F(ReluOutputCheckpointRefused, WhatIsNoStateAtAll) {
    expect_refusal("", "where this training has 'overfit training");
    expect_refusal("hello\nworld\n", "hello");
    expect_refusal(std::string(100, '\0'), "where this training has");
}

TEST_F(ReluOutputCheckpointRefused, EveryFileThatWasCutOff) {
    for (std::size_t length = 0; length < content().size(); length += 37)
        expect_refusal(content().substr(0, length), "cannot resume");
    expect_refusal(content() + "x", "checksum");
}

TEST_F(ReluOutputCheckpointRefused, EveryFileWithAByteChanged) {
    for (std::size_t at = 0; at < content().size(); at += 41) {
        std::string changed = content();
        changed[at] = static_cast<char>(changed[at] ^ 1);
        expect_refusal(changed, "cannot resume");
    }
}

TEST_F(ReluOutputCheckpointRefused, AnotherTraining) {
    const std::string kept = content();
    options_.weight_decay = 0.5;
    expect_refusal(kept, "it has 'weight_decay 0.01' where this training has 'weight_decay 0.5'");
    options_ = options_with(ReluOutputPass::dense);
    expect_refusal(kept, "pruned true");
    options_ = options_with(ReluOutputPass::pruned);
    start_ = start(1);
    expect_refusal(kept, "fingerprint of the start");
    start_ = start();
    x_ = examples(1);
    expect_refusal(kept, "fingerprint of the examples");
}

TEST_F(ReluOutputCheckpointRefused, AFileThatIsNotThere) {
    ReluOutputTrainer trainer(x_, start(), options_);
    EXPECT_THROW(trainer.resume(folder_ / "nothing"), InputError);
    EXPECT_THROW(trainer.save(folder_ / "no folder" / "state"), InputError);
}

}  // namespace
