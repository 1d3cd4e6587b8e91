/// Claims about the sum over modes: an identity on any data.
#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "claims/divergence/parts.hpp"
#include "experiments/ablations.hpp"

namespace overfit::claims::divergence {

namespace {

using experiments::ModesOf;
using experiments::TwoRoutes;
using experiments::World;

struct NamedWorld {
    std::string at;
    World world;
    int n, p;
};

NamedWorld gaussian(int n, int p) {
    return {fmt::format("Gaussian, n = {}, p = {}", n, p),
            experiments::gaussian_world({.n = n, .p = p}, experiments::Errors::noise, 1), n, p};
}

std::vector<NamedWorld> worlds() {
    std::vector<NamedWorld> all{gaussian(10, 20), gaussian(20, 20), gaussian(40, 20)};
    for (const int n : {5, 10, 20})
        all.push_back({fmt::format("diabetes, n = {}, p = 10", n),
                       experiments::data_world(experiments::diabetes(), n, 1), n, 10});
    for (const int n : {50, 120})
        all.push_back({fmt::format("meats, n = {}, p = 100", n),
                       experiments::data_world(experiments::meats("fat"), n, 1), n, 100});
    return all;
}

// Both routes are backward stable, so each coefficient vector is off by at most about
// 10 max(n, p)^(3/2) roundings times the condition number, relative to |beta_hat| + |e| / s_min.
Measurement by_refitting(const TwoRoutes& routes, const NamedWorld& world) {
    const double operations = 10.0 * std::pow(std::max(world.n, world.p), 1.5);
    return computed(routes.direct, routes.scale, operations, routes.condition);
}

Check decomposition(ModesOf modes) {
    return [modes](const Run& run) {
        Evidence evidence;
        for (const NamedWorld& world : worlds()) {
            const TwoRoutes routes =
                experiments::worst_disagreement(world.world, modes, run.trials(30, world.at));
            Comparison comparison{.at = world.at,
                                  .expected = routes.over_modes,
                                  .measured = by_refitting(routes, world)};
            if (world.n < world.p) comparison.rival = routes.without_signal;
            evidence.push_back(std::move(comparison));
        }
        return evidence;
    };
}

Check projection_is_truncation(ModesOf modes) {
    return [modes](const Run& run) {
        Evidence evidence;
        for (const NamedWorld& world : worlds()) {
            const TwoRoutes routes = experiments::worst_projection_disagreement(
                world.world, std::min(world.n, world.p) / 2, modes, run.trials(30, world.at));
            evidence.push_back({.at = world.at,
                                .expected = routes.over_modes,
                                .measured = by_refitting(routes, world),
                                .rival = routes.without_signal});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> decomposition_claims() {
    return {
        {.id = "divergence.prediction_error_eq_sum_over_modes",
         .statement = "On any data the error of a prediction is a sum over the modes of the "
                      "training matrix, each term the product of an inverse singular value, a "
                      "projection of the test point and a projection of the best linear model's "
                      "errors; for n < p the signal outside the row space is added.",
         .hypotheses = "Any X, any linear model, any labels: Gaussian data, diabetes and meat "
                       "spectra, n below, at and above p.",
         .formula = "x'(beta_hat - beta) = sum_r (1/s_r) (x'v_r) (u_r'e) - x'(I - VV') beta",
         .source = {"SchaefferEtAl2023", "section 3; (X'X)^-1 X' read as X'(XX')^-1 for n < p",
                    "001"},
         .kind = Kind::identity,
         .check = decomposition(ModesOf::training_set),
         .rival = "the sum over the modes alone, without the signal outside the row space",
         .controls = {{.name = "modes_of_another_draw",
                       .world = "The singular vectors of another training set of the same size.",
                       .check = decomposition(ModesOf::another_draw)}},
         .figure = "divergence_ablations"},

        {.id = "divergence.projecting_test_points_eq_truncating_fit",
         .statement = "Projecting the test points on the leading right singular vectors changes "
                      "every prediction exactly as dropping the small singular values does: the "
                      "ablations of the first and of the second factor are one.",
         .hypotheses = "Any X, any labels: the worlds of the claim above, half of the modes kept.",
         .formula = "(V_k V_k' x)' X^+ y = x' (sum_{r <= k} v_r u_r' / s_r) y",
         .source = {"SchaefferEtAl2023", "section 4, the first and the second ablation", "001"},
         .kind = Kind::identity,
         .check = projection_is_truncation(ModesOf::training_set),
         .rival = "the prediction without an ablation",
         .controls = {{.name = "modes_of_another_draw",
                       .world = "Test points projected on another training set's vectors.",
                       .check = projection_is_truncation(ModesOf::another_draw)}},
         .figure = "divergence_ablations"},
    };
}

}  // namespace overfit::claims::divergence
