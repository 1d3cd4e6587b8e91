/// The inner loops of the ReLU-output model for every processor.
#include "numerics/relu_output_kernels.hpp"

#define LANES 4
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

Kernels portable_kernels(int hidden) {
    return all_kernels(hidden);
}

}  // namespace overfit::numerics::relu_output
