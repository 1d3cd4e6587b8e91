/// Points on curves, and the decision by distance that finds interpolation where there is none.
#include "experiments/hull_curves.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <Eigen/Core>
#include <boost/math/interpolators/cardinal_cubic_b_spline.hpp>

#include "experiments/draws.hpp"
#include "experiments/hull_verdicts.hpp"
#include "numerics/hull_membership.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

MatrixXd moment_points(int points, int dimension, Stream& stream) {
    MatrixXd x(points, dimension);
    for (Index i = 0; i < x.rows(); ++i) {
        const double t = 2.0 * stream.uniform() - 1.0;
        double power = 1.0;
        for (Index j = 0; j < x.cols(); ++j) x(i, j) = power *= t;
    }
    return x;
}

MatrixXd spline_points(const CurveCloud& cloud, int points, Stream& stream) {
    if (cloud.knots < 5) throw std::domain_error("curve_tally: a spline needs at least 5 knots");
    const MatrixXd knots = gaussian(cloud.knots, cloud.dimension, stream);
    const double step = 1.0 / (cloud.knots - 1.0);
    std::vector<double> t(static_cast<std::size_t>(points));
    for (double& at : t) at = stream.uniform();
    MatrixXd x(points, cloud.dimension);
    for (Index j = 0; j < x.cols(); ++j) {
        const boost::math::interpolators::cardinal_cubic_b_spline<double> spline(
            knots.col(j).data(), static_cast<std::size_t>(knots.rows()), 0.0, step);
        for (Index i = 0; i < x.rows(); ++i) x(i, j) = spline(t[static_cast<std::size_t>(i)]);
    }
    return x;
}

/// Frank and Wolfe's method with pairwise steps (Lacoste-Julien and Jaggi 2015) towards the point
/// of the hull of the rows of x nearest to 0. It ends when that is known to lie within or beyond
/// the tolerance, which is what a solver run to a tolerance knows.
class NearestPoint {
  public:
    explicit NearestPoint(const MatrixXd& x) : x_(x), weights_(VectorXd::Zero(x.rows())) {
        Index nearest = 0;
        x.rowwise().squaredNorm().minCoeff(&nearest);
        weights_(nearest) = 1.0;
        point_ = x.row(nearest);
    }

    /// 1 if a point within the squared distance is found, 0 if there is none, NaN if neither shows.
    double within(double squared_distance) {
        for (int step = 0; step < 100'000; ++step) {
            const double square = point_.squaredNorm();
            if (square <= squared_distance) return 1.0;
            const VectorXd heights = x_ * point_;
            Index towards = 0;
            const double least = heights.minCoeff(&towards);
            if (least > 0.0 && least * least / square > squared_distance) return 0.0;
            move(towards, heights);
        }
        return std::numeric_limits<double>::quiet_NaN();
    }

  private:
    /// Shifts weight to `towards` from the point of the combination that lies highest.
    void move(Index towards, const VectorXd& heights) {
        Index away = towards;
        for (Index i = 0; i < heights.size(); ++i)
            if (weights_(i) > 0.0 && heights(i) > heights(away)) away = i;
        const VectorXd direction = (x_.row(towards) - x_.row(away)).transpose();
        const double length = direction.squaredNorm();
        if (!(length > 0.0)) return;
        const double share = std::min(weights_(away), -point_.dot(direction) / length);
        weights_(away) = share == weights_(away) ? 0.0 : weights_(away) - share;
        weights_(towards) += share;
        point_ += share * direction;
    }

    const MatrixXd& x_;
    VectorXd weights_, point_;
};

double decision(const MatrixXd& points, const VectorXd& query, HullRule rule) {
    if (rule == HullRule::certificate) {
        const numerics::HullMembership hull(points);
        return code_of(hull.decide(query).verdict);
    }
    const MatrixXd around = points.rowwise() - query.transpose();
    return NearestPoint(around).within(1e-5);
}

}  // namespace

HullTally curve_tally(const CurveCloud& cloud, HullRule rule, const numerics::Trials& trials) {
    return tally_of(numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = cloud.curve == Curve::moment
                               ? moment_points(cloud.points + 1, cloud.dimension, stream)
                               : spline_points(cloud, cloud.points + 1, stream);
        return decision(x.topRows(cloud.points), x.row(cloud.points), rule);
    }));
}

}  // namespace overfit::experiments
