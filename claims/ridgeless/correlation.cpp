/// Claims about two ways in which features can be correlated.
#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "experiments/correlated.hpp"
#include "theory/autoregressive.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::Direction;
using experiments::RiskParts;
using theory::Correlation;

// |n - p| >= 20 in this file: the third moment is finite.

/// The mean of a - factor * b, trial by trial.
Measurement difference(std::vector<double> a, double factor, const std::vector<double>& b) {
    for (std::size_t t = 0; t < a.size(); ++t) a[t] -= factor * b[t];
    return mean_of(std::move(a));
}

// A tenth a step is asked for, because at finite n equal correlation raises the variance a little:
// it costs one sample, here a factor (20 / 19)^2.
Check correlation_trades_variance_for_bias(Correlation correlation) {
    return [correlation](const Run& run) {
        Evidence evidence;
        RiskParts weaker;
        for (const double rho : {0.0, 0.5, 0.75}) {
            const RiskParts parts =
                experiments::correlated_risk({20, 40, {correlation, rho}}, Direction::any, 0.0,
                                             run.trials(1500, fmt::format("rho = {}", rho)));
            if (rho > 0.0) {
                evidence.push_back(
                    {.at = fmt::format("variance at rho = {} less 1.1 times that before", rho),
                     .relation = Relation::at_least,
                     .expected = 0.0,
                     .measured = difference(parts.variance, 1.1, weaker.variance)});
                evidence.push_back(
                    {.at = fmt::format("bias at rho = {} less 0.9 times that before", rho),
                     .relation = Relation::at_most,
                     .expected = 0.0,
                     .measured = difference(parts.bias, 0.9, weaker.bias)});
            }
            weaker = parts;
        }
        return evidence;
    };
}

// The common factor takes one sample and one feature: both terms carry factors n / (n - 1), the
// variance at p = 2n besides the usual (p - n) / (p - n - 1). Together below 1 + 3 / n.
Check equicorrelated_limit(Correlation data) {
    return [data](const Run& run) {
        Evidence evidence;
        for (const int n : {20, 80}) {
            for (const double rho : {0.25, 0.5, 0.75}) {
                const std::string key = fmt::format("n = {}, p = {}, rho = {}", n, 2 * n, rho);
                const RiskParts parts = experiments::correlated_risk(
                    {n, 2 * n, {data, rho}}, Direction::any, 0.0,
                    run.trials(8'000 / static_cast<std::size_t>(n), key));
                const auto within = [n](std::vector<double> sample, double limit) {
                    return mean_of(std::move(sample)) +
                           Tolerance::finite_size(3.0 * limit, n, 1.0,
                                                  "the common factor takes a sample and a feature");
                };
                evidence.push_back(
                    {.at = "variance, " + key,
                     .expected = 1.0,
                     .measured = within(parts.variance, 1.0),
                     .rival = theory::autoregressive_risk_limit(2.0, rho, 1.0, 1.0).variance});
                evidence.push_back({.at = "bias, " + key,
                                    .expected = 0.5 * (1.0 - rho),
                                    .measured = within(parts.bias, 0.5 * (1.0 - rho)),
                                    .rival = 0.5});
            }
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> correlation_claims() {
    return {
        {.id = "ridgeless.variance_rises_bias_falls_of_autoregressive_correlation",
         .statement = "Beyond the threshold correlation between neighbouring features raises the "
                      "variance and lowers the bias.",
         .hypotheses = "Correlation rho^|i-j| at rho = 0, 0.5, 0.75, signal of random direction; "
                       "n = 20, p = 40. By a tenth at least from one rho to the next.",
         .formula = "V(0.75) > V(0.5) > V(0), B(0.75) < B(0.5) < B(0)",
         .source = {"HastieEtAl2022", "figures of bias and variance under correlation", "000"},
         .kind = Kind::ordering,
         .check = correlation_trades_variance_for_bias(Correlation::autoregressive),
         .controls = {{.name = "equicorrelated",
                       .world = "The same correlation between any two features.",
                       .check = correlation_trades_variance_for_bias(Correlation::equicorrelated)}},
         .figure = "ridgeless_correlated"},

        {.id = "ridgeless.risk_tendsto_limit_of_equicorrelated_features",
         .statement = "If any two features have the same correlation rho, the variance does not "
                      "depend on rho and the bias is proportional to 1 - rho.",
         .hypotheses = "rho = 0.25, 0.5, 0.75, signal of random direction; p = 2n, n = 20, 80.",
         .formula = "V -> noise^2 / (gamma - 1), B -> signal^2 (1 - rho) (1 - 1/gamma)",
         .source = {"HastieEtAl2022", "equicorrelated features", "000"},
         .kind = Kind::asymptotic_law,
         .check = equicorrelated_limit(Correlation::equicorrelated),
         .rival = "the variance under rho^|i-j|, and the bias without the factor 1 - rho",
         .controls = {{.name = "autoregressive",
                       .world = "Correlation rho^|i-j| instead.",
                       .check = equicorrelated_limit(Correlation::autoregressive)}},
         .figure = "ridgeless_correlated"},
    };
}

}  // namespace overfit::claims::ridgeless
