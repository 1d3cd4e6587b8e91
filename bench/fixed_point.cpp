/// Time of Silverstein's fixed point and of the risk's first correction against the number of
/// atoms.
#include "theory/fixed_point.hpp"

#include <benchmark/benchmark.h>

#include <cmath>

#include "bench/registration.hpp"
#include "theory/correlated_expansion.hpp"

namespace overfit::bench {
namespace {

using theory::Spectrum;

/// p / n = 2 and no penalty. The residual is what is left of the equation.
void solve(benchmark::State& state, const Spectrum& spectrum) {
    theory::FixedPoint solution{};
    for (auto _ : state)
        benchmark::DoNotOptimize(solution = theory::fixed_point(spectrum, 2.0, 0.0));
    state.counters["digits"] = -std::log10(std::abs(solution.residual) + 0x1p-53);
    state.SetComplexityN(state.range(0));
}

void expand(benchmark::State& state, const Spectrum& spectrum) {
    const theory::Correlated model{.spectrum = spectrum};
    const auto p = static_cast<int>(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(theory::correlated_risk_expansion(model, p / 2, p, 0.0));
    state.SetComplexityN(state.range(0));
}

}  // namespace

void register_fixed_point() {
    const auto add = [](const char* name, Spectrum (*spectrum)(int, double), double parameter,
                        void (*measure)(benchmark::State&, const Spectrum&)) {
        benchmark::RegisterBenchmark(
            name,
            [=](benchmark::State& state) {
                measure(state, spectrum(static_cast<int>(state.range(0)), parameter));
            })
            ->RangeMultiplier(8)
            ->Range(128, 1 << 19)
            ->Complexity(benchmark::oN)
            ->Unit(benchmark::kMicrosecond);
    };
    add("fixed_point/newton/autoregressive", theory::autoregressive_spectrum, 0.5, solve);
    add("fixed_point/newton/power_law", theory::power_law_spectrum, 1.0, solve);
    add("fixed_point/expansion/power_law", theory::power_law_spectrum, 1.0, expand);
}

}  // namespace overfit::bench
