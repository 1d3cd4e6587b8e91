/// Test of app/curve_study.hpp: what the command concludes, what it refuses, and in which words.
#include "plots/curve.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/curve_study.hpp"
#include "numerics/input_error.hpp"
#include "numerics/parallel.hpp"
#include "numerics/results.hpp"
#include "tests/app/gaussian_table.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using overfit::app::curve_study;
using overfit::app::CurveRequest;
using overfit::app::CurveStudy;
using overfit::app::json_of;
using overfit::app::nearest_name;
using overfit::app::sizes_around;
using overfit::app::summary_of;
using overfit::experiments::Axis;
using overfit::numerics::InputError;
using overfit::numerics::set_thread_count;
using overfit::numerics::Table;
using overfit::numerics::write_csv;
using overfit::numerics::write_file_atomically;
using overfit::tests::gaussian_table;
using overfit::tests::ScratchFolder;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Curve : public ::testing::Test {
  protected:
    CurveRequest request_for(const Table& table) {
        write_csv(table, folder_ / "data.csv");
        return request();
    }
    CurveRequest request_for(std::string_view text) {
        write_file_atomically(folder_ / "data.csv", text);
        return request();
    }
    CurveRequest request() {
        CurveRequest request;
        request.file = folder_ / "data.csv";
        request.target = "y";
        return request;
    }
    /// The message with which the request is refused, or "accepted".
    static std::string refusal(const CurveRequest& request) {
        try {
            curve_study(request);
        } catch (const InputError& error) {
            return error.what();
        }
        return "accepted";
    }

    ScratchFolder folder_;
};

TEST_F(Curve, FindsThePeakAtAsManyRowsAsColumns) {
    const CurveRequest request = request_for(gaussian_table(200, 10));
    const CurveStudy study = curve_study(request);
    EXPECT_EQ(study.design.threshold, 10);
    EXPECT_TRUE(study.peak.is_global);
    EXPECT_NEAR(study.peak.size, 10, 1);
    EXPECT_EQ(study.least_singular_size, 10);
    EXPECT_EQ(study.curve.rows(), 30U);
    EXPECT_THAT(summary_of(request, study),
                AllOf(HasSubstr("200 rows, 10 columns"), HasSubstr("Threshold: 10 training rows"),
                      HasSubstr("The median test error peaks at n = ")));
}

TEST_F(Curve, FindsThePeakAlongFeaturesAndTheRowSpentOnTheIntercept) {
    CurveRequest request = request_for(gaussian_table(200, 30));
    request.over = Axis::features;
    request.train_rows = 12;
    const CurveStudy centred = curve_study(request);
    EXPECT_EQ(centred.design.threshold, 11);
    EXPECT_TRUE(centred.peak.is_global);
    EXPECT_EQ(centred.least_singular_size, 11);
    request.intercept = false;
    EXPECT_EQ(curve_study(request).design.threshold, 12);
}

TEST_F(Curve, SaysSoWhereThereIsNoPeak) {
    const CurveRequest request = request_for(gaussian_table(200, 10, 0.0));
    const CurveStudy study = curve_study(request);
    EXPECT_FALSE(study.peak.is_global);
    EXPECT_THAT(summary_of(request, study), HasSubstr("does not peak at the threshold"));
}

TEST_F(Curve, TakesTheRankOfDependentColumnsAsTheThreshold) {
    Table table = gaussian_table(200, 9);
    table.names.emplace_back("copy");
    table.columns.push_back(table.columns[0]);
    EXPECT_EQ(curve_study(request_for(table)).design.threshold, 9);
}

TEST_F(Curve, LeavesOutConstantColumnsOnlyIfTheyCarryNothing) {
    Table table = gaussian_table(100, 4);
    table.names.insert(table.names.end(), {"one", "zero"});
    table.columns.emplace_back(100, 1.0);
    table.columns.emplace_back(100, 0.0);
    CurveRequest request = request_for(table);
    EXPECT_THAT(curve_study(request).table.dropped, ElementsAre("one", "zero"));
    request.intercept = false;
    const CurveStudy study = curve_study(request);
    EXPECT_THAT(study.table.dropped, ElementsAre("zero"));
    EXPECT_EQ(study.design.threshold, 5);
}

TEST_F(Curve, CountsRepeatedRowsAndLeavesThemOutOnRequest) {
    Table table = gaussian_table(60, 3);
    for (std::vector<double>& column : table.columns) column[7] = column[40] = column[3];
    CurveRequest request = request_for(table);
    CurveStudy study = curve_study(request);
    EXPECT_EQ(study.table.repeated_rows, 2);
    EXPECT_EQ(study.table.data.x.rows(), 60);
    request.distinct = true;
    study = curve_study(request);
    EXPECT_EQ(study.table.data.x.rows(), 58);
}

TEST_F(Curve, NoBitDependsOnTheNumberOfThreads) {
    CurveRequest request = request_for(gaussian_table(80, 6));
    request.splits = 50;
    set_thread_count(1);
    const CurveStudy once = curve_study(request);
    for (const int threads : {2, 7}) {
        set_thread_count(threads);
        const CurveStudy again = curve_study(request);
        EXPECT_EQ(again.curve.columns, once.curve.columns);
        EXPECT_EQ(again.singular_values.columns, once.singular_values.columns);
    }
    set_thread_count(0);
    request.seed = 1;
    EXPECT_NE(curve_study(request).curve.columns, once.curve.columns);
}

TEST_F(Curve, RefusesATargetThatIsNotThereAndProposesAName) {
    CurveRequest request = request_for(gaussian_table(20, 2));
    request.target = "A1 ";
    EXPECT_THAT(refusal(request), HasSubstr("has no column 'A1 '; did you mean 'a1'?"));
    EXPECT_EQ(nearest_name("tarqet", {"a", "Target", "t"}), "Target");
    EXPECT_EQ(nearest_name("x", {}), "");
}

TEST_F(Curve, RefusesATargetOrColumnsWithNothingToPredict) {
    EXPECT_THAT(refusal(request_for("a,y\n1,3\n2,3\n4,3\n")),
                HasSubstr("the target 'y' is constant (3 in every row)"));
    EXPECT_THAT(refusal(request_for("a,y\n1,3\n1,4\n1,5\n")),
                HasSubstr("every column but the target is constant"));
    EXPECT_THAT(refusal(request_for("y\n3\n4\n5\n")), HasSubstr("no column beside the target 'y'"));
}

TEST_F(Curve, RefusesWhatIsNotANumberAndSaysWhere) {
    EXPECT_THAT(refusal(request_for("a,y\n1,2\n3,four\n")),
                AllOf(HasSubstr("data.csv"), HasSubstr("line 3, column 'y': 'four'")));
    EXPECT_THAT(refusal(request_for("a,y\r\n1,2\r\nNaN,4")), HasSubstr("line 3, column 'a'"));
    EXPECT_THAT(refusal(request_for("a,y\n1,2\n3\n")), HasSubstr("line 3: 1 cell"));
    EXPECT_THAT(refusal(request_for("")), HasSubstr("the file is empty"));
    CurveRequest missing = request();
    missing.file = folder_ / "none.csv";
    EXPECT_THAT(refusal(missing), HasSubstr("No such file"));
}

TEST_F(Curve, RefusesHugeValuesInsteadOfOverflowing) {
    Table table = gaussian_table(50, 3);
    table.columns[1][6] = -1e308;
    EXPECT_THAT(refusal(request_for(table)),
                HasSubstr("row 7 of the numbers, column 'a1': -1e+308 is too large"));
    // What is accepted stays finite.
    table.columns[1][6] = 1e100;
    const CurveStudy study = curve_study(request_for(table));
    for (const double error : study.curve.column("high")) EXPECT_TRUE(std::isfinite(error));
}

TEST_F(Curve, RefusesMoreRowsThanThereAreAndNamesTheOption) {
    CurveRequest request = request_for(gaussian_table(40, 6));
    const auto with = [&](auto change) {
        CurveRequest changed = request;
        change(changed);
        return refusal(changed);
    };
    EXPECT_THAT(with([](auto& r) { r.test_rows = 40; }),
                HasSubstr("--test-rows 40: the table has"));
    EXPECT_THAT(with([](auto& r) { r.max_size = 30; }), HasSubstr("--max-size 30: only 20"));
    EXPECT_THAT(with([](auto& r) { r.test_fraction = 0.0; }), HasSubstr("--test-fraction 0"));
    EXPECT_THAT(with([](auto& r) { r.train_rows = 5; }), HasSubstr("--train-rows is for"));
    EXPECT_THAT(with([](auto& r) { r.splits = 5; }), HasSubstr("--splits 5"));
    request.over = Axis::features;
    EXPECT_THAT(with([](auto& r) { r.train_rows = 21; }), HasSubstr("--train-rows 21: only 20"));
    EXPECT_THAT(with([](auto& r) { r.train_rows = 1; }), HasSubstr("at least 2 rows"));
    EXPECT_THAT(with([](auto& r) { r.max_size = 7; }), HasSubstr("--max-size 7: only 6 usable"));
    EXPECT_THAT(refusal(request_for("a,y\n1,2\n3,4\n")), HasSubstr("2 rows are too few"));
}

TEST_F(Curve, HostileNamesGoThroughUnchangedAndDoNothing) {
    Table table = gaussian_table(60, 3);
    table.names = {"`touch x`", "$(touch x)", "a, \"b\"", "y'\n@{}"};
    CurveRequest request = request_for(table);
    request.target = table.names[3];
    const CurveStudy study = curve_study(request);
    const std::string summary = summary_of(request, study);
    EXPECT_THAT(summary, HasSubstr("target 'y'\\x0a@{}'"));
    EXPECT_EQ(nlohmann::json::parse(json_of(request, study))["parameters"]["target"],
              table.names[3]);
}

TEST_F(Curve, TheRecordSaysWhatTheSummarySays) {
    const CurveRequest request = request_for(gaussian_table(200, 10));
    const CurveStudy study = curve_study(request);
    const auto record = nlohmann::json::parse(json_of(request, study));
    EXPECT_EQ(record["threshold"]["size"], 10);
    EXPECT_EQ(record["threshold"]["is_global_peak"], true);
    EXPECT_EQ(record["parameters"]["splits"], 100);
    EXPECT_EQ(record["table"]["rank"], 10);
}

TEST_F(Curve, TheFigureCanBeDrawnFromTheTables) {
    const CurveStudy study = curve_study(request_for(gaussian_table(400, 50)));
    const auto figure = overfit::plots::curve_figure(study.curve, study.singular_values,
                                                     {.title = "t",
                                                      .caption = "c",
                                                      .note = "n",
                                                      .size_label = "n",
                                                      .error_label = "e",
                                                      .threshold = study.design.threshold});
    EXPECT_NO_THROW(check(figure));
    EXPECT_EQ(figure.panels.size(), 2U);
}

TEST(CurveDesign, SizesAreDenseAtTheThresholdAndFew) {
    const std::vector<int> sizes = sizes_around(200, 5000);
    EXPECT_LT(sizes.size(), 60U);
    for (const int size : {1, 199, 200, 201, 5000})
        EXPECT_TRUE(std::binary_search(sizes.begin(), sizes.end(), size)) << size;
    EXPECT_TRUE(std::is_sorted(sizes.begin(), sizes.end()));
    EXPECT_THAT(sizes_around(1, 1), ElementsAre(1));
}

}  // namespace
