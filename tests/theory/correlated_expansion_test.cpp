/// Test of theory/correlated_expansion.hpp against exact cases and simulation.
#include "theory/correlated_expansion.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <Eigen/Cholesky>

#include "numerics/random.hpp"
#include "theory/ridgeless.hpp"

namespace {

using namespace overfit::theory;
using Eigen::MatrixXd;

// Isotropic features are exact: variance n / (p - n - 1), bias 1 - n / p (Muirhead 1982, 3.2.12).
TEST(CorrelatedExpansion, IsExactForIsotropicFeatures) {
    const Correlated flat{.spectrum = equal_weights({3.0}), .signal = 1.0};
    for (const auto& [n, p] : {std::pair{10, 20}, {40, 42}, {100, 1000}}) {
        const RiskTerms terms = correlated_risk_expansion(flat, n, p, 0.0);
        EXPECT_NEAR(terms.variance, n / (p - n - 1.0), 1e-11 * terms.variance);
        EXPECT_NEAR(terms.bias, 3.0 * (1.0 - n / static_cast<double>(p)), 1e-12);
    }
}

TEST(CorrelatedExpansion, IsExactBelowTheThreshold) {
    const Correlated model{.spectrum = power_law_spectrum(20, 1.0), .noise_sd = 2.0};
    EXPECT_DOUBLE_EQ(correlated_risk_expansion(model, 40, 20, 0.0).variance, 4.0 * 20.0 / 19.0);
    EXPECT_EQ(correlated_risk_expansion(model, 40, 20, 0.0).bias, 0.0);
    EXPECT_TRUE(std::isinf(correlated_risk_expansion(model, 21, 20, 0.0).variance));
    EXPECT_TRUE(std::isinf(correlated_risk_expansion(model, 20, 20, 0.0).variance));
    EXPECT_TRUE(std::isinf(correlated_risk_expansion(model, 19, 20, 0.0).variance));
}

// One feature more than samples: the bias of isotropic features is exactly signal^2 (1 - n/p).
TEST(CorrelatedExpansion, HasTheBiasBesideTheThreshold) {
    const Correlated model{.spectrum = power_law_spectrum(20, 0.0), .signal = 3.0, .noise_sd = 2.0};
    EXPECT_NEAR(correlated_risk_expansion(model, 19, 20, 0.0).bias, 9.0 / 20.0, 1e-14);
}

struct Sampled {
    double bias = 0.0, bias_error = 0.0, variance = 0.0, variance_error = 0.0;
};

/// Mean bias and variance given X over independent X with diagonal covariance, and their standard
/// errors, by normal equations: the textbook formulas, far from p = n.
Sampled simulate(const Correlated& m, int n, double penalty, int draws) {
    const auto p = static_cast<Eigen::Index>(m.spectrum.eigenvalues.size());
    const Eigen::Map<const Eigen::VectorXd> sigma(m.spectrum.eigenvalues.data(), p);
    const Eigen::Map<const Eigen::VectorXd> signal(m.spectrum.signal.data(), p);
    double b = 0.0, bb = 0.0, v = 0.0, vv = 0.0;
    for (int t = 0; t < draws; ++t) {
        overfit::numerics::Stream stream(overfit::numerics::StreamKey(7, "expansion"),
                                         static_cast<std::uint64_t>(t));
        MatrixXd x(n, p);
        stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
        x = x * sigma.cwiseSqrt().asDiagonal();
        MatrixXd gram = x * x.transpose();
        gram.diagonal().array() += penalty;
        const MatrixXd gain = gram.llt().solve(x);  // K X
        const MatrixXd lost = MatrixXd::Identity(p, p) - x.transpose() * gain;
        const double bias = (lost * signal.asDiagonal() * lost.transpose()).diagonal().dot(sigma);
        const double variance = (gain * sigma.asDiagonal() * gain.transpose()).trace();
        b += bias, bb += bias * bias, v += variance, vv += variance * variance;
    }
    const double count = draws;
    return {b / count, std::sqrt((bb / count - b * b / count / count) / count), v / count,
            std::sqrt((vv / count - v * v / count / count) / count)};
}

// The remainder is below the square of the first correction's relative size.
void expect_agreement(const Correlated& m, int n, double penalty) {
    const int p = static_cast<int>(m.spectrum.eigenvalues.size());
    const RiskTerms limit = correlated_risk_limit(m, static_cast<double>(p) / n, penalty / n);
    const RiskTerms terms = correlated_risk_expansion(m, n, p, penalty);
    const Sampled sampled = simulate(m, n, penalty, 2000);
    const double ratio = std::max(std::abs(terms.variance / limit.variance - 1.0),
                                  std::abs(terms.bias / limit.bias - 1.0));
    const double next = ratio * ratio;
    EXPECT_NEAR(sampled.variance, terms.variance,
                4.5 * sampled.variance_error + next * terms.variance);
    EXPECT_NEAR(sampled.bias, terms.bias, 4.5 * sampled.bias_error + next * terms.bias);
}

TEST(CorrelatedExpansion, AgreesWithSimulation) {
    const Spectrum power = power_law_spectrum(40, 1.0);
    const Spectrum chain = autoregressive_spectrum(40, 0.6);
    for (const Spectrum& h : {power, chain}) {
        expect_agreement({.spectrum = h}, 20, 0.0);
        expect_agreement({.spectrum = aligned(h, 0)}, 20, 0.0);
        expect_agreement({.spectrum = aligned(h, 39)}, 20, 0.0);
        expect_agreement({.spectrum = h}, 20, 3.0);
        expect_agreement({.spectrum = aligned(h, 0)}, 60, 3.0);
    }
}

// n = 25 … 100, p = 50, signal 1, noise variance 1/4, penalty 12.5, isotropic (NakkiranEtAl2021):
// means over 400 draws known to 3e-4.
TEST(CorrelatedExpansion, ReproducesOptimalRidgeOverSampleSizes) {
    const Correlated flat{.spectrum = equal_weights({1.0}), .noise_sd = 0.5};
    const auto risk = [&](int n) { return correlated_risk_expansion(flat, n, 50, 12.5).risk(); };
    EXPECT_NEAR(risk(25), 0.6420, 1.5e-3);
    EXPECT_NEAR(risk(50), 0.3933, 1.5e-3);
    EXPECT_NEAR(risk(100), 0.1769, 1.5e-3);
}

// A number of copies instead of a list, and the sum over directions instead of their mean.
TEST(CorrelatedExpansion, CountsAtomsByWeight) {
    const Spectrum listed = equal_weights({5.0, 1.0, 1.0, 1.0});
    const Spectrum weighted{{5.0, 1.0}, {0.25, 0.75}, {0.25, 0.75}};
    const RiskTerms a = correlated_risk_expansion({.spectrum = listed}, 15, 40, 0.0);
    const RiskTerms b = correlated_risk_expansion({.spectrum = weighted}, 15, 40, 0.0);
    EXPECT_NEAR(a.bias, b.bias, 1e-14);
    EXPECT_NEAR(a.variance, b.variance, 1e-14);
    EXPECT_THROW(correlated_risk_expansion({.spectrum = listed}, 0, 40, 0.0), std::domain_error);
    EXPECT_THROW(correlated_risk_expansion({.spectrum = listed}, 15, 40, -1.0), std::domain_error);
}

}  // namespace
