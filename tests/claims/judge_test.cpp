/// Test of claims/judge.hpp on synthetic data whose truth is known.
#include "claims/judge.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <vector>

#include "tests/claims/normals.hpp"

namespace {

using namespace overfit;
using namespace overfit::claims;
using tests::normals;

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

/// A measured 0 known to within 1 on both sides, at every alpha.
Measurement zero_within_one() {
    return {0.0, Tolerance::discretisation(1.0, "test")};
}

Verdict verdict_of(const Comparison& comparison) {
    return judge({comparison}).verdict;
}

TEST(Judge, HoldsWithinTheToleranceAndFailsBeyond) {
    EXPECT_EQ(verdict_of({.at = "", .expected = 0.99, .measured = zero_within_one()}),
              Verdict::holds);
    EXPECT_EQ(verdict_of({.at = "", .expected = -1.01, .measured = zero_within_one()}),
              Verdict::fails);
    const Judgement judgement = judge({{.at = "", .expected = 3.0, .measured = zero_within_one()}});
    EXPECT_DOUBLE_EQ(judgement.findings.at(0).theory_ratio, 3.0);
}

TEST(Judge, AFalseClaimFailsOnEnoughData) {
    numerics::Stream stream(numerics::StreamKey(0, "false claim"), 0);
    EXPECT_EQ(verdict_of({.at = "", .expected = 0.5, .measured = mean_of(normals(stream, 1000))}),
              Verdict::fails);
    EXPECT_EQ(verdict_of({.at = "", .expected = 0.5, .measured = median_of(normals(stream, 1000))}),
              Verdict::fails);
}

TEST(Judge, AnUnderpoweredClaimCannotTell) {
    numerics::Stream stream(numerics::StreamKey(0, "underpowered"), 0);
    const Comparison few{
        .at = "", .expected = 0.0, .measured = mean_of(normals(stream, 5)), .rival = 0.1};
    EXPECT_EQ(verdict_of(few), Verdict::cannot_tell);
    const Comparison many{
        .at = "", .expected = 0.0, .measured = mean_of(normals(stream, 100000)), .rival = 0.1};
    EXPECT_EQ(verdict_of(many), Verdict::holds);
}

// Two trials bound a median on no side at all at alpha = 1e-6: nothing was learnt.
TEST(Judge, AnInfiniteToleranceCannotTellEvenWithoutARival) {
    EXPECT_EQ(verdict_of({.at = "", .expected = 5.0, .measured = median_of({1.0, 2.0})}),
              Verdict::cannot_tell);
}

TEST(Judge, OneRejectedRivalIsEnough) {
    const Comparison weak{.at = "", .expected = 0.0, .measured = zero_within_one(), .rival = 0.5};
    const Comparison strong{.at = "", .expected = 0.0, .measured = zero_within_one(), .rival = 5.0};
    EXPECT_EQ(judge({weak}).verdict, Verdict::cannot_tell);
    EXPECT_EQ(judge({weak, strong}).verdict, Verdict::holds);
}

TEST(Judge, AContradictionOutweighsWhatCannotBeTold) {
    const Comparison weak{.at = "", .expected = 0.0, .measured = zero_within_one(), .rival = 0.5};
    const Comparison wrong{.at = "", .expected = 9.0, .measured = zero_within_one()};
    EXPECT_EQ(judge({weak, wrong}).verdict, Verdict::fails);
}

TEST(Judge, AnInequalityNearEqualityCannotTell) {
    for (const auto& [relation, sign] :
         {std::pair{Relation::at_most, 1.0}, {Relation::at_least, -1.0}}) {
        const auto with = [relation = relation, sign = sign](double bound) {
            return verdict_of({.at = "",
                               .relation = relation,
                               .expected = sign * bound,
                               .measured = zero_within_one()});
        };
        EXPECT_EQ(with(2.0), Verdict::holds);
        EXPECT_EQ(with(0.5), Verdict::cannot_tell);
        EXPECT_EQ(with(0.0), Verdict::cannot_tell);
        EXPECT_EQ(with(-0.5), Verdict::cannot_tell);
        EXPECT_EQ(with(-2.0), Verdict::fails);
    }
}

TEST(Judge, ADistanceIsComparedWithItsToleranceAndSoIsItsRival) {
    const auto distance = [](double value, double rival) {
        return verdict_of({.at = "",
                           .relation = Relation::follows,
                           .measured = {value, Tolerance::discretisation(0.1, "test")},
                           .rival = rival});
    };
    EXPECT_EQ(distance(0.05, 0.3), Verdict::holds);
    EXPECT_EQ(distance(0.05, 0.09), Verdict::cannot_tell);
    EXPECT_EQ(distance(0.15, 0.3), Verdict::fails);
}

// Neither a claim nor a control passes on it.
TEST(Judge, CannotTellFromNanWhereverItComesFrom) {
    const auto undecided = [](const Measurement& measured, double expected = 1.0) {
        return verdict_of({.at = "", .expected = expected, .measured = measured}) ==
               Verdict::cannot_tell;
    };
    EXPECT_TRUE(undecided(computed(nan_value, 1.0, 1.0)));
    EXPECT_TRUE(undecided(computed(1.0, 1.0, 1.0), nan_value));
    EXPECT_TRUE(undecided(mean_of({1.0, nan_value, 1.0})));
    EXPECT_TRUE(undecided(median_of({1.0, nan_value, 1.0})));
    EXPECT_TRUE(undecided(log_median_ratio_of({1.0, nan_value}, {1.0, 1.0}), 0.0));
    EXPECT_TRUE(undecided(argmax_of_medians({1.0, 2.0}, {{5.0, 5.0}, {nan_value, 0.0}})));
    for (const Relation relation : {Relation::at_most, Relation::at_least, Relation::follows})
        EXPECT_EQ(verdict_of({.at = "",
                              .relation = relation,
                              .expected = 1.0,
                              .measured = {nan_value, Tolerance::discretisation(1.0, "test")}}),
                  Verdict::cannot_tell);
}

TEST(Judge, ARivalThatIsNanIsNotRejected) {
    EXPECT_EQ(
        verdict_of({.at = "", .expected = 0.0, .measured = zero_within_one(), .rival = nan_value}),
        Verdict::cannot_tell);
}

TEST(Judge, InfinityAgreesOnlyWithInfinity) {
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(verdict_of({.at = "", .expected = infinity, .measured = zero_within_one()}),
              Verdict::fails);
    EXPECT_EQ(verdict_of({.at = "", .expected = infinity, .measured = computed(infinity, 1, 1)}),
              Verdict::holds);
    EXPECT_EQ(verdict_of({.at = "", .expected = 1.0, .measured = computed(infinity, 1, 1)}),
              Verdict::fails);
}

TEST(Judge, EveryComparisonGetsAnEvenShareOfTheFalseAlarm) {
    const Comparison one{.at = "", .expected = 0.0, .measured = zero_within_one()};
    EXPECT_EQ(judge({one}).alpha, false_alarm);
    EXPECT_EQ(judge({one, one, one, one}, 0.1).alpha, 0.1 / 4.0);
    EXPECT_THROW(judge({}), std::logic_error);
}

TEST(Judge, ExplainsEveryNumberOfTheVerdict) {
    const Judgement judgement =
        judge({{.at = "n = 40", .expected = 3.0, .measured = zero_within_one(), .rival = 0.25}});
    EXPECT_NE(judgement.reason.find("n = 40"), std::string::npos);
    const std::string text = explanation(judgement);
    for (const char* part : {"n = 40", "theory equals 3", "[-1, 1]", "off by 3 tolerances",
                             "rival 0.25", "discretisation", "test"})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

/// A check that measures a normal mean around `centre` and expects 0.
Check mean_check(double centre) {
    return [centre](const Run& run) {
        return Evidence{{.at = "mean",
                         .expected = 0.0,
                         .measured = mean_of(numerics::sample(
                             run.trials(2000, "mean"),
                             [centre](numerics::Stream& s) { return centre + s.normal(); })),
                         .rival = 1.0}};
    };
}

Claim synthetic(double centre, double control_centre, Outcome outcome = Outcome::holds) {
    return {.id = "test.mean_is_zero",
            .statement = "The mean is 0.",
            .hypotheses = "Normal data.",
            .formula = "E x = 0",
            .source = {"None", "nowhere", "000"},
            .kind = Kind::exact_value,
            .outcome = outcome,
            .check = mean_check(centre),
            .rival = "the mean is 1",
            .controls = {{.name = "shifted",
                          .world = "The mean is elsewhere.",
                          .check = mean_check(control_centre)}}};
}

bool passes(const Subject& subject) {
    return run(subject, 0, Tier::quick).verdict == subject.wanted();
}

TEST(Subject, ATrueClaimPassesAndItsControlPassesByFailing) {
    const Claim claim = synthetic(0.0, 0.5);
    const auto subjects = subjects_of(claim);
    ASSERT_EQ(subjects.size(), 2u);
    EXPECT_EQ(subjects[0].id(), "test.mean_is_zero");
    EXPECT_EQ(subjects[1].id(), "control.test.mean_is_zero.shifted");
    EXPECT_TRUE(passes(subjects[0]));
    EXPECT_TRUE(passes(subjects[1]));
}

TEST(Subject, AControlThatDoesNotFailIsAnError) {
    const Claim claim = synthetic(0.0, 0.0);
    EXPECT_FALSE(passes(subjects_of(claim)[1]));
}

TEST(Subject, AFalseClaimDoesNotPass) {
    const Claim claim = synthetic(0.5, 0.5);
    EXPECT_FALSE(passes(subjects_of(claim)[0]));
}

TEST(Subject, ARefutedClaimPassesByFailingAndItsControlByHolding) {
    const Claim claim = synthetic(0.5, 0.0, Outcome::refuted);
    EXPECT_TRUE(passes(subjects_of(claim)[0]));
    EXPECT_TRUE(passes(subjects_of(claim)[1]));
    const Claim true_after_all = synthetic(0.0, 0.0, Outcome::refuted);
    EXPECT_FALSE(passes(subjects_of(true_after_all)[0]));
}

TEST(Subject, ReplaysExactlyAndHasStreamsOfItsOwn) {
    const Claim claim = synthetic(0.0, 0.0);
    const auto subjects = subjects_of(claim);
    const auto measured = [](const Subject& subject, std::uint64_t seed) {
        return run(subject, seed, Tier::quick).findings.at(0).comparison.measured.value;
    };
    EXPECT_EQ(measured(subjects[0], 7), measured(subjects[0], 7));
    EXPECT_NE(measured(subjects[0], 7), measured(subjects[0], 8));
    EXPECT_NE(measured(subjects[0], 7), measured(subjects[1], 7));
}

TEST(Run, HigherTiersRunMoreTrials) {
    const claims::Run quick{.key = numerics::StreamKey(0, "run")};
    const claims::Run full{.key = numerics::StreamKey(0, "run"), .tier = Tier::full};
    const claims::Run paper{.key = numerics::StreamKey(0, "run"), .tier = Tier::paper};
    EXPECT_EQ(quick.trials(10, "a").count, 10u);
    EXPECT_EQ(full.trials(10, "a").count, 80u);
    EXPECT_EQ(paper.trials(10, "a").count, 640u);
    EXPECT_NE(quick.trials(10, "a").key.value(), quick.trials(10, "b").key.value());
}

}  // namespace
