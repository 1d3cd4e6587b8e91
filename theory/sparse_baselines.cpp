/// Baselines of sparse unit-norm inputs: the best constant by one integral, the best affine map.
#include "theory/sparse_baselines.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/exp_sinh.hpp>

namespace overfit::theory {

namespace {

using namespace boost::math::double_constants;

void require(const SparseUnitInputs& inputs) {
    if (inputs.features < 1)
        throw std::domain_error("sparse_baselines: needs at least one feature");
    if (!(inputs.sparsity >= 0.0 && inputs.sparsity < 1.0))
        throw std::domain_error("sparse_baselines: needs a sparsity in [0, 1)");
}

/// 1 - f(t) = 1 - E exp(-t^2 U^2): by its series near 0, so that its (n - 1)-th power keeps its
/// digits for n in the thousands.
double missing(double t) {
    const double square = t * t;
    if (t < 0.1)
        return square *
               (1.0 / 3.0 -
                square * (1.0 / 10.0 -
                          square * (1.0 / 42.0 - square * (1.0 / 216.0 - square / 1320.0))));
    return 1.0 - root_pi * std::erf(t) / (2.0 * t);
}

}  // namespace

double sparse_active_mean(const SparseUnitInputs& inputs) {
    require(inputs);
    if (inputs.features == 1) return 1.0;
    const double active = 1.0 - inputs.sparsity;
    const auto integrand = [&](double t) {
        const double others = (inputs.features - 1.0) * std::log1p(-active * missing(t));
        const double square = t * t;
        const double own = square > 1e-8 ? -std::expm1(-square) / square : 1.0 - square / 2.0;
        return own * std::exp(others);
    };
    boost::math::quadrature::exp_sinh<double> rule;
    return rule.integrate(integrand, 1e-13) / root_pi;
}

double sparse_feature_mean(const SparseUnitInputs& inputs) {
    const double active_mean = sparse_active_mean(inputs);
    const double any_active =
        inputs.sparsity == 0.0 ? 1.0 : -std::expm1(inputs.features * std::log(inputs.sparsity));
    return active_mean * (1.0 - inputs.sparsity) / any_active;
}

double best_constant_loss(const SparseUnitInputs& inputs) {
    const double mean = sparse_feature_mean(inputs);
    return std::max(0.0, 1.0 - inputs.features * mean * mean);
}

double linear_memoriser_loss(int examples, int dimensions) {
    if (examples < 1) throw std::domain_error("linear_memoriser_loss: needs at least one example");
    if (dimensions < 0) throw std::domain_error("linear_memoriser_loss: needs m >= 0");
    return static_cast<double>(std::max(0, examples - 1 - dimensions)) / examples;
}

}  // namespace overfit::theory
