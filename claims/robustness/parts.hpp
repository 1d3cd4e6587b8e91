/// The parts of the topic robustness, one function for each file.
#pragma once

#include <string>
#include <vector>

#include "claims/claim.hpp"
#include "claims/sweep.hpp"
#include "theory/interpolant_smoothness.hpp"

namespace overfit::claims::robustness {

std::vector<Claim> interpolant_claims();
std::vector<Claim> isoperimetry_claims();
std::vector<Claim> direction_claims();
std::vector<Claim> sign_claims();
std::vector<Claim> bound_claims();
std::vector<Claim> famous_size_claims();
std::vector<Claim> least_claims();
std::vector<Claim> fourier_claims();
std::vector<Claim> smooth_size_claims();
std::vector<Claim> world_claims();
std::vector<Claim> exception_claims();
std::vector<Claim> bounded_family_claims();
std::vector<Claim> ridge_function_claims();
std::vector<Claim> one_parameter_claims();
std::vector<Claim> network_claims();

std::vector<Sweep> bound_sweeps();
std::vector<Sweep> interpolant_sweeps();
std::vector<Sweep> fourier_sweeps();
std::vector<Sweep> exception_sweeps();
std::vector<Sweep> network_sweeps();

/// A number from a formula of a dozen operations.
Measurement exactly(double value);

/// Each value divided by one number.
std::vector<double> over(std::vector<double> sample, double divisor);

/// What theory::fourier_gradient leaves out, relative to it.
double relative_correction(const theory::FourierInterpolants& model);

/// The median of gradients over theory::fourier_gradient, with that tolerated.
Measurement median_over_law(std::vector<double> gradients,
                            const theory::FourierInterpolants& model);

/// "n = 80, d = 40, p = 154"
std::string at(const theory::QuadraticInterpolants& model);
std::string at(const theory::FourierInterpolants& model);

}  // namespace overfit::claims::robustness
