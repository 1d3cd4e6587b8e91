/// Tests of experiments/lipschitz.hpp: the space that is never formed, against one that is.
#include "experiments/lipschitz.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

#include "experiments/draws.hpp"
#include "experiments/least_lipschitz.hpp"
#include "numerics/least_operator_norm.hpp"
#include "numerics/least_squares.hpp"
#include "numerics/statistics.hpp"

namespace {

using namespace overfit::experiments;
using namespace overfit::numerics;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// As defined: an orthonormal basis of a random space, and least squares in its coordinates.
double in_formed_space(const overfit::theory::QuadraticInterpolants& model, Stream& stream) {
    const int n = model.samples, d = model.dimension, p = model.parameters;
    const MatrixXd x = with_unit_rows(gaussian(n, d, stream));
    const VectorXd y = random_signs(n, stream);
    const Index forms = d * (d + 1) / 2;
    const Eigen::HouseholderQR<MatrixXd> qr(gaussian(forms, p, stream));
    const MatrixXd basis = qr.householderQ() * MatrixXd::Identity(forms, p);
    MatrixXd rows(n, forms);
    for (Index i = 0; i < n; ++i) rows.row(i) = symmetric_vector(x.row(i).transpose() * x.row(i));
    const MatrixXd form = symmetric_matrix(basis * min_norm(rows * basis, y));
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(form, Eigen::EigenvaluesOnly);
    return 2.0 * solver.eigenvalues().cwiseAbs().maxCoeff();
}

/// sup |F_a - F_b|
double distance(std::vector<double> a, std::vector<double> b) {
    std::sort(a.begin(), a.end());
    double worst = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto below = std::count_if(b.begin(), b.end(), [&](double v) { return v <= a[i]; });
        worst =
            std::max(worst, std::abs(static_cast<double>(i + 1) / static_cast<double>(a.size()) -
                                     static_cast<double>(below) / static_cast<double>(b.size())));
    }
    return worst;
}

// Two samples of one law are further apart than 1.95 sqrt(2 / N) once in a thousand times.
TEST(QuadraticLipschitz, HasTheLawOfAFormedSpace) {
    for (const overfit::theory::QuadraticInterpolants model :
         {overfit::theory::QuadraticInterpolants{6, 6, 9}, {8, 6, 15}, {8, 6, 21}}) {
        const std::size_t count = 1500;
        const std::vector<double> ours =
            quadratic_lipschitz(model, Labels::signs, {StreamKey(1, "ours"), count});
        const std::vector<double> formed =
            sample({StreamKey(2, "formed"), count},
                   [&](Stream& stream) { return in_formed_space(model, stream); });
        EXPECT_LT(distance(ours, formed), 1.95 * std::sqrt(2.0 / count)) << model.parameters;
    }
}

TEST(QuadraticLipschitz, SmoothLabelsCostTwoInTheWholeSpace) {
    for (const double constant :
         quadratic_lipschitz({10, 6, 21}, Labels::smooth, {StreamKey(3, "smooth"), 5}))
        EXPECT_LE(constant, 2.0 * std::sqrt(6.0));
    EXPECT_THROW(quadratic_lipschitz({10, 6, 22}, Labels::signs, {StreamKey(3, "x"), 1}),
                 std::domain_error);
}

TEST(LeastLipschitz, LiesBetweenItsBoundsAndTheOthers) {
    const LeastLipschitz least =
        least_lipschitz({12, 8, 30}, Labels::signs, 1.0, {StreamKey(4, "least"), 10});
    for (std::size_t i = 0; i < least.upper.size(); ++i) {
        EXPECT_LE(least.lower[i], least.upper[i]);
        EXPECT_LE(least.upper[i], 1.0011 * least.lower[i]);
        EXPECT_LE(least.upper[i], least.of_least_norm[i] * (1.0 + 1e-12));
        EXPECT_LE(least.dual[i], least.upper[i]);
    }
}

}  // namespace
