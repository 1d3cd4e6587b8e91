/// Measures exact Lipschitz constants of functions that fit random labels on the sphere.
#pragma once

#include <vector>

#include "experiments/sphere_labels.hpp"
#include "numerics/parallel.hpp"
#include "theory/smooth_interpolants.hpp"

namespace overfit::experiments {

/// What one trial gives, and over trials: entry t belongs to trial t.
struct InterpolantSample {
    std::vector<double> lipschitz;  ///< exact, on R^d unless said otherwise
    std::vector<double> residual;   ///< max_i |f(x_i) - y_i| of the function as constructed
};

/// McShane's extension min_i (y_i + L |x - x_i|), L = max |y_i - y_j| / |x_i - x_j|. O(n^2 d) a
/// trial, in blocks of a matrix product. L is infinite for equal points with unequal labels.
InterpolantSample optimal_extension(const theory::SpherePoints& sphere, LabelWorld world,
                                    const numerics::Trials& trials);

/// sum_i y_i max(0, 1 - 2 |x - x_i| / delta), delta the least distance. O(n^2 d) a trial.
InterpolantSample bumps(const theory::SpherePoints& sphere, LabelWorld world,
                        const numerics::Trials& trials);

/// A function of one projection, linear between neighbours. O(n d + n log n) a trial.
InterpolantSample ridge_function(const theory::SpherePoints& sphere, LabelWorld world,
                                 const numerics::Trials& trials);

/// sum_i y_i ramp((<x_i, x> - 1 + height) / height), where ramp(t) = max(0, t) - max(0, t - 1): a
/// network of 2 n ReLU neurons, of which the second n keep f bounded off the sphere. Measured is
/// its largest slope along the sphere at the edges of the caps, 1e-9 inside. Its distance from the
/// supremum is of that order. O(n^2 d) a trial.
InterpolantSample cap_ramps(const theory::SpherePoints& sphere, double height, LabelWorld world,
                            const numerics::Trials& trials);

/// sin(w <u, x>), of Lipschitz constant w: the least w > 0 at which all labels have the sine's sign
/// and |sine| >= 1/2, by stepping from entry to entry of the intervals that each label allows; the
/// residual is max_i |1 - y_i f(x_i)|, at most 1/2. About n 3^n steps a trial. Infinite beyond
/// `ceiling`.
InterpolantSample sine(const theory::SpherePoints& sphere, double ceiling, LabelWorld world,
                       const numerics::Trials& trials);

}  // namespace overfit::experiments
