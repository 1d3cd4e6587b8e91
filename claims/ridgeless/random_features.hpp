/// What the claims and tables on random features share.
#pragma once

#include <string>
#include <string_view>

#include "claims/tolerance.hpp"
#include "experiments/random_features.hpp"
#include "theory/random_features.hpp"

namespace overfit::claims::ridgeless {

/// "d = 20, n = 40, p = 80"
std::string at(const experiments::NonlinearFeatures& sizes);

std::string_view name_of(theory::Activation activation);

/// The limit of the variance, in units of noise^2; not for `linear`.
double variance_limit(theory::Activation activation, const experiments::NonlinearFeatures& sizes);

/// Signal 1 and noise 0.5; `penalty` is Mei and Montanari's lambda.
experiments::RandomFeaturesFit random_features_fit(const experiments::NonlinearFeatures& sizes,
                                                   double penalty);
/// The limit of the risk of such a fit with relu features.
double relu_risk_limit(const experiments::NonlinearFeatures& sizes, double penalty);

/// How far a mean at `inputs` inputs may lie from its limit `scale`.
Tolerance degree_two(double scale, double samples_per_input, int inputs);

}  // namespace overfit::claims::ridgeless
