/// Random numbers a second, from one stream.
#include "numerics/random.hpp"

#include <benchmark/benchmark.h>

#include <numeric>
#include <vector>

#include "bench/registration.hpp"

namespace overfit::bench {
namespace {

numerics::Stream stream() {
    return {numerics::StreamKey(0, "bench.random"), 0};
}

template <class Draw>
void draw_one(benchmark::State& state, const Draw& draw) {
    numerics::Stream source = stream();
    for (auto _ : state) benchmark::DoNotOptimize(draw(source));
    state.SetItemsProcessed(state.iterations());
}

void fill_normal(benchmark::State& state) {
    numerics::Stream source = stream();
    std::vector<double> out(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        source.fill_normal(out);
        benchmark::DoNotOptimize(out.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.SetComplexityN(state.range(0));
}

void shuffle(benchmark::State& state) {
    numerics::Stream source = stream();
    std::vector<int> indices(static_cast<std::size_t>(state.range(0)));
    std::iota(indices.begin(), indices.end(), 0);
    for (auto _ : state) {
        source.shuffle(indices);
        benchmark::DoNotOptimize(indices.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.SetComplexityN(state.range(0));
}

}  // namespace

void register_random() {
    using benchmark::RegisterBenchmark;
    RegisterBenchmark("random/bits/one/1", [](benchmark::State& state) {
        draw_one(state, [](numerics::Stream& source) { return source.bits(); });
    });
    RegisterBenchmark("random/uniform/one/1", [](benchmark::State& state) {
        draw_one(state, [](numerics::Stream& source) { return source.uniform(); });
    });
    RegisterBenchmark("random/normal/one/1", [](benchmark::State& state) {
        draw_one(state, [](numerics::Stream& source) { return source.normal(); });
    });
    RegisterBenchmark("random/normal/fill", fill_normal)
        ->RangeMultiplier(16)
        ->Range(16, 1 << 16)
        ->Complexity(benchmark::oN);
    RegisterBenchmark("random/shuffle/fill", shuffle)
        ->RangeMultiplier(16)
        ->Range(16, 1 << 16)
        ->Complexity(benchmark::oN);
}

}  // namespace overfit::bench
