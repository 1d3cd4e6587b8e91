/// Test of theory/latent_space.hpp against HastieEtAl2022's formula and dense linear algebra.
#include "theory/latent_space.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include <Eigen/Dense>

namespace {

using namespace overfit::theory;

LatentSpace setting(double gamma) {
    return {.n = 200, .p = static_cast<int>(std::lround(200.0 * gamma)), .d = 20};
}

TEST(LatentSpace, HasThePublishedErrors) {
    const auto expect = [](double gamma, double value) {
        EXPECT_NEAR(latent_test_error_limit(setting(gamma)), value, 2e-10) << gamma;
    };
    expect(1.1, 0.9249924380);
    expect(1.5, 0.1962868149);
    expect(2.0, 0.1044089861);
    expect(3.0, 0.0579987653);
    expect(5.0, 0.0345161969);
    expect(10.0, 0.0213287764);
    expect(100.0, 0.0116448465);
    // Exact below the threshold.
    EXPECT_NEAR(latent_test_error(setting(0.5)), 0.3350168350, 1e-10);
    EXPECT_NEAR(latent_test_error(setting(0.9)), 1.0473684211, 1e-10);
}

TEST(LatentSpace, HasThePublishedErrorsOfTheUnamplifiedSignal) {
    const auto expect = [](double gamma, double value) {
        const Correlated model = unamplified_regression(setting(gamma));
        EXPECT_NEAR(
            model.noise_sd * model.noise_sd + correlated_risk_limit(model, gamma, 0.0).risk(),
            value, 2e-8)
            << gamma;
    };
    expect(1.1, 1.02397250);
    expect(1.5, 0.55762904);
    expect(2.0, 0.64517072);
    expect(10.0, 0.99153834);
    expect(100.0, 1.07856870);
}

// The paper's own formula, with its E1 and E2; v = gamma c_0 from its quadratic equation.
TEST(LatentSpace, AgreesWithTheFormulaOfHastieEtAl) {
    const double gamma = 3.0, psi = 1.0 / 30.0, mu = 1.0, l = 1.0 + mu / psi;
    double low = 0.0, high = 1e3;
    for (int i = 0; i < 200; ++i) {
        const double v = 0.5 * (low + high);
        ((1.0 - psi) / (1.0 + v) + psi / (1.0 + l * v) > 1.0 - 1.0 / gamma ? low : high) = v;
    }
    const double v = low;
    const double e1 = (1.0 - psi) / std::pow(1.0 + v, 2) + psi * l * l / std::pow(1.0 + l * v, 2);
    const double e2 = (1.0 - psi) / std::pow(1.0 + v, 2) + psi * l / std::pow(1.0 + l * v, 2);
    const RiskTerms terms = correlated_risk_limit(latent_regression(setting(gamma)), gamma, 0.0);
    EXPECT_NEAR(terms.variance, v * e1 / e2 / l, 1e-14);
    EXPECT_NEAR(terms.bias, (1.0 + v * e1 / e2) * mu / (psi * l * std::pow(1.0 + l * v, 2)), 1e-14);
}

// Sigma = I + W W', beta = Sigma^-1 W theta, noise theta' (I + W'W)^-1 theta, by dense algebra.
TEST(LatentSpace, IsTheRegressionOfLabelsOnFeatures) {
    const LatentSpace m{.n = 10, .p = 12, .d = 3, .strength = 0.7, .theta = 2.0, .noise_sd = 0.3};
    Eigen::MatrixXd tall(12, 3);
    for (int i = 0; i < 36; ++i) tall(i % 12, i / 12) = std::sin(1.0 + i * i);
    const Eigen::MatrixXd basis = Eigen::HouseholderQR<Eigen::MatrixXd>(tall).householderQ() *
                                  Eigen::MatrixXd::Identity(12, 3);
    const Eigen::MatrixXd w = std::sqrt(0.7 * 12 / 3) * basis;
    const Eigen::Vector3d theta(0.0, 1.2, 1.6);
    const Eigen::MatrixXd sigma = Eigen::MatrixXd::Identity(12, 12) + w * w.transpose();
    const Eigen::VectorXd beta = sigma.llt().solve(w * theta);
    const Eigen::Matrix3d inner = Eigen::Matrix3d::Identity() + w.transpose() * w;
    const Correlated regression = latent_regression(m);
    EXPECT_NEAR(regression.signal, beta.norm(), 1e-13);
    EXPECT_NEAR(std::pow(regression.noise_sd, 2), 0.09 + theta.dot(inner.llt().solve(theta)),
                1e-13);
    EXPECT_NEAR((sigma * beta - regression.spectrum.eigenvalues[0] * beta).norm(), 0.0, 1e-12);
    const Correlated other = unamplified_regression(m);
    EXPECT_NEAR(std::pow(other.signal, 2), beta.dot(sigma * beta), 1e-13);
}

TEST(LatentSpace, RejectsWhatIsOutsideItsDomain) {
    EXPECT_THROW(latent_regression({.n = 10, .p = 3, .d = 4}), std::domain_error);
    EXPECT_THROW(latent_regression({.n = 10, .p = 3, .d = 2, .strength = 0.0}), std::domain_error);
    EXPECT_THROW(latent_regression({.n = 10, .p = 3, .d = 2, .theta = std::nan("")}),
                 std::domain_error);
    EXPECT_THROW(unamplified_regression({.n = 10, .p = 3, .d = 3}), std::domain_error);
}

}  // namespace
