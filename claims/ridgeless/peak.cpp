/// The claim that the risk peaks where parameters equal samples, and worlds without a peak.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "claims/ridgeless/world.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::Features;

constexpr double prominence = 10.0;

/// The median risk is largest at p = n, and there at least ten times that at n/2 and at 2n.
void add_peak(Evidence& evidence, int n, const World& world, const Run& run) {
    // The ratios are closest to the prominence at small n, where a trial costs least.
    const std::size_t trials = 60'000 / static_cast<std::size_t>(n);
    std::vector<double> positions;
    std::vector<std::vector<double>> samples;
    for (const int p : {n / 5, n / 2, 4 * n / 5, n - 1, n, n + 1, 5 * n / 4, 2 * n, 4 * n}) {
        positions.push_back(p);
        samples.push_back(errors_in(world, n, p, trials, run));
    }
    const auto sample_at = [&](int p) {
        const auto place = std::find(positions.begin(), positions.end(), p) - positions.begin();
        return samples[static_cast<std::size_t>(place)];
    };
    evidence.push_back({.at = fmt::format("location at n = {}", n),
                        .expected = static_cast<double>(n),
                        .measured = argmax_of_medians(positions, samples),
                        .rival = n - 1.0});
    for (const int p : {n / 2, 2 * n})
        evidence.push_back({.at = fmt::format("log ratio of the medians at p = {} and {}", n, p),
                            .relation = Relation::at_least,
                            .expected = std::log(prominence),
                            .measured = log_median_ratio_of(sample_at(n), sample_at(p))});
}

Check peak(const World& world) {
    return [world](const Run& run) {
        Evidence evidence;
        for (const int n : {10, 20, 40}) add_peak(evidence, n, world, run);
        return evidence;
    };
}

}  // namespace

std::vector<Claim> peak_claims() {
    return {
        {.id = "ridgeless.median_risk_peaks_at_p_eq_n",
         .statement = "As features are added the median risk of minimum-norm least squares peaks "
                      "exactly at p = n, at more than ten times its value at p = n / 2 and 2n.",
         .hypotheses = "Isotropic Gaussian features, signal and noise of size 1; n = 10, 20, 40; "
                       "p from n / 5 to 4n with n - 1, n, n + 1.",
         .formula = "argmax over p of the median risk = n",
         .source = {"HastieEtAl2022", "Theorem 1 and Figure 2", "000"},
         .kind = Kind::ordering,
         .check = peak({}),
         .rival = "a peak one feature earlier, as for a model with an intercept",
         .controls = {{.name = "no_noise",
                       .world = "Labels without noise: the risk has no peak at p = n.",
                       .check = peak({.noise_sd = 0.0})},
                      {.name = "equal_singular_values",
                       .world = "Features whose singular values are all equal: no peak.",
                       .check = peak({.features = Features::equal_singular_values})},
                      {.name = "optimal_ridge",
                       .world = "Ridge regression with the optimal penalty: no peak.",
                       .check = peak({.optimal_ridge = true})}},
         .figure = "ridgeless_risk"},
    };
}

}  // namespace overfit::claims::ridgeless
