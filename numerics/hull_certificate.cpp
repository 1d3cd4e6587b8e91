/// Verification of hyperplanes, combinations and faces, with rounding error bounds
/// (rounding_bound.hpp).
#include "numerics/hull_certificate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "numerics/rounding_bound.hpp"

namespace overfit::numerics {
namespace {

using Index = Eigen::Index;
using Extended = long double;
using ExtendedVector = Eigen::Matrix<Extended, Eigen::Dynamic, 1>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Index block = 1024;

/// A single point that is equal to the query.
bool coincides(const Eigen::MatrixXd& points, const Eigen::VectorXd& query,
               const HullCertificate& certificate, std::optional<Index> left_out) {
    if (certificate.points.size() != 1 || certificate.inflation != 0) return false;
    const Index i = certificate.points.front();
    return i >= 0 && i < points.rows() && i != left_out &&
           (points.row(i).transpose().array() == query.array()).all();
}

/// Whether indices, weights and inflation are what they must be; nothing about the query.
bool is_combination(const HullCertificate& certificate, Index n, std::optional<Index> left_out) {
    const std::vector<Index>& points = certificate.points;
    const std::vector<double>& weights = certificate.weights;
    const auto valid = [=](Index i) { return i >= 0 && i < n && i != left_out; };
    const auto share = [](double weight) { return weight >= 0 && weight < infinity; };
    return !points.empty() && points.size() == weights.size() &&
           std::all_of(points.begin(), points.end(), valid) &&
           std::all_of(weights.begin(), weights.end(), share) &&
           std::any_of(weights.begin(), weights.end(), [](double weight) { return weight > 0; }) &&
           certificate.inflation > 0 && certificate.inflation < infinity;
}

/// (1 + inflation) (query - centre) - the combination of the centred points, column by column, and
/// the sum of the absolute values of what it was summed from.
struct Remainder {
    ExtendedVector value, absolute;
};

Remainder remainder(const Eigen::MatrixXd& points, const Eigen::VectorXd& query,
                    const Eigen::VectorXd& origin, const HullCertificate& certificate) {
    const ExtendedVector centre = origin.cast<Extended>();
    Extended total = 0;
    for (const double weight : certificate.weights) total += static_cast<Extended>(weight);
    Remainder rest{.value = (query.cast<Extended>() - centre) *
                            (1 + static_cast<Extended>(certificate.inflation)),
                   .absolute = {}};
    rest.absolute = rest.value.cwiseAbs();
    for (std::size_t i = 0; i < certificate.points.size(); ++i) {
        const Extended weight = static_cast<Extended>(certificate.weights[i]) / total;
        for (Index j = 0; j < query.size(); ++j) {
            const Extended part =
                weight * (static_cast<Extended>(points(certificate.points[i], j)) - centre(j));
            rest.value(j) -= part;
            rest.absolute(j) += std::abs(part);
        }
    }
    return rest;
}

}  // namespace

HullVerifier::HullVerifier(const Eigen::MatrixXd& points, const AffineSpan& span)
    : points_(points), span_(span), balls_(points, span) {}

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
    const double absolute = (normal.array().abs() * (balls_.reach().array() + offset.abs())).sum();
    certificate.margin = (normal.array() * offset).sum() - highest;
    certificate.rounding = rounded_up * rounding_bound<double>(p + 1) * absolute +
                           2 * static_cast<double>(p) * std::numeric_limits<double>::min();
    // The margin's subtraction is exact up to u times itself.
    return certificate.margin > rounded_up * certificate.rounding;
}

// In long double: the remainder of each column is a sum of k + 1 products of a centred entry and a
// weight over the sum of k, gamma(2 k + 3); its coordinates are sums of p products of those and one
// more, gamma(p + 2 k + 6) in all. The ball's centre was computed in double: its error is the
// coordinate error over n - 1.
bool HullVerifier::combines(const Eigen::VectorXd& query, HullCertificate& certificate,
                            std::optional<Index> left_out) const {
    if (!is_combination(certificate, points_.rows(), left_out) || !in_span(query)) return false;
    const InteriorBall inner = balls_.ball(left_out);
    const auto inflation = static_cast<Extended>(certificate.inflation);
    const Remainder rest = remainder(points_, query, span_.centre, certificate);
    Extended square = 0, absolute = 0;
    for (Index k = 0; k < span_.dimension(); ++k) {
        Extended sum = 0, size = 0;
        for (Index j = 0; j < query.size(); ++j) {
            const auto weight = static_cast<Extended>(span_.to_span(j, k));
            sum += weight * rest.value(j);
            size += std::abs(weight) * rest.absolute(j);
        }
        const auto centre = static_cast<Extended>(inner.centre(k)) * inflation;
        sum -= centre;
        size += std::abs(centre);
        square += sum * sum;
        absolute += size * size;
    }
    const auto operations = points_.cols() + 2 * static_cast<Index>(certificate.points.size()) + 6;
    const Extended error = rounding_bound<Extended>(operations) * std::sqrt(absolute);
    certificate.residual = rounded_up * static_cast<double>(std::sqrt(square) + error);
    if (left_out) certificate.residual += certificate.inflation * balls_.coordinate_error();
    certificate.radius = inner.radius;
    return (inner.radius > 0 || span_.dimension() == 0) &&
           certificate.residual <= certificate.inflation * inner.radius / rounded_up;
}

// A constant column admits one value. If as many coordinates as columns vary and their second
// moment is not singular, they determine every column that varies. Otherwise the remainder of
// column j errs by gamma(p + d + 2) (|entry| + |from_span| |to_span|' |entries|).
bool HullVerifier::in_span(const Eigen::VectorXd& query) const {
    for (Index j = 0; j < query.size(); ++j)
        if (balls_.reach()(j) == 0 && query(j) != span_.centre(j)) return false;
    if (span_.dimension() == (balls_.reach().array() > 0).count()) return true;
    const Eigen::VectorXd centred = query - span_.centre;
    const Eigen::VectorXd coordinates = span_.to_span.transpose() * centred;
    const Eigen::VectorXd sizes = span_.to_span.cwiseAbs().transpose() * centred.cwiseAbs();
    const auto unit = rounding_bound<double>(span_.to_span.rows() + span_.dimension() + 2);
    double square = 0, error = 0;
    for (Index j = 0; j < centred.size(); ++j) {
        if (balls_.reach()(j) == 0) continue;
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
