/// Does a sample follow a law: distances, and exact p-values where they are known.
#pragma once

#include <functional>
#include <vector>

namespace overfit::numerics {

/// sup_x |F_n(x) - cdf(x)|, Kolmogorov's distance of the sample to a continuous law.
/// O(n log n). Throws std::domain_error for an empty sample or a cdf outside [0, 1].
double kolmogorov_distance(std::vector<double> sample, const std::function<double(double)>& cdf);

}  // namespace overfit::numerics
