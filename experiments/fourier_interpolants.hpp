/// Measures how steep functions in random Fourier features are that interpolate noise.
#pragma once

#include <vector>

#include "experiments/lipschitz.hpp"
#include "numerics/parallel.hpp"
#include "theory/interpolant_smoothness.hpp"

namespace overfit::experiments {

/// Where the points lie and what their labels are.
struct FourierWorld {
    Labels labels = Labels::signs;  ///< smooth: linear, sqrt(d) times a coordinate
    /// Adds an unpenalised linear function to the class.
    bool linear_part = false;
    /// The points lie on a sphere of the model's dimension inside a space of so many dimensions, in
    /// which the features live; 0 for the same.
    int ambient = 0;
    bool along_data = true;  ///< the gradient along the points' span alone, not in all directions
};

/// One value a trial: the root mean square over fresh points of the gradient of the least-norm
/// interpolant. O(n^2 p + n p d).
std::vector<double> fourier_gradient(const theory::FourierInterpolants& model,
                                     const FourierWorld& world, const numerics::Trials& trials);

/// One entry a trial, each a length of the gradient of the same interpolant.
struct FourierSteepness {
    std::vector<double> typical;    ///< root mean square over fresh points
    std::vector<double> at_data;    ///< largest at a training point
    std::vector<double> by_ascent;  ///< largest that ascent in the unit ball finds from there
    std::vector<double> bound;      ///< none anywhere is longer
};

/// Ascent takes 40 steps from each of the 12 steepest training points. O(n^2 p + n p d).
FourierSteepness fourier_steepness(const theory::FourierInterpolants& model,
                                   const FourierWorld& world, const numerics::Trials& trials);

/// One value a trial: (p - n)/(n d) for the least p at which that gradient is at most `level`, by
/// growing one and the same set of features over a geometric grid of p - n from n d / 2, four steps
/// to a factor of 2, and interpolating between its points; `most` if it is more. The model's p is
/// not used.
std::vector<double> smooth_parameters(const theory::FourierInterpolants& model,
                                      const FourierWorld& world, double level, double most,
                                      const numerics::Trials& trials);

/// One value a trial: |y - Phi a| / (|Phi|_F |a| + |y|) of least squares in p features, the
/// residual in units of what rounding leaves.
std::vector<double> fourier_residual(const theory::FourierInterpolants& model,
                                     const numerics::Trials& trials);

/// Smoothness and test risk of one and the same fit.
struct SmoothnessAndRisk {
    std::vector<double> gradient;  ///< root mean square over fresh points, one a trial
    std::vector<double> risk;      ///< mean squared error against the target at fresh points
};

/// Least squares of least norm (penalty 0) or ridge regression with `penalty` |a|^2 on features of
/// mean square 1, of the target sqrt(d) v'x plus N(0, noise_sd^2), |v| = 1; any p >= 1.
SmoothnessAndRisk smoothness_and_risk(const theory::FourierInterpolants& model, double noise_sd,
                                      double penalty, const numerics::Trials& trials);

}  // namespace overfit::experiments
