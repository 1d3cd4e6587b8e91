/// The order of proofs, faces of the bounding box, and the hyperplane across the span.
#include "numerics/hull_prepared.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace overfit::numerics::hull {
namespace {

using Index = Eigen::Index;
using Left = std::optional<Index>;

Eigen::MatrixXd rows_of(const Eigen::MatrixXd& x, const std::vector<Index>& rows) {
    Eigen::MatrixXd chosen(static_cast<Index>(rows.size()), x.cols());
    for (std::size_t i = 0; i < rows.size(); ++i)
        chosen.row(static_cast<Index>(i)) = x.row(rows[i]);
    return chosen;
}

/// Replaces indices into a subset by those into all.
void to_all(HullCertificate& certificate, const std::vector<Index>& rows) {
    for (Index& i : certificate.points) i = rows[static_cast<std::size_t>(i)];
}

/// The reverse; false if a point is not in the subset, whose indices are in ascending order.
bool to_subset(HullCertificate& certificate, const std::vector<Index>& rows) {
    for (Index& i : certificate.points) {
        const auto found = std::lower_bound(rows.begin(), rows.end(), i);
        if (found == rows.end() || *found != i) return false;
        i = found - rows.begin();
    }
    return true;
}

double default_rcond(const Eigen::MatrixXd& x) {
    constexpr double eps = std::numeric_limits<double>::epsilon();
    return std::min(0.5, 16 * static_cast<double>(x.cols()) * eps);
}

}  // namespace

Prepared::Prepared(Eigen::MatrixXd points, const HullOptions& options)
    : points_(std::move(points)),
      options_(options),
      span_(affine_span(points_, options.rcond.value_or(default_rcond(points_)))),
      verifier_(points_, span_),
      box_(points_),
      rows_(points_),
      search_(points_, span_, verifier_, options.solver) {}

HullDecision Prepared::decide(const Eigen::VectorXd& query, Left left_out) const {
    if (const Left twin = rows_.find(query, left_out))
        return judged(verifier_, query, {.points = {*twin}, .weights = {1.0}}, left_out);
    if (const auto wall = box_.beyond(query, left_out)) {
        HullCertificate certificate{.normal = Eigen::VectorXd::Zero(query.size())};
        certificate.normal(wall->first) = wall->second;
        return judged(verifier_, query, std::move(certificate), left_out);
    }
    const std::vector<Index> face = box_.touched(query, left_out);
    if (!face.empty()) return on_face(query, face, left_out);
    if (auto beside = beside_span(query, left_out)) return std::move(*beside);
    return span_.dimension() > 0 ? search_.decide(query, left_out) : HullDecision{};
}

// The verdict within the face is proved by the verifier of its points.
HullDecision Prepared::on_face(const Eigen::VectorXd& query, const std::vector<Index>& face,
                               Left left_out) const {
    const auto rows = points_on_face(points_, query, face, left_out);
    HullDecision decision;
    if (!rows) return decision;
    if (rows->empty()) {
        decision.verdict = HullVerdict::outside;
    } else {
        decision = Prepared(rows_of(points_, *rows), options_).decide(query, {});
        to_all(decision.certificate, *rows);
    }
    std::vector<Index>& columns = decision.certificate.face;
    columns.insert(columns.begin(), face.begin(), face.end());
    return decision;
}

std::optional<HullDecision> Prepared::beside_span(const Eigen::VectorXd& query,
                                                  Left left_out) const {
    if (verifier_.in_span(query)) return std::nullopt;
    Eigen::VectorXd rest = query - span_.centre;
    // A second projection removes what the first one's rounding leaves in the span.
    for (int pass = 0; pass < 2; ++pass) {
        const Eigen::VectorXd coordinates = span_.to_span.transpose() * rest;
        rest -= span_.from_span * coordinates;
        rest = unit_vector(rest);
    }
    const Eigen::VectorXd unit =
        (span_.scale.array() > 0).select(span_.scale.array().inverse(), 0.0);
    const Eigen::VectorXd normal = rest.cwiseProduct(unit).cwiseProduct(unit);
    HullDecision decision = judged(verifier_, query, {.normal = unit_vector(normal)}, left_out);
    if (decision.verdict == HullVerdict::undecided) return std::nullopt;
    return decision;
}

HullVerdict Prepared::verify(const Eigen::VectorXd& query, HullCertificate& certificate,
                             Left left_out) const {
    if (certificate.face.empty()) return verifier_.verify(query, certificate, left_out);
    const auto rows = points_on_face(points_, query, certificate.face, left_out);
    if (!rows) return HullVerdict::undecided;
    if (rows->empty()) return HullVerdict::outside;
    HullCertificate within = certificate;
    within.face.clear();
    if (!to_subset(within, *rows)) return HullVerdict::undecided;
    const Prepared face(rows_of(points_, *rows), options_);
    const HullVerdict verdict = face.verify(query, within, {});
    to_all(within, *rows);
    within.face = std::move(certificate.face);
    certificate = std::move(within);
    return verdict;
}

}  // namespace overfit::numerics::hull
