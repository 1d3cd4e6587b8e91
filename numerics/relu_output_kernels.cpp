/// Asks the processor what it has.
#include "numerics/relu_output_kernels.hpp"

#include <stdexcept>

namespace overfit::numerics {

bool has_instructions(InstructionSet set) {
    switch (set) {
        case InstructionSet::portable:
        case InstructionSet::best: return true;
#if defined(__x86_64__)
        case InstructionSet::avx2:
            return relu_output::avx2_kernels(1).dense != nullptr &&
                   __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
        case InstructionSet::avx512:
            return relu_output::avx512_kernels(1).dense != nullptr &&
                   __builtin_cpu_supports("avx512f");
#else
        case InstructionSet::avx2:
        case InstructionSet::avx512: return false;
#endif
    }
    return false;
}

namespace relu_output {

Kernels kernels(InstructionSet set, int hidden) {
    if (hidden < 1) throw std::domain_error("relu_output::kernels: hidden must be positive");
    if (set == InstructionSet::best)
        set = has_instructions(InstructionSet::avx512) ? InstructionSet::avx512
              : has_instructions(InstructionSet::avx2) ? InstructionSet::avx2
                                                       : InstructionSet::portable;
    if (!has_instructions(set))
        throw std::domain_error("this processor does not have the instruction set asked for");
    switch (set) {
        case InstructionSet::avx512: return avx512_kernels(hidden);
        case InstructionSet::avx2: return avx2_kernels(hidden);
        default: return portable_kernels(hidden);
    }
}

}  // namespace relu_output

}  // namespace overfit::numerics
