/// Claims about the best ridge penalty when features are correlated.
#include <cmath>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "claims/ridgeless/series.hpp"
#include "experiments/correlated.hpp"
#include "theory/ridge.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::Direction;
using theory::Correlation;
using theory::FeatureCovariance;

constexpr FeatureCovariance chain{Correlation::autoregressive, 0.5};
const double signal = std::sqrt(5.0);

// The penalty bounds bias and variance given X, so that all moments exist at p = n too. The limit
// is known with its first correction, whose double covers the rest.
Check optimal_ridge_risk(Direction direction) {
    return [direction](const Run& run) {
        Evidence evidence;
        for (const int n : {20, 80}) {
            for (const double gamma : {0.5, 1.0, 2.0}) {
                const int p = static_cast<int>(gamma * n);
                const theory::Correlated model{.spectrum = theory::spectrum_of(chain, p),
                                               .signal = signal};
                const double penalty = theory::optimal_ridge_penalty(p, signal, 1.0);
                const double limit = theory::optimal_correlated_risk_limit(model, gamma);
                const Series series = series_of(model, n, p, penalty);
                const double correction = std::abs(series.expected.risk() - limit);
                const experiments::RiskParts parts = experiments::correlated_risk(
                    {n, p, chain}, direction, penalty,
                    run.trials(16'000 / static_cast<std::size_t>(n), at({.n = n, .p = p})));
                evidence.push_back(
                    {.at = at({.n = n, .p = p}),
                     .expected = limit,
                     .measured = mean_of(parts.risk(signal, 1.0)) +
                                 Tolerance::finite_size(2.0 * n * correction, n, 1.0,
                                                        "twice the first correction"),
                     .rival = theory::optimal_ridge_risk_limit(gamma, signal, 1.0)});
            }
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> correlated_ridge_claims() {
    return {
        {.id = "ridgeless.optimal_ridge_risk_tendsto_limit_of_correlated_features",
         .statement = "With correlated features and a signal of random direction the risk at the "
                      "penalty p noise^2 / signal^2 tends to a limit that is finite at gamma = 1.",
         .hypotheses = "Gaussian features with correlation 2^-|i-j|, SNR = 5; gamma = 1/2, 1, 2 at "
                       "n = 20, 80.",
         .formula = "R = noise^2 (1 / (l v(l)) - 1), l = gamma noise^2 / signal^2",
         .source = {"DobribanWager2018", "Theorem 2.1", "000"},
         .kind = Kind::asymptotic_law,
         .check = optimal_ridge_risk(Direction::any),
         .rival = "the optimum for uncorrelated features",
         .controls = {{.name = "aligned_signal",
                       .world = "A signal along the direction of most variance has another risk.",
                       .check = optimal_ridge_risk(Direction::most_variance)}},
         .figure = "ridgeless_correlated"},
    };
}

}  // namespace overfit::claims::ridgeless
