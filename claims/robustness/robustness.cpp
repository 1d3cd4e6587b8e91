/// The topic robustness: what fitting noise costs in smoothness.
#include <iterator>

#include "claims/registry.hpp"
#include "claims/robustness/parts.hpp"

namespace overfit::claims {

std::vector<Sweep> robustness_sweeps() {
    std::vector<Sweep> all;
    for (auto* part : {robustness::exception_sweeps}) {
        std::vector<Sweep> more = part();
        all.insert(all.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
    }
    return all;
}

std::vector<Claim> robustness_claims() {
    std::vector<Claim> claims;
    for (auto* part : {robustness::exception_claims, robustness::ridge_function_claims,
                       robustness::one_parameter_claims}) {
        std::vector<Claim> more = part();
        claims.insert(claims.end(), std::make_move_iterator(more.begin()),
                      std::make_move_iterator(more.end()));
    }
    return claims;
}

}  // namespace overfit::claims
