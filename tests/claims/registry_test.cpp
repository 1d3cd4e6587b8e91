/// Test of claims/registry.hpp: the entrance exam of every claim.
#include "claims/registry.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/text_file.hpp"
#include "plots/registry.hpp"

namespace {

using namespace overfit::claims;

std::string text_of(const std::string& file) {
    return overfit::numerics::read_text(std::filesystem::path(OVERFIT_SOURCE) / file);
}

std::set<std::string> figure_ids() {
    std::set<std::string> ids;
    for (const auto& figure : overfit::plots::all_figures()) ids.emplace(figure.id);
    return ids;
}

TEST(Registry, IdsAreUniqueAndWellFormed) {
    const std::regex shape("[a-z_]+\\.[a-z][a-z0-9_]+");
    std::set<std::string> seen;
    for (const Claim& claim : all_claims())
        for (const Subject& subject : subjects_of(claim)) {
            EXPECT_TRUE(seen.insert(subject.id()).second) << subject.id();
            if (subject.control == nullptr) {
                EXPECT_TRUE(std::regex_match(subject.id(), shape)) << subject.id();
            }
        }
    EXPECT_GE(seen.size(), 30u);
}

TEST(Registry, StatementsAreSentences) {
    for (const Claim& claim : all_claims()) {
        ASSERT_FALSE(claim.statement.empty()) << claim.id;
        EXPECT_EQ(claim.statement.back(), '.') << claim.id;
        EXPECT_FALSE(claim.hypotheses.empty()) << claim.id;
        EXPECT_FALSE(claim.formula.empty()) << claim.id;
        for (const Control& control : claim.controls)
            EXPECT_EQ(control.world.back(), '.') << claim.id << " " << control.name;
    }
}

TEST(Registry, SourcesStandInTheBibliographyAndDocumentsExist) {
    const std::string bibliography = text_of("docs/references.bib");
    ASSERT_FALSE(bibliography.empty());
    for (const Claim& claim : all_claims()) {
        EXPECT_NE(bibliography.find(fmt::format("{{{},", claim.source.key)), std::string::npos)
            << claim.id << " cites " << claim.source.key;
        EXPECT_FALSE(claim.source.place.empty()) << claim.id;
        EXPECT_TRUE(std::any_of(
            all_documents().begin(), all_documents().end(),
            [&](const Document& document) { return document.number == claim.source.document; }))
            << claim.id << " comes from " << claim.source.document;
    }
}

TEST(Registry, EverySentenceOfADocumentNamesClaims) {
    for (const Document& document : all_documents()) {
        EXPECT_FALSE(document.sentences.empty()) << document.number;
        for (const Sentence& sentence : document.sentences) {
            EXPECT_FALSE(sentence.claims.empty() && sentence.reason.empty()) << sentence.says;
            for (const std::string_view id : sentence.claims)
                EXPECT_TRUE(std::any_of(all_claims().begin(), all_claims().end(),
                                        [&](const Claim& claim) { return claim.id == id; }))
                    << id;
        }
    }
}

TEST(Registry, EveryClaimHasAControlAndAFigure) {
    const std::set<std::string> figures = figure_ids();
    for (const Claim& claim : all_claims()) {
        EXPECT_FALSE(claim.controls.empty()) << claim.id;
        EXPECT_TRUE(figures.contains(std::string(claim.figure)))
            << claim.id << ": " << claim.figure;
    }
}

TEST(Registry, RefutedClaimsNameTheStatementThatHolds) {
    for (const Claim& claim : all_claims()) {
        if (claim.outcome != Outcome::refuted) continue;
        EXPECT_TRUE(std::any_of(all_claims().begin(), all_claims().end(), [&](const Claim& other) {
            return other.id == claim.correction;
        })) << claim.id;
    }
}

TEST(Registry, EveryFigureHasItsSweeps) {
    std::set<std::string> sweeps;
    for (const Sweep& sweep : all_sweeps()) {
        EXPECT_TRUE(sweeps.emplace(sweep.id).second) << sweep.id;
        EXPECT_FALSE(sweep.cells(Tier::quick).empty()) << sweep.id;
    }
    for (const auto& figure : overfit::plots::all_figures())
        for (const auto& sweep : figure.sweeps)
            EXPECT_TRUE(sweeps.contains(std::string(sweep))) << figure.id << " needs " << sweep;
}

TEST(Matching, AnExactIdSelectsTheClaimAndItsControls) {
    const Claim& claim = all_claims().front();
    const auto with = subjects_matching({std::string(claim.id)});
    EXPECT_EQ(with.size(), 1 + claim.controls.size());
    const auto without = subjects_matching({std::string(claim.id)}, false);
    ASSERT_EQ(without.size(), 1u);
    EXPECT_EQ(without.front().id(), claim.id);
}

TEST(Matching, AStarStandsForAnyText) {
    EXPECT_TRUE(matches("ridge*peaks", "ridgeless.median_risk_peaks_at_p_eq_n"));
    EXPECT_FALSE(matches("peaks*ridge", "ridgeless.median_risk_peaks_at_p_eq_n"));
    EXPECT_TRUE(matches("*", "anything"));
}

TEST(Matching, APatternThatSelectsNothingNamesTheNearestId) {
    const std::string id(all_claims().front().id);
    try {
        subjects_matching({id + "x"});
        FAIL() << "no error";
    } catch (const overfit::numerics::InputError& error) {
        EXPECT_NE(std::string(error.what()).find("'" + id + "'"), std::string::npos);
    }
}

}  // namespace
