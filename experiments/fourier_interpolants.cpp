/// Steepness of interpolants in random Fourier features.
#include "experiments/fourier_interpolants.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <Eigen/Cholesky>

#include "experiments/draws.hpp"
#include "numerics/fourier_features.hpp"
#include "numerics/fourier_lipschitz.hpp"
#include "numerics/least_squares.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::FourierFeatures;
using numerics::FourierFunction;
using numerics::FourierGram;
using numerics::Stream;
using theory::FourierInterpolants;

/// Fresh points at which gradients and errors are averaged.
constexpr Index fresh_points = 64;

MatrixXd sphere_points(Index count, Index dimension, Stream& stream) {
    return with_unit_rows(gaussian(count, dimension, stream));
}

/// The points in the larger space: its first coordinates, since features know no direction.
MatrixXd embedded(const MatrixXd& x, Index ambient) {
    MatrixXd wide = MatrixXd::Zero(x.rows(), ambient);
    wide.leftCols(x.cols()) = x;
    return wide;
}

VectorXd labels_of(Labels labels, const MatrixXd& x, Index dimension, Stream& stream) {
    if (labels == Labels::smooth) return std::sqrt(1.0 * static_cast<double>(dimension)) * x.col(0);
    return random_signs(x.rows(), stream);
}

/// One drawing of a world: points, labels, fresh points and features.
struct Drawing {
    MatrixXd x;
    VectorXd y;
    MatrixXd fresh;
    FourierFeatures features;
};

Drawing draw(const FourierInterpolants& model, const FourierWorld& world, Index features,
             Stream& stream) {
    const Index d = model.dimension, ambient = std::max<Index>(d, world.ambient);
    Drawing drawing;
    drawing.x = embedded(sphere_points(model.samples, d, stream), ambient);
    drawing.y = labels_of(world.labels, drawing.x, d, stream);
    drawing.fresh = embedded(sphere_points(fresh_points, d, stream), ambient);
    drawing.features = numerics::draw_fourier_features(features, ambient, model.bandwidth, stream);
    return drawing;
}

FourierFunction interpolant(const FourierGram& gram, const Drawing& drawing,
                            const FourierWorld& world) {
    return gram.interpolant(
        drawing.y, drawing.features,
        world.linear_part ? FourierGram::LinearPart::unpenalised : FourierGram::LinearPart::none);
}

/// The root mean square over the fresh points of the gradient of the interpolant in the features
/// that the Gram matrix has seen.
double gradient_of(const FourierGram& gram, const Drawing& drawing,
                   const FourierInterpolants& model, const FourierWorld& world) {
    const MatrixXd gradient = numerics::gradients(interpolant(gram, drawing, world), drawing.fresh);
    const Index seen = world.along_data ? model.dimension : gradient.cols();
    return std::sqrt(gradient.leftCols(seen).squaredNorm() / static_cast<double>(fresh_points));
}

/// The rows with the largest values, in falling order of these.
MatrixXd largest_rows(const MatrixXd& x, const VectorXd& values, Index count) {
    std::vector<Index> order(static_cast<std::size_t>(x.rows()));
    std::iota(order.begin(), order.end(), Index{0});
    std::sort(order.begin(), order.end(), [&](Index i, Index j) { return values(i) > values(j); });
    order.resize(static_cast<std::size_t>(std::min(count, x.rows())));
    return x(order, Eigen::all);
}

double one_smooth_size(const FourierInterpolants& model, const FourierWorld& world, double level,
                       double most, Stream& stream) {
    const double nd = static_cast<double>(model.samples) * model.dimension;
    const Drawing drawing =
        draw(model, world, model.samples + static_cast<Index>(most * nd), stream);
    FourierGram gram(drawing.x);
    double excess_before = 0.0, gradient_before = 0.0;
    for (double excess = 0.5; excess <= most; excess *= std::pow(2.0, 0.25)) {
        gram.add(drawing.features, gram.features(),
                 model.samples + static_cast<Index>(excess * nd));
        const double gradient = gradient_of(gram, drawing, model, world);
        if (gradient <= level) {
            if (excess_before == 0.0) return excess;
            const double along =
                std::log(gradient_before / level) / std::log(gradient_before / gradient);
            return excess_before * std::pow(excess / excess_before, along);
        }
        excess_before = excess;
        gradient_before = gradient;
    }
    return most;
}

MatrixXd feature_matrix(const MatrixXd& x, const FourierFeatures& features) {
    MatrixXd phi = x * features.frequencies;
    phi.rowwise() += features.phases.transpose();
    return phi.array().cos();
}

/// Coefficients of features cos, where the penalty is on those of sqrt(2) cos.
VectorXd fitted(const MatrixXd& phi, const VectorXd& y, double penalty) {
    if (penalty == 0.0) return numerics::min_norm(phi, y);
    MatrixXd gram = 2.0 * phi * phi.transpose();
    gram.diagonal().array() += penalty;
    return 2.0 * phi.transpose() * gram.llt().solve(y);
}

}  // namespace

std::vector<double> fourier_gradient(const FourierInterpolants& model, const FourierWorld& world,
                                     const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const Drawing drawing = draw(model, world, model.parameters, stream);
        FourierGram gram(drawing.x);
        gram.add(drawing.features, 0, model.parameters);
        return gradient_of(gram, drawing, model, world);
    });
}

FourierSteepness fourier_steepness(const FourierInterpolants& model, const FourierWorld& world,
                                   const numerics::Trials& trials) {
    auto all = numerics::sample_many(trials, 4, [&](Stream& stream, std::vector<double>& out) {
        const Drawing drawing = draw(model, world, model.parameters, stream);
        FourierGram gram(drawing.x);
        gram.add(drawing.features, 0, model.parameters);
        const FourierFunction f = interpolant(gram, drawing, world);
        const VectorXd lengths = numerics::gradients(f, drawing.x).rowwise().norm();
        out[0] = numerics::rms_gradient(f, drawing.fresh);
        out[1] = lengths.maxCoeff();
        out[2] = numerics::steepest_point(f, largest_rows(drawing.x, lengths, 12), {.steps = 40})
                     .gradient;
        out[3] = numerics::lipschitz_bound(f);
    });
    return {std::move(all[0]), std::move(all[1]), std::move(all[2]), std::move(all[3])};
}

std::vector<double> smooth_parameters(const FourierInterpolants& model, const FourierWorld& world,
                                      double level, double most, const numerics::Trials& trials) {
    return numerics::sample(
        trials, [&](Stream& stream) { return one_smooth_size(model, world, level, most, stream); });
}

std::vector<double> fourier_residual(const FourierInterpolants& model,
                                     const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = sphere_points(model.samples, model.dimension, stream);
        const VectorXd y = labels_of(Labels::signs, x, model.dimension, stream);
        const MatrixXd phi =
            feature_matrix(x, numerics::draw_fourier_features(model.parameters, model.dimension,
                                                              model.bandwidth, stream));
        const VectorXd a = numerics::min_norm(phi, y);
        return (y - phi * a).norm() / (phi.norm() * a.norm() + y.norm());
    });
}

SmoothnessAndRisk smoothness_and_risk(const FourierInterpolants& model, double noise_sd,
                                      double penalty, const numerics::Trials& trials) {
    const auto both =
        numerics::sample_many(trials, 2, [&](Stream& stream, std::vector<double>& out) {
            const MatrixXd x = sphere_points(model.samples, model.dimension, stream);
            const double root = std::sqrt(1.0 * model.dimension);
            const VectorXd y = root * x.col(0) + noise_sd * gaussian(model.samples, stream);
            const MatrixXd fresh = sphere_points(fresh_points, model.dimension, stream);
            const FourierFeatures features = numerics::draw_fourier_features(
                model.parameters, model.dimension, model.bandwidth, stream);
            const FourierFunction f{features, fitted(feature_matrix(x, features), y, penalty), {}};
            out[0] = numerics::rms_gradient(f, fresh);
            out[1] = (numerics::values(f, fresh) - root * fresh.col(0)).squaredNorm() /
                     static_cast<double>(fresh_points);
        });
    return {both[0], both[1]};
}

}  // namespace overfit::experiments
