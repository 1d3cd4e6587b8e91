/// Test of theory/correlated.hpp and theory/autoregressive.hpp: limits, identities, fixed values.
#include "theory/correlated.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "theory/autoregressive.hpp"
#include "theory/ridge.hpp"
#include "theory/ridgeless.hpp"

namespace {

using namespace overfit::theory;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The spectral density of the autoregressive family; the midpoint rule converges geometrically.
Spectrum autoregressive_density(double rho, int nodes = 400) {
    std::vector<double> values;
    for (int i = 0; i < nodes; ++i)
        values.push_back(
            (1.0 - rho * rho) /
            (1.0 + rho * rho - 2.0 * rho * std::cos(std::acos(-1.0) * (i + 0.5) / nodes)));
    return equal_weights(values);
}

TEST(CorrelatedRisk, ReducesToTheIsotropicOne) {
    const Correlated flat{.spectrum = equal_weights({1.0}), .signal = 2.0, .noise_sd = 0.5};
    for (const double gamma : {0.3, 1.5, 8.0})
        EXPECT_NEAR(correlated_risk_limit(flat, gamma, 0.0).risk(),
                    ridgeless_risk_limit(gamma, 2.0, 0.5), 1e-13);
    for (const double gamma : {0.3, 1.0, 4.0})
        for (const double l : {1e-3, 0.7})
            EXPECT_NEAR(correlated_risk_limit(flat, gamma, l).risk(),
                        ridge_risk_limit(gamma, l, 2.0, 0.5), 1e-12);
}

TEST(CorrelatedRisk, DoesNotDependOnTheSpectrumBelowTheThreshold) {
    const Correlated model{.spectrum = autoregressive_spectrum(50, 0.8)};
    EXPECT_EQ(correlated_risk_limit(model, 0.5, 0.0).bias, 0.0);
    EXPECT_DOUBLE_EQ(correlated_risk_limit(model, 0.5, 0.0).variance, 1.0);
    EXPECT_EQ(correlated_risk_limit(model, 1.0, 0.0).variance, infinity);
}

// Equal atoms 1 and 10 at gamma = 2: the bias is sqrt(10)/2 for a signal along either.
TEST(CorrelatedRisk, HasTheTwoAtomValue) {
    for (const std::size_t place : {0U, 1U}) {
        const Correlated model{.spectrum = aligned(equal_weights({1.0, 10.0}), place)};
        EXPECT_NEAR(correlated_risk_limit(model, 2.0, 0.0).bias, std::sqrt(10.0) / 2.0, 1e-14);
    }
}

// The Stieltjes transform v has V = v'/v^2 - 1 (HastieEtAl2022): a numerical derivative, no code
// in common with the closed sums but the fixed point's defining equation, solved here by bisection.
TEST(CorrelatedRisk, VarianceIsTheDerivativeOfTheTransform) {
    const Spectrum h = power_law_spectrum(20, 1.0);
    const double gamma = 1.7;
    const auto transform = [&](double l) {
        double low = 1e-9, high = 1e9;
        for (int i = 0; i < 200; ++i) {
            const double v = std::sqrt(low * high);
            double sum = l * v;
            for (const double s : h.eigenvalues) sum += gamma * s * v / (1.0 + s * v) / 20.0;
            (sum < 1.0 ? low : high) = v;
        }
        return low;
    };
    for (const double l : {0.01, 0.5}) {
        const double step = 1e-4 * l, v = transform(l);
        const double derivative = (transform(l - step) - transform(l + step)) / (2.0 * step);
        EXPECT_NEAR(correlated_risk_limit({.spectrum = h}, gamma, l).variance,
                    derivative / (v * v) - 1.0, 1e-6);
    }
}

// n = 80, p = 500, rho = 0.2, signal of size s_top^-1/2 along the top or bottom eigenvector, risk
// in units of the noise variance 1/5: two published curves (ridge_ar of the ridgeless lectures).
TEST(CorrelatedRisk, ReproducesTheAlignedRidgeCurves) {
    const Spectrum h = autoregressive_spectrum(500, 0.2);
    const auto risk = [&](std::size_t place, double l) {
        const Correlated model{.spectrum = aligned(h, place),
                               .signal = 1.0 / std::sqrt(h.eigenvalues[0]),
                               .noise_sd = std::sqrt(0.2)};
        return 5.0 * correlated_risk_limit(model, 6.25, l).risk();
    };
    EXPECT_NEAR(risk(0, 0.0), 3.82314029, 5e-6);
    EXPECT_NEAR(risk(0, 1.0), 3.85664988, 5e-6);
    EXPECT_NEAR(risk(0, 100.0), 4.86512464, 5e-6);
    EXPECT_NEAR(risk(499, 0.0), 2.30356117, 5e-6);
    EXPECT_NEAR(risk(499, 10.0), 2.11951172, 5e-6);
}

TEST(OptimalCorrelatedRisk, ReproducesDobribanAndWager) {
    const auto optimum = [](double gamma, double snr) {
        return optimal_correlated_risk_limit(
            {.spectrum = autoregressive_density(0.5), .signal = std::sqrt(snr)}, gamma);
    };
    EXPECT_NEAR(optimum(2.0, 1.0), 0.694997298492, 1e-12);
    EXPECT_NEAR(optimum(2.0, 5.0), 2.550638396173, 3e-12);
    EXPECT_NEAR(optimum(0.5, 5.0), 0.660186766628, 1e-12);
    EXPECT_NEAR(optimum(1.0, 5.0), 1.442539833793, 1e-12);
    EXPECT_NEAR(optimum(4.0, 5.0), 3.541551177639, 3e-12);
}

TEST(OptimalCorrelatedRisk, IsTheLeastRiskOverPenalties) {
    const Correlated model{.spectrum = power_law_spectrum(30, 1.0), .signal = 1.5, .noise_sd = 0.8};
    for (const double gamma : {0.5, 1.0, 3.0}) {
        const double best = gamma * 0.64 / 2.25;
        const double least = optimal_correlated_risk_limit(model, gamma);
        EXPECT_NEAR(correlated_risk_limit(model, gamma, best).risk(), least, 1e-13);
        for (const double factor : {0.9, 1.1})
            EXPECT_GT(correlated_risk_limit(model, gamma, factor * best).risk(), least);
    }
}

TEST(AutoregressiveRisk, EqualsTheFixedPoint) {
    for (const double rho : {0.0, 0.25, 0.5, 0.75})
        for (const double gamma : {1.1, 2.0, 10.0}) {
            const RiskTerms closed = autoregressive_risk_limit(gamma, rho, 1.0, 1.0);
            const RiskTerms solved =
                correlated_risk_limit({.spectrum = autoregressive_density(rho)}, gamma, 0.0);
            EXPECT_NEAR(closed.bias / solved.bias, 1.0, 1e-13);
            EXPECT_NEAR(closed.variance / solved.variance, 1.0, 1e-13);
        }
}

// Values of the curves of HastieEtAl2022, figures of bias and variance, signal^2 = 5.
TEST(AutoregressiveRisk, HasThePublishedValues) {
    const auto at = [](double gamma, double rho) {
        return autoregressive_risk_limit(gamma, rho, std::sqrt(5.0), 1.0);
    };
    EXPECT_NEAR(at(2.025, 0.5).variance, 1.232, 5e-4);
    EXPECT_NEAR(at(4.29, 0.5).variance, 0.450, 5e-4);
    EXPECT_NEAR(at(10.0, 0.75).variance, 0.351, 5e-4);
    EXPECT_NEAR(at(2.025, 0.5).bias, 1.871, 5e-4);
    EXPECT_NEAR(at(2.025, 0.75).bias, 1.013, 1e-3);
    EXPECT_NEAR(at(10.0, 0.75).bias, 3.500, 5e-4);
}

TEST(CorrelatedRisk, RejectsWhatIsOutsideItsDomain) {
    const Spectrum h = equal_weights({1.0});
    EXPECT_THROW(correlated_risk_limit({.spectrum = h, .signal = -1.0}, 2.0, 0.0),
                 std::domain_error);
    EXPECT_THROW(correlated_risk_limit({.spectrum = h, .noise_sd = std::nan("")}, 2.0, 0.0),
                 std::domain_error);
    EXPECT_THROW(correlated_risk_limit({.spectrum = h}, 0.0, 0.0), std::domain_error);
    EXPECT_THROW(optimal_correlated_risk_limit({.spectrum = h, .signal = 0.0}, 2.0),
                 std::domain_error);
    EXPECT_THROW(autoregressive_risk_limit(1.0, 0.5, 1.0, 1.0), std::domain_error);
    EXPECT_THROW(autoregressive_risk_limit(2.0, 1.0, 1.0, 1.0), std::domain_error);
    EXPECT_THROW(autoregressive_risk_limit(2.0, 0.5, std::nan(""), 1.0), std::domain_error);
}

}  // namespace
