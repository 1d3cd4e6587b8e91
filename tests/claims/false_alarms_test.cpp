/// Test that true claims are judged false as often as claims/judge.hpp says, and no more often.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "claims/judge.hpp"
#include "tests/claims/normals.hpp"

namespace {

using namespace overfit;
using namespace overfit::claims;
using tests::normals;

/// An interval, wrong with probability 1e-6, for the chance that a true claim is judged false.
numerics::Interval false_alarms(const char* purpose, double alpha,
                                const std::function<Evidence(numerics::Stream&)>& evidence) {
    constexpr std::size_t claims = 4000;
    const auto alarms =
        numerics::sample({numerics::StreamKey(0, purpose), claims}, [&](numerics::Stream& stream) {
            return judge(evidence(stream), alpha).verdict == Verdict::fails ? 1.0 : 0.0;
        });
    return numerics::proportion_interval(
        static_cast<std::size_t>(std::count(alarms.begin(), alarms.end(), 1.0)), claims, 1e-6);
}

TEST(FalseAlarms, OfMeansAreAsFrequentAsStated) {
    EXPECT_TRUE(false_alarms("mean", 0.05, [](numerics::Stream& s) {
                    return Evidence{
                        {.at = "mean", .expected = 0.0, .measured = mean_of(normals(s, 8))}};
                }).contains(0.05));
}

// Four comparisons at alpha/4 each: 1 - (1 - alpha/4)^4 of independent ones.
TEST(FalseAlarms, AreSharedEvenlyAmongComparisons) {
    EXPECT_TRUE(false_alarms("bonferroni", 0.05, [](numerics::Stream& s) {
                    Evidence evidence;
                    for (int i = 0; i < 4; ++i)
                        evidence.push_back(
                            {.at = "mean", .expected = 0.0, .measured = mean_of(normals(s, 8))});
                    return evidence;
                }).contains(1.0 - std::pow(1.0 - 0.05 / 4.0, 4.0)));
}

TEST(FalseAlarms, OfMediansProportionsDistancesAndLocationsAreAtMostAsFrequentAsStated) {
    const auto median = [](numerics::Stream& s) {
        return Evidence{{.at = "median", .expected = 0.0, .measured = median_of(normals(s, 41))}};
    };
    const auto proportion = [](numerics::Stream& s) {
        std::size_t hits = 0;
        for (int i = 0; i < 100; ++i) hits += s.uniform() < 0.2 ? 1 : 0;
        return Evidence{{.at = "share", .expected = 0.2, .measured = proportion_of(hits, 100)}};
    };
    const auto distance = [](numerics::Stream& s) {
        std::vector<double> values(30);
        for (double& x : values) x = s.uniform();
        return Evidence{{.at = "law",
                         .relation = Relation::follows,
                         .measured = distance_of(values, [](double x) { return x; })}};
    };
    const auto location = [](numerics::Stream& s) {
        return Evidence{
            {.at = "peak",
             .expected = 2.0,
             .measured = argmax_of_medians({1.0, 2.0, 3.0},
                                           {normals(s, 20), normals(s, 20, 0.5), normals(s, 20)})}};
    };
    const auto bound = [](numerics::Stream& s) {  // the hardest true bound: an equality
        return Evidence{{.at = "bound",
                         .relation = Relation::at_most,
                         .expected = 0.0,
                         .measured = mean_of(normals(s, 8))}};
    };
    EXPECT_LE(false_alarms("median", 0.05, median).low, 0.05);
    EXPECT_LE(false_alarms("proportion", 0.05, proportion).low, 0.05);
    EXPECT_LE(false_alarms("distance", 0.05, distance).low, 0.05);
    EXPECT_LE(false_alarms("location", 0.05, location).low, 0.05);
    // One side of a two-sided interval.
    EXPECT_TRUE(false_alarms("bound", 0.05, bound).contains(0.025));
}

}  // namespace
