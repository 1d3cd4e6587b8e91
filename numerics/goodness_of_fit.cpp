/// Distances between samples and laws.
#include "numerics/goodness_of_fit.hpp"

#include <algorithm>
#include <stdexcept>

namespace overfit::numerics {

double kolmogorov_distance(std::vector<double> sample, const std::function<double(double)>& cdf) {
    if (sample.empty()) throw std::domain_error("kolmogorov_distance: the sample is empty");
    std::sort(sample.begin(), sample.end());
    const auto n = static_cast<double>(sample.size());
    double distance = 0.0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double f = cdf(sample[i]);
        if (!(f >= 0.0 && f <= 1.0))
            throw std::domain_error("kolmogorov_distance: the cdf left [0, 1]");
        const auto rank = static_cast<double>(i);
        distance = std::max({distance, f - rank / n, (rank + 1.0) / n - f});
    }
    return distance;
}

}  // namespace overfit::numerics
