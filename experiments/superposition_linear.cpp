/// Principal components of examples that share no feature, or some.
#include "experiments/superposition_linear.hpp"

#include <stdexcept>
#include <vector>

#include "experiments/superposition_data.hpp"
#include "numerics/singular_values.hpp"

namespace overfit::experiments {

double best_linear_loss(int examples, int dimensions, LinearWorld world,
                        const numerics::Trials& trials) {
    if (examples < 1 || dimensions < 0)
        throw std::domain_error("best_linear_loss: needs T >= 1 examples and m >= 0 dimensions");
    numerics::Stream stream(trials.key, 0);
    const Inputs x = world == LinearWorld::overlapping
                         ? sparse_unit_inputs({.features = 20, .sparsity = 0.5}, examples, stream)
                         : disjoint_unit_inputs(examples, 3, stream);
    Eigen::MatrixXd rows = Eigen::MatrixXd(x).transpose();
    if (world != LinearWorld::without_bias) rows.rowwise() -= rows.colwise().mean().eval();
    const std::vector<double> values = numerics::singular_values(rows);
    double left = 0.0;
    for (auto i = static_cast<std::size_t>(dimensions); i < values.size(); ++i)
        left += values[i] * values[i];
    return left / examples;
}

}  // namespace overfit::experiments
