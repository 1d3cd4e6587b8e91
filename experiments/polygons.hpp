/// Measures models that are constructed, not trained: polygons of examples and of features.
#pragma once

#include <vector>

#include <Eigen/Core>

#include "experiments/superposition_data.hpp"
#include "theory/example_polygon.hpp"
#include "theory/feature_polygon.hpp"

namespace overfit::experiments {

/// x' = max(0, W'W x + b), or without the maximum.
struct ReluOutput {
    Eigen::MatrixXd weights;  ///< m x n
    Eigen::VectorXd bias;     ///< n
    bool rectified = true;
};

/// Squared error, summed over features and averaged over the examples (columns). O(n m T).
double reconstruction_loss(const ReluOutput& model, const Inputs& x);

/// What is done to the construction of a polygon.
enum class PolygonWorld {
    whole,
    without_bias,    ///< b = 0
    linear,          ///< no maximum
    corner_shifted,  ///< one example at 9/10 of its step towards the next
};

/// Weights and bias that put orthonormal examples on a circle of squared radius `radius_squared`:
/// hidden vectors at equal angles, and a bias that undoes all but one of each example. The model
/// has m = 2 dimensions. The angles start at a random one.
ReluOutput polygon_model(const Inputs& x, double radius_squared, PolygonWorld world,
                         numerics::Stream& stream);

/// Hidden vectors W x, m x T.
Eigen::MatrixXd hidden_vectors(const ReluOutput& model, const Inputs& x);

/// The least squared radius, found by bisection to a relative 1e-9, at which the loss of the
/// polygon is at most 1e-20; infinity if no radius up to 1e9 has so little.
double least_radius_squared(const Inputs& x, PolygonWorld world, numerics::Stream& stream);

/// T vectors in m = 2 f dimensions whose coordinates are the cosines and sines of f = 1, 2, …
/// turns, times `radius`: a tight frame of equal lengths for T > 2 f.
Eigen::MatrixXd harmonic_frame(int examples, int turns, double radius);

/// The loss saved, in units of one feature's, by the best columns that a descent finds: gradient
/// descent of sum_t |e_t - max(0, W'W e_t + b)|^2 over W (m x n) and, if asked for, b, from a
/// Gaussian start; n features, one active at a time. One number a trial.
struct OneActiveFeature {
    int features;
    int dimensions = 2;
    bool with_bias = false;
};
std::vector<double> saved_by_descent(const OneActiveFeature& problem,
                                     const numerics::Trials& trials);

/// The most that k columns at equal angles save, over their common length, by golden section.
double most_saved_by_corners(int corners);

/// Shares of dimensions of the k columns of a feature polygon with a random rest of n - k Gaussian
/// columns, scaled to the given sum of squared lengths. `distorted` moves one corner to half its
/// length.
Eigen::VectorXd diluted_shares(const theory::DilutedPolygon& polygon, int features, bool distorted,
                               numerics::Stream& stream);

}  // namespace overfit::experiments
