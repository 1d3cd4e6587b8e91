/// Collects the topics.
#include "claims/registry.hpp"

#include "claims/append.hpp"

namespace overfit::claims {

const std::vector<Claim>& all_claims() {
    static const std::vector<Claim> claims = [] {
        std::vector<Claim> all;
        append(all, ridgeless_claims());
        append(all, singular_values_claims());
        append(all, divergence_claims());
        append(all, hull_claims());
        append(all, robustness_claims());
        append(all, superposition_claims());
        return all;
    }();
    return claims;
}

const std::vector<Sweep>& all_sweeps() {
    static const std::vector<Sweep> sweeps = [] {
        std::vector<Sweep> all;
        append(all, ridgeless_sweeps());
        append(all, singular_values_sweeps());
        append(all, divergence_sweeps());
        append(all, hull_sweeps());
        append(all, robustness_sweeps());
        append(all, superposition_sweeps());
        return all;
    }();
    return sweeps;
}

}  // namespace overfit::claims
