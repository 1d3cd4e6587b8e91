/// Spectra of feature covariances.
#include "theory/spectrum.hpp"

#include <cmath>
#include <cstdint>
#include <numeric>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/math/tools/roots.hpp>

namespace overfit::theory {

namespace {

using boost::math::double_constants::pi;

void require_share(const std::vector<double>& shares, std::size_t atoms) {
    if (shares.size() != atoms)
        throw std::domain_error("spectrum: needs one weight and one signal share an eigenvalue");
    for (const double share : shares)
        if (!(share >= 0.0)) throw std::domain_error("spectrum: shares must be at least 0");
    if (!(std::abs(std::accumulate(shares.begin(), shares.end(), 0.0) - 1.0) < 1e-9))
        throw std::domain_error("spectrum: shares must sum to 1");
}

void require_family(int p, double rho) {
    if (p < 1 || !(rho >= 0.0 && rho < 1.0))
        throw std::domain_error("spectrum: needs p >= 1 and 0 <= rho < 1");
}

/// The k-th root t of the characteristic equation, k = 1, …, p. Its left side is the imaginary part
/// of e^(i(p+1)t) (1 - rho e^-it)^2, so that the roots are where the phase is k pi.
double autoregressive_angle(int p, double rho, int k) {
    if (rho == 0.0) return k * pi / (p + 1.0);
    // The phase increases: its slope is at least p + 1 - 2 rho / (1 + rho) > p.
    const auto excess = [&](double t) {
        return (p + 1.0) * t + 2.0 * std::atan2(rho * std::sin(t), 1.0 - rho * std::cos(t)) -
               k * pi;
    };
    std::uintmax_t evaluations = 100;
    const auto [low, high] = boost::math::tools::toms748_solve(
        excess, 0.0, k * pi / (p + 1.0), boost::math::tools::eps_tolerance<double>(52),
        evaluations);
    return 0.5 * (low + high);
}

double autoregressive_eigenvalue(double rho, double angle) {
    // 1 - 2 rho cos t + rho^2 = (1 - rho)^2 + 4 rho sin^2(t/2), without cancellation.
    const double sine = std::sin(0.5 * angle);
    return (1.0 - rho) * (1.0 + rho) / ((1.0 - rho) * (1.0 - rho) + 4.0 * rho * sine * sine);
}

}  // namespace

void require(const Spectrum& s) {
    if (s.eigenvalues.empty()) throw std::domain_error("spectrum: needs an eigenvalue");
    for (const double value : s.eigenvalues)
        if (!(value > 0.0 && std::isfinite(value)))
            throw std::domain_error("spectrum: eigenvalues must be positive and finite");
    require_share(s.weights, s.eigenvalues.size());
    require_share(s.signal, s.eigenvalues.size());
}

Spectrum equal_weights(std::vector<double> eigenvalues) {
    const std::vector<double> shares(eigenvalues.size(),
                                     1.0 / static_cast<double>(eigenvalues.size()));
    Spectrum spectrum{.eigenvalues = std::move(eigenvalues), .weights = shares, .signal = shares};
    require(spectrum);
    return spectrum;
}

Spectrum power_law_spectrum(int p, double exponent) {
    if (p < 1 || !std::isfinite(exponent))
        throw std::domain_error("power_law_spectrum: needs p >= 1 and a finite exponent");
    std::vector<double> eigenvalues;
    for (int i = 1; i <= p; ++i) eigenvalues.push_back(std::pow(i, -exponent));
    return equal_weights(std::move(eigenvalues));
}

Spectrum equicorrelated_spectrum(int p, double rho) {
    require_family(p, rho);
    std::vector<double> eigenvalues(static_cast<std::size_t>(p), 1.0 - rho);
    eigenvalues.front() += p * rho;
    return equal_weights(std::move(eigenvalues));
}

Spectrum autoregressive_spectrum(int p, double rho) {
    require_family(p, rho);
    std::vector<double> eigenvalues;
    for (int k = 1; k <= p; ++k)
        eigenvalues.push_back(autoregressive_eigenvalue(rho, autoregressive_angle(p, rho, k)));
    return equal_weights(std::move(eigenvalues));
}

Spectrum autoregressive_density(double rho, int nodes) {
    require_family(nodes, rho);
    std::vector<double> eigenvalues;
    for (int i = 0; i < nodes; ++i)
        eigenvalues.push_back(autoregressive_eigenvalue(rho, pi * (i + 0.5) / nodes));
    return equal_weights(std::move(eigenvalues));
}

Spectrum spectrum_of(const FeatureCovariance& covariance, int p) {
    switch (covariance.correlation) {
        case Correlation::autoregressive: return autoregressive_spectrum(p, covariance.rho);
        case Correlation::equicorrelated: return equicorrelated_spectrum(p, covariance.rho);
    }
    throw std::domain_error("spectrum_of: unknown correlation");
}

Spectrum aligned(Spectrum spectrum, std::size_t place) {
    if (place >= spectrum.eigenvalues.size())
        throw std::domain_error("aligned: there is no such eigenvector");
    spectrum.signal.assign(spectrum.eigenvalues.size(), 0.0);
    spectrum.signal[place] = 1.0;
    return spectrum;
}

}  // namespace overfit::theory
