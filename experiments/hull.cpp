/// Hull membership of random points, decided with certificates.
#include "experiments/hull.hpp"

#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>

#include <Eigen/Core>
#include <Eigen/QR>

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

void divide_rows(MatrixXd& x, Stream& stream) {
    for (Index i = 0; i < x.rows(); ++i) x.row(i) /= std::abs(stream.normal());
}

/// Rows of length u^(1/d): uniform in the ball.
void spread_over_ball(MatrixXd& x, Stream& stream) {
    const double power = 1.0 / static_cast<double>(x.cols());
    for (Index i = 0; i < x.rows(); ++i) x.row(i) *= std::pow(stream.uniform(), power);
}

/// Entries uniform in [least, least + 2].
MatrixXd uniform(Index rows, Index columns, double least, Stream& stream) {
    return MatrixXd::NullaryExpr(rows, columns, [&] { return least + 2.0 * stream.uniform(); });
}

MatrixXd laplace(Index rows, Index columns, Stream& stream) {
    return MatrixXd::NullaryExpr(rows, columns, [&] {
        const double u = stream.uniform();
        return u < 0.5 ? std::log(2.0 * u) : -std::log(2.0 - 2.0 * u);
    });
}

MatrixXd cloud_of(Index points, Index dimension, Cloud cloud, Stream& stream) {
    switch (cloud) {
        case Cloud::gaussian: return gaussian(points, dimension, stream);
        case Cloud::sphere: return with_unit_rows(gaussian(points, dimension, stream));
        case Cloud::cube: return uniform(points, dimension, -1.0, stream);
        case Cloud::orthant: return uniform(points, dimension, 0.0, stream);
        case Cloud::laplace: return laplace(points, dimension, stream);
        case Cloud::ball: {
            MatrixXd x = with_unit_rows(gaussian(points, dimension, stream));
            spread_over_ball(x, stream);
            return x;
        }
        case Cloud::cauchy: {
            MatrixXd x = gaussian(points, dimension, stream);
            divide_rows(x, stream);
            return x;
        }
    }
    throw std::logic_error("cloud_of: unknown cloud");
}

/// A with orthonormal columns times singular values from 1 down to `flattening`, and a shift.
std::pair<MatrixXd, VectorXd> embedding_of(int dimension, const Embedding& embedding,
                                           Stream& stream) {
    const Eigen::HouseholderQR<MatrixXd> qr(gaussian(embedding.ambient, dimension, stream));
    MatrixXd map = qr.householderQ() * MatrixXd::Identity(embedding.ambient, dimension);
    for (int j = 1; j < dimension; ++j)
        map.col(j) *= std::pow(embedding.flattening, j / (dimension - 1.0));
    return {std::move(map), gaussian(embedding.ambient, stream)};
}

}  // namespace

double code_of(HullVerdict verdict) {
    switch (verdict) {
        case HullVerdict::inside: return 1.0;
        case HullVerdict::outside: return 0.0;
        case HullVerdict::undecided: return std::numeric_limits<double>::quiet_NaN();
    }
    throw std::logic_error("code_of: unknown verdict");
}

std::vector<double> codes_of(const std::vector<numerics::HullDecision>& decisions) {
    std::vector<double> codes;
    codes.reserve(decisions.size());
    for (const numerics::HullDecision& decision : decisions)
        codes.push_back(code_of(decision.verdict));
    return codes;
}

double inside_count(const std::vector<numerics::HullDecision>& decisions) {
    const std::vector<double> codes = codes_of(decisions);
    return std::accumulate(codes.begin(), codes.end(), 0.0);
}

HullTally tally_of(const std::vector<double>& codes) {
    HullTally tally{.queries = codes.size()};
    for (const double value : codes) {
        tally.inside += value == 1.0 ? 1 : 0;
        tally.undecided += std::isnan(value) ? 1 : 0;
    }
    return tally;
}

HullTally inside_tally(const theory::GaussianHull& hull, Cloud cloud, Hulls hulls,
                       const numerics::Trials& trials) {
    const auto points = static_cast<Index>(hull.points);
    if (hulls == Hulls::reused) {
        Stream stream(trials.key, 0);
        const HullMembership fixed(cloud_of(points, hull.dimension, cloud, stream));
        numerics::Trials queries = trials;
        queries.key = trials.key.part("queries");
        return tally_of(numerics::sample(queries, [&](Stream& own) {
            const MatrixXd query = hull.scale * cloud_of(1, hull.dimension, cloud, own);
            return code_of(fixed.decide(query.row(0)).verdict);
        }));
    }
    return tally_of(numerics::sample(trials, [&](Stream& stream) {
        const HullMembership fresh(cloud_of(points, hull.dimension, cloud, stream));
        const MatrixXd query = hull.scale * cloud_of(1, hull.dimension, cloud, stream);
        return code_of(fresh.decide(query.row(0)).verdict);
    }));
}

HullTally embedded_tally(const theory::GaussianHull& hull, const Embedding& embedding,
                         const numerics::Trials& trials) {
    const auto points = static_cast<Index>(hull.points);
    const int inner = embedding.honest ? embedding.ambient : hull.dimension;
    return tally_of(numerics::sample(trials, [&](Stream& stream) {
        const auto [map, shift] = embedding_of(inner, embedding, stream);
        const MatrixXd seen =
            (gaussian(points + 1, inner, stream) * map.transpose()).rowwise() + shift.transpose();
        const HullMembership hull_of(seen.topRows(points));
        return code_of(hull_of.decide(seen.row(points)).verdict);
    }));
}

std::vector<double> interior_points(int points, int dimension, Cloud cloud,
                                    const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const HullMembership hull(cloud_of(points, dimension, cloud, stream));
        return inside_count(hull.decide_all_left_out());
    });
}

}  // namespace overfit::experiments
