/// How numbers vary over data sets.
#include "claims/superposition/spread.hpp"

#include <algorithm>
#include <functional>

#include "numerics/dimensionality.hpp"
#include "numerics/statistics.hpp"

namespace overfit::claims::superposition {

std::vector<double> spread(double group, double x, double theory,
                           const std::vector<double>& values) {
    const double median = numerics::median(values);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return {group, x, theory, median, *low, *high};
}

std::vector<double> descending_dimensionalities(const Eigen::MatrixXd& vectors) {
    const Eigen::VectorXd shares = numerics::dimensionalities(vectors);
    std::vector<double> sorted(shares.begin(), shares.end());
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    return sorted;
}

}  // namespace overfit::claims::superposition
