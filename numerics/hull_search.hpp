/// The search for a proof about a query in general position: by a first direction, then by the
/// solvers.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <Eigen/Core>

#include "numerics/hull_certificate.hpp"
#include "numerics/hull_cloud.hpp"
#include "numerics/hull_gauge.hpp"
#include "numerics/hull_least_norm.hpp"
#include "numerics/hull_membership.hpp"
#include "numerics/hull_pricing.hpp"

namespace overfit::numerics::hull {

/// What one query needs: reused by later ones, never by two at a time.
struct Workspace {
    Pricing pricing;
    Gauge gauge;
    LeastNorm least_norm;

    explicit Workspace(const Cloud& cloud) : pricing(cloud), gauge(cloud), least_norm(cloud) {}
};

/// Lends workspaces to threads.
class WorkspacePool {
  public:
    explicit WorkspacePool(const Cloud& cloud) : cloud_(cloud) {}

    std::unique_ptr<Workspace> take();
    void give(std::unique_ptr<Workspace> workspace);

  private:
    const Cloud& cloud_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Workspace>> idle_;
};

/// In this direction, whatever the size. Needs an entry that is not 0.
Eigen::VectorXd unit_vector(const Eigen::VectorXd& vector);

/// What the verifier says about a certificate; the certificate is kept if it proves something.
HullDecision judged(const HullVerifier& verifier, const Eigen::VectorXd& query,
                    HullCertificate certificate, std::optional<Eigen::Index> left_out);

/// Refers to the points, the span and the verifier, which must outlive it.
class Search {
  public:
    Search(const Eigen::MatrixXd& points, const AffineSpan& span, const HullVerifier& verifier,
           HullSolver solver);

    /// The dimension must be at least 1. Where the query does not lie in the span, only `outside`
    /// can come out: that of its projection.
    HullDecision decide(const Eigen::VectorXd& query, std::optional<Eigen::Index> left_out) const;

  private:
    HullDecision search(const Eigen::VectorXd& query, std::optional<Eigen::Index> left_out,
                        Workspace& workspace) const;
    HullDecision attempts(const Eigen::VectorXd& query, Target target,
                          std::optional<Eigen::Index> left_out, Workspace& workspace) const;
    bool uses_gauge(bool precise) const;
    HullCertificate in_ball(const Eigen::VectorXd& ray, const InteriorBall& ball,
                            std::optional<Eigen::Index> left_out) const;
    HullCertificate separating(const Eigen::VectorXd& direction) const;
    HullCertificate certificate_of(const Proposal& proposal) const;

    const AffineSpan& span_;
    const HullVerifier& verifier_;
    HullSolver solver_;
    Cloud cloud_;
    mutable WorkspacePool pool_;
};

}  // namespace overfit::numerics::hull
