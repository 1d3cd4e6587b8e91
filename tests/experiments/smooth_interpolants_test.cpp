/// Test of the constructions on the sphere: what they return is what the functions are.
#include "experiments/smooth_interpolants.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "experiments/orthant_function.hpp"
#include "experiments/sphere_labels.hpp"
#include "experiments/trained_networks.hpp"

namespace {

using namespace overfit;
using experiments::LabelledSphere;
using experiments::LabelWorld;

const numerics::Trials trials{.key = numerics::StreamKey(0, "smooth"), .count = 5};
constexpr theory::SpherePoints sphere{.points = 150, .dimension = 6};

/// Trial i again, pair by pair, in the order of the experiment's random numbers.
double pair_by_pair(std::uint64_t trial, bool only_opposite, bool projected) {
    numerics::Stream stream(trials.key, trial);
    const LabelledSphere data = experiments::labelled_sphere(sphere, LabelWorld::fair, stream);
    double least = 9.0;
    for (Eigen::Index i = 0; i < data.x.rows(); ++i)
        for (Eigen::Index j = 0; j < i; ++j) {
            if (only_opposite && data.y(i) == data.y(j)) continue;
            least = std::min(least, projected ? std::abs(data.x(i, 0) - data.x(j, 0))
                                              : (data.x.row(i) - data.x.row(j)).norm());
        }
    return 2.0 / least;
}

TEST(SmoothInterpolantExperiments, ConstantsAreThoseOfThePairs) {
    const auto optimal = experiments::optimal_extension(sphere, LabelWorld::fair, trials);
    const auto bumps = experiments::bumps(sphere, LabelWorld::fair, trials);
    const auto ridge = experiments::ridge_function(sphere, LabelWorld::fair, trials);
    for (std::size_t i = 0; i < trials.count; ++i) {
        const double best = pair_by_pair(i, true, false), line = pair_by_pair(i, true, true);
        EXPECT_NEAR(optimal.lipschitz[i], best, 1e-12 * best * best * best);
        EXPECT_NEAR(bumps.lipschitz[i], pair_by_pair(i, false, false), 1e-9);
        EXPECT_NEAR(ridge.lipschitz[i], line, 1e-12 * line);
        EXPECT_LT(optimal.residual[i] + bumps.residual[i] + ridge.residual[i], 1e-10);
    }
}

TEST(SmoothInterpolantExperiments, LabelsOfEachWorldAreWhatItSays) {
    numerics::Stream stream(trials.key, 0);
    const LabelledSphere side = experiments::labelled_sphere(sphere, LabelWorld::by_side, stream);
    EXPECT_TRUE((side.x.col(0).cwiseProduct(side.y).array() >= 0.0).all());
    const LabelledSphere wave = experiments::labelled_sphere(sphere, LabelWorld::by_sine, stream);
    EXPECT_TRUE(((30.0 * wave.x.col(0).array()).sin() * wave.y.array() >= 0.5).all());
    const LabelledSphere low = experiments::labelled_sphere(sphere, LabelWorld::low_sphere, stream);
    EXPECT_EQ(low.x.rightCols(3).norm(), 0.0);
    for (const LabelledSphere& data : {side, wave, low}) {
        EXPECT_LT((data.x.rowwise().norm().array() - 1.0).abs().maxCoeff(), 1e-14);
        EXPECT_TRUE((data.y.array().abs() == 1.0).all());
    }
    EXPECT_THROW(experiments::labelled_sphere({2.5, 5}, LabelWorld::fair, stream),
                 std::domain_error);
}

// A label without noise is met at its own frequency at the latest.
TEST(SmoothInterpolantExperiments, SineFindsTheLeastFrequencyOfAFineGrid) {
    constexpr theory::SpherePoints few{.points = 5, .dimension = 5};
    const auto sine = experiments::sine(few, 1e6, LabelWorld::fair, trials);
    for (std::size_t i = 0; i < trials.count; ++i) {
        numerics::Stream stream(trials.key, i);
        const LabelledSphere data = experiments::labelled_sphere(few, LabelWorld::fair, stream);
        const auto margin = [&](double w) {
            return ((w * data.x.col(0).array()).sin() * data.y.array()).minCoeff();
        };
        EXPECT_NEAR(margin(sine.lipschitz[i]), 0.5, 1e-8);
        for (double w = 1e-4; w < sine.lipschitz[i]; w += 1e-3) ASSERT_LT(margin(w), 0.5);
    }
    const auto clean = experiments::sine(sphere, 1e6, LabelWorld::by_sine, trials);
    EXPECT_LE(*std::ranges::max_element(clean.lipschitz), 30.0);
    EXPECT_TRUE(std::isinf(experiments::sine(sphere, 1e3, LabelWorld::fair, trials).lipschitz[0]));
}

TEST(SmoothInterpolantExperiments, OrthantsLoseWhatTheParameterCannotHold) {
    const theory::SpherePoints points{.points = 40, .dimension = 12};
    const auto all = experiments::orthant_function(points, {.slope = 300, .digits = 4096}, trials);
    const auto none = experiments::orthant_function(points, {.slope = 300, .digits = 0}, trials);
    for (std::size_t i = 0; i < trials.count; ++i) {
        EXPECT_GT(all.fitted[i], 0.7);
        EXPECT_LT(none.fitted[i], 0.7);
        EXPECT_LE(all.lipschitz[i], 300.0 * (1.0 + 1e-12));
    }
    EXPECT_THROW(experiments::orthant_function({10, 31}, {.slope = 300, .digits = 1}, trials),
                 std::domain_error);
}

TEST(TrainedNetworkExperiments, GroupedNeuronsAttainTheBoundAtTheData) {
    const auto sample = experiments::grouped_networks(24, 6, trials);
    for (std::size_t i = 0; i < trials.count; ++i) {
        EXPECT_NEAR(sample.at_data[i], 2.0 / 0.9, 1e-12);
        EXPECT_LT(sample.largest_error[i], 1e-12);
        EXPECT_LE(sample.lower[i], sample.upper[i] + 1e-12);
    }
    EXPECT_THROW(experiments::grouped_networks(24, 5, trials), std::domain_error);
    EXPECT_THROW(experiments::grouped_networks(24, 10, trials), std::domain_error);
}

TEST(TrainedNetworkExperiments, FitAndBoundTheirGradients) {
    const auto sample = experiments::trained_networks({.points = 24, .dimension = 6},
                                                      {.neurons = 24}, LabelWorld::fair, trials);
    for (std::size_t i = 0; i < trials.count; ++i) {
        EXPECT_LE(sample.largest_error[i], 0.1);
        EXPECT_LE(sample.at_data[i], sample.lower[i]);
        EXPECT_LE(sample.lower[i], sample.upper[i]);
        EXPECT_GE(sample.lower[i], 0.9);  // 1.8 between opposite labels at distance 2 at most
    }
}

}  // namespace
