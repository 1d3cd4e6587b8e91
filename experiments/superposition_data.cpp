/// Sparse inputs, by the gaps between their active features.
#include "experiments/superposition_data.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

namespace overfit::experiments {

namespace {

using numerics::Stream;
using Entries = std::vector<std::pair<int, double>>;

void require(const theory::SparseUnitInputs& inputs) {
    if (!(inputs.features >= 1 && inputs.sparsity >= 0.0 && inputs.sparsity < 1.0 &&
          inputs.features * (1.0 - inputs.sparsity) >= 1e-6))
        throw std::domain_error(
            "sparse inputs: need n >= 1 features, a sparsity in [0, 1) and n (1 - S) >= 1e-6");
}

/// One draw, perhaps without an active feature. The next active feature is the i-th from here with
/// probability (1 - S) S^i.
void draw(const theory::SparseUnitInputs& inputs, Stream& stream, Entries& entries) {
    entries.clear();
    const double log_sparsity = std::log(inputs.sparsity);
    double feature = -1.0;
    while (true) {
        feature += 1.0 + std::floor(std::log(stream.uniform()) / log_sparsity);
        if (!(feature < inputs.features)) return;
        entries.emplace_back(static_cast<int>(feature), stream.uniform());
    }
}

double norm_of(const Entries& entries) {
    double squares = 0.0;
    for (const auto& [feature, value] : entries) squares += value * value;
    return std::sqrt(squares);
}

void draw_unit(const theory::SparseUnitInputs& inputs, Stream& stream, Entries& entries) {
    do draw(inputs, stream, entries);
    while (entries.empty());
    const double norm = norm_of(entries);
    for (auto& [feature, value] : entries) value /= norm;
}

void append(Inputs& x, int example, const Entries& entries) {
    x.startVec(example);
    for (const auto& [feature, value] : entries) x.insertBack(feature, example) = value;
}

template <class Draw>
std::vector<double> products(int features, int examples, const numerics::Trials& trials,
                             const Draw& next) {
    if (examples < 2) throw std::domain_error("mean_products: needs at least two inputs");
    return numerics::sample(trials, [&](Stream& stream) {
        Eigen::VectorXd sum = Eigen::VectorXd::Zero(features);
        double squares = 0.0;
        Entries entries;
        for (int t = 0; t < examples; ++t) {
            next(stream, entries);
            for (const auto& [feature, value] : entries) {
                sum(feature) += value;
                squares += value * value;
            }
        }
        return (sum.squaredNorm() - squares) / (examples * (examples - 1.0));
    });
}

}  // namespace

Inputs sparse_unit_inputs(const theory::SparseUnitInputs& inputs, int examples, Stream& stream) {
    require(inputs);
    if (examples < 0) throw std::domain_error("sparse_unit_inputs: needs T >= 0 examples");
    Inputs x(inputs.features, examples);
    Entries entries;
    for (int t = 0; t < examples; ++t) {
        draw_unit(inputs, stream, entries);
        append(x, t, entries);
    }
    x.finalize();
    return x;
}

Inputs disjoint_unit_inputs(int examples, int active, Stream& stream) {
    if (examples < 1 || active < 1)
        throw std::domain_error("disjoint_unit_inputs: needs examples and active features");
    Inputs x(static_cast<Eigen::Index>(examples) * active, examples);
    Entries entries;
    for (int t = 0; t < examples; ++t) {
        entries.clear();
        for (int i = 0; i < active; ++i) entries.emplace_back(t * active + i, stream.uniform());
        const double norm = norm_of(entries);
        for (auto& [feature, value] : entries) value /= norm;
        append(x, t, entries);
    }
    x.finalize();
    return x;
}

std::vector<double> mean_products(const theory::SparseUnitInputs& inputs, int examples,
                                  const numerics::Trials& trials) {
    require(inputs);
    return products(inputs.features, examples, trials,
                    [&](Stream& stream, Entries& entries) { draw_unit(inputs, stream, entries); });
}

std::vector<double> mean_products_without_scaling(const theory::SparseUnitInputs& inputs,
                                                  int examples, const numerics::Trials& trials) {
    require(inputs);
    return products(inputs.features, examples, trials,
                    [&](Stream& stream, Entries& entries) { draw(inputs, stream, entries); });
}

}  // namespace overfit::experiments
