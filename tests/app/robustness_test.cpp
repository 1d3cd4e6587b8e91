/// Test of `overfit robustness`: laws on tables that obey them, the record, threads and bad tables.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/robustness_study.hpp"
#include "claims/sweep.hpp"
#include "numerics/input_error.hpp"
#include "numerics/parallel.hpp"
#include "plots/robustness_curve.hpp"
#include "tests/app/gaussian_table.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using namespace overfit::app;
using overfit::numerics::InputError;
using overfit::numerics::Table;
using overfit::tests::gaussian_columns;
using overfit::tests::gaussian_table;
using ::testing::HasSubstr;

class RobustnessCommand : public ::testing::Test {
  protected:
    RobustnessRequest request_for(const Table& table) {
        overfit::numerics::write_csv(table, folder_ / "data.csv");
        RobustnessRequest request;
        request.file = folder_ / "data.csv";
        return request;
    }

    overfit::tests::ScratchFolder folder_;
};

TEST_F(RobustnessCommand, OfGaussianRowsFollowsTheLaw) {
    const RobustnessRequest request = request_for(gaussian_columns(80, 20));
    const RobustnessStudy study = robustness_study(request);
    EXPECT_EQ(study.samples, 80);
    EXPECT_EQ(study.dimension, 20);
    // E tr(S)^2 / E tr(S^2) = (d n + 2) / (n + d + 1) for n rows of standard normals.
    EXPECT_NEAR(study.participation, 1602.0 / 101.0, 2.0);
    EXPECT_NEAR(study.all.by_law, 81.0 + 1600.0, 1e-9);
    ASSERT_TRUE(study.all.measured);
    EXPECT_NEAR(*study.all.measured / study.all.by_law, 1.0, 0.15);
    EXPECT_NEAR(*study.all.measured / study.all.by_kernel, 1.0, 0.15);
    ASSERT_TRUE(study.leading_only.measured);
    EXPECT_NEAR(*study.leading_only.measured / study.leading_only.by_law, 1.0, 0.2);
    EXPECT_FALSE(study.is_capped);
}

TEST_F(RobustnessCommand, BoundsAreInOrder) {
    const RobustnessStudy study = robustness_study(request_for(gaussian_columns(40, 5)));
    ASSERT_GE(study.curve.rows(), 10U);
    for (std::size_t i = 0; i < study.curve.rows(); ++i) {
        const auto at = [&](std::string_view name) { return study.curve.column(name)[i]; };
        EXPECT_LE(at("leading_gradient"), at("gradient"));
        EXPECT_LE(at("gradient"), at("steepest_row"));
        EXPECT_LE(at("steepest_row"), at("steepest"));
        EXPECT_LE(at("steepest"), at("bound"));
        EXPECT_LE(at("leading_law"), at("law"));
    }
    EXPECT_LT(study.curve.column("gradient").back(), study.curve.column("gradient").front());
}

// Three factors behind twelve columns: the law counts their dimensions, not the columns.
TEST_F(RobustnessCommand, CountsTheDimensionOfTheSpan) {
    Table table = gaussian_columns(60, 3);
    for (int j = 3; j < 12; ++j) {
        table.names.push_back("b" + std::to_string(j));
        const auto first = static_cast<std::size_t>(j % 3),
                   next = static_cast<std::size_t>((j + 1) % 3);
        std::vector<double> column(table.rows());
        for (std::size_t i = 0; i < column.size(); ++i)
            column[i] = table.columns[first][i] * j - table.columns[next][i];
        table.columns.push_back(std::move(column));
    }
    const RobustnessStudy study = robustness_study(request_for(table));
    EXPECT_EQ(study.dimension, 3);
    EXPECT_LE(study.participation, 3.0);
    EXPECT_NEAR(study.all.by_law, 61.0 + 180.0, 1e-9);
}

TEST_F(RobustnessCommand, OfATargetIsSmootherThanOfSigns) {
    RobustnessRequest request = request_for(gaussian_table(60, 3, 0.0));
    request.ignore = {"y"};
    request.bandwidth = 2.5;
    const RobustnessStudy signs = robustness_study(request);
    request.ignore = {};
    request.target = "y";
    const RobustnessStudy target = robustness_study(request);
    EXPECT_LT(target.kernel.plateau, 0.5 * signs.kernel.plateau);
    EXPECT_LT(target.kernel.energy, 0.1 * signs.kernel.energy);
    EXPECT_FALSE(signs.all.measured) << "the limit is steeper than kappa";
    EXPECT_THAT(summary_of(request, signs), HasSubstr("no number of parameters is enough"));
}

TEST_F(RobustnessCommand, LeavesRepeatedRowsOutAndTakesSomeOfMany) {
    Table table = gaussian_columns(40, 4);
    for (std::vector<double>& column : table.columns) column[39] = column[0];
    RobustnessRequest request = request_for(table);
    const RobustnessStudy all = robustness_study(request);
    EXPECT_EQ(all.samples, 39);
    EXPECT_THAT(summary_of(request, all), HasSubstr("1 repeated row left out"));
    request.rows = 10;
    EXPECT_EQ(robustness_study(request).samples, 10);
}

TEST_F(RobustnessCommand, SummaryRecordAndFigureAgree) {
    RobustnessRequest request = request_for(gaussian_columns(50, 6));
    request.gradient = 4.0;
    const RobustnessStudy study = robustness_study(request);
    const auto record = nlohmann::json::parse(json_of(request, study));
    EXPECT_EQ(record["samples"], 50);
    EXPECT_EQ(record["parameters"]["gradient"], 4.0);
    EXPECT_EQ(record["participation_ratio"], study.participation);
    EXPECT_EQ(record["parameters_for_gradient"]["measured"], *study.all.measured);
    EXPECT_EQ(record["curve"]["gradient"].size(), study.curve.rows());
    EXPECT_THAT(summary_of(request, study), HasSubstr("typical gradient of 4"));
    EXPECT_NO_THROW(check(overfit::plots::robustness_curve_figure(
        study.curve,
        {.title = "t", .caption = "c", .note = "n", .gradient = 4.0, .smooth_parameters = 300.0})));
}

TEST_F(RobustnessCommand, GivesTheSameBitsOnAnyNumberOfThreads) {
    const RobustnessRequest request = request_for(gaussian_columns(50, 6));
    overfit::numerics::set_thread_count(1);
    const RobustnessStudy one = robustness_study(request);
    overfit::numerics::set_thread_count(5);
    const RobustnessStudy five = robustness_study(request);
    overfit::numerics::set_thread_count(0);
    EXPECT_EQ(one.curve.columns, five.curve.columns);
    EXPECT_EQ(json_of(request, one), json_of(request, five));
}

TEST_F(RobustnessCommand, EndsWhenAsked) {
    const RobustnessRequest request = request_for(gaussian_columns(50, 6));
    EXPECT_THROW(robustness_study(request, {.stop = [] { return true; }}),
                 overfit::claims::Interrupted);
}

TEST_F(RobustnessCommand, RefusesWhatHasNoInterpolant) {
    EXPECT_THROW(robustness_study(request_for(gaussian_columns(2, 4))), InputError);
    RobustnessRequest few = request_for(gaussian_columns(50, 6));
    few.parameters = 40;
    EXPECT_THROW(robustness_study(few), InputError);
    few.parameters = 90'000'000;
    EXPECT_THROW(robustness_study(few), InputError);
    Table near = gaussian_columns(20, 2);
    for (std::size_t j = 0; j < 2; ++j) near.columns[j][1] = near.columns[j][0] * (1.0 + 1e-12);
    EXPECT_THROW(robustness_study(request_for(near)), InputError);
}

}  // namespace
