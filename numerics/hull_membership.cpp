/// The public face of hull::Prepared: argument checks, and queries in parallel.
#include "numerics/hull_membership.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "numerics/hull_prepared.hpp"
#include "numerics/parallel.hpp"

namespace overfit::numerics {

HullMembership::HullMembership(Eigen::MatrixXd points, const HullOptions& options)
    : prepared_(std::make_unique<hull::Prepared>(std::move(points), options)) {}
HullMembership::HullMembership(HullMembership&&) noexcept = default;
HullMembership& HullMembership::operator=(HullMembership&&) noexcept = default;
HullMembership::~HullMembership() = default;

const Eigen::MatrixXd& HullMembership::points() const {
    return prepared_->points();
}

Eigen::Index HullMembership::dimension() const {
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

HullDecision HullMembership::decide_left_out(Eigen::Index i) const {
    if (i < 0 || i >= points().rows())
        throw std::domain_error("HullMembership: there is no point " + std::to_string(i));
    return prepared_->decide(points().row(i).transpose(), i);
}

std::vector<HullDecision> HullMembership::decide_all(const Eigen::MatrixXd& queries) const {
    std::vector<HullDecision> decisions(static_cast<std::size_t>(queries.rows()));
    parallel_for(decisions.size(), [&](std::size_t i) {
        decisions[i] = decide(queries.row(static_cast<Eigen::Index>(i)).transpose());
    });
    return decisions;
}

std::vector<HullDecision> HullMembership::decide_all_left_out() const {
    std::vector<HullDecision> decisions(static_cast<std::size_t>(points().rows()));
    parallel_for(decisions.size(), [&](std::size_t i) {
        decisions[i] = decide_left_out(static_cast<Eigen::Index>(i));
    });
    return decisions;
}

HullVerdict HullMembership::verify(const Eigen::VectorXd& query, HullCertificate& certificate,
                                   std::optional<Eigen::Index> left_out) const {
    return prepared_->verify(query, certificate, left_out);
}

}  // namespace overfit::numerics
