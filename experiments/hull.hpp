/// Measures whether new points lie in the convex hull of random training points.
#pragma once

#include <cstddef>
#include <vector>

#include "numerics/parallel.hpp"
#include "theory/gaussian_hull.hpp"

namespace overfit::experiments {

/// The law of the training points and of the query, in d dimensions.
enum class Cloud {
    gaussian,  ///< N(0, I)
    ball,      ///< uniform in the unit ball
    sphere,    ///< uniform on the unit sphere
    cube,      ///< uniform in [-1, 1]^d
    orthant,   ///< uniform in [0, 2]^d: a cube that is not symmetric about 0
    laplace,   ///< independent Laplace coordinates
    cauchy,    ///< multivariate Cauchy: Gaussian over an independent |N(0, 1)|
};

/// Whether each query meets training points of its own.
enum class Hulls { fresh, reused };

/// The verdicts of a set of queries.
struct HullTally {
    std::size_t inside = 0;
    std::size_t undecided = 0;
    std::size_t queries = 0;
};

/// One query a trial: a point of the same law, times the scale, against hull.points points.
/// hull.points must be a whole number that fits in memory. O(N d^2) a trial.
HullTally inside_tally(const theory::GaussianHull& hull, Cloud cloud, Hulls hulls,
                       const numerics::Trials& trials);

/// A linear image of d dimensions in more.
struct Embedding {
    int ambient;        ///< dimension of the space the points are seen in, at least d
    double flattening;  ///< the singular values of the map fall geometrically from 1 to this
    bool honest;        ///< whether the points fill the ambient space instead: Gaussian there too
};

/// The same for Gaussian points z seen as A z + b, with A and b drawn afresh in each trial.
HullTally embedded_tally(const theory::GaussianHull& hull, const Embedding& embedding,
                         const numerics::Trials& trials);

/// One value a trial: how many of `points` points lie in the hull of the others.
std::vector<double> interior_points(int points, int dimension, Cloud cloud,
                                    const numerics::Trials& trials);

}  // namespace overfit::experiments
