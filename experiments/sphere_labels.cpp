/// Draws points on the sphere and labels them.
#include "experiments/sphere_labels.hpp"

#include <cmath>
#include <stdexcept>

#include "experiments/draws.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double clean_frequency = 30.0;

MatrixXd points_of(Index n, Index d, LabelWorld world, numerics::Stream& stream) {
    if (world == LabelWorld::low_sphere) {
        MatrixXd x = MatrixXd::Zero(n, d);
        x.leftCols(3) = with_unit_rows(gaussian(n, 3, stream));
        return x;
    }
    MatrixXd x = with_unit_rows(gaussian(n, d, stream));
    if (world != LabelWorld::by_sine) return x;
    for (Index i = 0; i < n; ++i)
        while (std::abs(std::sin(clean_frequency * x(i, 0))) < 0.5)
            x.row(i) = with_unit_rows(gaussian(1, d, stream));
    return x;
}

}  // namespace

LabelledSphere labelled_sphere(const theory::SpherePoints& sphere, LabelWorld world,
                               numerics::Stream& stream) {
    if (!(sphere.points >= 2.0 && sphere.points <= 1e8 &&
          sphere.points == std::floor(sphere.points) && sphere.dimension >= 3))
        throw std::domain_error("labelled_sphere: needs 2 <= n <= 1e8, whole, and d >= 3");
    const auto n = static_cast<Index>(sphere.points);
    LabelledSphere data{.x = points_of(n, sphere.dimension, world, stream), .y = VectorXd(n)};
    for (Index i = 0; i < n; ++i) {
        double sign = 1.0;
        if (world == LabelWorld::by_side)
            sign = data.x(i, 0);
        else if (world == LabelWorld::by_sine)
            sign = std::sin(clean_frequency * data.x(i, 0));
        else if (world != LabelWorld::constant)
            sign = stream.uniform() - 0.5;
        data.y(i) = sign < 0.0 ? -1.0 : 1.0;
    }
    return data;
}

}  // namespace overfit::experiments
