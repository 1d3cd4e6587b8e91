/// Test of numerics/random.hpp: known answers, replay, and the laws of the variates.
///
/// The streams are fixed, so a test that passes always passes; its p-value bound of 1e-6 says how
/// unlikely it was that a correct generator fails when the streams were chosen.
#include "numerics/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>
#include <vector>

#include "numerics/goodness_of_fit.hpp"
#include "numerics/statistics.hpp"

namespace {

using namespace overfit::numerics;

constexpr double false_alarm = 1e-6;

// Random123's kat_vectors, the lines of philox4x32 with 10 rounds.
TEST(Philox, GivesThePublishedAnswers) {
    EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
              (PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
              (PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              (PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(StreamKey, SeedPurposeAndPartEachChangeTheKey) {
    std::set<std::uint64_t> keys;
    for (const std::uint64_t seed : {0u, 1u, 2u})
        for (const char* purpose : {"a", "b", ""}) {
            const StreamKey key(seed, purpose);
            keys.insert({key.value(), key.part(0).value(), key.part(1).value(),
                         key.part("0").value(), key.part("").value(), key.part(0).part(1).value(),
                         key.part(1).part(0).value()});
        }
    EXPECT_EQ(keys.size(), 63u);
}

TEST(Stream, ATrialReplaysAlone) {
    const StreamKey key(0, "test");
    Stream first(key, 17), again(key, 17);
    for (int i = 0; i < 100; ++i) EXPECT_EQ(first.normal(), again.normal());
}

TEST(Stream, TheWordsAreThoseOfPhiloxInOrder) {
    const StreamKey key(5, "words");
    const PhiloxKey words{static_cast<std::uint32_t>(key.value()),
                          static_cast<std::uint32_t>(key.value() >> 32)};
    const std::uint64_t trial = 0x123456789abcdef0;
    Stream stream(key, trial);
    for (std::uint32_t block = 0; block < 4; ++block) {
        const PhiloxCounter out = philox({block, 0, 0x9abcdef0, 0x12345678}, words);
        EXPECT_EQ(stream.bits(), out[0] | std::uint64_t{out[1]} << 32);
        EXPECT_EQ(stream.bits(), out[2] | std::uint64_t{out[3]} << 32);
    }
}

// The correlation of independent uniforms has mean 0: Student's interval for the mean of products.
TEST(Stream, NeighbouringTrialsPartsAndDrawsAreUncorrelated) {
    constexpr std::uint64_t trials = 100000;
    const StreamKey key(0, "independence");
    std::vector<double> across_trials, across_parts, within;
    for (std::uint64_t t = 0; t < trials; ++t) {
        Stream here(key, t), next(key, t + 1), part(key.part(1), t);
        const double x = here.uniform() - 0.5;
        within.push_back(x * (here.uniform() - 0.5));
        across_trials.push_back(x * (next.uniform() - 0.5));
        across_parts.push_back(x * (part.uniform() - 0.5));
    }
    for (const auto* products : {&across_trials, &across_parts, &within})
        EXPECT_TRUE(mean_interval(*products, false_alarm).contains(0.0));
}

TEST(Stream, EachOfThe64BitsIsFair) {
    constexpr std::size_t draws = 20000;
    std::array<std::size_t, 64> ones{};
    Stream stream(StreamKey(0, "bits"), 0);
    for (std::size_t i = 0; i < draws; ++i) {
        const std::uint64_t word = stream.bits();
        for (unsigned b = 0; b < 64; ++b) ones[b] += word >> b & 1;
    }
    for (unsigned b = 0; b < 64; ++b)
        EXPECT_TRUE(proportion_interval(ones[b], draws, false_alarm / 64.0).contains(0.5)) << b;
}

TEST(Stream, UniformIsUniformOnTheOpenInterval) {
    Stream stream(StreamKey(0, "uniform"), 0);
    std::vector<double> sample(100000);
    for (double& x : sample) x = stream.uniform();
    EXPECT_GT(*std::min_element(sample.begin(), sample.end()), 0.0);
    EXPECT_LT(*std::max_element(sample.begin(), sample.end()), 1.0);
    EXPECT_GT(kolmogorov_test(sample, [](double x) { return x; }).p_value, false_alarm);
    EXPECT_GT(anderson_darling_test(sample, [](double x) { return x; }).p_value, false_alarm);
}

double normal_cdf(double x) {
    return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

std::vector<double> normals(std::size_t count) {
    std::vector<double> sample(count);
    Stream(StreamKey(0, "normal"), 0).fill_normal(sample);
    return sample;
}

TEST(Normal, FollowsTheNormalLaw) {
    const std::vector<double> sample = normals(1'000'000);
    EXPECT_GT(kolmogorov_test(sample, normal_cdf).p_value, false_alarm);
    EXPECT_GT(anderson_darling_test(sample, normal_cdf).p_value, false_alarm);
}

TEST(Normal, HasTheMomentsOfTheNormalLaw) {
    const std::vector<double> sample = normals(1'000'000);
    const std::array<double, 4> moments{0.0, 1.0, 0.0, 3.0};
    for (int k = 1; k <= 4; ++k) {
        std::vector<double> powers;
        for (const double x : sample) powers.push_back(std::pow(x, k));
        EXPECT_TRUE(
            mean_interval(powers, false_alarm).contains(moments[static_cast<std::size_t>(k - 1)]))
            << "moment " << k;
    }
}

// The ziggurat changes method at 3.654: beyond it, on both sides, the tail has its own sampler.
TEST(Normal, HasTheTailsOfTheNormalLaw) {
    const double start = 3.6541528853610088;
    const std::vector<double> sample = normals(4'000'000);
    std::vector<double> tail;
    for (const double x : sample)
        if (std::abs(x) > start) tail.push_back(std::abs(x));
    const auto beyond = [&](double x) {
        return static_cast<std::size_t>(
            std::count_if(sample.begin(), sample.end(), [x](double s) { return s > x; }));
    };
    EXPECT_TRUE(proportion_interval(tail.size(), sample.size(), false_alarm)
                    .contains(2.0 * normal_cdf(-start)));
    EXPECT_TRUE(proportion_interval(beyond(start), sample.size(), false_alarm)
                    .contains(normal_cdf(-start)));
    EXPECT_TRUE(
        proportion_interval(beyond(4.5), sample.size(), false_alarm).contains(normal_cdf(-4.5)));
    const auto tail_cdf = [start](double x) { return 1.0 - normal_cdf(-x) / normal_cdf(-start); };
    EXPECT_GT(kolmogorov_test(tail, tail_cdf).p_value, false_alarm);
}

// Between two edges of the ziggurat a sample is counted by the layers above and by one wedge: a
// wrong edge, height or index shows in the cell's count. The edges are computed here from the
// published start and area alone.
TEST(Normal, HasTheRightMassBetweenTheEdgesOfTheLayers) {
    const double start = 3.6541528853610088, area = 0.00492867323399;
    std::vector<double> edges{start};
    while (edges.size() < 255)
        edges.push_back(std::sqrt(
            -2.0 * std::log(area / edges.back() + std::exp(-0.5 * edges.back() * edges.back()))));
    // The topmost layer closes the figure: it reaches height 1 with the same area, up to the twelve
    // published digits of that area, which each of the 254 steps adds again.
    const double top = edges.back(), last_digit = 1e-14;
    EXPECT_NEAR(top * (1.0 - std::exp(-0.5 * top * top)), area, 254 * 4 * last_digit);

    std::vector<double> bounds;
    for (const double edge : edges) bounds.insert(bounds.end(), {-edge, edge});
    bounds.push_back(0.0);
    std::sort(bounds.begin(), bounds.end());
    std::vector<std::size_t> counts(bounds.size() + 1);
    for (const double x : normals(4'000'000))
        ++counts[static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), x) -
                                          bounds.begin())];
    std::vector<double> probabilities;
    double below = 0.0;
    for (const double bound : bounds) {
        probabilities.push_back(normal_cdf(bound) - below);
        below = normal_cdf(bound);
    }
    probabilities.push_back(1.0 - below);
    EXPECT_GT(chi_square_test(counts, probabilities).p_value, false_alarm);
}

TEST(Below, IsUniformOnASmallRange) {
    Stream stream(StreamKey(0, "below"), 0);
    std::vector<std::size_t> counts(7);
    for (int i = 0; i < 70000; ++i) ++counts.at(stream.below(7));
    EXPECT_GT(chi_square_test(counts, std::vector<double>(7, 1.0 / 7.0)).p_value, false_alarm);
    EXPECT_EQ(stream.below(1), 0u);
    EXPECT_THROW(stream.below(0), std::domain_error);
}

// For count = 3 * 2^62 the remainder of a random word would fall into the first third with
// probability 1/2, and a multiplication without rejection hits every third value twice.
TEST(Below, IsExactlyUniformOnAnAwkwardRange) {
    Stream stream(StreamKey(0, "below"), 1);
    const std::uint64_t third = std::uint64_t{1} << 62;
    std::vector<std::size_t> thirds(3), residues(3);
    for (int i = 0; i < 60000; ++i) {
        const std::uint64_t value = stream.below(3 * third);
        ++thirds.at(value / third);
        ++residues.at(value % 3);
    }
    const std::vector<double> even(3, 1.0 / 3.0);
    EXPECT_GT(chi_square_test(thirds, even).p_value, false_alarm);
    EXPECT_GT(chi_square_test(residues, even).p_value, false_alarm);
}

TEST(Shuffle, IsUniformOverThePermutationsOfFour) {
    std::map<std::array<int, 4>, std::size_t> counts;
    const StreamKey key(0, "shuffle");
    for (std::uint64_t t = 0; t < 48000; ++t) {
        std::array<int, 4> cards{0, 1, 2, 3};
        Stream(key, t).shuffle(cards);
        ++counts[cards];
    }
    ASSERT_EQ(counts.size(), 24u);
    std::vector<std::size_t> cells;
    for (const auto& [cards, count] : counts) cells.push_back(count);
    EXPECT_GT(chi_square_test(cells, std::vector<double>(24, 1.0 / 24.0)).p_value, false_alarm);
}

}  // namespace
