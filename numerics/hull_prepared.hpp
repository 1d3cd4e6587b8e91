/// Everything that is known about the points of a hull before a query comes.
#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

#include "numerics/affine_span.hpp"
#include "numerics/hull_box.hpp"
#include "numerics/hull_certificate.hpp"
#include "numerics/hull_membership.hpp"
#include "numerics/hull_search.hpp"

namespace overfit::numerics::hull {

class Prepared {
  public:
    Prepared(Eigen::MatrixXd points, const HullOptions& options);

    const Eigen::MatrixXd& points() const { return points_; }
    const AffineSpan& span() const { return span_; }

    /// By the cheapest proof there is: an equal row, a column, a face, the span, the search.
    HullDecision decide(const Eigen::VectorXd& query, std::optional<Eigen::Index> left_out) const;
    HullVerdict verify(const Eigen::VectorXd& query, HullCertificate& certificate,
                       std::optional<Eigen::Index> left_out) const;

  private:
    HullDecision on_face(const Eigen::VectorXd& query, const std::vector<Eigen::Index>& face,
                         std::optional<Eigen::Index> left_out) const;
    std::optional<HullDecision> beside_span(const Eigen::VectorXd& query,
                                            std::optional<Eigen::Index> left_out) const;

    Eigen::MatrixXd points_;
    HullOptions options_;
    AffineSpan span_;
    HullVerifier verifier_;
    Box box_;
    RowIndex rows_;
    Search search_;
};

}  // namespace overfit::numerics::hull
