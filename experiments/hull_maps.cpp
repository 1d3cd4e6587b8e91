/// Linear and other images of hulls, and queries at the edges of the definition.
#include "experiments/hull_maps.hpp"

#include <cstdint>

#include <Eigen/Core>

#include "experiments/draws.hpp"
#include "experiments/hull_verdicts.hpp"
#include "numerics/hull_membership.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::HullMembership;
using numerics::HullVerdict;
using numerics::Stream;

/// The 2^d corners of [-1, 1]^d.
MatrixXd corners(int dimension) {
    MatrixXd x(Index{1} << dimension, dimension);
    for (Index i = 0; i < x.rows(); ++i)
        for (Index j = 0; j < x.cols(); ++j) x(i, j) = ((i >> j) & 1) != 0 ? 1.0 : -1.0;
    return x;
}

MatrixXd reduced(const MatrixXd& x, const MatrixXd& map, Reduction reduction) {
    if (reduction == Reduction::linear) return x * map;
    return (x + x.cwiseProduct(x)) * map;
}

/// Each row a mixture, with uniform weights, of d + 1 of the points, a tenth of the way to the
/// mean: away from the boundary, which rounding would cross.
MatrixXd mixtures(const MatrixXd& points, Index count, Stream& stream) {
    MatrixXd result = MatrixXd::Zero(count, points.cols());
    for (Index i = 0; i < count; ++i) {
        double total = 0.0;
        for (Index k = 0; k <= points.cols(); ++k) {
            const double weight = stream.uniform();
            const auto chosen = stream.below(static_cast<std::uint64_t>(points.rows()));
            result.row(i) += weight * points.row(static_cast<Index>(chosen));
            total += weight;
        }
        result.row(i) *= 0.9 / total;
    }
    return result.rowwise() + 0.1 * points.colwise().mean();
}

double disagreements(const HullMembership& hull, const MatrixXd& queries, HullVerdict expected) {
    double count = 0.0;
    for (const numerics::HullDecision& decision : hull.decide_all(queries))
        count += decision.verdict == expected ? 0.0 : 1.0;
    return count;
}

/// The rows and their mean, moved from the mean by `nudge` of their distance.
MatrixXd moved_outward(const MatrixXd& x, double nudge) {
    const Eigen::RowVectorXd mean = x.colwise().mean();
    MatrixXd queries(x.rows() + 1, x.cols());
    queries << x, mean;
    return queries + nudge * (queries.rowwise() - mean);
}

double surprises_of_full_span(const MatrixXd& x, double nudge) {
    const HullMembership hull(x);
    const Eigen::RowVectorXd mean = x.colwise().mean();
    Index farthest = 0;
    (x.rowwise() - mean).rowwise().squaredNorm().maxCoeff(&farthest);
    MatrixXd twice(x.rows() + 1, x.cols());
    twice << x, x.row(0);
    return disagreements(hull, moved_outward(x, nudge), HullVerdict::inside) +
           disagreements(hull, x.row(farthest) + 1e-3 * (x.row(farthest) - mean),
                         HullVerdict::outside) +
           disagreements(HullMembership(twice), x.row(0), HullVerdict::inside);
}

/// The centre of a facet of the cube, whose corners are whole numbers: exactly on the boundary.
double surprises_of_cube(int dimension, double nudge) {
    MatrixXd centre = MatrixXd::Zero(1, dimension);
    centre(0, 0) = 1.0 + nudge;
    return disagreements(HullMembership(corners(dimension)), centre, HullVerdict::inside);
}

/// A point off the span of points in a plane, and a new point beside as many points as dimensions.
double surprises_of_small_span(const MatrixXd& x, Stream& stream) {
    const MatrixXd plane = x.leftCols(2) * gaussian(2, x.cols(), stream);
    const MatrixXd off = plane.row(0) + gaussian(1, x.cols(), stream);
    return disagreements(HullMembership(plane), off, HullVerdict::outside) +
           disagreements(HullMembership(x.topRows(x.cols())), gaussian(1, x.cols(), stream),
                         HullVerdict::outside);
}

}  // namespace

std::vector<double> interior_corners(const theory::ProjectedCube& cube,
                                     const numerics::Trials& trials) {
    const MatrixXd all = corners(cube.dimension);
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd image = cube.target < cube.dimension
                                   ? all * gaussian(cube.dimension, cube.target, stream)
                                   : all;
        return inside_count(HullMembership(image).decide_all_left_out());
    });
}

std::vector<double> lost_members(int points, int dimension, int target, Reduction reduction,
                                 const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = gaussian(points, dimension, stream);
        const MatrixXd queries = mixtures(x, 20, stream);
        const MatrixXd map = gaussian(dimension, target, stream);
        const HullMembership image(reduced(x, map, reduction));
        return disagreements(HullMembership(x), queries, HullVerdict::inside) +
               disagreements(image, reduced(queries, map, reduction), HullVerdict::inside);
    });
}

std::vector<double> surprises(int points, int dimension, Edges edges,
                              const numerics::Trials& trials) {
    const double nudge = edges == Edges::of_definition ? 0.0 : 1e-6;
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = gaussian(points, dimension, stream);
        return surprises_of_full_span(x, nudge) + surprises_of_cube(dimension, nudge) +
               surprises_of_small_span(x, stream);
    });
}

}  // namespace overfit::experiments
