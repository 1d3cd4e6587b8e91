/// Test of `overfit hull`: known answers, matched columns, the record, and proofs that hold.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/hull_study.hpp"
#include "claims/sweep.hpp"
#include "numerics/parallel.hpp"
#include "numerics/results.hpp"
#include "plots/hull_verdicts.hpp"
#include "tests/app/gaussian_table.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using namespace overfit::app;
using overfit::numerics::HullCertificate;
using overfit::numerics::HullMembership;
using overfit::numerics::HullVerdict;
using overfit::numerics::Table;
using overfit::tests::gaussian_table;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// The corners of a cube.
constexpr const char* cube =
    "x,y,z\n-1,-1,-1\n-1,-1,1\n-1,1,-1\n-1,1,1\n1,-1,-1\n1,-1,1\n1,1,-1\n1,1,1\n";

class HullCommand : public ::testing::Test {
  protected:
    HullRequest request_for(std::string_view train, std::string_view query = {}) {
        HullRequest request;
        request.train = folder_ / "train";
        overfit::numerics::write_file_atomically(request.train, train);
        if (query.empty()) return request;
        request.query = folder_ / "query";
        overfit::numerics::write_file_atomically(request.query, query);
        return request;
    }

    overfit::tests::ScratchFolder folder_;
};

std::string gaussian_csv(int rows, int columns) {
    Table table = gaussian_table(rows, columns);
    table.names.pop_back();
    table.columns.pop_back();
    return overfit::numerics::csv_text(table);
}

Eigen::MatrixXd matrix_of(const Table& table) {
    Eigen::MatrixXd x(static_cast<Eigen::Index>(table.rows()),
                      static_cast<Eigen::Index>(table.columns.size()));
    for (Eigen::Index j = 0; j < x.cols(); ++j)
        for (Eigen::Index i = 0; i < x.rows(); ++i)
            x(i, j) = table.columns[static_cast<std::size_t>(j)][static_cast<std::size_t>(i)];
    return x;
}

TEST_F(HullCommand, OfACubeKnowsCentreFacesEdgesCornersAndBeyond) {
    const HullRequest request = request_for(
        cube, "x,y,z\n0,0,0\n1,0,0\n1,1,0.5\n1,1,1\n0.99,-0.99,0.99\n1.001,0,0\n0,0,-7\n");
    const HullStudy study = hull_study(request);
    EXPECT_THAT(study.rows.column("inside"), ElementsAre(1, 1, 1, 1, 1, 0, 0));
    EXPECT_THAT(study.rows.column("outside"), ElementsAre(0, 0, 0, 0, 0, 1, 1));
    EXPECT_THAT(study.rows.column("row"), ElementsAre(1, 2, 3, 4, 5, 6, 7));
    EXPECT_NEAR(study.rows.column("margin")[5], 0.001, 1e-9);
    EXPECT_NEAR(study.rows.column("margin")[6], 6.0, 1e-9);
    EXPECT_THAT(study.rows.column("face_columns"), ElementsAre(0, 1, 2, 0, 0, 0, 0));
    EXPECT_EQ(study.dimension, 3);
    EXPECT_NEAR(study.spread, std::sqrt(3.0), 1e-12);
    EXPECT_EQ(study.inside, 5);
    EXPECT_EQ(study.by_one_column, 2);
    EXPECT_EQ(study.rows_on_face, 2);
    EXPECT_THAT(summary_of(request, study), HasSubstr("Inside the hull 5, outside 2, undecided 0"));
}

// Two zeros that no training row has together: a hyperplane across both columns is the proof.
TEST_F(HullCommand, HasAMarginWhereNoRowSharesTheExtremes) {
    HullRequest request = request_for("x,y\n0,3\n3,0\n4,5\n1,2\n", "x,y\n0,0\n");
    request.certificates = true;
    const HullStudy study = hull_study(request);
    EXPECT_EQ(study.nothing_on_face, 1);
    EXPECT_THAT(study.rows.column("face_columns"), ElementsAre(2));
    EXPECT_NEAR(study.rows.column("margin")[0], 3 / std::sqrt(2.0), 1e-9);
    EXPECT_THAT(study.answers[0].certificate.face, ElementsAre());
    EXPECT_THAT(summary_of(request, study), HasSubstr("1 outside because no training row shares"));
}

TEST_F(HullCommand, LeavesEachRowOut) {
    // The corners are extreme; the centre and its copy are not.
    const HullStudy study = hull_study(request_for(std::string(cube) + "0,0,0\n0,0,0\n"));
    EXPECT_THAT(study.rows.column("inside"), ElementsAre(0, 0, 0, 0, 0, 0, 0, 0, 1, 1));
    EXPECT_EQ(study.repeated_rows, 1);
    ASSERT_TRUE(study.gaussian);
    EXPECT_EQ(study.gaussian->points, 9);
    HullRequest first = request_for(cube);
    first.rows = 3;
    EXPECT_EQ(hull_study(first).queries(), 3);
    first.rows = 300;
    EXPECT_EQ(hull_study(first).queries(), 8);
}

TEST_F(HullCommand, KeepsConstantColumns) {
    const HullRequest request =
        request_for("x,k,y\n0,7,0\n1,7,0\n0,7,1\n", "x,k,y\n0.2,7,0.2\n0.2,8,0.2\n");
    const HullStudy study = hull_study(request);
    EXPECT_THAT(study.constant_columns, ElementsAre("k"));
    EXPECT_EQ(study.dimension, 2);
    EXPECT_THAT(study.rows.column("inside"), ElementsAre(1, 0));
    EXPECT_THAT(summary_of(request, study), HasSubstr("1 column is constant: 'k'"));
}

TEST_F(HullCommand, OfOneRowIsAPoint) {
    const HullStudy study = hull_study(request_for("x,y\n1,2\n", "x,y\n1,2\n1,3\n"));
    EXPECT_THAT(study.rows.column("inside"), ElementsAre(1, 0));
    EXPECT_EQ(study.dimension, 0);
    EXPECT_FALSE(study.gaussian);
    const HullRequest alone = request_for("x,y\n1,2\n");
    const HullStudy left_out = hull_study(alone);
    EXPECT_EQ(left_out.outside, 1);
    EXPECT_THAT(summary_of(alone, left_out), Not(HasSubstr("Gaussian")));
    EXPECT_TRUE(nlohmann::json::parse(json_of(alone, left_out))["gaussian"].is_null());
}

TEST_F(HullCommand, SummaryRecordAndFigureAgree) {
    HullRequest request = request_for(gaussian_csv(200, 4));
    const HullStudy study = hull_study(request);
    const auto record = nlohmann::json::parse(json_of(request, study));
    EXPECT_EQ(record["inside"], study.inside);
    EXPECT_EQ(record["outside"], study.outside);
    EXPECT_EQ(record["queries"], 200);
    EXPECT_EQ(record["table"]["dimension"], 4);
    EXPECT_FALSE(record.contains("certificates"));
    const double odds = record["gaussian"]["probability_inside"];
    EXPECT_LE(record["fraction_inside"]["low"], odds);
    EXPECT_GE(record["fraction_inside"]["high"], odds);
    EXPECT_THAT(summary_of(request, study),
                AllOf(HasSubstr(fmt::format("Inside the hull {}, outside {}, undecided 0",
                                            study.inside, study.outside)),
                      HasSubstr(fmt::format("with probability {:.4g} (exact)", odds))));
    const auto& sum = study.rows.column("inside");
    EXPECT_EQ(std::count(sum.begin(), sum.end(), 1.0), study.inside);
    for (const Table& curve : {study.gaussian->curve, Table{}})
        EXPECT_NO_THROW(check(
            overfit::plots::hull_verdicts_figure(study.rows, curve,
                                                 {.title = "t",
                                                  .caption = "c",
                                                  .note = "n",
                                                  .points = 199,
                                                  .share = static_cast<double>(study.inside) / 200,
                                                  .low = study.fraction.low,
                                                  .high = study.fraction.high,
                                                  .spread = study.spread})));
}

/// The certificate as a reader of the record would rebuild it.
HullCertificate certificate_of(const nlohmann::json& json,
                               const std::vector<std::string>& columns) {
    HullCertificate proof;
    for (const std::string name : json["face"])
        proof.face.push_back(std::find(columns.begin(), columns.end(), name) - columns.begin());
    if (json.contains("normal")) {
        const std::vector<double> normal = json["normal"];
        proof.normal = Eigen::Map<const Eigen::VectorXd>(normal.data(),
                                                         static_cast<Eigen::Index>(normal.size()));
    }
    if (!json.contains("points")) return proof;
    for (const Eigen::Index row : json["points"]) proof.points.push_back(row - 1);
    proof.weights = json["weights"].get<std::vector<double>>();
    proof.inflation = json["inflation"];
    return proof;
}

TEST_F(HullCommand, CertificatesInTheRecordProveTheVerdicts) {
    HullRequest request = request_for(gaussian_csv(120, 3));
    request.certificates = true;
    const HullStudy study = hull_study(request);
    const auto record = nlohmann::json::parse(json_of(request, study));
    const HullMembership hull(matrix_of(overfit::numerics::read_table(request.train)));
    ASSERT_EQ(record["certificates"].size(), 120U);
    for (Eigen::Index i = 0; i < 120; ++i) {
        const auto& entry = record["certificates"][static_cast<std::size_t>(i)];
        HullCertificate proof = certificate_of(entry, study.columns);
        const HullVerdict verdict = hull.verify(hull.points().row(i).transpose(), proof, i);
        EXPECT_EQ(entry["row"], i + 1);
        EXPECT_EQ(entry["verdict"], verdict == HullVerdict::inside ? "inside" : "outside");
        EXPECT_NE(verdict, HullVerdict::undecided);
    }
    EXPECT_GT(study.inside, 0);
    EXPECT_GT(study.outside, 0);
}

TEST_F(HullCommand, GivesTheSameWithAndWithoutCertificatesAndForAnyThreads) {
    HullRequest request = request_for(gaussian_csv(100, 3));
    const HullStudy brief = hull_study(request);
    request.certificates = true;
    overfit::numerics::set_thread_count(1);
    const HullStudy full = hull_study(request);
    overfit::numerics::set_thread_count(0);
    EXPECT_EQ(brief.rows.columns, full.rows.columns);
    EXPECT_EQ(brief.by_one_column, full.by_one_column);
    EXPECT_EQ(brief.rows_on_face, full.rows_on_face);
}

TEST_F(HullCommand, StopsWhenAsked) {
    std::size_t seen = 0;
    const HullMonitor monitor{.progress = [&](std::size_t done, std::size_t,
                                              std::string_view) { seen = std::max(seen, done); },
                              .stop = [&] { return seen >= 5; }};
    EXPECT_THROW(hull_study(request_for(gaussian_csv(300, 3)), monitor),
                 overfit::claims::Interrupted);
    EXPECT_LT(seen, 300U);
}

}  // namespace
