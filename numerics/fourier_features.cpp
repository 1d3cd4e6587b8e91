/// Sums of random cosines: values, gradients and the interpolant of least coefficients.
#include "numerics/fourier_features.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <utility>
#include <vector>

#include <Eigen/Cholesky>

#include "numerics/cosine.hpp"
#include "numerics/parallel.hpp"

namespace overfit::numerics {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

std::span<double> entries(MatrixXd& matrix) {
    return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

/// Points and features at a time: what a core works on stays in its cache.
constexpr Index points_at_once = 64;
constexpr Index features_at_once = 256;

/// Calls body(first, count) for all parts of [0, size) on all threads.
template <typename Body>
void in_parts(Index size, Index part, const Body& body) {
    parallel_for(static_cast<std::size_t>((size + part - 1) / part), [&](std::size_t i) {
        const Index first = static_cast<Index>(i) * part;
        body(first, std::min(part, size - first));
    });
}

void require(const FourierFunction& f, const MatrixXd& x) {
    if (x.cols() != f.features.dimension() || f.coefficients.size() != f.features.size() ||
        (f.slope.size() != 0 && f.slope.size() != f.features.dimension()))
        throw std::domain_error(
            "a Fourier function and its points need the same dimension, and "
            "one coefficient a feature");
}

/// w_j'x_i + b_j, points times features.
MatrixXd arguments(const MatrixXd& x, const FourierFeatures& features, Index first, Index count) {
    MatrixXd t = x * features.frequencies.middleCols(first, count);
    t.rowwise() += features.phases.segment(first, count).transpose();
    return t;
}

/// body(points, first, count, cosines, sines) for each block of features.
template <typename Body>
void for_feature_blocks(const MatrixXd& points, const FourierFeatures& features, const Body& body) {
    for (Index first = 0; first < features.size(); first += features_at_once) {
        const Index count = std::min(features_at_once, features.size() - first);
        MatrixXd cosines = arguments(points, features, first, count);
        MatrixXd sines(cosines.rows(), cosines.cols());
        replace_by_cosine(entries(cosines), entries(sines));
        body(first, count, cosines, sines);
    }
}

MatrixXd gradients_at(const FourierFunction& f, const MatrixXd& points) {
    MatrixXd sum = MatrixXd::Zero(points.rows(), points.cols());
    if (f.slope.size() > 0) sum.rowwise() += f.slope.transpose();
    for_feature_blocks(
        points, f.features, [&](Index first, Index count, MatrixXd&, MatrixXd& sines) {
            sines.array().rowwise() *= f.coefficients.segment(first, count).transpose().array();
            sum.noalias() -= sines * f.features.frequencies.middleCols(first, count).transpose();
        });
    return sum;
}

}  // namespace

FourierFeatures FourierFeatures::first(Index count) const {
    return {frequencies.leftCols(count), phases.head(count)};
}

FourierFeatures draw_fourier_features(Index count, Index dimension, double bandwidth,
                                      Stream& stream) {
    if (count < 1 || dimension < 1 || !(bandwidth > 0.0 && std::isfinite(bandwidth)))
        throw std::domain_error(
            "draw_fourier_features: needs count and dimension at least 1 and a bandwidth above 0");
    FourierFeatures features{MatrixXd(dimension, count), VectorXd(count)};
    for (Index j = 0; j < count; ++j) {
        stream.fill_normal(
            {features.frequencies.col(j).data(), static_cast<std::size_t>(dimension)});
        features.phases(j) = 2.0 * std::numbers::pi * stream.uniform();
    }
    features.frequencies *= bandwidth;
    return features;
}

VectorXd values(const FourierFunction& f, const MatrixXd& x) {
    require(f, x);
    VectorXd result(x.rows());
    in_parts(x.rows(), points_at_once, [&](Index row, Index rows) {
        const MatrixXd points = x.middleRows(row, rows);
        VectorXd sum = f.slope.size() > 0 ? VectorXd(points * f.slope) : VectorXd::Zero(rows);
        for (Index first = 0; first < f.features.size(); first += features_at_once) {
            const Index count = std::min(features_at_once, f.features.size() - first);
            MatrixXd cosines = arguments(points, f.features, first, count);
            replace_by_cosine(entries(cosines));
            sum.noalias() += cosines * f.coefficients.segment(first, count);
        }
        result.segment(row, rows) = sum;
    });
    return result;
}

MatrixXd gradients(const FourierFunction& f, const MatrixXd& x) {
    require(f, x);
    MatrixXd result(x.rows(), x.cols());
    in_parts(x.rows(), points_at_once, [&](Index row, Index rows) {
        result.middleRows(row, rows) = gradients_at(f, x.middleRows(row, rows));
    });
    return result;
}

GradientAscent gradient_ascent(const FourierFunction& f, const MatrixXd& x) {
    require(f, x);
    GradientAscent result{MatrixXd(x.rows(), x.cols()), MatrixXd(x.rows(), x.cols())};
    in_parts(x.rows(), points_at_once, [&](Index row, Index rows) {
        const MatrixXd points = x.middleRows(row, rows);
        const MatrixXd gradient = gradients_at(f, points);
        MatrixXd direction = MatrixXd::Zero(rows, x.cols());
        for_feature_blocks(
            points, f.features, [&](Index first, Index count, MatrixXd& cosines, MatrixXd&) {
                const auto frequencies = f.features.frequencies.middleCols(first, count);
                const MatrixXd along = gradient * frequencies;
                cosines.array() *= along.array();
                cosines.array().rowwise() *=
                    f.coefficients.segment(first, count).transpose().array();
                direction.noalias() -= cosines * frequencies.transpose();
            });
        result.gradients.middleRows(row, rows) = gradient;
        result.directions.middleRows(row, rows) = direction;
    });
    return result;
}

FourierGram::FourierGram(MatrixXd x) : x_(std::move(x)) {
    if (x_.size() == 0 || !x_.allFinite())
        throw std::domain_error("FourierGram: needs points with finite coordinates");
    gram_ = MatrixXd::Zero(x_.rows(), x_.rows());
}

void FourierGram::add(const FourierFeatures& features, Index first, Index last) {
    if (features.dimension() != x_.cols() || first < 0 || last > features.size() || first > last)
        throw std::domain_error("FourierGram::add: features of another dimension, or not so many");
    // As many features at once as there are points: the block is no larger than the Gram matrix.
    const Index n = x_.rows(), most = std::max(n, features_at_once);
    constexpr Index tile = 192;
    std::vector<std::pair<Index, Index>> tiles;
    for (Index i = 0; i < n; i += tile)
        for (Index j = 0; j <= i; j += tile) tiles.emplace_back(i, j);
    for (Index start = first; start < last; start += most) {
        const Index count = std::min(most, last - start);
        MatrixXd cosines(n, count);
        in_parts(count, 64, [&](Index column, Index columns) {
            MatrixXd part = arguments(x_, features, start + column, columns);
            replace_by_cosine(entries(part));
            cosines.middleCols(column, columns) = part;
        });
        parallel_for(tiles.size(), [&](std::size_t k) {
            const auto [i, j] = tiles[k];
            const Index rows = std::min(tile, n - i), columns = std::min(tile, n - j);
            gram_.block(i, j, rows, columns).noalias() +=
                cosines.middleRows(i, rows) * cosines.middleRows(j, columns).transpose();
        });
    }
    count_ += last - first;
}

FourierFunction FourierGram::interpolant(const VectorXd& y, const FourierFeatures& features,
                                         LinearPart linear) const {
    if (y.size() != x_.rows() || features.size() < count_)
        throw std::domain_error(
            "FourierGram::interpolant: needs one value a point and the "
            "features that were added");
    const Eigen::LLT<MatrixXd> factor(gram_);
    if (factor.info() != Eigen::Success || !(factor.rcond() > 1e-15))
        throw std::runtime_error(
            "FourierGram::interpolant: the features do not tell all points "
            "apart; more features, or points that differ, are needed");
    FourierFunction f{features.first(count_), VectorXd::Zero(count_), {}};
    VectorXd rest = y;
    if (linear == LinearPart::unpenalised) {
        const MatrixXd solved = factor.solve(x_);
        f.slope = (x_.transpose() * solved).ldlt().solve(solved.transpose() * y);
        rest -= x_ * f.slope;
    }
    const VectorXd weights = factor.solve(rest);
    in_parts(count_, features_at_once, [&](Index first, Index count) {
        MatrixXd cosines = arguments(x_, f.features, first, count);
        replace_by_cosine(entries(cosines));
        f.coefficients.segment(first, count).noalias() = cosines.transpose() * weights;
    });
    return f;
}

}  // namespace overfit::numerics
