/// Test of claims/record.hpp: records that machines read.
#include "claims/record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include <nlohmann/json.hpp>

namespace {

using namespace overfit::claims;
using nlohmann::json;

const Provenance provenance{.seed = 18446744073709551615U, .tier = Tier::quick, .version = "0.1.0"};

Claim sample_claim() {
    return {.id = "sample.one_eq_one",
            .statement = "One < two & \"three\".",
            .hypotheses = "None.",
            .formula = "1 = 1",
            .source = {"Nobody2000", "Theorem 1", "000"},
            .kind = Kind::identity,
            .check =
                [](const Run&) {
                    return Evidence{{.at = "here",
                                     .expected = 1.0,
                                     .measured = computed(1.0, 1.0, 4.0),
                                     .rival = std::numeric_limits<double>::infinity()}};
                },
            .rival = "infinity",
            .controls = {{.name = "two", .world = "One is two.", .check = [](const Run&) {
                              return Evidence{{.at = "there",
                                               .expected = 1.0,
                                               .measured = computed(2.0, 1.0, 4.0)}};
                          }}}};
}

std::vector<Checked> checks_of(const Claim& claim) {
    std::vector<Checked> checks;
    for (const Subject& subject : subjects_of(claim))
        checks.push_back(checked(subject, provenance));
    return checks;
}

TEST(ChecklistJson, HoldsTheNumbersAndTheirReasons) {
    const Claim claim = sample_claim();
    const json document = json::parse(checklist_json(checks_of(claim), provenance));
    EXPECT_EQ(document["run"]["seed"], 18446744073709551615U);
    ASSERT_EQ(document["claims"].size(), 1U);
    const json& record = document["claims"][0];
    EXPECT_EQ(record["statement"], "One < two & \"three\".");
    ASSERT_EQ(record["checks"].size(), 2U);
    EXPECT_EQ(record["checks"][0]["verdict"], "holds");
    EXPECT_EQ(record["checks"][1]["verdict"], "fails");
    EXPECT_EQ(record["checks"][1]["passes"], true);
    const json& finding = record["checks"][0]["findings"][0];
    EXPECT_EQ(finding["rival"], "inf") << "JSON has no infinity";
    EXPECT_EQ(finding["tolerance"][0]["term"], "rounding");
    EXPECT_GT(finding["high"], 1.0);
}

TEST(ChecklistJunit, CountsFailuresAndEscapes) {
    Claim claim = sample_claim();
    claim.controls[0].check = claim.check;
    const std::string xml = checklist_junit(checks_of(claim), provenance);
    EXPECT_THAT(xml, testing::HasSubstr("tests=\"2\" failures=\"1\""));
    EXPECT_THAT(xml, testing::HasSubstr("name=\"control.sample.one_eq_one.two\""));
    EXPECT_THAT(xml, testing::HasSubstr("replay: overfit check --only"));
    claim = sample_claim();
    claim.check = [](const overfit::claims::Run&) {
        return Evidence{{.at = "<&\">\x01", .expected = 1.0, .measured = computed(2.0, 1.0, 4.0)}};
    };
    EXPECT_THAT(checklist_junit(checks_of(claim), provenance),
                testing::HasSubstr("&lt;&amp;&quot;&gt; "));
}

TEST(WordFor, ReadsAsTheReaderExpects) {
    Claim claim = sample_claim();
    EXPECT_EQ(word_for(checks_of(claim)[0]), "holds");
    EXPECT_EQ(word_for(checks_of(claim)[1]), "rejects");
    std::swap(claim.check, claim.controls[0].check);
    EXPECT_EQ(word_for(checks_of(claim)[0]), "fails");
    EXPECT_EQ(word_for(checks_of(claim)[1]), "holds");
    claim.outcome = Outcome::refuted;
    EXPECT_EQ(word_for(checks_of(claim)[0]), "refuted");
    EXPECT_EQ(word_for(checks_of(claim)[1]), "rejects");
}

/// The sample on a machine that lacks what it needs; `ran` tells whether it was run all the same.
std::vector<Checked> skipped_checks(Claim& claim, bool& ran) {
    claim = sample_claim();
    claim.check = [&ran](const overfit::claims::Run&) -> Evidence {
        ran = true;
        return {};
    };
    claim.missing = [] { return std::string("install <it>"); };
    return checks_of(claim);
}

TEST(Skipped, IsNeitherPassedNorFailed) {
    Claim claim;
    bool ran = false;
    const std::vector<Checked> checks = skipped_checks(claim, ran);
    EXPECT_FALSE(ran) << "the check would have failed for want of the data";
    EXPECT_EQ(word_for(checks[0]), "skipped");
    EXPECT_EQ(word_for(checks[1]), "skipped") << "a control needs the same data";
    EXPECT_EQ(counts_text(outcomes_of(checks)), "0 passed, 0 failed, 2 skipped");
    EXPECT_THAT(skip_reasons(checks), testing::ElementsAre("install <it>"));
}

TEST(Skipped, StandsInTheRecords) {
    Claim claim;
    bool ran = false;
    const std::vector<Checked> checks = skipped_checks(claim, ran);
    const json record = json::parse(checklist_json(checks, provenance))["claims"][0]["checks"][0];
    EXPECT_EQ(record["verdict"], "skipped");
    EXPECT_EQ(record["reason"], "install <it>");
    EXPECT_TRUE(record["passes"].is_null());
    EXPECT_THAT(checklist_junit(checks, provenance),
                testing::AllOf(testing::HasSubstr("failures=\"0\" errors=\"0\" skipped=\"2\""),
                               testing::HasSubstr("<skipped message=\"install &lt;it&gt;\"/>")));
}

TEST(Skipped, DoesNotHappenWhereNothingIsMissing) {
    Claim claim = sample_claim();
    claim.missing = [] { return std::string(); };
    EXPECT_EQ(word_for(checks_of(claim)[0]), "holds");
    EXPECT_EQ(counts_text(outcomes_of(checks_of(claim))), "2 passed, 0 failed");
    EXPECT_TRUE(skip_reasons(checks_of(claim)).empty());
}

TEST(SweepJson, BelongsToOneRun) {
    const Sweep sweep{.id = "s", .title = "t", .columns = {"x"}, .cells = {}};
    const std::string record = sweep_json(sweep, provenance, 1.5);
    EXPECT_EQ(json::parse(record)["seconds"], 1.5);
    EXPECT_EQ(provenance_of(record, sweep), provenance);
    const Sweep other{.id = "s", .title = "t", .columns = {"y"}, .cells = {}};
    EXPECT_EQ(provenance_of(record, other), std::nullopt);
    for (const char* text : {"not a record", "[]", "{}", R"({"sweep": "s", "columns": ["x"]})"})
        EXPECT_EQ(provenance_of(text, sweep), std::nullopt) << text;
}

}  // namespace
