/// Measures how steep two-layer networks become that are trained to fit labels on the sphere.
#pragma once

#include <vector>

#include "experiments/sphere_labels.hpp"
#include "numerics/parallel.hpp"
#include "numerics/two_layer_network.hpp"
#include "theory/smooth_interpolants.hpp"

namespace overfit::experiments {

/// What is trained and how: plain Adam on all samples, from He's start, until every label is met to
/// within `tolerance` or the steps are used up.
struct NetworkTraining {
    int neurons;  ///< k
    numerics::NetworkActivation activation = numerics::NetworkActivation::relu;
    int steps = 4000;
    double learning_rate = 0.01;
    double tolerance = 0.1;
};

/// Entry t belongs to trial t, with data and a start of its own. Lipschitz constants are those in
/// the unit ball.
struct NetworkSample {
    std::vector<double> lower;          ///< largest gradient found by ascent from data
    std::vector<double> at_data;        ///< largest gradient at a data point
    std::vector<double> upper;          ///< the smaller of two upper bounds
    std::vector<double> largest_error;  ///< max_i |f(x_i) - y_i|
};

/// O(steps n k d) a trial.
NetworkSample trained_networks(const theory::SpherePoints& sphere, const NetworkTraining& training,
                               LabelWorld world, const numerics::Trials& trials);

/// Networks that need no training, with largest gradient sqrt(n / k) / 0.9 at the data: n
/// orthonormal points in R^n, half of each label, and k ReLU neurons, each the sum of the n / k
/// points of its group, which have one label. The bias -0.1 keeps it at rest at all other points.
/// Throws std::domain_error unless k is even and divides n.
NetworkSample grouped_networks(int points, int neurons, const numerics::Trials& trials);

}  // namespace overfit::experiments
