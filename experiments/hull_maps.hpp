/// Measures what maps to fewer dimensions do to hull membership, and the edge cases of its
/// definition.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"
#include "theory/projected_cube.hpp"

namespace overfit::experiments {

/// One value a trial: how many corners of the cube land in the hull of the others under a Gaussian
/// map to cube.target dimensions, drawn afresh (the identity where the target is not smaller).
std::vector<double> interior_corners(const theory::ProjectedCube& cube,
                                     const numerics::Trials& trials);

/// How d-dimensional points are brought to fewer dimensions.
enum class Reduction {
    linear,     ///< a Gaussian matrix
    quadratic,  ///< squares are added to the coordinates, then a Gaussian matrix
};

/// One value a trial: how many of 20 queries inside the hull of Gaussian points leave it when
/// points and queries are reduced. The queries are mixtures of d + 1 points
/// each and, a tenth, of the mean.
std::vector<double> lost_members(int points, int dimension, int target, Reduction reduction,
                                 const numerics::Trials& trials);

/// What is asked about each hull.
enum class Edges {
    of_definition,   ///< as the definition has it: the boundary is inside
    nudged_outward,  ///< training points and the facet's centre moved from the mean by a millionth
};

/// One value a trial: how many of the queries at the edges of the definition are decided against
/// it. Inside: each training point, the mean, the midpoint of two training points, a point that
/// stands twice. Outside: the farthest point moved on from the mean by a thousandth, a point off
/// the span of points that lie in a subspace, and a new point where there are no more points than
/// dimensions.
std::vector<double> surprises(int points, int dimension, Edges edges,
                              const numerics::Trials& trials);

}  // namespace overfit::experiments
