/// The topic superposition: how a model with few hidden dimensions stores examples, or features.
#include <iterator>
#include <utility>

#include "claims/registry.hpp"
#include "claims/superposition/parts.hpp"

namespace overfit::claims {

std::vector<Sweep> superposition_sweeps() {
    std::vector<Sweep> all = superposition::exact_sweeps();
    for (Sweep& sweep : superposition::learned_sweeps()) all.push_back(std::move(sweep));
    return all;
}

std::vector<Claim> superposition_claims() {
    std::vector<Claim> claims;
    for (auto* part : {superposition::polygon_claims, superposition::pentagon_claims,
                       superposition::dimensionality_claims, superposition::baseline_claims,
                       superposition::learned_polygon_claims, superposition::learned_feature_claims,
                       superposition::learned_loss_claims}) {
        std::vector<Claim> more = part();
        claims.insert(claims.end(), std::make_move_iterator(more.begin()),
                      std::make_move_iterator(more.end()));
    }
    return claims;
}

}  // namespace overfit::claims
