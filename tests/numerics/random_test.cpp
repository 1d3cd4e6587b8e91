/// Test of numerics/random.hpp: known answers, replay, and the laws of the variates.
#include "numerics/random.hpp"

#include <gtest/gtest.h>

namespace {

using overfit::numerics::philox;
using overfit::numerics::PhiloxCounter;
using overfit::numerics::Stream;
using overfit::numerics::StreamKey;

// Random123's kat_vectors, the lines of philox4x32 with 10 rounds.
TEST(Philox, GivesThePublishedAnswers) {
    EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
              (PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
              (PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              (PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Stream, ATrialReplaysAlone) {
    const StreamKey key(0, "test");
    Stream first(key, 17), again(key, 17);
    for (int i = 0; i < 100; ++i) EXPECT_EQ(first.normal(), again.normal());
}

}  // namespace
