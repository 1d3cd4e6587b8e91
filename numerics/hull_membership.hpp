/// Is a point in the convex hull of given points? Decided with a proof that is verified.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <Eigen/Core>

#include "numerics/hull_certificate.hpp"

namespace overfit::numerics {

namespace hull {
class Prepared;
}

/// How to look for a proof. What counts as one does not depend on it.
enum class HullSolver {
    automatic,   ///< least_norm, or gauge where that is faster or more exact
    gauge,       ///< linear programme: few dimensions, high accuracy near the boundary
    least_norm,  ///< Wolfe's minimum-norm point: many dimensions
};

struct HullOptions {
    /// Which directions are rounding and not dimensions (affine_span). Nothing stands for 16 p
    /// 2^-52, what a product of p terms, such as a map from fewer dimensions, leaves.
    std::optional<double> rcond = {};
    HullSolver solver = HullSolver::automatic;
};

struct HullDecision {
    HullVerdict verdict = HullVerdict::undecided;
    HullCertificate certificate = {};
    int iterations = 0;  ///< of the solvers
};

/// The convex hull of n points, prepared once for many queries. A point is inside if it is a convex
/// combination of the points: the boundary is inside, and so is every training point. Verdicts are
/// those of HullVerifier: `inside` and `outside` are proved, and `undecided` is left for queries
/// within about 1e-12 (a few dimensions) to 1e-9 (a thousand) of the hull's size from its boundary;
/// on a face of the bounding box, however, the question is decided within that face.
///
/// Memory is 2.5 times that of the points. Queries may run in several threads.
class HullMembership {
  public:
    /// O(n p^2), on all cores. Rows are points. Throws std::domain_error if `points` is empty or
    /// has an entry that is not finite.
    explicit HullMembership(Eigen::MatrixXd points, const HullOptions& options = {});
    HullMembership(HullMembership&&) noexcept;
    HullMembership& operator=(HullMembership&&) noexcept;
    ~HullMembership();

    const Eigen::MatrixXd& points() const;
    /// Of the affine span.
    Eigen::Index dimension() const;
    const AffineSpan& span() const;

    /// Throws std::domain_error unless the query has p finite entries.
    HullDecision decide(const Eigen::VectorXd& query) const;
    /// Is point i in the hull of the others? Of a single point there are no others: outside. Throws
    /// std::domain_error unless 0 <= i < n.
    HullDecision decide_left_out(Eigen::Index i) const;

    /// Each row of `queries`, or each training point against the others, on all cores: the same
    /// bits for any number of them.
    std::vector<HullDecision> decide_all(const Eigen::MatrixXd& queries) const;
    std::vector<HullDecision> decide_all_left_out() const;

    /// What a certificate, from wherever, proves about the query. Writes the numbers in it anew.
    HullVerdict verify(const Eigen::VectorXd& query, HullCertificate& certificate,
                       std::optional<Eigen::Index> left_out = {}) const;

  private:
    std::unique_ptr<const hull::Prepared> prepared_;
};

}  // namespace overfit::numerics
