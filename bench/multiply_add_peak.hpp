/// The most single-precision operations a second that one core of this machine does.
#pragma once

#include "numerics/relu_output_kernels.hpp"

namespace overfit::bench {

/// Floating-point operations a second of independent fused multiply-adds in registers, with the
/// instruction set given; the best of several runs, measured now, in 50 ms. `portable` gives that
/// of `best`, which has no loop of its own.
double multiply_add_peak(numerics::InstructionSet set = numerics::InstructionSet::best);

}  // namespace overfit::bench
