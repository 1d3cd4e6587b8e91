/// Test of `overfit explain`: its numbers on simulated tables, its words, its refusals.
#include "plots/explain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/explain_study.hpp"
#include "numerics/input_error.hpp"
#include "numerics/parallel.hpp"
#include "numerics/statistics.hpp"
#include "tests/app/gaussian_table.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using namespace overfit::app;
using overfit::numerics::InputError;
using overfit::numerics::median;
using overfit::tests::gaussian_table;
using ::testing::HasSubstr;

class Explain : public ::testing::Test {
  protected:
    ExplainRequest request_for(const overfit::numerics::Table& table) {
        overfit::numerics::write_csv(table, folder_ / "data.csv");
        ExplainRequest request;
        request.file = folder_ / "data.csv";
        request.target = "y";
        request.splits = 100;
        return request;
    }
    static std::string refusal(const ExplainRequest& request) {
        try {
            explain_study(request);
        } catch (const InputError& error) {
            return error.what();
        }
        return "accepted";
    }

    overfit::tests::ScratchFolder folder_;
};

TEST_F(Explain, ComparesTheThresholdWithTwiceAsManyRows) {
    const ExplainStudy study = explain_study(request_for(gaussian_table(200, 10)));
    EXPECT_EQ(study.design.train_rows, 10);
    EXPECT_EQ(study.design.reference_rows, 20);
    EXPECT_EQ(study.design.test_rows, 100);
    EXPECT_EQ(study.modes.rows(), 20U);
    EXPECT_EQ(study.direction.size(), 5U);
}

// Gaussian columns: at the threshold the smallest singular value is small, and the other two
// factors are what they are elsewhere.
TEST_F(Explain, BlamesTheSingularValueOfGaussianColumns) {
    const ExplainStudy study = explain_study(request_for(gaussian_table(400, 10)));
    EXPECT_GT(study.growth.singular_value, 10.0);
    EXPECT_LT(study.growth.test_projection, 2.0);
    EXPECT_LT(study.growth.error_projection, 2.0);
    const auto ablations = ablations_of(study.at);
    EXPECT_EQ(ablations[0].test_error, median(study.at.test_error));
    EXPECT_LT(ablations[2].test_error, 0.3 * ablations[0].test_error);
    EXPECT_NEAR(ablations[5].test_error / median(study.at.model_error), 1.0, 1e-9);
}

// Labels without errors: nothing to amplify, and no attack on the fit but through the targets'
// size.
TEST_F(Explain, FindsNoErrorsInExactLabels) {
    const ExplainStudy study = explain_study(request_for(gaussian_table(200, 10, 0.0)));
    EXPECT_LT(median(study.at.test_error), 1e-16);
    EXPECT_LT(median(study.at.model_error), 1e-20);
}

TEST_F(Explain, AttacksGrowAsTheSquareOfTheirSize) {
    const auto attacks = attacks_of(explain_study(request_for(gaussian_table(200, 10))).at);
    ASSERT_EQ(attacks.size(), 3U);
    EXPECT_GT(attacks[0].targets, 1.0);
    EXPECT_GT(attacks[2].targets, 5.0);
    EXPECT_GT(attacks[2].test_points, 3.0);
    EXPECT_LT(attacks[0].targets - 1.0, 1e-2 * (attacks[2].targets - 1.0));
}

TEST_F(Explain, IsTheSameForEveryNumberOfThreads) {
    const ExplainRequest request = request_for(gaussian_table(80, 6));
    overfit::numerics::set_thread_count(1);
    const std::string one = json_of(request, explain_study(request));
    overfit::numerics::set_thread_count(7);
    const std::string seven = json_of(request, explain_study(request));
    overfit::numerics::set_thread_count(0);
    EXPECT_EQ(one, seven);
}

TEST_F(Explain, TheRecordSaysWhatTheSummarySays) {
    const ExplainRequest request = request_for(gaussian_table(120, 8));
    const ExplainStudy study = explain_study(request);
    const auto record = nlohmann::json::parse(json_of(request, study));
    EXPECT_EQ(record["at"]["n"], 8);
    EXPECT_EQ(record["growth"]["singular_value"], study.growth.singular_value);
    EXPECT_EQ(record["attacks"].size(), 3U);
    EXPECT_THAT(summary_of(request, study), HasSubstr("n = 8 training rows (the threshold)"));
}

TEST_F(Explain, TheFigureCanBeDrawn) {
    const ExplainStudy study = explain_study(request_for(gaussian_table(120, 8)));
    EXPECT_NO_THROW(check(overfit::plots::explain_figure(
        study.modes, {.title = "t", .caption = "c", .note = "n", .error_unit = "y"})));
}

TEST_F(Explain, NamesTheOptionThatAsksForTooMuch) {
    ExplainRequest request = request_for(gaussian_table(40, 4));
    request.train_rows = 40;
    EXPECT_THAT(refusal(request), HasSubstr("--train-rows 40"));
    request.train_rows = 4;
    request.test_rows = 39;
    EXPECT_THAT(refusal(request), HasSubstr("--test-rows 39"));
    request = request_for(gaussian_table(40, 4));
    request.target = "z";
    EXPECT_THAT(refusal(request), HasSubstr("no column 'z'"));
}

}  // namespace
