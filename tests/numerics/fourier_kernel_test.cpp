/// Test of numerics/fourier_kernel.hpp: one and two points by hand, points far apart, simulation.
#include "numerics/fourier_kernel.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "numerics/fourier_features.hpp"
#include "numerics/random.hpp"

namespace {

using namespace overfit::numerics;
using Eigen::MatrixXd;
using Eigen::VectorXd;

TEST(FourierKernel, OfOnePointIsByHand) {
    const FourierKernelLaw law =
        fourier_kernel_law(MatrixXd::Constant(1, 3, 0.7), VectorXd::Constant(1, 2.0), 1.5);
    EXPECT_DOUBLE_EQ(law.energy, 4.0);
    EXPECT_EQ(law.plateau, 0.0);
    EXPECT_DOUBLE_EQ(law.freedom, 1.5 * std::sqrt(3.0));
    EXPECT_DOUBLE_EQ(law.gradient(11.0), law.freedom * 2.0 / 3.0);
    EXPECT_EQ(law.gradient(2.0), std::numeric_limits<double>::infinity());
}

// K = [1 k; k 1], k = exp(-kappa^2 t^2 / 2) at the distance t; the gradient at either point has the
// covariance kappa^2 t k with the other value, and none with its own.
TEST(FourierKernel, OfTwoPointsIsByHand) {
    MatrixXd x(2, 1);
    x << 0.0, 0.8;
    const double kappa = 1.3, k = std::exp(-0.5 * kappa * kappa * 0.64);
    const VectorXd y = (VectorXd(2) << 1.0, -1.0).finished();
    const FourierKernelLaw law = fourier_kernel_law(x, y, kappa);
    EXPECT_NEAR(law.energy, 2.0 / (1.0 - k), 1e-13);
    const double known = kappa * kappa * 0.8 * k;
    EXPECT_NEAR(law.plateau, known / (1.0 - k), 1e-13);
    EXPECT_NEAR(law.freedom, std::sqrt(kappa * kappa - known * known / (1.0 - k * k)), 1e-13);
}

TEST(FourierKernel, OfPointsFarApartIsTheLawOfRobustness) {
    Stream stream({3, "far apart"}, 0);
    const MatrixXd x = MatrixXd::NullaryExpr(30, 6, [&] { return stream.normal(); });
    const FourierKernelLaw law = fourier_kernel_law(x, VectorXd::Ones(30), 20.0, 7);
    EXPECT_NEAR(law.energy, 30.0, 1e-9);
    EXPECT_NEAR(law.plateau, 0.0, 1e-6);
    EXPECT_NEAR(law.freedom, 20.0 * std::sqrt(6.0), 1e-9);
    const double p = law.parameters_for(5.0);
    EXPECT_NEAR(p, 31.0 + 30.0 * 6.0 * 400.0 / 25.0, 1e-6);
    EXPECT_NEAR(law.gradient(p), 5.0, 1e-9);
}

/// Root mean squared gradient at the rows, over ten draws of features.
double simulated(const MatrixXd& x, const VectorXd& y, double bandwidth, Eigen::Index p) {
    Stream stream({5, "features"}, static_cast<std::uint64_t>(p));
    double squares = 0.0;
    for (int draw = 0; draw < 10; ++draw) {
        const FourierFeatures features = draw_fourier_features(p, x.cols(), bandwidth, stream);
        FourierGram gram(x);
        gram.add(features, 0, p);
        squares += gradients(gram.interpolant(y, features), x).squaredNorm();
    }
    return std::sqrt(squares / 10.0 / static_cast<double>(x.rows()));
}

TEST(FourierKernel, PredictsInterpolantsInSamples) {
    Stream stream({4, "points"}, 0);
    const auto draw = [&](Eigen::Index d, double sd) {
        return MatrixXd(MatrixXd::NullaryExpr(60, d, [&] { return sd * stream.normal(); }));
    };
    const VectorXd y =
        VectorXd::NullaryExpr(60, [&] { return stream.uniform() < 0.5 ? -1.0 : 1.0; });
    // Distances are about sqrt(2): covariances of exp(-9). Ten draws have a standard error of two
    // per cent at p = 2 n, and of less beyond.
    const MatrixXd apart = draw(20, std::sqrt(0.05));
    for (const Eigen::Index p : {120, 400, 2000})
        EXPECT_NEAR(simulated(apart, y, 3.0, p) /
                        fourier_kernel_law(apart, y, 3.0).gradient(static_cast<double>(p)),
                    1.0, 0.08)
            << p;
    // Near points: only the limit is theirs.
    const MatrixXd near = draw(4, 0.5);
    const FourierKernelLaw law = fourier_kernel_law(near, y, 3.0);
    EXPECT_NEAR(simulated(near, y, 3.0, 60'000) / law.gradient(60'000.0), 1.0, 0.02);
    EXPECT_GT(law.plateau, 0.8 * law.gradient(60'000.0));
    EXPECT_EQ(law.parameters_for(0.5 * law.plateau), std::numeric_limits<double>::infinity());
}

TEST(FourierKernel, RefusesWhatMeansNothing) {
    const MatrixXd x = MatrixXd::Zero(2, 3);
    EXPECT_THROW(fourier_kernel_law(x, VectorXd::Zero(2), 1.0), std::runtime_error);
    EXPECT_THROW(fourier_kernel_law(x, VectorXd::Zero(3), 1.0), std::domain_error);
    EXPECT_THROW(fourier_kernel_law(x, VectorXd::Zero(2), 0.0), std::domain_error);
    EXPECT_THROW(fourier_kernel_law(MatrixXd(0, 0), VectorXd(0), 1.0), std::domain_error);
}

}  // namespace
