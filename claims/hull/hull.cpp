/// The topic hull: whether new points lie in the convex hull of the training points.
#include <fmt/format.h>

#include "claims/append.hpp"
#include "claims/hull/parts.hpp"
#include "claims/registry.hpp"

namespace overfit::claims {

namespace hull {

std::string at(const theory::GaussianHull& hull) {
    const std::string place = fmt::format("N = {}, d = {}", hull.points, hull.dimension);
    return hull.scale == 1.0 ? place : fmt::format("{}, scale {:.4g}", place, hull.scale);
}

Measurement inside_share(const experiments::HullTally& tally) {
    Measurement share = proportion_of(tally.inside, tally.queries);
    if (tally.undecided > 0)
        share = share + Tolerance::discretisation(static_cast<double>(tally.undecided) /
                                                      static_cast<double>(tally.queries),
                                                  "queries too near to the boundary for a proof");
    return share;
}

}  // namespace hull

std::vector<Sweep> hull_sweeps() {
    std::vector<Sweep> all = hull::sweeps();
    append(all, hull::image_sweeps());
    return all;
}

std::vector<Claim> hull_claims() {
    std::vector<Claim> claims;
    for (auto* part :
         {hull::gaussian_claims, hull::even_odds_claims, hull::law_claims, hull::ball_claims,
          hull::curve_claims, hull::map_claims, hull::threshold_claims, hull::digit_claims,
          hull::fashion_claims, hull::fashion_beside_gaussian_claims}) {
        append(claims, part());
    }
    return claims;
}

}  // namespace overfit::claims
