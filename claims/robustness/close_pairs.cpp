/// Medians that the closest pair decides.
#include "claims/robustness/close_pairs.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace overfit::claims::robustness {

std::string at(const theory::SpherePoints& sphere) {
    return fmt::format("n = {}, d = {}", sphere.points, sphere.dimension);
}

Measurement median_with_close_pairs(
    std::vector<double> lipschitz, const theory::SpherePoints& sphere,
    double (*quantile)(const theory::SpherePoints& sphere, double q), theory::Closeness closeness) {
    const double error = theory::closest_pair_error(sphere, 0.5, closeness);
    const double centre = quantile(sphere, 0.5);
    const double shift =
        std::max(quantile(sphere, 0.5 + error) - centre, centre - quantile(sphere, 0.5 - error));
    return median_of(std::move(lipschitz)) +
           Tolerance::finite_size(shift * sphere.points, sphere.points, 1.0,
                                  "close pairs that share a point, by the two moments bound");
}

Comparison fits(const theory::SpherePoints& sphere, const experiments::InterpolantSample& sample,
                double operations) {
    return {.at = fmt::format("{}: labels", at(sphere)),
            .expected = 0.0,
            .measured = computed(*std::ranges::max_element(sample.residual), 1.0, operations)};
}

}  // namespace overfit::claims::robustness
