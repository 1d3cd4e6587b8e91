/// Tests of sums of random cosines against the standard library, finite differences and the feature
/// matrix itself.
#include "numerics/fourier_features.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "numerics/cosine.hpp"
#include "numerics/fourier_lipschitz.hpp"
#include "numerics/least_squares.hpp"
#include "numerics/parallel.hpp"

namespace {

using namespace overfit::numerics;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd unit_points(Index count, Index dimension, Stream& stream) {
    MatrixXd x(count, dimension);
    stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
    x.rowwise().normalize();
    return x;
}

struct Example {
    explicit Example(Index n = 30, Index d = 7, Index p = 400)
        : stream(StreamKey(1, "fourier"), 0), x(unit_points(n, d, stream)), y(n) {
        stream.fill_normal({y.data(), static_cast<std::size_t>(n)});
        features = draw_fourier_features(p, d, 2.5, stream);
    }
    FourierFunction fitted(FourierGram::LinearPart linear = FourierGram::LinearPart::none) const {
        FourierGram gram(x);
        gram.add(features, 0, features.size());
        return gram.interpolant(y, features, linear);
    }
    MatrixXd matrix() const {
        MatrixXd phi = x * features.frequencies;
        phi.rowwise() += features.phases.transpose();
        return phi.array().cos();
    }
    Stream stream;
    MatrixXd x;
    VectorXd y;
    FourierFeatures features;
};

TEST(Cosine, AgreesWithTheStandardLibrary) {
    Stream stream(StreamKey(2, "cosine"), 0);
    for (const double range : {1e-3, 1.0, 40.0, 9.9e4, 1e9}) {
        std::vector<double> t(1001), sine(t.size());
        for (double& value : t) value = range * (2.0 * stream.uniform() - 1.0);
        std::vector<double> cosine = t, both = t;
        replace_by_cosine(cosine);
        replace_by_cosine(both, sine);
        for (std::size_t i = 0; i < t.size(); ++i) {
            EXPECT_NEAR(cosine[i], std::cos(t[i]), 3e-16) << t[i];
            EXPECT_EQ(both[i], cosine[i]) << t[i];
            EXPECT_NEAR(sine[i], std::sin(t[i]), 3e-16) << t[i];
        }
    }
    std::vector<double> edge{0.0, std::numeric_limits<double>::quiet_NaN()};
    replace_by_cosine(edge);
    EXPECT_EQ(edge[0], 1.0);
    EXPECT_TRUE(std::isnan(edge[1]));
}

TEST(FourierFeatures, FewerAreTheFirstOfMore) {
    Stream few(StreamKey(3, "x"), 0), many(StreamKey(3, "x"), 0);
    const FourierFeatures some = draw_fourier_features(5, 3, 2.0, few);
    const FourierFeatures all = draw_fourier_features(9, 3, 2.0, many);
    EXPECT_EQ(some.frequencies, all.frequencies.leftCols(5));
    EXPECT_EQ(some.phases, all.first(5).phases);
}

TEST(FourierGram, FindsTheLeastNormSolution) {
    const Example example;
    const FourierFunction f = example.fitted();
    const VectorXd direct = min_norm(example.matrix(), example.y);
    EXPECT_LT((f.coefficients - direct).norm(), 1e-10 * direct.norm());
    EXPECT_LT((values(f, example.x) - example.y).norm(), 1e-10 * example.y.norm());
}

TEST(FourierGram, GrowsAsIfFilledAtOnce) {
    const Example example;
    FourierGram gram(example.x);
    gram.add(example.features, 0, 37);
    gram.add(example.features, 37, 300);
    FourierGram at_once(example.x);
    at_once.add(example.features, 0, 300);
    EXPECT_EQ(gram.features(), 300);
    const VectorXd grown = gram.interpolant(example.y, example.features).coefficients;
    const VectorXd whole = at_once.interpolant(example.y, example.features).coefficients;
    EXPECT_LT((grown - whole).norm(), 1e-12 * whole.norm());
}

TEST(FourierGram, ALinearTargetCostsNothingWithALinearPart) {
    Example example;
    const VectorXd slope = VectorXd::LinSpaced(7, -1.0, 2.0);
    example.y = example.x * slope;
    const FourierFunction f = example.fitted(FourierGram::LinearPart::unpenalised);
    EXPECT_LT(f.coefficients.norm(), 1e-12);
    EXPECT_LT((f.slope - slope).norm(), 1e-12);
}

TEST(FourierGram, RefusesWhatItCannotSolve) {
    Example example(30, 7, 29);
    EXPECT_THROW(example.fitted(), std::runtime_error);
    EXPECT_THROW(FourierGram{MatrixXd{}}, std::domain_error);
    FourierGram gram(example.x);
    EXPECT_THROW(gram.add(example.features, 0, 30), std::domain_error);
    gram.add(example.features, 0, 10);
    EXPECT_THROW(gram.interpolant(VectorXd::Ones(3), example.features), std::domain_error);
    EXPECT_THROW(draw_fourier_features(0, 1, 1.0, example.stream), std::domain_error);
    EXPECT_THROW(draw_fourier_features(1, 1, -1.0, example.stream), std::domain_error);
}

TEST(FourierFunction, DerivativesMatchFiniteDifferences) {
    const Example example;
    FourierFunction f = example.fitted();
    f.slope = VectorXd::LinSpaced(7, 0.5, 1.5);
    const MatrixXd points = example.x.topRows(3);
    const GradientAscent both = gradient_ascent(f, points);
    const MatrixXd gradient = gradients(f, points);
    EXPECT_EQ(gradient, both.gradients);
    const double step = 1e-5;
    for (Index k = 0; k < 7; ++k) {
        MatrixXd ahead = points, behind = points;
        ahead.col(k).array() += step;
        behind.col(k).array() -= step;
        const VectorXd slope = (values(f, ahead) - values(f, behind)) / (2.0 * step);
        const VectorXd energy = (gradients(f, ahead).rowwise().squaredNorm() -
                                 gradients(f, behind).rowwise().squaredNorm()) /
                                (4.0 * step);
        // Differences of values of size |a| are good to eps / step, plus step^2 times a third
        // derivative.
        EXPECT_LT((slope - gradient.col(k)).norm(), 1e-7 * gradient.norm()) << k;
        EXPECT_LT((energy - both.directions.col(k)).norm(), 1e-7 * both.directions.norm()) << k;
    }
}

TEST(FourierFunction, ThreadsChangeNoBit) {
    const Example example(70, 5, 700);
    set_thread_count(1);
    const FourierFunction one = example.fitted();
    const MatrixXd alone = gradients(one, example.x);
    set_thread_count(3);
    const FourierFunction three = example.fitted();
    const MatrixXd together = gradients(three, example.x);
    set_thread_count(0);
    EXPECT_EQ(one.coefficients, three.coefficients);
    EXPECT_EQ(alone, together);
}

TEST(FourierLipschitz, OneCosineIsAsSteepAsItsFrequency) {
    FourierFunction f{{MatrixXd(2, 1), VectorXd::Zero(1)}, VectorXd::Constant(1, -3.0), {}};
    f.features.frequencies << 4.0, 0.0;
    MatrixXd start(2, 2);
    start << 0.1, 0.0, -0.2, 0.3;
    const SteepestPoint found = steepest_point(f, start);
    EXPECT_NEAR(found.gradient, 12.0, 1e-6);
    EXPECT_NEAR(lipschitz_bound(f), 12.0, 1e-12);
}

TEST(FourierLipschitz, BoundsEncloseEachOther) {
    Example example;
    const FourierFunction f = example.fitted();
    const double typical = rms_gradient(f, example.x);
    const SteepestPoint found = steepest_point(f, example.x);
    EXPECT_GE(found.gradient, gradients(f, example.x).rowwise().norm().maxCoeff());
    EXPECT_GT(found.gradient, typical);
    EXPECT_LE(found.where.norm(), 1.0 + 1e-12);
    EXPECT_LT(found.gradient, lipschitz_bound(f));
    EXPECT_THROW(steepest_point(f, 2.0 * example.x), std::domain_error);
}

}  // namespace
