/// Principal components, random signs, and the distances between neighbours.
#include "app/robustness_points.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "numerics/input_error.hpp"
#include "numerics/parallel.hpp"
#include "numerics/random.hpp"
#include "numerics/thin_svd.hpp"

namespace overfit::app {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::InputError;

constexpr int usual_rows = 500;

/// At most `most` rows, evenly spaced.
experiments::RegressionData spaced(const experiments::RegressionData& data, Index most) {
    const Index count = std::min(most, data.x.rows());
    experiments::RegressionData some{MatrixXd(count, data.x.cols()),
                                     VectorXd(data.y.size() > 0 ? count : 0)};
    for (Index i = 0; i < count; ++i) {
        const Index row = i * data.x.rows() / count;
        some.x.row(i) = data.x.row(row);
        if (data.y.size() > 0) some.y(i) = data.y(row);
    }
    return some;
}

}  // namespace

RobustnessPoints robustness_points(const RobustnessRequest& request, const UserTable& table) {
    const Index most = request.rows.value_or(usual_rows);
    const experiments::RegressionData some = spaced(table.data, most);
    if (some.y.size() > 0 && some.y.minCoeff() == some.y.maxCoeff())
        throw InputError("--rows: the target is constant in the rows that are left");
    const experiments::RegressionData data = prepared(some, request);
    const numerics::ThinSvd svd = numerics::thin_svd(data.x);
    const double least = svd.values(0) * 1e-12;
    const Index rank = (svd.values.array() > least).count();
    if (rank == 0) throw InputError("--rows: the rows that are left are all the same");
    RobustnessPoints points{
        svd.left.leftCols(rank) * svd.values.head(rank).asDiagonal(), data.y, {}};
    const auto n = static_cast<double>(points.x.rows());
    const double size = svd.values.head(rank).norm();
    points.x *= std::sqrt(n) / size;
    for (Index j = 0; j < rank; ++j)
        points.spectrum.push_back(
            {.eigenvalue = std::pow(svd.values(j) / size, 2), .multiplicity = 1.0});
    if (points.y.size() == 0) {
        numerics::Stream stream(numerics::StreamKey(request.seed, "robustness labels"), 0);
        points.y = VectorXd::NullaryExpr(points.x.rows(),
                                         [&] { return stream.uniform() < 0.5 ? -1.0 : 1.0; });
    } else {
        points.y *= std::sqrt(n) / points.y.norm();
    }
    return points;
}

double separating_bandwidth(const MatrixXd& x) {
    std::vector<double> nearest(static_cast<std::size_t>(x.rows()));
    numerics::parallel_for(nearest.size(), [&](std::size_t i) {
        VectorXd squares = (x.rowwise() - x.row(static_cast<Index>(i))).rowwise().squaredNorm();
        squares(static_cast<Index>(i)) = std::numeric_limits<double>::infinity();
        nearest[i] = std::sqrt(squares.minCoeff());
    });
    const auto middle = nearest.begin() + static_cast<std::ptrdiff_t>(nearest.size() / 2);
    std::nth_element(nearest.begin(), middle, nearest.end());
    return 3.0 / *middle;
}

}  // namespace overfit::app
