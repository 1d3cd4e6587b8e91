/// The modes of each trial, and what is left without some of them.
#include "experiments/ablations.hpp"

#include <algorithm>
#include <cmath>

#include "numerics/least_squares.hpp"

namespace overfit::experiments {

namespace {

using Eigen::VectorXd;
using numerics::all_modes;
using numerics::ErrorModes;
using numerics::KeptModes;
using numerics::Stream;

Eigen::Index counted(int modes, const ErrorModes& all) {
    return modes >= 0 ? modes : std::max<Eigen::Index>(0, all.singular_values.size() + modes);
}

ErrorModes modes_of(const LabelledSplit& world) {
    return numerics::error_modes(world.split.train_x, world.split.train_y, world.model);
}

TwoRoutes rounding_of(const LabelledSplit& world, const ErrorModes& modes, const VectorXd& fit) {
    const double least = modes.singular_values.tail(1)(0);
    const double residual = (world.split.train_y - world.split.train_x * world.model).norm();
    return {.direct = 0.0,
            .over_modes = 0.0,
            .without_signal = 0.0,
            .scale = world.split.test_x.row(0).norm() * (fit.norm() + residual / least),
            .condition = modes.singular_values(0) / least};
}

/// From a split and the modes to use on it.
using Route = std::function<TwoRoutes(const LabelledSplit&, const ErrorModes&)>;

TwoRoutes worst(const World& world, ModesOf modes, const Route& route,
                const numerics::Trials& trials) {
    const auto columns =
        numerics::sample_many(trials, 5, [&](Stream& stream, std::vector<double>& out) {
            const LabelledSplit drawn = world(stream);
            const bool own = modes == ModesOf::training_set;
            const TwoRoutes one = route(drawn, modes_of(own ? drawn : world(stream)));
            out = {one.direct, one.over_modes, one.without_signal, one.scale, one.condition};
        });
    std::size_t most = 0;
    const auto disagreement = [&](std::size_t t) {
        return std::abs(columns[0][t] - columns[1][t]) / (columns[3][t] * columns[4][t]);
    };
    for (std::size_t t = 1; t < trials.count; ++t)
        if (!(disagreement(t) <= disagreement(most))) most = t;
    return {columns[0][most], columns[1][most], columns[2][most], columns[3][most],
            columns[4][most]};
}

}  // namespace

Ablation relative_cutoff(double share) {
    return [share](const ErrorModes& modes) {
        return KeptModes{numerics::modes_above(modes, share), all_modes};
    };
}

Ablation absolute_cutoff(double least) {
    return [least](const ErrorModes& modes) {
        return KeptModes{(modes.singular_values.array() >= least).count(), all_modes};
    };
}

Ablation projected_test_points(int modes) {
    return [modes](const ErrorModes& all) { return KeptModes{counted(modes, all), all_modes}; };
}

Ablation projected_errors(int modes) {
    return [modes](const ErrorModes& all) { return KeptModes{all_modes, counted(modes, all)}; };
}

Ablation no_ablation() {
    return [](const ErrorModes&) { return KeptModes{all_modes, all_modes}; };
}

std::vector<double> ablated_test_error(const World& world, const Ablation& ablation,
                                       const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const LabelledSplit drawn = world(stream);
        const ErrorModes modes = modes_of(drawn);
        const VectorXd fit = drawn.model + numerics::coefficient_error(modes, ablation(modes));
        return (drawn.split.test_x * fit - drawn.split.test_y).squaredNorm() /
               static_cast<double>(drawn.split.test_y.size());
    });
}

TwoRoutes worst_disagreement(const World& world, ModesOf whose, const numerics::Trials& trials) {
    return worst(
        world, whose,
        [](const LabelledSplit& drawn, const ErrorModes& modes) {
            const VectorXd fit = numerics::min_norm(drawn.split.train_x, drawn.split.train_y);
            const auto point = drawn.split.test_x.row(0);
            const VectorXd along = modes.right.transpose() * point.transpose();
            TwoRoutes routes = rounding_of(drawn, modes, fit);
            routes.direct = point.dot(fit - drawn.model);
            routes.without_signal =
                along.cwiseQuotient(modes.singular_values).dot(modes.residual_projections);
            routes.over_modes =
                routes.without_signal + along.dot(modes.model_projections) - point.dot(drawn.model);
            return routes;
        },
        trials);
}

TwoRoutes worst_projection_disagreement(const World& world, int kept, ModesOf whose,
                                        const numerics::Trials& trials) {
    return worst(
        world, whose,
        [kept](const LabelledSplit& drawn, const ErrorModes& modes) {
            const VectorXd fit = numerics::min_norm(drawn.split.train_x, drawn.split.train_y);
            const Eigen::RowVectorXd point = drawn.split.test_x.row(0);
            const auto leading = modes.right.leftCols(kept);
            const Eigen::RowVectorXd projected = (point * leading) * leading.transpose();
            const VectorXd truncated =
                drawn.model + numerics::coefficient_error(modes_of(drawn), {kept, all_modes});
            TwoRoutes routes = rounding_of(drawn, modes, fit);
            routes.direct = projected.dot(fit);
            routes.over_modes = point.dot(truncated);
            routes.without_signal = point.dot(fit);
            return routes;
        },
        trials);
}

}  // namespace overfit::experiments
