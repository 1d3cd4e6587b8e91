/// Test of app/report_page.hpp and app/report_folder.hpp: the page escapes, the folder is whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "app/report_folder.hpp"
#include "app/report_page.hpp"
#include "numerics/input_error.hpp"
#include "numerics/text_file.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using namespace overfit::app;
namespace claims = overfit::claims;
namespace fs = std::filesystem;
using overfit::numerics::InputError;
using overfit::numerics::read_text;
using overfit::tests::ScratchFolder;
using testing::HasSubstr;
using testing::Not;

claims::Evidence evidence(double measured) {
    return {{.at = "<at>",
             .expected = 1.0,
             .measured = claims::computed(measured, 1.0, 4.0),
             .rival = 2.0}};
}

claims::Claim claim_from(std::string_view document) {
    return {.id = "sample.one_eq_one",
            .statement = "One <script>alert(1)</script> & \"one\".",
            .hypotheses = "<h>",
            .formula = "1 < 2",
            .source = {"Key2000", "Theorem 1", document},
            .kind = claims::Kind::identity,
            .check = [](const claims::Run&) { return evidence(1.0); },
            .rival = "two",
            .controls = {{.name = "two",
                          .world = "One is <two>.",
                          .check = [](const claims::Run&) { return evidence(2.0); }}},
            .figure = "sample"};
}

ReportContent content_of(const claims::Claim& claim) {
    ReportContent content{.provenance = {.seed = 3, .tier = claims::Tier::quick, .version = "1"},
                          .checks = {},
                          .figures = {}};
    for (const claims::Subject& subject : claims::subjects_of(claim))
        content.checks.push_back(claims::checked(subject, content.provenance));
    content.figures["sample"] = {.title = "<t>", .caption = "c", .svg = "<svg></svg>", .files = {}};
    return content;
}

TEST(ReportPage, EscapesEverythingThatIsText) {
    const claims::Claim claim = claim_from("000");
    const std::string page = report_page(content_of(claim));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page,
                HasSubstr("One &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;one&quot;."));
    EXPECT_THAT(page, HasSubstr("&lt;at&gt;"));
    EXPECT_THAT(page, HasSubstr("One is &lt;two&gt;."));
    EXPECT_THAT(page, HasSubstr("aria-label=\"Figure: &lt;t&gt;\""));
}

TEST(ReportPage, HoldsClaimControlFigureAndReplay) {
    const claims::Claim claim = claim_from("000");
    const std::string page = report_page(content_of(claim));
    EXPECT_THAT(page, HasSubstr("<article id=\"claim-sample.one_eq_one\""));
    EXPECT_THAT(page, HasSubstr("id=\"claim-control.sample.one_eq_one.two\""));
    EXPECT_THAT(page, HasSubstr("<svg></svg>"));
    EXPECT_THAT(page, HasSubstr("overfit check --only sample.one_eq_one --seed 3 --tier quick"));
    EXPECT_THAT(page, HasSubstr("2 of 2 checks came out as they must"));
    EXPECT_THAT(page, HasSubstr("rejects"));
}

TEST(ReportPage, ShowsWhatWentWrong) {
    claims::Claim claim = claim_from("000");
    claim.check = claim.controls[0].check;
    const std::string page = report_page(content_of(claim));
    EXPECT_THAT(page, HasSubstr("1 of 2 checks came out as they must"));
    EXPECT_THAT(page, HasSubstr("<span class=\"badge bad\">"));
}

TEST(ReportPage, SaysWhatWasSkippedAndWhy) {
    claims::Claim claim = claim_from("000");
    claim.missing = [] { return std::string("install <it>"); };
    const std::string page = report_page(content_of(claim));
    EXPECT_THAT(page, HasSubstr("<span class=\"badge good\">0 of 2 checks came out as they must, 2 "
                                "skipped</span>"));
    EXPECT_THAT(page, HasSubstr("Skipped: install &lt;it&gt;."));
    EXPECT_THAT(page, HasSubstr("Not run on this machine."));
}

TEST(ReportPage, KeepsAClaimOfAnUnknownDocument) {
    const claims::Claim claim = claim_from("999");
    EXPECT_THAT(report_page(content_of(claim)), HasSubstr("claim-sample.one_eq_one"));
}

void make_report(const fs::path& folder, const std::string& text) {
    ReportFolder report(folder);
    std::ofstream(report.path() / "index.html") << report_mark << text;
    report.publish();
}

TEST(ReportFolder, AppearsWholeAndReplacesAnOlderReport) {
    const ScratchFolder scratch;
    make_report(scratch / "report", "one");
    make_report(scratch / "report", "two");
    EXPECT_THAT(read_text(scratch / "report" / "index.html"), testing::EndsWith("two"));
    EXPECT_EQ(std::distance(fs::directory_iterator(scratch.path()), {}), 1)
        << "nothing is left over";
}

TEST(ReportFolder, LeavesTheOldReportWhenTheNewOneFails) {
    const ScratchFolder scratch;
    make_report(scratch / "report", "one");
    {
        const ReportFolder abandoned(scratch / "report");
        std::ofstream(abandoned.path() / "index.html") << "half";
    }
    EXPECT_THAT(read_text(scratch / "report" / "index.html"), testing::EndsWith("one"));
    EXPECT_EQ(std::distance(fs::directory_iterator(scratch.path()), {}), 1);
}

TEST(ReportFolder, NeverReplacesWhatIsNotAReport) {
    const ScratchFolder scratch;
    const auto refused = [&](const fs::path& folder) {
        EXPECT_THROW(ReportFolder report(folder), InputError) << folder;
    };
    fs::create_directories(scratch / "photos");
    std::ofstream(scratch / "photos" / "cat.jpg") << "cat";
    refused(scratch / "photos");
    std::ofstream(scratch / "photos" / "index.html") << "<html>my own page</html>";
    refused(scratch / "photos");
    refused(scratch / "photos" / "cat.jpg");

    make_report(scratch / "report", "one");
    std::ofstream(scratch / "report" / "notes.txt") << "mine";
    refused(scratch / "report");
    EXPECT_TRUE(fs::exists(scratch / "report" / "notes.txt"));
    fs::create_directories(scratch / "empty");
    EXPECT_NO_THROW(ReportFolder report(scratch / "empty"));
}

}  // namespace
