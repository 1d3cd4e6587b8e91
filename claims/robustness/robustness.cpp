/// The topic robustness: how smooth a function can be that interpolates noise.
#include <cmath>

#include "claims/append.hpp"
#include "claims/registry.hpp"
#include "claims/robustness/parts.hpp"

namespace overfit::claims {

namespace robustness {

Measurement exactly(double value) {
    return computed(value, std::abs(value), 32.0);
}

std::vector<double> over(std::vector<double> sample, double divisor) {
    for (double& value : sample) value /= divisor;
    return sample;
}

}  // namespace robustness

std::vector<Sweep> robustness_sweeps() {
    std::vector<Sweep> all;
    for (auto* part :
         {robustness::interpolant_sweeps, robustness::fourier_sweeps, robustness::bound_sweeps,
          robustness::exception_sweeps, robustness::network_sweeps})
        append(all, part());
    return all;
}

std::vector<Claim> robustness_claims() {
    std::vector<Claim> all;
    for (auto* part :
         {robustness::interpolant_claims, robustness::least_claims, robustness::fourier_claims,
          robustness::smooth_size_claims, robustness::world_claims, robustness::isoperimetry_claims,
          robustness::direction_claims, robustness::sign_claims, robustness::bound_claims,
          robustness::famous_size_claims, robustness::exception_claims,
          robustness::bounded_family_claims, robustness::ridge_function_claims,
          robustness::one_parameter_claims, robustness::network_claims})
        append(all, part());
    return all;
}

}  // namespace overfit::claims
