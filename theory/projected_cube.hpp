/// Vertices of the hypercube that stay vertices under a generic linear map to fewer dimensions.
///
/// The 2^d corners of the cube are all extreme: none is in the hull of the others. A generic linear
/// map to R^m makes the cube a zonotope with
///   2 (C(d-1, 0) + C(d-1, 1) + ... + C(d-1, m-1))
/// vertices for m < d (the regions of an arrangement of d hyperplanes, Schlaefli's count; see
/// Zaslavsky1975), and all other corners land inside the hull of the rest. The cube's covariance is
/// a multiple of the identity, so that PCA and classical scaling of it are such maps. The share of
/// vertices is Wendel's probability for N = d points in dimension m (theory/wendel.hpp).
///
/// d, m >= 1; std::domain_error otherwise. Relative error below 1e-13; the number of vertices
/// is exact for d <= 50 and infinite beyond the range of a double.
#pragma once

namespace overfit::theory {

struct ProjectedCube {
    int dimension;  ///< d, of the cube
    int target;     ///< m, of the image; m >= d keeps every corner a vertex
};

/// The number of vertices of the image.
double projected_cube_vertices(const ProjectedCube& cube);

/// The share of the corners that are mapped into the hull of the others: leave-one-out
/// interpolation, 1 - vertices / 2^d.
double projected_cube_interpolation(const ProjectedCube& cube);

/// The dimension 24 log(N) / (3 e^2 - 2 e^3) that suffices, after Johnson and Lindenstrauss, to
/// keep the distances of N >= 1 points within the distortion e, as BalestrieroEtAl2021 print it;
/// for 0 < e <= 1. For the cube's 2^d corners it is at least 16.6 d, more than d: no reduction.
double johnson_lindenstrauss_dimension(double points, double distortion);

}  // namespace overfit::theory
