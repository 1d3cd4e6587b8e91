/// Moves along singular vectors, and what they do to the errors.
#include "experiments/attacks.hpp"

#include <cmath>
#include <stdexcept>

#include "numerics/error_modes.hpp"
#include "numerics/least_squares.hpp"

namespace overfit::experiments {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::ErrorModes;
using numerics::Split;
using numerics::Stream;

VectorXd random_unit(Eigen::Index size, Stream& stream) {
    VectorXd v(size);
    stream.fill_normal({v.data(), static_cast<std::size_t>(size)});
    return v.normalized();
}

VectorXd direction_of(Direction direction, const MatrixXd& modes, Stream& stream) {
    switch (direction) {
        case Direction::last_mode: return modes.rightCols(1);
        case Direction::first_mode: return modes.leftCols(1);
        case Direction::random: return random_unit(modes.rows(), stream);
        case Direction::outside: {
            if (modes.cols() >= modes.rows())
                throw std::domain_error("attacked: no direction is outside the modes");
            VectorXd v = random_unit(modes.rows(), stream);
            for (int pass = 0; pass < 2; ++pass) v -= modes * (modes.transpose() * v);
            return v.normalized();
        }
    }
    throw std::logic_error("attacked: unknown direction");
}

double mean_square(const VectorXd& v) {
    return v.squaredNorm() / static_cast<double>(v.size());
}

double size_of(const Attack& attack, const LabelledSplit& world) {
    const Split& split = world.split;
    switch (attack.unit) {
        case Unit::raw: return attack.size;
        case Unit::of_errors:
            return attack.size * (split.train_y - split.train_x * world.model).norm();
        case Unit::of_test_rows:
            return attack.size *
                   std::sqrt(split.test_x.squaredNorm() / static_cast<double>(split.test_x.rows()));
    }
    throw std::logic_error("attacked: unknown unit");
}

struct SplitErrors {
    double train, test;
};

/// Errors with the targets (or test points) moved by `move`; training error against the moved
/// targets, since those are what a user of poisoned data sees.
SplitErrors errors_after(const Split& split, Moved moved, const VectorXd& move) {
    if (moved == Moved::training_targets) {
        const VectorXd targets = split.train_y + move;
        const VectorXd fit = numerics::min_norm(split.train_x, targets);
        return {mean_square(split.train_x * fit - targets),
                mean_square(split.test_x * fit - split.test_y)};
    }
    const VectorXd fit = numerics::min_norm(split.train_x, split.train_y);
    const MatrixXd points = split.test_x.rowwise() + move.transpose();
    return {mean_square(split.train_x * fit - split.train_y),
            mean_square(points * fit - split.test_y)};
}

std::vector<double> scaled_error(const World& world, const numerics::Trials& trials,
                                 bool along_mode) {
    return numerics::sample(trials, [&](Stream& stream) {
        const LabelledSplit drawn = world(stream);
        const ErrorModes modes =
            numerics::error_modes(drawn.split.train_x, drawn.split.train_y, drawn.model);
        const VectorXd error =
            numerics::min_norm(drawn.split.train_x, drawn.split.train_y) - drawn.model;
        const double component = along_mode ? modes.right.rightCols(1).col(0).dot(error) : error(0);
        const double sign = stream.uniform() < 0.5 ? -1.0 : 1.0;
        return sign * modes.singular_values.tail(1)(0) * component;
    });
}

}  // namespace

Attacked attacked(const World& world, const Attack& attack, const numerics::Trials& trials) {
    auto columns = numerics::sample_many(trials, 7, [&](Stream& stream, std::vector<double>& out) {
        const LabelledSplit drawn = world(stream);
        const ErrorModes modes =
            numerics::error_modes(drawn.split.train_x, drawn.split.train_y, drawn.model);
        const bool targets = attack.moved == Moved::training_targets;
        const double size = size_of(attack, drawn);
        const VectorXd move =
            size * direction_of(attack.direction, targets ? modes.left : modes.right, stream);
        const SplitErrors before = errors_after(drawn.split, attack.moved, 0.0 * move);
        const SplitErrors plus = errors_after(drawn.split, attack.moved, move);
        const SplitErrors minus = errors_after(drawn.split, attack.moved, -move);
        const double last = modes.singular_values.tail(1)(0);
        out = {before.test,
               0.5 * (plus.test + minus.test),
               before.train,
               0.5 * (plus.train + minus.train),
               size,
               last,
               modes.singular_values(0) / last};
    });
    return {.test_before = std::move(columns[0]),
            .test_after = std::move(columns[1]),
            .train_before = std::move(columns[2]),
            .train_after = std::move(columns[3]),
            .size = std::move(columns[4]),
            .last_value = std::move(columns[5]),
            .condition = std::move(columns[6])};
}

std::vector<double> scaled_error_along_last_mode(const World& world,
                                                 const numerics::Trials& trials) {
    return scaled_error(world, trials, true);
}

std::vector<double> scaled_error_along_first_feature(const World& world,
                                                     const numerics::Trials& trials) {
    return scaled_error(world, trials, false);
}

}  // namespace overfit::experiments
