/// The topic ridgeless: minimum-norm least squares with isotropic features.
#include <utility>

#include <fmt/format.h>

#include "claims/append.hpp"
#include "claims/registry.hpp"
#include "claims/ridgeless/parts.hpp"
#include "claims/ridgeless/world.hpp"
#include "theory/ridge.hpp"

namespace overfit::claims {

namespace ridgeless {

std::string at(const theory::Ridgeless& model) {
    return fmt::format("n = {}, p = {}", model.n, model.p);
}

std::vector<double> errors_in(const World& world, int n, int p, std::size_t count, const Run& run) {
    const theory::Ridgeless model{.n = n, .p = p, .noise_sd = world.noise_sd};
    const double penalty =
        world.optimal_ridge ? theory::optimal_ridge_penalty(p, model.signal, model.noise_sd) : 0.0;
    return experiments::estimation_error(model, world.features, penalty,
                                         run.trials(count, at(model)));
}

}  // namespace ridgeless

std::vector<Claim> ridgeless_claims() {
    std::vector<Claim> claims;
    for (std::vector<Claim> part :
         {ridgeless::exact_risk_claims(), ridgeless::prediction_error_claims(),
          ridgeless::peak_claims(), ridgeless::second_descent_claims(), ridgeless::ridge_claims(),
          ridgeless::correlated_claims(), ridgeless::correlation_claims(),
          ridgeless::autoregressive_claims(), ridgeless::correlated_ridge_claims(),
          ridgeless::misspecified_claims(), ridgeless::latent_space_claims(),
          ridgeless::penalty_claims(), ridgeless::cross_validation_claims(),
          ridgeless::feature_subset_claims(), ridgeless::nonlinear_features_claims(),
          ridgeless::random_features_claims(), ridgeless::benign_claims(),
          ridgeless::large_claims()})
        append(claims, std::move(part));
    return claims;
}

std::vector<Sweep> ridgeless_sweeps() {
    std::vector<Sweep> sweeps = ridgeless::sweeps();
    for (std::vector<Sweep> part : {ridgeless::correlated_sweeps(), ridgeless::ridge_sweeps(),
                                    ridgeless::million_sweeps(), ridgeless::relatives_sweeps()})
        append(sweeps, std::move(part));
    return sweeps;
}

}  // namespace overfit::claims
