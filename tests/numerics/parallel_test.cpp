/// Test of numerics/parallel.hpp: the number of threads changes nothing but the time.
#include "numerics/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace {

using namespace overfit::numerics;

/// Restores the number of threads, so that tests do not depend on their order.
struct ThreadCount : testing::Test {
    void TearDown() override { set_thread_count(0); }
};

using Parallel = ThreadCount;

TEST_F(Parallel, ResultsAreBitIdenticalForEveryNumberOfThreads) {
    const auto draw = [] {
        return sample({StreamKey(0, "parallel"), 1000}, [](Stream& stream) {
            // Trials of unequal length, so that threads overtake each other.
            double sum = 0.0;
            for (std::uint64_t i = stream.below(200); i > 0; --i) sum += stream.normal();
            return sum;
        });
    };
    set_thread_count(1);
    const std::vector<double> reference = draw();
    for (const int threads : {2, 7}) {
        set_thread_count(threads);
        EXPECT_EQ(draw(), reference) << threads << " threads";
    }
}

TEST_F(Parallel, SampleManyIsTheSameTrialByTrial) {
    const Trials trials{StreamKey(3, "parallel"), 100};
    set_thread_count(7);
    const auto columns = sample_many(trials, 2, [](Stream& stream, std::vector<double>& out) {
        out[0] = stream.uniform();
        out[1] = stream.normal();
    });
    ASSERT_EQ(columns.size(), 2u);
    for (std::size_t t = 0; t < trials.count; ++t) {
        Stream stream(trials.key, t);
        EXPECT_EQ(columns[0][t], stream.uniform());
        EXPECT_EQ(columns[1][t], stream.normal());
    }
}

TEST_F(Parallel, EveryIndexIsVisitedOnce) {
    for (const int threads : {1, 2, 7})
        for (const std::size_t count : {0u, 1u, 2u, 63u, 64u, 65u, 10000u}) {
            set_thread_count(threads);
            std::vector<std::atomic<int>> visits(count);
            parallel_for(count, [&](std::size_t i) { ++visits.at(i); });
            for (const auto& visit : visits) ASSERT_EQ(visit.load(), 1);
        }
}

TEST_F(Parallel, AnExceptionReachesTheCallerAndEndsTheLoop) {
    for (const int threads : {1, 2, 7}) {
        set_thread_count(threads);
        std::atomic<int> running{0};
        const auto body = [&](std::size_t i) {
            ++running;
            if (i == 5) {
                --running;
                throw std::runtime_error("trial 5");
            }
            --running;
        };
        EXPECT_THROW(parallel_for(1000, body), std::runtime_error);
        EXPECT_EQ(running.load(), 0) << "a thread outlived the call";
        // The next loop starts clean.
        std::atomic<int> visits{0};
        EXPECT_NO_THROW(parallel_for(10, [&](std::size_t) { ++visits; }));
        EXPECT_EQ(visits.load(), 10);
    }
}

TEST_F(Parallel, LoopsMayNest) {
    set_thread_count(2);
    std::atomic<int> visits{0};
    parallel_for(4, [&](std::size_t) { parallel_for(4, [&](std::size_t) { ++visits; }); });
    EXPECT_EQ(visits.load(), 16);
}

TEST_F(Parallel, TheThreadCountIsWhatWasAskedFor) {
    set_thread_count(3);
    EXPECT_EQ(thread_count(), 3);
    set_thread_count(0);
    EXPECT_EQ(thread_count(), std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
    EXPECT_THROW(set_thread_count(-1), std::domain_error);
}

TEST_F(Parallel, InsideABodyALoopRunsOnTheCallingThread) {
    set_thread_count(4);
    std::atomic<int> elsewhere{0}, calls{0};
    parallel_for(8, [&](std::size_t) {
        const std::thread::id self = std::this_thread::get_id();
        parallel_for(8, [&](std::size_t) {
            ++calls;
            if (std::this_thread::get_id() != self) ++elsewhere;
        });
    });
    EXPECT_EQ(calls, 64);
    EXPECT_EQ(elsewhere, 0);
}

}  // namespace
