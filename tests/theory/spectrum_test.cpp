/// Test of theory/spectrum.hpp against dense eigenvalues.
#include "theory/spectrum.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <Eigen/Eigenvalues>

namespace {

using namespace overfit::theory;

template <typename Covariance>
void expect_eigenvalues(const Spectrum& spectrum, int p, const Covariance& entry) {
    Eigen::MatrixXd sigma(p, p);
    for (int i = 0; i < p; ++i)
        for (int j = 0; j < p; ++j) sigma(i, j) = entry(i, j);
    const Eigen::VectorXd values =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(sigma).eigenvalues();
    ASSERT_EQ(spectrum.eigenvalues.size(), static_cast<std::size_t>(p));
    for (int i = 0; i < p; ++i)  // Eigen's are in increasing order, with errors of the largest
        EXPECT_NEAR(spectrum.eigenvalues[static_cast<std::size_t>(i)], values(p - 1 - i),
                    1e-13 * values(p - 1))
            << "p = " << p << ", i = " << i;
}

TEST(AutoregressiveSpectrum, IsThatOfTheMatrix) {
    for (const int p : {1, 2, 5, 60})
        for (const double rho : {0.0, 0.3, 0.9})
            expect_eigenvalues(autoregressive_spectrum(p, rho), p,
                               [rho](int i, int j) { return std::pow(rho, std::abs(i - j)); });
}

TEST(EquicorrelatedSpectrum, IsThatOfTheMatrix) {
    for (const int p : {1, 2, 30})
        for (const double rho : {0.0, 0.5})
            expect_eigenvalues(equicorrelated_spectrum(p, rho), p,
                               [rho](int i, int j) { return i == j ? 1.0 : rho; });
}

// Trace p and log-determinant (p - 1) log(1 - rho^2), both exact (KacMurdockSzego1953).
TEST(AutoregressiveSpectrum, KeepsTraceAndDeterminantWhereItIsStiff) {
    const int p = 3000;
    const double rho = 0.99;
    double trace = 0.0, log_determinant = 0.0;
    for (const double s : autoregressive_spectrum(p, rho).eigenvalues) {
        trace += s;
        log_determinant += std::log(s);
    }
    EXPECT_NEAR(trace / p, 1.0, 1e-12);
    EXPECT_NEAR(log_determinant / ((p - 1) * std::log1p(-rho * rho)), 1.0, 1e-12);
}

// Averages of the density over [0, pi]: 1, and (1 + rho^2) / (1 - rho^2) for the square (sum of
// rho^(2k) over all k), by Parseval.
TEST(AutoregressiveDensity, HasTheMomentsOfTheCovariance) {
    double mean = 0.0, square = 0.0;
    for (const double s : autoregressive_density(0.6, 100).eigenvalues) {
        mean += s / 100.0;
        square += s * s / 100.0;
    }
    EXPECT_NEAR(mean, 1.0, 1e-14);
    EXPECT_NEAR(square, 1.36 / 0.64, 1e-14);
}

TEST(Spectrum, ReportsItsShares) {
    const Spectrum power = power_law_spectrum(3, 2.0);
    EXPECT_DOUBLE_EQ(power.eigenvalues[2], 1.0 / 9.0);
    EXPECT_DOUBLE_EQ(power.weights[1], 1.0 / 3.0);
    const Spectrum top = aligned(power, 0);
    EXPECT_EQ(top.signal[0], 1.0);
    EXPECT_EQ(top.signal[1], 0.0);
    EXPECT_EQ(top.weights, power.weights);
}

TEST(Spectrum, RejectsWhatIsNone) {
    EXPECT_THROW(require({}), std::domain_error);
    EXPECT_THROW(equal_weights({1.0, 0.0}), std::domain_error);
    EXPECT_THROW(equal_weights({1.0, std::nan("")}), std::domain_error);
    EXPECT_THROW(require({{1.0}, {0.9}, {1.0}}), std::domain_error);
    EXPECT_THROW(require({{1.0}, {1.0}, {1.0, 0.0}}), std::domain_error);
    EXPECT_THROW(require({{1.0, 1.0}, {1.5, -0.5}, {1.0, 0.0}}), std::domain_error);
    EXPECT_THROW(autoregressive_spectrum(0, 0.5), std::domain_error);
    EXPECT_THROW(autoregressive_spectrum(3, 1.0), std::domain_error);
    EXPECT_THROW(equicorrelated_spectrum(3, std::nan("")), std::domain_error);
    EXPECT_THROW(power_law_spectrum(3, std::nan("")), std::domain_error);
    EXPECT_THROW(aligned(power_law_spectrum(3, 1.0), 3), std::domain_error);
}

TEST(SpectrumOf, ChoosesTheFamily) {
    EXPECT_EQ(spectrum_of({.correlation = Correlation::equicorrelated, .rho = 0.5}, 5).eigenvalues,
              equicorrelated_spectrum(5, 0.5).eigenvalues);
    EXPECT_EQ(spectrum_of({.correlation = Correlation::autoregressive, .rho = 0.5}, 5).eigenvalues,
              autoregressive_spectrum(5, 0.5).eigenvalues);
}

}  // namespace
