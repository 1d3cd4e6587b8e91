/// From the cheapest proof to the dearest: equal rows, columns, faces, a first direction, solvers.
#include "numerics/hull_membership.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>

#include "numerics/hull_box.hpp"
#include "numerics/hull_cloud.hpp"
#include "numerics/hull_gauge.hpp"
#include "numerics/hull_least_norm.hpp"
#include "numerics/hull_pricing.hpp"
#include "numerics/parallel.hpp"

namespace overfit::numerics {
namespace {

using Index = Eigen::Index;
using Left = std::optional<Index>;

/// What one query needs: reused by later ones, never by two at a time.
struct Workspace {
    hull::Pricing pricing;
    hull::Gauge gauge;
    hull::LeastNorm least_norm;

    explicit Workspace(const hull::Cloud& cloud)
        : pricing(cloud), gauge(cloud), least_norm(cloud) {}
};

/// Lends workspaces to threads.
class WorkspacePool {
  public:
    explicit WorkspacePool(const hull::Cloud& cloud) : cloud_(cloud) {}

    std::unique_ptr<Workspace> take() {
        const std::scoped_lock lock(mutex_);
        if (idle_.empty()) return std::make_unique<Workspace>(cloud_);
        std::unique_ptr<Workspace> workspace = std::move(idle_.back());
        idle_.pop_back();
        return workspace;
    }
    void give(std::unique_ptr<Workspace> workspace) {
        const std::scoped_lock lock(mutex_);
        idle_.push_back(std::move(workspace));
    }

  private:
    const hull::Cloud& cloud_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Workspace>> idle_;
};

Eigen::MatrixXd rows_of(const Eigen::MatrixXd& x, const std::vector<Index>& rows) {
    Eigen::MatrixXd chosen(static_cast<Index>(rows.size()), x.cols());
    for (std::size_t i = 0; i < rows.size(); ++i)
        chosen.row(static_cast<Index>(i)) = x.row(rows[i]);
    return chosen;
}

/// Replaces an index into a subset by the index into all.
void translate(HullCertificate& certificate, const std::vector<Index>& rows) {
    for (Index& i : certificate.points) i = rows[static_cast<std::size_t>(i)];
}

double default_rcond(const Eigen::MatrixXd& x) {
    return std::min(0.5,
                    16 * static_cast<double>(x.cols()) * std::numeric_limits<double>::epsilon());
}

}  // namespace

class HullMembership::Prepared {
  public:
    Prepared(Eigen::MatrixXd points, const HullOptions& options)
        : points_(std::move(points)),
          options_(options),
          span_(affine_span(points_, options.rcond.value_or(default_rcond(points_)))),
          verifier_(points_, span_),
          box_(points_),
          rows_(points_),
          cloud_(points_, span_),
          pool_(cloud_) {}

    const Eigen::MatrixXd& points() const { return points_; }
    const AffineSpan& span() const { return span_; }

    HullDecision decide(const Eigen::VectorXd& query, Left left_out) const {
        if (const Left twin = rows_.find(query, left_out))
            return verified(query, {.points = {*twin}, .weights = {1.0}}, left_out);
        if (const auto wall = box_.beyond(query, left_out)) {
            HullCertificate certificate{.normal = Eigen::VectorXd::Zero(query.size())};
            certificate.normal(wall->first) = wall->second;
            return verified(query, std::move(certificate), left_out);
        }
        std::vector<Index> face = box_.touched(query, left_out);
        if (!face.empty()) return on_face(query, std::move(face), left_out);
        return in_general_position(query, left_out);
    }

    HullVerdict verify(const Eigen::VectorXd& query, HullCertificate& certificate,
                       Left left_out) const {
        if (certificate.face.empty()) return verifier_.verify(query, certificate, left_out);
        const auto rows = points_on_face(points_, query, certificate.face, left_out);
        if (!rows) return HullVerdict::undecided;
        if (rows->empty()) return HullVerdict::outside;
        HullCertificate within = certificate;
        within.face.clear();
        for (Index& i : within.points) {
            const auto found = std::lower_bound(rows->begin(), rows->end(), i);
            if (found == rows->end() || *found != i) return HullVerdict::undecided;
            i = found - rows->begin();
        }
        const HullVerdict verdict =
            Prepared(rows_of(points_, *rows), options_).verify(query, within, {});
        within.face = certificate.face;
        translate(within, *rows);
        certificate = std::move(within);
        return verdict;
    }

  private:
    HullDecision verified(const Eigen::VectorXd& query, HullCertificate certificate,
                          Left left_out) const {
        HullDecision decision{.certificate = std::move(certificate)};
        decision.verdict = verifier_.verify(query, decision.certificate, left_out);
        if (decision.verdict == HullVerdict::undecided) decision.certificate = {};
        return decision;
    }

    HullDecision on_face(const Eigen::VectorXd& query, std::vector<Index> face,
                         Left left_out) const {
        const auto rows = points_on_face(points_, query, face, left_out);
        HullDecision decision;
        if (!rows) return decision;
        if (rows->empty()) {
            decision.verdict = HullVerdict::outside;
        } else {
            decision = Prepared(rows_of(points_, *rows), options_).decide(query, {});
            translate(decision.certificate, *rows);
        }
        std::vector<Index>& all = decision.certificate.face;
        all.insert(all.begin(), face.begin(), face.end());
        return decision;
    }

    /// The hyperplane across the span, through what the query has beside it.
    std::optional<HullDecision> beside_span(const Eigen::VectorXd& query, Left left_out) const {
        if (verifier_.in_span(query)) return std::nullopt;
        Eigen::VectorXd rest = query - span_.centre;
        // A second projection removes what the first one's rounding leaves in the span.
        for (int pass = 0; pass < 2; ++pass) {
            const Eigen::VectorXd coordinates = span_.to_span.transpose() * rest;
            rest -= span_.from_span * coordinates;
            rest /= rest.stableNorm();
        }
        const Eigen::VectorXd unit =
            (span_.scale.array() > 0).select(span_.scale.array().inverse(), 0.0);
        const Eigen::VectorXd normal = rest.cwiseProduct(unit).cwiseProduct(unit);
        HullDecision decision = verified(query, {.normal = normal / normal.stableNorm()}, left_out);
        if (decision.verdict == HullVerdict::undecided) return std::nullopt;
        return decision;
    }

    HullDecision in_general_position(const Eigen::VectorXd& query, Left left_out) const {
        if (span_.dimension() == 0) return {};
        if (auto beside = beside_span(query, left_out)) return std::move(*beside);
        std::unique_ptr<Workspace> workspace = pool_.take();
        HullDecision decision = solved(query, left_out, *workspace);
        pool_.give(std::move(workspace));
        return decision;
    }

    HullDecision solved(const Eigen::VectorXd& query, Left left_out, Workspace& workspace) const {
        const InteriorBall ball = verifier_.ball(left_out);
        hull::Target target{.query = span_.to_span.transpose() * (query - span_.centre),
                            .centre = ball.centre,
                            .radius = ball.radius};
        const Eigen::VectorXd first = target.query - target.centre;
        if (first.norm() < 0.9 * ball.radius)
            return verified(query, in_ball(first, ball, left_out), left_out);
        hull::Pricing& pricing = workspace.pricing;
        pricing.start(left_out);
        const double height = first.dot(target.query);
        if (pricing.pass(first, height, false) < -pricing.error()) {
            HullDecision decision = verified(query, separating(first), left_out);
            if (decision.verdict != HullVerdict::undecided) return decision;
        }
        pricing.admit(working_set_factor * span_.dimension(),
                      -std::numeric_limits<double>::infinity());
        return attempts(query, std::move(target), left_out, workspace);
    }

    /// In single precision first, then in double by the solver that sees more digits.
    HullDecision attempts(const Eigen::VectorXd& query, hull::Target target, Left left_out,
                          Workspace& workspace) const {
        HullDecision decision;
        int iterations = 0;
        for (const bool precise : {false, true}) {
            target.precise = precise;
            target.inflation = precise ? 1e-9 : 1e-7;
            const hull::Proposal proposal =
                uses_gauge(precise) ? workspace.gauge.solve(target, workspace.pricing)
                                    : workspace.least_norm.solve(target, workspace.pricing);
            iterations += proposal.iterations;
            if (proposal.found) decision = verified(query, certificate_of(proposal), left_out);
            if (decision.verdict != HullVerdict::undecided) break;
        }
        decision.iterations = iterations;
        return decision;
    }

    bool uses_gauge(bool precise) const {
        if (options_.solver != HullSolver::automatic) return options_.solver == HullSolver::gauge;
        return span_.dimension() <= (precise ? 400 : 16);
    }

    /// In the ball any point does as a combination, if the query is stretched far enough: (1 + t)
    /// |ray| + |point| <= t radius.
    HullCertificate in_ball(const Eigen::VectorXd& ray, const InteriorBall& ball,
                            Left left_out) const {
        const Index i = left_out == Index{0} ? 1 : 0;
        const double length = ray.norm(), point = (cloud_.points().col(i) - ball.centre).norm();
        const double inflation = (length + point) / (0.99 * ball.radius - length);
        return {.points = {i}, .weights = {1.0}, .inflation = inflation};
    }

    HullCertificate separating(const Eigen::VectorXd& direction) const {
        const Eigen::VectorXd normal = span_.to_span * direction;
        return {.normal = normal / normal.stableNorm()};
    }

    HullCertificate certificate_of(const hull::Proposal& proposal) const {
        if (proposal.direction.size() > 0) return separating(proposal.direction);
        return {.points = proposal.points,
                .weights = proposal.weights,
                .inflation = proposal.inflation};
    }

    static constexpr Index working_set_factor = 6;

    Eigen::MatrixXd points_;
    HullOptions options_;
    AffineSpan span_;
    HullVerifier verifier_;
    hull::Box box_;
    hull::RowIndex rows_;
    hull::Cloud cloud_;
    mutable WorkspacePool pool_;
};

HullMembership::HullMembership(Eigen::MatrixXd points, const HullOptions& options)
    : prepared_(std::make_unique<Prepared>(std::move(points), options)) {}
HullMembership::HullMembership(HullMembership&&) noexcept = default;
HullMembership& HullMembership::operator=(HullMembership&&) noexcept = default;
HullMembership::~HullMembership() = default;

const Eigen::MatrixXd& HullMembership::points() const {
    return prepared_->points();
}

Index HullMembership::dimension() const {
    return prepared_->span().dimension();
}

const AffineSpan& HullMembership::span() const {
    return prepared_->span();
}

HullDecision HullMembership::decide(const Eigen::VectorXd& query) const {
    if (query.size() != points().cols() || !query.allFinite())
        throw std::domain_error("HullMembership: a query needs a finite entry for each column");
    return prepared_->decide(query, {});
}

HullDecision HullMembership::decide_left_out(Index i) const {
    if (i < 0 || i >= points().rows())
        throw std::domain_error("HullMembership: there is no point " + std::to_string(i));
    return prepared_->decide(points().row(i).transpose(), i);
}

std::vector<HullDecision> HullMembership::decide_all(const Eigen::MatrixXd& queries) const {
    std::vector<HullDecision> decisions(static_cast<std::size_t>(queries.rows()));
    parallel_for(decisions.size(), [&](std::size_t i) {
        decisions[i] = decide(queries.row(static_cast<Index>(i)).transpose());
    });
    return decisions;
}

std::vector<HullDecision> HullMembership::decide_all_left_out() const {
    std::vector<HullDecision> decisions(static_cast<std::size_t>(points().rows()));
    parallel_for(decisions.size(),
                 [&](std::size_t i) { decisions[i] = decide_left_out(static_cast<Index>(i)); });
    return decisions;
}

HullVerdict HullMembership::verify(const Eigen::VectorXd& query, HullCertificate& certificate,
                                   std::optional<Index> left_out) const {
    return prepared_->verify(query, certificate, left_out);
}

}  // namespace overfit::numerics
