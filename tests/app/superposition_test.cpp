/// Test of `overfit superposition`: nested draws, the user's rows, threads, interruption, the
/// record.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "app/superposition_study.hpp"
#include "claims/sweep.hpp"
#include "numerics/input_error.hpp"
#include "numerics/parallel.hpp"
#include "numerics/results.hpp"
#include "plots/superposition_model.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using namespace overfit::app;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using overfit::numerics::InputError;
using overfit::numerics::Stream;
using overfit::numerics::StreamKey;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

SuperpositionRequest drawn_request(std::vector<int> examples) {
    SuperpositionRequest request;
    request.inputs = {.features = 60, .sparsity = 0.9};
    request.examples = std::move(examples);
    request.test_inputs = 50;
    request.training = {.steps = 600, .learning_rate = 0.01};
    return request;
}

class SuperpositionCommand : public ::testing::Test {
  protected:
    SuperpositionRequest request_for(std::string_view csv) {
        overfit::numerics::write_file_atomically(folder_ / "data.csv", csv);
        SuperpositionRequest request;
        request.file = folder_ / "data.csv";
        request.training = {.steps = 300, .learning_rate = 0.01};
        return request;
    }

    overfit::tests::ScratchFolder folder_;
};

void expect_same(const SuperpositionStudy& a, const SuperpositionStudy& b) {
    const SuperpositionTables left = tables_of(a), right = tables_of(b);
    EXPECT_EQ(left.models.columns, right.models.columns);
    EXPECT_EQ(left.features.columns, right.features.columns);
    EXPECT_EQ(left.examples.columns, right.examples.columns);
}

TEST_F(SuperpositionCommand, StoresFewExamplesAtTheCornersOfAPolygon) {
    SuperpositionRequest request = drawn_request({4});
    request.inputs = {.features = 400, .sparsity = 0.98};
    request.starts = 4;
    request.training.steps = 6000;
    const SuperpositionStudy study = superposition_study(request);
    const SuperpositionModel& model = study.models.front();
    EXPECT_LT(model.training.model, 1e-3 * model.training.constant);
    for (const double share : model.of_examples.usual) EXPECT_NEAR(share, 2.0 / 4.0, 0.1);
    EXPECT_NEAR(model.of_examples.largest.sum(), 2.0, 1e-12);
    EXPECT_GT(model.test->model, model.training.model);
}

TEST_F(SuperpositionCommand, BaselinesAreThoseOfTheBestConstantOutput) {
    const SuperpositionStudy study = superposition_study(drawn_request({30}));
    const MatrixXd x = study.examples.training.toDense().cast<double>();
    const VectorXd mean = x.rowwise().mean();
    const double loss = (x.colwise() - mean).colwise().squaredNorm().mean();
    // Sums of 30 and of 60 numbers that add up to 1 or less, some after a subtraction.
    EXPECT_NEAR(study.models.front().training.constant, loss, 1e-14);
    EXPECT_EQ(study.models.front().test->constant,
              overfit::theory::best_constant_loss({.features = 60, .sparsity = 0.9}));
    EXPECT_NEAR(study.models.front().training.model, study.models.front().example_losses.mean(),
                1e-14);
}

TEST_F(SuperpositionCommand, AModelDependsOnNoOtherOfTheSweep) {
    const SuperpositionStudy several = superposition_study(drawn_request({20, 3, 20, 8}));
    ASSERT_EQ(several.models.size(), 3U);
    const SuperpositionStudy alone = superposition_study(drawn_request({8}));
    EXPECT_EQ(several.models[1].examples, 8);
    EXPECT_EQ(several.models[1].weights, alone.models[0].weights);
    EXPECT_EQ(several.models[1].test->model, alone.models[0].test->model);
}

TEST_F(SuperpositionCommand, KeepsTheBestStart) {
    SuperpositionRequest request = drawn_request({8});
    request.starts = 5;
    const SuperpositionModel model = superposition_study(request).models.front();
    ASSERT_EQ(model.losses.size(), 5U);
    EXPECT_EQ(model.training.model, *std::ranges::min_element(model.losses));
    EXPECT_EQ(model.training.model, model.losses[static_cast<std::size_t>(model.start)]);
}

TEST_F(SuperpositionCommand, GivesTheSameBitsOnAnyNumberOfThreads) {
    SuperpositionRequest request = drawn_request({5, 40});
    request.starts = 2;
    overfit::numerics::set_thread_count(1);
    const SuperpositionStudy one = superposition_study(request);
    for (const int threads : {2, 7}) {
        overfit::numerics::set_thread_count(threads);
        const SuperpositionStudy more = superposition_study(request);
        expect_same(one, more);
        EXPECT_EQ(json_of(request, one), json_of(request, more));
    }
    overfit::numerics::set_thread_count(0);
}

TEST_F(SuperpositionCommand, GoesOnWhereItWasInterrupted) {
    SuperpositionRequest request = drawn_request({5, 40});
    request.starts = 2;
    const SuperpositionStudy whole = superposition_study(request);
    SuperpositionMonitor monitor{.checkpoints = folder_ / "out"};
    std::size_t done = 0;
    monitor.progress = [&](const SuperpositionProgress& progress) { done = progress.done; };
    monitor.stop = [&] { return done >= 1000; };
    EXPECT_THAT([&] { superposition_study(request, monitor); },
                ThrowsMessage<overfit::claims::Interrupted>(HasSubstr("of 2400 updates")));
    EXPECT_FALSE(std::filesystem::is_empty(folder_ / "out"));

    monitor.resume = true;
    monitor.stop = {};
    SuperpositionRequest other = request;
    other.seed = 1;
    EXPECT_THROW(superposition_study(other, monitor), InputError);
    std::size_t resumed = 0;
    monitor.progress = [&](const SuperpositionProgress& progress) {
        resumed = progress.resumed;
        done = progress.done;
    };
    expect_same(superposition_study(request, monitor), whole);
    EXPECT_GE(resumed, 1000U);
    EXPECT_EQ(done, 2400U);
    remove_checkpoints(whole.examples.sizes, request.starts, folder_ / "out");
    EXPECT_TRUE(std::filesystem::is_empty(folder_ / "out"));
}

TEST_F(SuperpositionCommand, StartsAgainWithoutResume) {
    const SuperpositionRequest request = drawn_request({5});
    SuperpositionMonitor monitor{.checkpoints = folder_.path()};
    const SuperpositionStudy first = superposition_study(request, monitor);
    monitor.progress = [](const auto& progress) { EXPECT_EQ(progress.resumed, 0U); };
    expect_same(superposition_study(request, monitor), first);
}

TEST_F(SuperpositionCommand, NoModelOfNegativeEntriesReachesThem) {
    const SuperpositionRequest request = request_for("a,b\n3,4\n0,0\n0,-2\n");
    const SuperpositionStudy study = superposition_study(request);
    EXPECT_GE(study.models.front().training.model, 0.5);
    // The best constant is (0.3, 0): no output follows the mean -0.1 of b. The data are floats.
    EXPECT_NEAR(study.models.front().training.constant, (0.09 + 0.64 + 0.09 + 1.0) / 2.0, 1e-7);
    EXPECT_FALSE(study.models.front().test);
    const std::string summary = summary_of(request, study);
    EXPECT_THAT(summary, HasSubstr("1 row of zeros left out"));
    EXPECT_THAT(summary, HasSubstr("1 of 4 entries (25 %) are negative"));
}

TEST_F(SuperpositionCommand, TestsOnTheRowsOfAnotherTable) {
    SuperpositionRequest request = request_for("a,b\n1,0\n0,1\n");
    overfit::numerics::write_file_atomically(folder_ / "test.csv", "b,a\n2,0\n0,0\n0,3\n");
    request.test = folder_ / "test.csv";
    const SuperpositionStudy study = superposition_study(request);
    EXPECT_EQ(study.examples.zero_test_rows, 1);
    // The same rows, in another order of rows and columns.
    EXPECT_EQ(study.models.front().test->model, study.models.front().training.model);
    EXPECT_EQ(study.models.front().test->constant, 0.5);
}

/// 60 rows between two directions in ten columns, but for row 37, which has two columns to itself.
std::string table_with_outlier() {
    Stream stream(StreamKey(0, "superposition outlier"), 0);
    const MatrixXd directions =
        MatrixXd::NullaryExpr(2, 10, [&] { return stream.uniform() + 0.1; });
    std::string text = "a,b,c,d,e,f,g,h,i,j,k,l\n";
    for (int row = 1; row <= 60; ++row) {
        const Eigen::RowVector2d weights(stream.uniform(), stream.uniform());
        const Eigen::RowVectorXd values = weights * directions;
        if (row == 37)
            text += "0,0,0,0,0,0,0,0,0,0,1,1\n";
        else
            for (Index j = 0; j < 12; ++j)
                text += std::to_string(j < 10 ? values(j) : 0.0) + (j < 11 ? "," : "\n");
    }
    return text;
}

// Two directions and the outlier fill three dimensions, if the training finds the way there.
TEST_F(SuperpositionCommand, RanksAnOutlierFirst) {
    SuperpositionRequest request = request_for(table_with_outlier());
    request.hidden = 3;
    request.starts = 8;
    request.training.steps = 3000;
    int first = 0;
    for (request.seed = 0; request.seed < 5; ++request.seed) {
        const SuperpositionTables tables = tables_of(superposition_study(request));
        first += tables.examples.column("row").front() == 37.0 ? 1 : 0;
        EXPECT_TRUE(std::ranges::is_sorted(tables.examples.column("largest_dimensionality"),
                                           std::ranges::greater{}));
    }
    EXPECT_GE(first, 3);
}

TEST_F(SuperpositionCommand, SummaryRecordAndFigureAgree) {
    for (const int hidden : {1, 2, 3, 9}) {
        SuperpositionRequest request = drawn_request({1, 12});
        request.hidden = hidden;
        const SuperpositionStudy study = superposition_study(request);
        const auto record = nlohmann::json::parse(json_of(request, study));
        EXPECT_EQ(record["parameters"]["hidden"], hidden);
        EXPECT_EQ(record["models"][1]["loss"], study.models[1].training.model);
        EXPECT_EQ(record["models"][1]["ranking"].size(), 10U);
        EXPECT_THAT(summary_of(request, study), HasSubstr("60 features"));
        const SuperpositionTables tables = tables_of(study);
        EXPECT_EQ(tables.features.rows(), 120U);
        EXPECT_EQ(tables.features.columns.size(), 5U + static_cast<std::size_t>(hidden));
        EXPECT_EQ(tables.examples.rows(), 13U);
        const auto figure = overfit::plots::superposition_model_figure(
            tables.models, tables.planes, {.title = "t", .caption = "c", .note = "n"});
        EXPECT_NO_THROW(check(figure));
        EXPECT_EQ(figure.panels.size(), 4U);
    }
}

TEST_F(SuperpositionCommand, RefusesWhatDoesNotFitOrDiverges) {
    SuperpositionRequest wide = drawn_request({5});
    wide.hidden = 1'000'000;
    EXPECT_THROW(superposition_study(wide), InputError);
    SuperpositionRequest flat = drawn_request({5});
    flat.training.epsilon = 1e-50;
    EXPECT_THROW(superposition_study(flat), InputError);
    SuperpositionRequest wild = drawn_request({5});
    wild.training.learning_rate = 1e3;
    wild.training.weight_decay = 1e3;
    EXPECT_THAT([&] { superposition_study(wild, {.checkpoints = folder_ / "out"}); },
                ThrowsMessage<InputError>(HasSubstr("diverged")));
    EXPECT_TRUE(std::filesystem::is_empty(folder_ / "out"));
}

}  // namespace
