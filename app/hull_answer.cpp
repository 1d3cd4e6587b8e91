/// From the solver's decision to a reason and, for a query alone on its face, to a margin.
#include "app/hull_answer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace overfit::app {

namespace {

using numerics::HullCertificate;
using numerics::HullDecision;
using numerics::HullMembership;
using numerics::HullVerdict;

HullReason reason_of(const HullDecision& decision) {
    const HullCertificate& proof = decision.certificate;
    const bool is_outside = decision.verdict == HullVerdict::outside;
    if (!proof.face.empty())
        return is_outside && proof.normal.size() == 0 ? HullReason::nothing_on_face
                                                      : HullReason::rows_on_face;
    return is_outside && (proof.normal.array() != 0.0).count() == 1 ? HullReason::one_column
                                                                    : HullReason::search;
}

/// Every point on the inner side of all the columns and none on all of them: their sum separates.
HullCertificate across(const HullMembership& hull, const Eigen::VectorXd& query,
                       const std::vector<Eigen::Index>& face) {
    HullCertificate proof{.normal = Eigen::VectorXd::Zero(query.size())};
    for (const Eigen::Index j : face) {
        const auto column = hull.points().col(j);
        if (query(j) >= column.maxCoeff()) proof.normal(j) = 1.0;
        if (query(j) <= column.minCoeff()) proof.normal(j) -= 1.0;
    }
    const double norm = proof.normal.norm();
    if (norm > 0.0) proof.normal /= norm;
    return proof;
}

}  // namespace

HullAnswer hull_answer(const HullMembership& hull, const Eigen::VectorXd& query,
                       std::optional<Eigen::Index> left_out) {
    HullDecision decision = left_out ? hull.decide_left_out(*left_out) : hull.decide(query);
    HullCertificate& proof = decision.certificate;
    HullAnswer answer{.verdict = decision.verdict,
                      .reason = reason_of(decision),
                      .face_columns = static_cast<int>(proof.face.size()),
                      .iterations = decision.iterations};
    if (answer.reason == HullReason::nothing_on_face) {
        HullCertificate plain = across(hull, query, proof.face);
        if (hull.verify(query, plain, left_out) == HullVerdict::outside) proof = std::move(plain);
    }
    if (answer.verdict == HullVerdict::outside)
        answer.margin = std::max(0.0, proof.margin - proof.rounding);
    if (answer.verdict == HullVerdict::inside) answer.inflation = proof.inflation;
    answer.certificate = std::move(proof);
    return answer;
}

}  // namespace overfit::app
