/// The topic superposition: how a model with few hidden dimensions stores examples, or features.
#include <iterator>

#include "claims/registry.hpp"
#include "claims/superposition/parts.hpp"

namespace overfit::claims {

std::vector<Sweep> superposition_sweeps() {
    return superposition::exact_sweeps();
}

std::vector<Claim> superposition_claims() {
    std::vector<Claim> claims;
    for (auto* part : {superposition::polygon_claims, superposition::pentagon_claims,
                       superposition::dimensionality_claims, superposition::baseline_claims}) {
        std::vector<Claim> more = part();
        claims.insert(claims.end(), std::make_move_iterator(more.begin()),
                      std::make_move_iterator(more.end()));
    }
    return claims;
}

}  // namespace overfit::claims
