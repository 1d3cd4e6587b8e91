/// Rounding error bounds of hyperplanes, combinations and the ball.
///
/// Notation (Higham 2002, section 3.1): u is half an ulp of 1, gamma(k) = k u / (1 - k u). A sum of
/// k products, in any order, with or without fused operations, errs by at most gamma(k) times the
/// sum of the absolute values. One operation more before each product (the centring, whose relative
/// error is u) adds 1 to k. Bounds are themselves computed with relative errors far below the
/// factor `up` that is put on them.
#include "numerics/hull_certificate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <cblas.h>

#include "numerics/lapack.hpp"
#include "numerics/parallel.hpp"

namespace overfit::numerics {
namespace {

using Index = Eigen::Index;
using Extended = long double;
using ExtendedVector = Eigen::Matrix<Extended, Eigen::Dynamic, 1>;

constexpr double up = 1.0 + 1e-3;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Index block = 1024;

template <typename Real>
Real gamma(Index operations) {
    const Real ku = static_cast<Real>(operations) * std::numeric_limits<Real>::epsilon() / 2;
    return ku / (1 - ku);
}

/// What one block of rows adds to the moments of the coordinates.
struct Moments {
    Eigen::MatrixXd second;
    Eigen::VectorXd first;
    double largest_norm = 0;

    explicit Moments(Index dimension)
        : second(Eigen::MatrixXd::Zero(dimension, dimension)),
          first(Eigen::VectorXd::Zero(dimension)) {}

    void add(const Eigen::MatrixXd& rows, const Eigen::MatrixXd& to_span) {
        const auto d = static_cast<int>(first.size()), n = static_cast<int>(rows.rows());
        Eigen::MatrixXd coordinates(n, d);
        cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, n, d, static_cast<int>(rows.cols()),
                    1, rows.data(), n, to_span.data(), static_cast<int>(to_span.rows()), 0,
                    coordinates.data(), n);
        cblas_dsyrk(CblasColMajor, CblasLower, CblasTrans, d, n, 1, coordinates.data(), n, 1,
                    second.data(), d);
        first += coordinates.colwise().sum().transpose();
        largest_norm = std::max(largest_norm, coordinates.rowwise().norm().maxCoeff());
    }
};

/// Moments over all points: chunks in parallel, added in order.
Moments moments(const Eigen::MatrixXd& points, const AffineSpan& span) {
    const Index chunks = points.rows() > 4 * block ? 4 : 1;
    std::vector<Moments> parts(static_cast<std::size_t>(chunks), Moments(span.dimension()));
    parallel_for(parts.size(), [&](std::size_t chunk) {
        const auto c = static_cast<Index>(chunk);
        const Index last = points.rows() * (c + 1) / chunks;
        for (Index row = points.rows() * c / chunks; row < last; row += block) {
            const Index count = std::min(block, last - row);
            parts[chunk].add(points.middleRows(row, count).rowwise() - span.centre.transpose(),
                             span.to_span);
        }
    });
    for (std::size_t c = 1; c < parts.size(); ++c) {
        parts[0].second += parts[c].second;
        parts[0].first += parts[c].first;
        parts[0].largest_norm = std::max(parts[0].largest_norm, parts[c].largest_norm);
    }
    return parts[0];
}

/// A single point that is equal to the query.
bool coincides(const Eigen::MatrixXd& points, const Eigen::VectorXd& query,
               const HullCertificate& certificate, std::optional<Index> left_out) {
    if (certificate.points.size() != 1 || certificate.inflation != 0) return false;
    const Index i = certificate.points.front();
    return i >= 0 && i < points.rows() && i != left_out &&
           (points.row(i).transpose().array() == query.array()).all();
}

}  // namespace

HullVerifier::HullVerifier(const Eigen::MatrixXd& points, const AffineSpan& span)
    : points_(points), span_(span), reach_(points.cols()) {
    lapack::use_one_thread();
    for (Index j = 0; j < points.cols(); ++j)
        reach_(j) = (points.col(j).array() - span.centre(j)).abs().maxCoeff() * up;
    if (span.dimension() > 0) measure_points();
}

// Coordinates are sums of p products of centred entries: gamma(p + 1). Their squares are summed
// over n points: gamma(n) times the sum of absolute values, whose Frobenius norm is at most the
// sum of the squared norms.
void HullVerifier::measure_points() {
    const Index n = points_.rows(), d = span_.dimension();
    const auto count = static_cast<double>(n);
    const Moments sums = moments(points_, span_);
    const Eigen::VectorXd bound = span_.to_span.cwiseAbs().transpose() * reach_;
    coordinate_error_ = up * gamma<double>(points_.cols() + 1) * bound.norm();
    largest_norm_ = up * sums.largest_norm + coordinate_error_;
    mean_norm_ =
        up * (sums.first.norm() / count + gamma<double>(n + 1) * largest_norm_) + coordinate_error_;
    Eigen::MatrixXd rest = sums.second.selfadjointView<Eigen::Lower>();
    const double trace = rest.trace() / count;
    rest = rest / count - Eigen::MatrixXd::Identity(d, d);
    anisotropy_ =
        up * (rest.norm() + gamma<double>(n + 2) * trace + 2 * coordinate_error_ * largest_norm_ +
              coordinate_error_ * coordinate_error_);
}

// Let a_i be the coordinates, b_i = a_i - m, s the mean of the b_i, C their second moment, N their
// number, r >= |b_i| and C >= c I. The weights (1 + v' b_i) / N are not negative for |v| <= 1 / r,
// and their normalised combination is m + (s + C v) / (1 + v's). It equals m + t if
// v = C^-1 (t (1 + v's) - s); that maps the ball |v| <= 1 / r into itself, and so has a fixed
// point (Brouwer), if |t| (1 + |s| / r) + |s| <= c / r. All points: m = 0, C >= 1 - anisotropy.
// Without point k: m = -a_k / N with N = n - 1, then s = n mean / N and C = (n / N) (M - a_k a_k' /
// N) - m s' - s m', M the second moment of all.
InteriorBall HullVerifier::ball(std::optional<Index> left_out) const {
    InteriorBall ball{.centre = Eigen::VectorXd::Zero(span_.dimension()), .radius = 0};
    auto count = static_cast<double>(points_.rows());
    double reach = largest_norm_, offset = mean_norm_, least = 1 - anisotropy_;
    if (span_.dimension() == 0 || (left_out && count < 2)) return ball;
    if (left_out) {
        const double others = count - 1;
        const Eigen::VectorXd centred = points_.row(*left_out).transpose() - span_.centre;
        ball.centre = -(span_.to_span.transpose() * centred) / others;
        const double norm = up * others * ball.centre.norm() + coordinate_error_;
        offset *= count / others;
        reach += norm / others;
        least = count / others * (least - norm * norm / others) - 2 * norm / others * offset;
        count = others;
    }
    // `least` errs by a few u, hence by less than 1e-9 of itself where it is used.
    if (!(least > 1e-6)) return ball;
    const double radius = (least / reach - offset) / (1 + offset / reach) / up;
    ball.radius = std::max(0.0, radius);
    return ball;
}

HullVerdict HullVerifier::verify(const Eigen::VectorXd& query, HullCertificate& certificate,
                                 std::optional<Index> left_out) const {
    if (query.size() != points_.cols() || !query.allFinite()) return HullVerdict::undecided;
    if (certificate.normal.size() > 0)
        return separates(query, certificate, left_out) ? HullVerdict::outside
                                                       : HullVerdict::undecided;
    if (coincides(points_, query, certificate, left_out)) return HullVerdict::inside;
    return combines(query, certificate, left_out) ? HullVerdict::inside : HullVerdict::undecided;
}

// Along one axis nothing is rounded but the margin, which is positive exactly if the numbers
// differ.
bool HullVerifier::beyond(const Eigen::VectorXd& query, HullCertificate& certificate,
                          std::optional<Index> left_out) const {
    Index column = 0;
    certificate.normal.cwiseAbs().maxCoeff(&column);
    const double side = certificate.normal(column) > 0 ? 1.0 : -1.0;
    double highest = -infinity;
    for (Index i = 0; i < points_.rows(); ++i)
        if (i != left_out) highest = std::max(highest, side * points_(i, column));
    certificate.margin = side * query(column) - highest;
    certificate.rounding = 0;
    return certificate.margin > 0;
}

// Each side is a sum of p products of centred entries: gamma(p + 1) |normal|' |entries|, and p
// smallest numbers for products that underflow.
bool HullVerifier::separates(const Eigen::VectorXd& query, HullCertificate& certificate,
                             std::optional<Index> left_out) const {
    const Index n = points_.rows(), p = points_.cols();
    const Eigen::VectorXd& normal = certificate.normal;
    if (normal.size() != p || !normal.allFinite() || std::abs(normal.norm() - 1) > 1e-6)
        return false;
    if ((normal.array() != 0).count() == 1) return beyond(query, certificate, left_out);
    const Eigen::ArrayXd offset = (query - span_.centre).array();
    double highest = -infinity;
    Eigen::ArrayXd heights(std::min(n, block));
    for (Index first = 0; first < n; first += block) {
        const Index count = std::min(block, n - first);
        heights.head(count).setZero();
        for (Index j = 0; j < p; ++j)
            if (normal(j) != 0)
                heights.head(count) +=
                    normal(j) * (points_.col(j).segment(first, count).array() - span_.centre(j));
        if (left_out && *left_out >= first && *left_out < first + count)
            heights(*left_out - first) = -infinity;
        highest = std::max(highest, heights.head(count).maxCoeff());
    }
    const double absolute = (normal.array().abs() * (reach_.array() + offset.abs())).sum();
    certificate.margin = (normal.array() * offset).sum() - highest;
    certificate.rounding = up * gamma<double>(p + 1) * absolute +
                           2 * static_cast<double>(p) * std::numeric_limits<double>::min();
    // The margin's subtraction is exact up to u times itself.
    return certificate.margin > up * certificate.rounding;
}

// In long double: the residual in each column is a sum of k + 1 products of centred entries and of
// sums of weights, gamma(k + 4); its coordinates are sums of p products of those, gamma(p + k + 6)
// in all.
bool HullVerifier::combines(const Eigen::VectorXd& query, HullCertificate& certificate,
                            std::optional<Index> left_out) const {
    const auto& points = certificate.points;
    const double inflation = certificate.inflation;
    const auto valid = [&](Index i) { return i >= 0 && i < points_.rows() && i != left_out; };
    const auto share = [](double w) { return w >= 0 && w < infinity; };
    if (points.empty() || points.size() != certificate.weights.size() ||
        !std::all_of(points.begin(), points.end(), valid) ||
        !std::all_of(certificate.weights.begin(), certificate.weights.end(), share) ||
        !(inflation > 0 && inflation < infinity) || !in_span(query))
        return false;
    Extended total = 0;
    for (const double weight : certificate.weights) total += weight;
    if (!(total > 0)) return false;
    const ExtendedVector centre = span_.centre.cast<Extended>();
    ExtendedVector rest = query.cast<Extended>() - centre;
    rest *= (1 + static_cast<Extended>(inflation)) * total;
    ExtendedVector absolute = rest.cwiseAbs();
    for (std::size_t i = 0; i < points.size(); ++i)
        for (Index j = 0; j < rest.size(); ++j) {
            const Extended part = static_cast<Extended>(certificate.weights[i]) *
                                  (static_cast<Extended>(points_(points[i], j)) - centre(j));
            rest(j) -= part;
            absolute(j) += std::abs(part);
        }
    const InteriorBall inner = ball(left_out);
    const auto operations = points_.cols() + static_cast<Index>(points.size()) + 6;
    Extended square = 0, error = 0;
    for (Index k = 0; k < span_.dimension(); ++k) {
        Extended sum = 0, size = 0;
        for (Index j = 0; j < rest.size(); ++j) {
            sum += span_.to_span(j, k) * rest(j);
            size += std::abs(span_.to_span(j, k)) * absolute(j);
        }
        const Extended residual = sum / total - inflation * inner.centre(k);
        square += residual * residual;
        error += size / total * (size / total);
    }
    // The ball's centre was computed in double: its error is the coordinate error over n - 1.
    const double centre_error = left_out ? inflation * coordinate_error_ : 0.0;
    certificate.residual =
        up * static_cast<double>(std::sqrt(square) +
                                 gamma<Extended>(operations) * std::sqrt(error)) +
        centre_error;
    certificate.radius = inner.radius;
    return (inner.radius > 0 || span_.dimension() == 0) &&
           certificate.residual <= inflation * inner.radius / up;
}

// A constant column admits one value. If as many coordinates as columns vary and their second
// moment is not singular, they determine every column that varies. Otherwise the remainder of
// column j errs by gamma(p + d + 2) (|entry| + |from_span| |to_span|' |entries|).
bool HullVerifier::in_span(const Eigen::VectorXd& query) const {
    for (Index j = 0; j < query.size(); ++j)
        if (reach_(j) == 0 && query(j) != span_.centre(j)) return false;
    if (span_.dimension() == (reach_.array() > 0).count()) return true;
    const Eigen::VectorXd centred = query - span_.centre;
    const Eigen::VectorXd coordinates = span_.to_span.transpose() * centred;
    const Eigen::VectorXd sizes = span_.to_span.cwiseAbs().transpose() * centred.cwiseAbs();
    const double unit = gamma<double>(span_.to_span.rows() + span_.dimension() + 2);
    double square = 0, error = 0;
    for (Index j = 0; j < centred.size(); ++j) {
        if (reach_(j) == 0) continue;
        const double rest = (centred(j) - span_.from_span.row(j).dot(coordinates)) / span_.scale(j);
        const double size =
            (std::abs(centred(j)) + span_.from_span.row(j).cwiseAbs().dot(sizes)) / span_.scale(j);
        square += rest * rest;
        error += unit * size * (unit * size);
    }
    return std::sqrt(square) <= 2 * span_.thickness + std::sqrt(error);
}

std::optional<std::vector<Index>> points_on_face(const Eigen::MatrixXd& points,
                                                 const Eigen::VectorXd& query,
                                                 const std::vector<Index>& face,
                                                 std::optional<Index> left_out) {
    std::vector<Index> shared;
    for (Index i = 0; i < points.rows(); ++i)
        if (i != left_out) shared.push_back(i);
    if (query.size() != points.cols()) return std::nullopt;
    for (const Index j : face) {
        if (j < 0 || j >= points.cols()) return std::nullopt;
        const auto below = [&](Index i) { return points(i, j) < query(j); };
        const auto above = [&](Index i) { return points(i, j) > query(j); };
        if (std::any_of(shared.begin(), shared.end(), below) &&
            std::any_of(shared.begin(), shared.end(), above))
            return std::nullopt;
        std::erase_if(shared, [&](Index i) { return points(i, j) != query(j); });
    }
    return shared;
}

}  // namespace overfit::numerics
