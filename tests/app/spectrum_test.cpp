/// Test of `overfit spectrum`: noise looks like noise, structure does not.
#include "plots/spectrum.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/spectrum_study.hpp"
#include "numerics/input_error.hpp"
#include "tests/app/gaussian_table.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using namespace overfit::app;
using overfit::numerics::Table;
using overfit::tests::gaussian_columns;
using overfit::tests::gaussian_table;
using ::testing::HasSubstr;

class SpectrumCommand : public ::testing::Test {
  protected:
    SpectrumRequest request_for(const Table& table, std::string target = {}) {
        overfit::numerics::write_csv(table, folder_ / "data.csv");
        SpectrumRequest request;
        request.file = folder_ / "data.csv";
        request.target = std::move(target);
        request.draws = 199;
        return request;
    }

    overfit::tests::ScratchFolder folder_;
};

TEST_F(SpectrumCommand, OfNoiseIsThatOfNoise) {
    for (const int columns : {20, 60}) {
        const SpectrumStudy study = spectrum_study(request_for(gaussian_columns(41, columns)));
        EXPECT_EQ(study.samples, 40);
        EXPECT_EQ(study.features, columns);
        EXPECT_GT(study.p_value, 0.004);
        EXPECT_LE(study.upper.outside, 1);
        EXPECT_LE(study.lower.outside, 1);
        EXPECT_GT(study.upper.observed, 0.7 * study.upper.limit);
        EXPECT_LT(study.upper.observed, 1.3 * study.upper.limit);
    }
}

TEST_F(SpectrumCommand, OfAnExtraFactorStandsOut) {
    Table table = gaussian_columns(200, 30);
    for (std::size_t j = 1; j < table.columns.size(); ++j)
        for (std::size_t i = 0; i < table.rows(); ++i)
            table.columns[j][i] += 0.7 * table.columns[0][i];
    const SpectrumRequest request = request_for(table);
    const SpectrumStudy study = spectrum_study(request);
    EXPECT_GE(study.upper.outside, 1);
    EXPECT_LT(study.p_value, 0.01);
    EXPECT_THAT(summary_of(request, study), HasSubstr("not independent noise"));
}

TEST_F(SpectrumCommand, OfACopiedColumnReachesDown) {
    Table table = gaussian_columns(200, 10);
    for (std::size_t i = 0; i < table.rows(); ++i)
        table.columns[9][i] = table.columns[0][i] + 1e-6 * table.columns[9][i];
    const SpectrumStudy study = spectrum_study(request_for(table));
    EXPECT_EQ(study.lower.outside, 1);
    EXPECT_LT(study.lower.observed, 1e-9);
}

TEST_F(SpectrumCommand, AtTheThresholdUsesTheExactLaw) {
    const SpectrumRequest request = request_for(gaussian_columns(21, 20));
    const SpectrumStudy study = spectrum_study(request);
    EXPECT_EQ(study.samples, study.features);
    EXPECT_EQ(study.lower.limit, 0.0);
    EXPECT_GT(study.lower.of_noise.low, 0.0);
    EXPECT_THAT(summary_of(request, study), HasSubstr("exactly at it"));
}

TEST_F(SpectrumCommand, LeavesTheTargetOut) {
    const Table table = gaussian_table(60, 5);
    EXPECT_EQ(spectrum_study(request_for(table)).features, 6);
    EXPECT_EQ(spectrum_study(request_for(table, "y")).features, 5);
}

TEST_F(SpectrumCommand, TheRecordAndTheFigureHaveWhatTheSummaryHas) {
    const SpectrumRequest request = request_for(gaussian_columns(60, 8));
    const SpectrumStudy study = spectrum_study(request);
    const auto record = nlohmann::json::parse(json_of(request, study));
    EXPECT_EQ(record["samples_minus_features"], 51);
    EXPECT_EQ(record["largest_eigenvalue"]["observed"], study.upper.observed);
    EXPECT_EQ(study.rows.rows(), 8U);
    EXPECT_NO_THROW(check(overfit::plots::spectrum_figure(
        study.rows, {.title = "t",
                     .caption = "c",
                     .note = "n",
                     .largest_of_noise = study.upper.of_noise.high,
                     .smallest_of_noise = study.lower.of_noise.low})));
}

TEST_F(SpectrumCommand, NeedsTwoColumns) {
    EXPECT_THROW(spectrum_study(request_for(gaussian_columns(20, 1))),
                 overfit::numerics::InputError);
}

}  // namespace
