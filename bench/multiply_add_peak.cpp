/// Twelve chains of multiply-adds: enough to hide the latency of two units.
#include "bench/multiply_add_peak.hpp"

#include <algorithm>
#include <chrono>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace overfit::bench {
namespace {

using numerics::InstructionSet;

constexpr long rounds = 100'000;
constexpr int chains = 12;

#if defined(__x86_64__)

__attribute__((target("avx512f"), noinline)) double chains_of_sixteen() {
    __m512 sums[chains];
    for (__m512& sum : sums) sum = _mm512_set1_ps(1.0F);
    const __m512 factor = _mm512_set1_ps(0.999F), term = _mm512_set1_ps(0.001F);
    for (long round = 0; round < rounds; ++round)
        for (__m512& sum : sums) {
            sum = _mm512_fmadd_ps(sum, factor, term);
            asm volatile("" : "+v"(sum));
        }
    return 2.0 * 16 * chains * rounds;
}

__attribute__((target("avx2,fma"), noinline)) double chains_of_eight() {
    __m256 sums[chains];
    for (__m256& sum : sums) sum = _mm256_set1_ps(1.0F);
    const __m256 factor = _mm256_set1_ps(0.999F), term = _mm256_set1_ps(0.001F);
    for (long round = 0; round < rounds; ++round)
        for (__m256& sum : sums) {
            sum = _mm256_fmadd_ps(sum, factor, term);
            asm volatile("" : "+x"(sum));
        }
    return 2.0 * 8 * chains * rounds;
}

#endif

/// Elsewhere the compiler makes of it what it can.
double plain_chains() {
    float sums[4 * chains];
    for (float& sum : sums) sum = 1.0F;
    for (long round = 0; round < rounds; ++round) {
        for (float& sum : sums) sum = sum * 0.999F + 0.001F;
        asm volatile("" : : "r"(sums) : "memory");
    }
    return 2.0 * 4 * chains * rounds;
}

double (*chains_for(InstructionSet set))() {
#if defined(__x86_64__)
    const bool any = set == InstructionSet::best || set == InstructionSet::portable;
    if ((any || set == InstructionSet::avx512) && has_instructions(InstructionSet::avx512))
        return chains_of_sixteen;
    if ((any || set == InstructionSet::avx2) && has_instructions(InstructionSet::avx2))
        return chains_of_eight;
#endif
    return plain_chains;
}

}  // namespace

double multiply_add_peak(InstructionSet set) {
    double (*const work)() = chains_for(set);
    double best = 0.0;
    for (int repeat = 0; repeat < 100; ++repeat) {
        const auto start = std::chrono::steady_clock::now();
        const double operations = work();
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        best = std::max(best, operations / spent.count());
    }
    return best;
}

}  // namespace overfit::bench
