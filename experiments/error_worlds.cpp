/// Simulated and real splits with their best linear model.
#include "experiments/error_worlds.hpp"

#include <cmath>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <utility>
#include <vector>

#include "experiments/draws.hpp"
#include "numerics/least_squares.hpp"

namespace overfit::experiments {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

VectorXd errors_of(Errors errors, double size, const MatrixXd& x, Stream& stream) {
    switch (errors) {
        case Errors::noise: return size * gaussian(x.rows(), 1, stream);
        case Errors::deterministic:
            return size * (x.col(0).array().square() - 1.0) / std::sqrt(2.0);
        case Errors::none: return VectorXd::Zero(x.rows());
    }
    throw std::logic_error("gaussian_world: unknown errors");
}

}  // namespace

World gaussian_world(const theory::Ridgeless& model, Errors errors, int test_rows) {
    if (model.n < 1 || model.p < 1 || test_rows < 1)
        throw std::domain_error("gaussian_world: needs n, p and test_rows of at least 1");
    return [model, errors, test_rows](Stream& stream) {
        LabelledSplit world{{}, VectorXd::Constant(model.p, model.signal / std::sqrt(model.p))};
        numerics::Split& split = world.split;
        split.train_x = gaussian(model.n, model.p, stream);
        split.test_x = gaussian(test_rows, model.p, stream);
        split.train_y =
            split.train_x * world.model + errors_of(errors, model.noise_sd, split.train_x, stream);
        split.test_y = split.test_x * world.model;
        return world;
    };
}

World data_world(RegressionData data, int train_rows, int test_rows) {
    if (train_rows < 1 || test_rows < 1 || test_rows > data.x.rows() - train_rows)
        throw std::domain_error("data_world: the rows do not suffice for train_rows + test_rows");
    VectorXd model = numerics::min_norm(data.x, data.y);
    const auto shared = std::make_shared<const RegressionData>(std::move(data));
    return [shared, model = std::move(model), train_rows, test_rows](Stream& stream) {
        std::vector<int> rows(static_cast<std::size_t>(shared->x.rows()));
        std::iota(rows.begin(), rows.end(), 0);
        stream.shuffle(rows);
        const std::vector<int> train(rows.begin(), rows.begin() + train_rows);
        const std::vector<int> test(rows.end() - test_rows, rows.end());
        return LabelledSplit{{shared->x(train, Eigen::all), shared->y(train),
                              shared->x(test, Eigen::all), shared->y(test)},
                             model};
    };
}

}  // namespace overfit::experiments
