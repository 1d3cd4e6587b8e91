/// Training of the ReLU-output model: the dense pass beside the peak of multiply-adds, steps of
/// both passes over examples, features and hidden dimensions, and complete trainings.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <string>

#include "bench/multiply_add_peak.hpp"
#include "bench/registration.hpp"
#include "bench/relu_output_problem.hpp"
#include "numerics/relu_output_engine.hpp"

namespace overfit::bench {
namespace {

using numerics::InstructionSet;
using numerics::ReluOutputPass;

/// How a benchmark's number becomes a size.
struct Sweep {
    std::string name;
    ReluOutputSize (*size)(int);
    int least, largest, factor;
};

const Sweep over_examples{.name = "n10000_m2",
                          .size = [](int t) { return ReluOutputSize{.examples = t}; },
                          .least = 32,
                          .largest = 8192,
                          .factor = 4};
const Sweep over_features{.name = "T1000_m2",
                          .size = [](int n) { return ReluOutputSize{.features = n}; },
                          .least = 128,
                          .largest = 32768,
                          .factor = 4};
const Sweep over_hidden{.name = "n10000_T1000",
                        .size = [](int m) { return ReluOutputSize{.hidden = m}; },
                        .least = 1,
                        .largest = 8,
                        .factor = 2};

/// All outputs and their part of the gradient: three multiply-adds an output and hidden dimension.
void pass(benchmark::State& state, InstructionSet set) {
    const auto hidden = static_cast<int>(state.range(0));
    const ReluOutputSize size{.hidden = hidden};
    const ReluOutputProblem problem = relu_output_problem(size);
    numerics::relu_output::Engine engine(problem.examples, problem.start, set);
    engine.forward();
    // Peaks on both sides and the fastest of all passes, since a shared machine is never quiet.
    double peak = multiply_add_peak(set), least = std::numeric_limits<double>::infinity();
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        engine.add_outputs();
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        least = std::min(least, spent.count());
    }
    peak = std::max(peak, multiply_add_peak(set));
    const double rate = 6.0 * hidden * size.features * size.examples / least;
    state.counters["FLOP/s"] = rate;
    state.counters["of_peak"] = rate / peak;
}

/// A step in the midst of a training, when features have begun to differ.
void step(benchmark::State& state, const Sweep& sweep, ReluOutputPass which) {
    const ReluOutputProblem problem =
        relu_output_problem(sweep.size(static_cast<int>(state.range(0))));
    numerics::ReluOutputOptions options{.steps = 1'000'000'000, .warm_up = 0.0};
    options.pass = which;
    numerics::ReluOutputTrainer trainer(problem.examples, problem.start, options);
    trainer.advance(300);
    for (auto _ : state) trainer.advance(1);
    state.SetComplexityN(state.range(0));
}

void training(benchmark::State& state) {
    const ReluOutputProblem problem =
        relu_output_problem({.examples = static_cast<int>(state.range(0))});
    for (auto _ : state) {
        numerics::ReluOutputTrainer trainer(problem.examples, problem.start, {});
        trainer.advance(50'000);
    }
}

void add_pass(const std::string& name, InstructionSet set) {
    if (!has_instructions(set)) return;
    benchmark::RegisterBenchmark(("relu_output_pass/" + name + "/n10000_T1000").c_str(),
                                 [=](benchmark::State& state) { pass(state, set); })
        ->DenseRange(1, 8)
        ->Unit(benchmark::kMillisecond);
}

void add_step(const std::string& name, const Sweep& sweep, ReluOutputPass which) {
    benchmark::RegisterBenchmark(("relu_output_step/" + name + "/" + sweep.name).c_str(),
                                 [=](benchmark::State& state) { step(state, sweep, which); })
        ->RangeMultiplier(sweep.factor)
        ->Range(sweep.least, sweep.largest)
        ->Complexity(benchmark::oAuto)
        ->Unit(benchmark::kMillisecond);
}

}  // namespace

void register_relu_output() {
    add_pass("avx512", InstructionSet::avx512);
    add_pass("avx2", InstructionSet::avx2);
    add_pass("portable", InstructionSet::portable);
    for (const Sweep& sweep : {over_examples, over_features, over_hidden}) {
        add_step("dense", sweep, ReluOutputPass::dense);
        add_step("pruned", sweep, ReluOutputPass::pruned);
    }
    benchmark::RegisterBenchmark("relu_output_training/automatic/n10000_m2", training)
        ->Arg(10)
        ->Arg(100)
        ->Arg(1000)
        ->Arg(10'000)
        ->Iterations(1)
        ->Unit(benchmark::kSecond);
}

}  // namespace overfit::bench
