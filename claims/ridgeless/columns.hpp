/// What the tables behind the figures of this topic have in common.
#pragma once

#include "claims/claim.hpp"
#include "claims/columns.hpp"

namespace overfit::claims::ridgeless {

/// n of the figures: Hastie et al. use 200.
constexpr int samples_at(Tier tier) {
    return tier == Tier::quick ? 100 : 200;
}

}  // namespace overfit::claims::ridgeless
