/// Counts the vertices of projected hypercubes.
#include "theory/projected_cube.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "theory/wendel.hpp"

namespace overfit::theory {

namespace {

void require(const ProjectedCube& m) {
    if (m.dimension < 1 || m.target < 1)
        throw std::domain_error("projected_cube: needs d >= 1 and m >= 1");
}

}  // namespace

double projected_cube_vertices(const ProjectedCube& cube) {
    require(cube);
    double sum = 1.0, binomial = 1.0;
    for (int i = 1; i < std::min(cube.dimension, cube.target); ++i) {
        binomial *= cube.dimension - i;
        binomial /= i;
        sum += binomial;
    }
    return 2.0 * sum;
}

double projected_cube_interpolation(const ProjectedCube& cube) {
    require(cube);
    return wendel_inside_probability(
        {.points = static_cast<double>(cube.dimension), .dimension = cube.target});
}

double johnson_lindenstrauss_dimension(double points, double distortion) {
    if (!(points >= 1.0 && std::isfinite(points) && distortion > 0.0 && distortion <= 1.0))
        throw std::domain_error(
            "johnson_lindenstrauss_dimension: needs 1 <= N < infinity and 0 < distortion <= 1");
    return 24.0 * std::log(points) / (distortion * distortion * (3.0 - 2.0 * distortion));
}

}  // namespace overfit::theory
