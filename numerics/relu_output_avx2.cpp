/// The inner loops of the ReLU-output model for processors with avx2 and fused operations.
#include "numerics/relu_output_kernels.hpp"

#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

#define LANES 8
#include "numerics/relu_output_lanes.inc"
//
#include "numerics/relu_output_kernels.inc"
//
#include "numerics/relu_output_classify.inc"
//
#include "numerics/relu_output_sparse.inc"
//
#include "numerics/relu_output_table.inc"

namespace overfit::numerics::relu_output {

Kernels avx2_kernels(int hidden) {
    return all_kernels(hidden);
}

}  // namespace overfit::numerics::relu_output

#else

namespace overfit::numerics::relu_output {

Kernels avx2_kernels(int) {
    return {};
}

}  // namespace overfit::numerics::relu_output

#endif
