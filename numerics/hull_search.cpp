/// From the ball and the query's own direction to the solvers, in single and in double precision.
#include "numerics/hull_search.hpp"

#include <limits>
#include <utility>

namespace overfit::numerics::hull {
namespace {

using Index = Eigen::Index;
using Left = std::optional<Index>;

}  // namespace

Eigen::VectorXd unit_vector(const Eigen::VectorXd& vector) {
    const Eigen::VectorXd scaled = vector / vector.cwiseAbs().maxCoeff();
    return scaled / scaled.norm();
}

std::unique_ptr<Workspace> WorkspacePool::take() {
    const std::scoped_lock lock(mutex_);
    if (idle_.empty()) return std::make_unique<Workspace>(cloud_);
    std::unique_ptr<Workspace> workspace = std::move(idle_.back());
    idle_.pop_back();
    return workspace;
}

void WorkspacePool::give(std::unique_ptr<Workspace> workspace) {
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(workspace));
}

HullDecision judged(const HullVerifier& verifier, const Eigen::VectorXd& query,
                    HullCertificate certificate, Left left_out) {
    HullDecision decision{.certificate = std::move(certificate)};
    decision.verdict = verifier.verify(query, decision.certificate, left_out);
    if (decision.verdict == HullVerdict::undecided) decision.certificate = {};
    return decision;
}

Search::Search(const Eigen::MatrixXd& points, const AffineSpan& span, const HullVerifier& verifier,
               HullSolver solver)
    : span_(span), verifier_(verifier), solver_(solver), cloud_(points, span), pool_(cloud_) {}

HullDecision Search::decide(const Eigen::VectorXd& query, Left left_out) const {
    std::unique_ptr<Workspace> workspace = pool_.take();
    HullDecision decision = search(query, left_out, *workspace);
    pool_.give(std::move(workspace));
    return decision;
}

HullDecision Search::search(const Eigen::VectorXd& query, Left left_out,
                            Workspace& workspace) const {
    const InteriorBall ball = verifier_.ball(left_out);
    Target target{.query = span_.to_span.transpose() * (query - span_.centre),
                  .centre = ball.centre,
                  .radius = ball.radius};
    const Eigen::VectorXd ray = target.query - target.centre;
    if (ray.norm() < 0.9 * ball.radius)
        return judged(verifier_, query, in_ball(ray, ball, left_out), left_out);
    Pricing& pricing = workspace.pricing;
    pricing.start(left_out);
    if (pricing.pass(ray, ray.dot(target.query), false) < -pricing.error()) {
        HullDecision decision = judged(verifier_, query, separating(ray), left_out);
        if (decision.verdict != HullVerdict::undecided) return decision;
    }
    // The working set starts with the points furthest towards the query.
    constexpr Index points_a_dimension = 6;
    pricing.admit(points_a_dimension * span_.dimension(), -std::numeric_limits<double>::infinity());
    return attempts(query, std::move(target), left_out, workspace);
}

// In single precision first, then in double by the solver that sees more digits. Where the points
// are ill-conditioned their coordinates are inexact, and a combination leaves a larger residual
// than a ball absorbs for the inflation that was asked for: then it is worth asking for more.
HullDecision Search::attempts(const Eigen::VectorXd& query, Target target, Left left_out,
                              Workspace& workspace) const {
    constexpr int most = 4;
    constexpr double most_inflation = 0.1;
    int iterations = 0;
    target.inflation = 1e-7;
    for (int attempt = 0; attempt < most; ++attempt) {
        const bool gauge = uses_gauge(target.precise);
        const Proposal proposal = gauge ? workspace.gauge.solve(target, workspace.pricing)
                                        : workspace.least_norm.solve(target, workspace.pricing);
        iterations += proposal.iterations;
        HullCertificate certificate = certificate_of(proposal);
        if (proposal.found) {
            const HullVerdict verdict = verifier_.verify(query, certificate, left_out);
            if (verdict != HullVerdict::undecided)
                return {.verdict = verdict,
                        .certificate = std::move(certificate),
                        .iterations = iterations};
        }
        const double wanted = 8 * certificate.residual / certificate.radius;
        if (!gauge && wanted > target.inflation && wanted < most_inflation) {
            target.inflation = wanted;
        } else if (!target.precise) {
            target.precise = true;
            target.inflation = 1e-9;
        } else {
            break;
        }
    }
    return {.iterations = iterations};
}

// Measured: about equal at 20 dimensions; beyond 400 the linear programme takes minutes.
bool Search::uses_gauge(bool precise) const {
    if (solver_ != HullSolver::automatic) return solver_ == HullSolver::gauge;
    return span_.dimension() <= (precise ? 400 : 16);
}

// Any point does as a combination, if the query is stretched far enough: (1 + t) |ray| + |point| <=
// t radius.
HullCertificate Search::in_ball(const Eigen::VectorXd& ray, const InteriorBall& ball,
                                Left left_out) const {
    const Index i = left_out == Index{0} ? 1 : 0;
    const double length = ray.norm(), point = (cloud_.points().col(i) - ball.centre).norm();
    const double inflation = (length + point) / (0.99 * ball.radius - length);
    return {.points = {i}, .weights = {1.0}, .inflation = inflation};
}

HullCertificate Search::separating(const Eigen::VectorXd& direction) const {
    const Eigen::VectorXd normal = span_.to_span * direction;
    return {.normal = unit_vector(normal)};
}

HullCertificate Search::certificate_of(const Proposal& proposal) const {
    if (proposal.direction.size() > 0) return separating(proposal.direction);
    return {
        .points = proposal.points, .weights = proposal.weights, .inflation = proposal.inflation};
}

}  // namespace overfit::numerics::hull
