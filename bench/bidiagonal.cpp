/// Singular values of Gaussian matrices by the bidiagonal ensemble, and by dense matrices.
#include "numerics/bidiagonal.hpp"

#include <benchmark/benchmark.h>

#include <functional>
#include <string>

#include <Eigen/Core>

#include "bench/registration.hpp"
#include "numerics/bidiagonal_ensemble.hpp"
#include "numerics/singular_values.hpp"

namespace overfit::bench {
namespace {

using numerics::Stream;

/// One number from one draw, sampling included.
using Draw = std::function<double(int n, int p, Stream& stream)>;

double bidiagonal_smallest(int n, int p, Stream& stream) {
    return numerics::smallest_singular_value(numerics::sample_bidiagonal(n, p, stream)).value;
}

double bidiagonal_largest(int n, int p, Stream& stream) {
    return numerics::largest_singular_value(numerics::sample_bidiagonal(n, p, stream)).value;
}

double bidiagonal_all(int n, int p, Stream& stream) {
    return numerics::singular_values(numerics::sample_bidiagonal(n, p, stream)).back();
}

double dense_smallest(int n, int p, Stream& stream) {
    Eigen::MatrixXd x(n, p);
    stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
    return numerics::smallest_singular_value(x);
}

void measure(benchmark::State& state, int features_per_sample, const Draw& draw) {
    const auto n = static_cast<int>(state.range(0));
    std::uint64_t trial = 0;
    for (auto _ : state) {
        Stream stream(numerics::StreamKey(0, "bench.bidiagonal"), trial++);
        benchmark::DoNotOptimize(draw(n, features_per_sample * n, stream));
    }
    state.SetComplexityN(state.range(0));
}

}  // namespace

void register_bidiagonal() {
    const auto add = [](const std::string& name, int features_per_sample, int largest,
                        benchmark::BigO complexity, const Draw& draw) {
        auto* registered = benchmark::RegisterBenchmark(
            name.c_str(), [features_per_sample, draw](benchmark::State& state) {
                measure(state, features_per_sample, draw);
            });
        registered->Arg(32)->Complexity(complexity)->Unit(benchmark::kMillisecond);
        for (int n = 1000; n <= largest; n *= 10) registered->Arg(n);
    };
    for (const int ratio : {1, 2}) {
        const std::string shape = ratio == 1 ? "/square" : "/wide";
        add("bidiagonal/smallest" + shape, ratio, 1'000'000, benchmark::oN, bidiagonal_smallest);
        add("bidiagonal/largest" + shape, ratio, 1'000'000, benchmark::oN, bidiagonal_largest);
        add("bidiagonal/trace" + shape, ratio, 1'000'000, benchmark::oN,
            numerics::sample_trace_of_inverse);
        add("bidiagonal/all" + shape, ratio, 10'000, benchmark::oNSquared, bidiagonal_all);
        add("bidiagonal/dense_smallest" + shape, ratio, 1000, benchmark::oNCubed, dense_smallest);
    }
    benchmark::RegisterBenchmark("bidiagonal/chi_square/one/1", [](benchmark::State& state) {
        Stream stream(numerics::StreamKey(0, "bench.chi_square"), 0);
        for (auto _ : state) benchmark::DoNotOptimize(stream.chi_square(1000.0));
        state.SetItemsProcessed(state.iterations());
    });
}

}  // namespace overfit::bench
