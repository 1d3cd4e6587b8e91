/// The topic superposition: how a model with few hidden dimensions stores examples, or features.
#include "claims/append.hpp"
#include "claims/registry.hpp"
#include "claims/superposition/parts.hpp"

namespace overfit::claims {

std::vector<Sweep> superposition_sweeps() {
    std::vector<Sweep> all = superposition::exact_sweeps();
    append(all, superposition::learned_sweeps());
    append(all, superposition::toy_sweeps());
    append(all, superposition::article_sweeps());
    append(all, superposition::variant_sweeps());
    return all;
}

std::vector<Claim> superposition_claims() {
    std::vector<Claim> all;
    for (auto* part : {superposition::polygon_claims, superposition::pentagon_claims,
                       superposition::dimensionality_claims, superposition::baseline_claims,
                       superposition::learned_polygon_claims, superposition::learned_feature_claims,
                       superposition::learned_loss_claims, superposition::length_claims,
                       superposition::bump_claims, superposition::scale_claims,
                       superposition::repeat_claims, superposition::variant_claims})
        append(all, part());
    return all;
}

}  // namespace overfit::claims
