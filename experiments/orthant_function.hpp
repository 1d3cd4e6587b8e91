/// Measures the function of one real parameter whose binary digits are the labels of orthants.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"
#include "theory/smooth_interpolants.hpp"

namespace overfit::experiments {

/// f_w(x) = s min(1, slope min_j |x_j|), where s = 2 b - 1 and b is the binary digit of w that
/// belongs to the orthant of x.
struct OrthantFunction {
    double slope;
    double digits;  ///< of w that are kept, of 2^d; the others are 0
};

/// Entry t belongs to trial t.
struct OrthantSample {
    std::vector<double> fitted;     ///< share of the labels with f(x_i) = y_i exactly
    std::vector<double> loss;       ///< mean of (f(x_i) - y_i)^2
    std::vector<double> lipschitz;  ///< largest |f(x_i) - f(x)| / |x_i - x|, x mirrored in the
                                    ///< nearest face of the orthant
};

/// The digit of each orthant is the label of its first point, of n uniform points on the sphere of
/// R^d with fair labels. 3 <= d <= 30, or std::domain_error; O(n d) time and 2^d bits of memory a
/// trial.
OrthantSample orthant_function(const theory::SpherePoints& sphere, const OrthantFunction& function,
                               const numerics::Trials& trials);

}  // namespace overfit::experiments
