/// The topic robustness: how smooth a function that fits noise can be.
#include <iterator>

#include "claims/registry.hpp"
#include "claims/robustness/parts.hpp"

namespace overfit::claims {

std::vector<Sweep> robustness_sweeps() {
    return robustness::bound_sweeps();
}

std::vector<Claim> robustness_claims() {
    std::vector<Claim> claims;
    for (auto* part :
         {robustness::isoperimetry_claims, robustness::sign_claims, robustness::bound_claims}) {
        std::vector<Claim> more = part();
        claims.insert(claims.end(), std::make_move_iterator(more.begin()),
                      std::make_move_iterator(more.end()));
    }
    return claims;
}

}  // namespace overfit::claims
