/// Measures how narrowly Lipschitz functions are distributed, and how well they fit random signs.
#pragma once

#include <cstdint>
#include <vector>

#include "numerics/parallel.hpp"
#include "theory/isoperimetry.hpp"

namespace overfit::experiments {

/// Laws on R^d, all of mean square radius about 1.
enum class Points {
    sphere,          ///< uniform on the unit sphere
    gaussian,        ///< N(0, I/d)
    mixture,         ///< N(e_1, I/d) or N(-e_1, I/d), with equal odds
    heavy_radius,    ///< r u: u on the sphere, P(r > s) = (s sqrt(3))^-3, E r^2 = 1; not
                     ///< isoperimetric
    flat_subsphere,  ///< uniform on the unit sphere of the first three coordinates
};

/// 1-Lipschitz functions of x.
enum class LipschitzFunction {
    linear,              ///< x_1
    norm,                ///< |x|
    half_sphere,         ///< the distance to the half of the unit sphere where x_1 <= 0
    largest_coordinate,  ///< max_j x_j
};

/// How the two points of a pair are drawn.
enum class Pair {
    of_one_component,  ///< of a mixture: both from one component
    of_the_whole,      ///< independently from the whole law
};

struct Tail {
    Points points;
    LipschitzFunction function;
    Pair pair = Pair::of_one_component;
    int dimension;
};

/// f(x), one point a trial.
std::vector<double> lipschitz_values(const Tail& tail, const numerics::Trials& trials);

/// |f(x) - f(x')|, one pair a trial.
std::vector<double> lipschitz_differences(const Tail& tail, const numerics::Trials& trials);

/// What the labels know of the points.
enum class Signs {
    random,       ///< independent fair signs
    of_a_height,  ///< the sign of <u_1, x_i>: not noise
};

/// max_j (1/n) sum_i y_i <u_j, x_i> for n points, one fresh set of points and directions a trial.
/// M, n and d of `m` are rounded to integers.
std::vector<double> direction_maxima(const theory::Directions& m, Points points, Signs signs,
                                     const numerics::Trials& trials);

/// Half the nuclear norm of (1/n) sum_i y_i x_i x_i', y_i random signs: the supremum of
/// (1/n) sum_i y_i f(x_i) over 1-Lipschitz quadratic forms. O(n d^2 + d^3) a trial.
struct SignedProducts {
    Points points;
    int samples;
    int dimension;
};
std::vector<double> quadratic_rademacher(const SignedProducts& products,
                                         const numerics::Trials& trials);

}  // namespace overfit::experiments
