/// Samples of Lipschitz functions, of maxima over directions and of nuclear norms.
#include "experiments/isoperimetry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include <Eigen/Core>
#include <Eigen/Eigenvalues>

#include "experiments/draws.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

double sign(Stream& stream) {
    return stream.uniform() < 0.5 ? -1.0 : 1.0;
}

VectorXd on_sphere(Index dimension, Stream& stream) {
    return gaussian(dimension, stream).normalized();
}

/// `component` is the sign of the mixture's mean.
VectorXd point_of(Points points, Index dimension, double component, Stream& stream) {
    switch (points) {
        case Points::sphere: return on_sphere(dimension, stream);
        case Points::gaussian:
            return gaussian(dimension, stream) / std::sqrt(static_cast<double>(dimension));
        case Points::mixture: {
            VectorXd x = gaussian(dimension, stream) / std::sqrt(static_cast<double>(dimension));
            x(0) += component;
            return x;
        }
        case Points::heavy_radius: {
            const double radius = std::numbers::inv_sqrt3 / std::cbrt(stream.uniform());
            return radius * on_sphere(dimension, stream);
        }
        case Points::flat_subsphere: {
            VectorXd x = VectorXd::Zero(dimension);
            x.head(3) = on_sphere(3, stream);
            return x;
        }
    }
    throw std::logic_error("point_of: unknown law");
}

double value_of(LipschitzFunction function, const VectorXd& x) {
    switch (function) {
        case LipschitzFunction::linear: return x(0);
        case LipschitzFunction::norm: return x.norm();
        case LipschitzFunction::half_sphere: {
            VectorXd nearest = x;
            nearest(0) = std::min(x(0), 0.0);
            return (x - nearest.normalized()).norm();
        }
        case LipschitzFunction::largest_coordinate: return x.maxCoeff();
    }
    throw std::logic_error("value_of: unknown function");
}

void require(const Tail& tail) {
    if (tail.dimension < 3) throw std::domain_error("isoperimetry: needs d >= 3");
}

/// Rows of n points, and their signs.
struct Sample {
    MatrixXd x;
    VectorXd y;
};

Sample sample_of(Points points, Index samples, Index dimension, Stream& stream) {
    Sample sample{MatrixXd(samples, dimension), VectorXd(samples)};
    for (Index i = 0; i < samples; ++i) {
        sample.x.row(i) = point_of(points, dimension, sign(stream), stream);
        sample.y(i) = sign(stream);
    }
    return sample;
}

}  // namespace

std::vector<double> lipschitz_values(const Tail& tail, const numerics::Trials& trials) {
    require(tail);
    return numerics::sample(trials, [&](Stream& stream) {
        return value_of(tail.function, point_of(tail.points, tail.dimension, sign(stream), stream));
    });
}

std::vector<double> lipschitz_differences(const Tail& tail, const numerics::Trials& trials) {
    require(tail);
    return numerics::sample(trials, [&](Stream& stream) {
        const double first = sign(stream), second = sign(stream);
        const VectorXd x = point_of(tail.points, tail.dimension, first, stream);
        const VectorXd other = point_of(tail.points, tail.dimension,
                                        tail.pair == Pair::of_the_whole ? second : first, stream);
        return std::abs(value_of(tail.function, x) - value_of(tail.function, other));
    });
}

std::vector<double> direction_maxima(const theory::Directions& m, Points points, Signs signs,
                                     const numerics::Trials& trials) {
    const Index count = std::llround(m.count), samples = std::llround(m.samples),
                dimension = std::llround(m.dimension);
    if (count < 1 || samples < 1 || dimension < 3)
        throw std::domain_error("direction_maxima: needs M >= 1, n >= 1 and d >= 3");
    return numerics::sample(trials, [&](Stream& stream) {
        Sample sample = sample_of(points, samples, dimension, stream);
        const MatrixXd directions = with_unit_rows(gaussian(count, dimension, stream));
        if (signs == Signs::of_a_height)
            sample.y = (sample.x * directions.row(0).transpose()).array().sign();
        const VectorXd mean = sample.x.transpose() * sample.y / static_cast<double>(samples);
        return (directions * mean).maxCoeff();
    });
}

std::vector<double> quadratic_rademacher(const SignedProducts& products,
                                         const numerics::Trials& trials) {
    if (products.samples < 1 || products.dimension < 3)
        throw std::domain_error("quadratic_rademacher: needs n >= 1 and d >= 3");
    return numerics::sample(trials, [&](Stream& stream) {
        const Sample sample =
            sample_of(products.points, products.samples, products.dimension, stream);
        const MatrixXd mean = sample.x.transpose() * sample.y.asDiagonal() * sample.x /
                              static_cast<double>(products.samples);
        const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(mean, Eigen::EigenvaluesOnly);
        return 0.5 * solver.eigenvalues().cwiseAbs().sum();
    });
}

}  // namespace overfit::experiments
