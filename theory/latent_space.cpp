/// The latent space model as a linear model.
#include "theory/latent_space.hpp"

#include <cmath>
#include <stdexcept>

#include "theory/correlated_expansion.hpp"

namespace overfit::theory {

namespace {

void require(const LatentSpace& m) {
    if (m.n < 1 || m.d < 1 || m.d > m.p)
        throw std::domain_error("latent_space: needs n >= 1 and 1 <= d <= p");
    if (!(m.strength > 0.0 && std::isfinite(m.strength) && m.theta >= 0.0 && m.noise_sd >= 0.0))
        throw std::domain_error("latent_space: needs strength > 0, theta >= 0 and noise_sd >= 0");
}

double amplified(const LatentSpace& m) {
    return 1.0 + m.strength * m.p / m.d;
}

double label_noise(const Correlated& m) {
    return m.noise_sd * m.noise_sd;
}

}  // namespace

Correlated latent_regression(const LatentSpace& m) {
    require(m);
    const double share = static_cast<double>(m.d) / m.p, l = amplified(m);
    return {.spectrum = {.eigenvalues = {l, 1.0},
                         .weights = {share, 1.0 - share},
                         .signal = {1.0, 0.0}},
            .signal = m.theta * std::sqrt(l - 1.0) / l,
            .noise_sd = std::hypot(m.noise_sd, m.theta / std::sqrt(l))};
}

Correlated unamplified_regression(const LatentSpace& m) {
    Correlated regression = latent_regression(m);
    if (m.d == m.p) throw std::domain_error("unamplified_regression: needs d < p");
    regression.spectrum.signal = {0.0, 1.0};
    regression.signal *= std::sqrt(amplified(m));
    return regression;
}

double latent_test_error(const LatentSpace& m) {
    const Correlated regression = latent_regression(m);
    return label_noise(regression) + correlated_risk_expansion(regression, m.n, m.p, 0.0).risk();
}

double latent_test_error_limit(const LatentSpace& m) {
    const Correlated regression = latent_regression(m);
    return label_noise(regression) +
           correlated_risk_limit(regression, static_cast<double>(m.p) / m.n, 0.0).risk();
}

}  // namespace overfit::theory
