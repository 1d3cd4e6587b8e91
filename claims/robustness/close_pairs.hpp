/// Evidence about functions through random labels: medians that the closest pair decides.
#pragma once

#include <string>
#include <vector>

#include "claims/claim.hpp"
#include "experiments/smooth_interpolants.hpp"

namespace overfit::claims::robustness {

/// "n = 1000, d = 20"
std::string at(const theory::SpherePoints& sphere);

/// The median, which is that of the closest pair's law up to the error of counting close pairs by
/// Poisson's law.
Measurement median_with_close_pairs(
    std::vector<double> lipschitz, const theory::SpherePoints& sphere,
    double (*quantile)(const theory::SpherePoints& sphere, double q), theory::Closeness closeness);

/// All labels are met in all trials, up to so many roundings of numbers of size 1.
Comparison fits(const theory::SpherePoints& sphere, const experiments::InterpolantSample& sample,
                double operations);

}  // namespace overfit::claims::robustness
