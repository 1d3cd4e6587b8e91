/// Gradients and AdamW of the ReLU-output model, plainly and in double precision: what the fast
/// trainer is tested against.
#pragma once

#include <vector>

#include "numerics/relu_output_model.hpp"
#include "numerics/relu_output_options.hpp"

namespace overfit::numerics {

/// The model in double precision.
struct ReluOutputReference {
    Eigen::MatrixXd weights;  ///< m x n
    Eigen::VectorXd biases;   ///< n
};

struct ReluOutputGradient {
    double loss;              ///< summed over features, averaged over examples
    Eigen::MatrixXd weights;  ///< dL/dW, m x n
    Eigen::VectorXd biases;   ///< dL/db
};

/// Stores the whole n x T output. The derivative of max(0, z) at 0 is taken as 0. O(n m T).
ReluOutputGradient reference_gradient(const ReluOutputReference& model, const Eigen::MatrixXd& x);

/// The losses before each of the first `steps` updates, and the model after them.
struct ReferenceTrajectory {
    std::vector<double> losses;
    ReluOutputReference model;
};
ReferenceTrajectory reference_trajectory(ReluOutputReference start, const Eigen::MatrixXd& x,
                                         const ReluOutputOptions& options, long steps);

}  // namespace overfit::numerics
