/// Exact risk of least squares on some of the features.
#include "theory/feature_subset.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace overfit::theory {

namespace {

double energy(std::vector<double>::const_iterator first, std::vector<double>::const_iterator last) {
    return std::inner_product(first, last, first, 0.0);
}

void require_subset(const std::vector<double>& beta, int p) {
    if (p < 0 || static_cast<std::size_t>(p) > beta.size())
        throw std::domain_error("feature_subset: needs 0 <= p <= the number of coefficients");
}

}  // namespace

double feature_subset_risk(const FeatureSubset& fit) {
    if (fit.n < 1 || fit.p < 0)
        throw std::domain_error("feature_subset_risk: needs n >= 1 and p >= 0");
    if (!(fit.seen >= 0.0 && fit.hidden >= 0.0 && fit.noise_sd >= 0.0))
        throw std::domain_error("feature_subset_risk: needs seen, hidden and noise_sd >= 0");
    const double hidden = fit.hidden * fit.hidden;
    const double noise = hidden + fit.noise_sd * fit.noise_sd;
    const double n = fit.n, p = fit.p;
    const double bias = p > n ? fit.seen * fit.seen * (1.0 - n / p) : 0.0;
    if (fit.p == 0 || noise == 0.0) return (fit.p == 0 ? 0.0 : bias) + hidden;
    const double gap = std::abs(n - p) - 1.0;
    if (gap <= 0.0) return std::numeric_limits<double>::infinity();
    return bias + hidden + noise * std::min(n, p) / gap;
}

std::vector<double> power_law_coefficients(int features, double decay, double signal) {
    if (features < 1 || !(decay >= 0.0 && std::isfinite(decay) && signal >= 0.0))
        throw std::domain_error(
            "power_law_coefficients: needs features >= 1, decay >= 0 and signal >= 0");
    std::vector<double> beta;
    for (int j = 1; j <= features; ++j) beta.push_back(std::pow(j, -decay));
    const double norm = std::sqrt(energy(beta.begin(), beta.end()));
    for (double& coefficient : beta) coefficient *= signal / norm;
    return beta;
}

double random_subset_risk(const std::vector<double>& beta, int n, int p, double noise_sd) {
    require_subset(beta, p);
    const double total = energy(beta.begin(), beta.end());
    const double share = beta.empty() ? 0.0 : p / static_cast<double>(beta.size());
    return feature_subset_risk({.n = n,
                                .p = p,
                                .seen = std::sqrt(share * total),
                                .hidden = std::sqrt((1.0 - share) * total),
                                .noise_sd = noise_sd});
}

double prescient_subset_risk(const std::vector<double>& beta, int n, int p, double noise_sd) {
    require_subset(beta, p);
    const bool sorted = std::is_sorted(
        beta.begin(), beta.end(), [](double a, double b) { return std::abs(a) > std::abs(b); });
    if (!sorted)
        throw std::domain_error("prescient_subset_risk: coefficients must not increase in size");
    const auto border = beta.begin() + p;
    return feature_subset_risk({.n = n,
                                .p = p,
                                .seen = std::sqrt(energy(beta.begin(), border)),
                                .hidden = std::sqrt(energy(border, beta.end())),
                                .noise_sd = noise_sd});
}

}  // namespace overfit::theory
