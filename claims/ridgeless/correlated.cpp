/// Claims about minimum-norm least squares with correlated features.
#include "experiments/correlated.hpp"

#include <cmath>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "claims/ridgeless/series.hpp"
#include "theory/autoregressive.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::CorrelatedRows;
using experiments::Direction;
using experiments::RiskParts;
using theory::Correlation;
using theory::FeatureCovariance;

constexpr FeatureCovariance chain{Correlation::autoregressive, 0.5};
constexpr FeatureCovariance stiff_chain{Correlation::autoregressive, 0.75};

RiskParts parts_of(const CorrelatedRows& rows, Direction direction, std::size_t count,
                   const Run& run) {
    return experiments::correlated_risk(rows, direction, 0.0,
                                        run.trials(count, at({.n = rows.n, .p = rows.p})));
}

// |n - p| >= 10 in this file: the variance has a tail exponent (|n - p| + 1) / 2 > 5, so that its
// third moment is finite; correlation changes the constant, not the power.
Check risk_eq_fixed_point(FeatureCovariance data) {
    return [data](const Run& run) {
        Evidence evidence;
        for (const int n : {10, 20, 40}) {
            const int p = 2 * n;
            const Series series = series_of({.spectrum = theory::spectrum_of(chain, p)}, n, p, 0.0);
            const RiskParts parts =
                parts_of({n, p, data}, Direction::any, 60'000 / static_cast<std::size_t>(n), run);
            evidence.push_back(
                {.at = "variance, " + at({.n = n, .p = p}),
                 .expected = series.expected.variance,
                 .measured = mean_of(parts.variance) + series.remainder(series.expected.variance),
                 .rival = theory::ridgeless_variance({.n = n, .p = p})});
            evidence.push_back(
                {.at = "bias, " + at({.n = n, .p = p}),
                 .expected = series.expected.bias,
                 .measured = mean_of(parts.bias) + series.remainder(series.expected.bias),
                 .rival = theory::ridgeless_bias({.n = n, .p = p})});
        }
        return evidence;
    };
}

/// `swapped`: the data's signal points along the other of the two eigenvectors.
Check bias_of_alignment(bool swapped) {
    return [swapped](const Run& run) {
        Evidence evidence;
        for (const int n : {20, 40}) {
            const int p = 4 * n;
            const theory::Spectrum spectrum = theory::spectrum_of(stiff_chain, p);
            for (const Direction direction :
                 {Direction::most_variance, Direction::least_variance}) {
                const bool most = direction == Direction::most_variance;
                const std::size_t place = most ? 0 : spectrum.eigenvalues.size() - 1;
                const Direction other = most ? Direction::least_variance : Direction::most_variance;
                const Series series =
                    series_of({.spectrum = theory::aligned(spectrum, place)}, n, p, 0.0);
                const RiskParts parts =
                    parts_of({n, p, stiff_chain}, swapped ? other : direction, 400, run);
                evidence.push_back(
                    {.at = fmt::format("{} variance, {}", most ? "most" : "least",
                                       at({.n = n, .p = p})),
                     .expected = series.expected.bias,
                     .measured = mean_of(parts.bias) + series.remainder(series.expected.bias),
                     .rival =
                         theory::correlated_risk_limit({.spectrum = spectrum}, 4.0, 0.0).bias});
            }
        }
        return evidence;
    };
}

Evidence variance_below_threshold(const Run& run) {
    Evidence evidence;
    for (const FeatureCovariance& covariance :
         {stiff_chain, FeatureCovariance{Correlation::equicorrelated, 0.75}}) {
        for (const int p : {20, 30}) {
            const theory::Ridgeless model{.n = 40, .p = p};
            const bool fading = covariance.correlation == Correlation::autoregressive;
            const std::string key = (fading ? "autoregressive, " : "equicorrelated, ") + at(model);
            evidence.push_back({.at = key,
                                .expected = theory::ridgeless_variance(model),
                                .measured = mean_of(experiments::correlated_risk(
                                                        {model.n, p, covariance}, Direction::any,
                                                        0.0, run.trials(3000, key))
                                                        .variance),
                                .rival = theory::ridgeless_risk_limit(p / 40.0, 0.0, 1.0)});
        }
    }
    return evidence;
}

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

std::vector<Claim> correlated_claims() {
    return {
        {.id = "ridgeless.risk_eq_fixed_point_of_correlated_features",
         .statement = "With correlated Gaussian features the bias and the variance of "
                      "minimum-norm least squares are given by Silverstein's fixed point, and at "
                      "finite n by its first correction.",
         .hypotheses = "Correlation 2^-|i-j| between features i and j, signal of random "
                       "direction, signal and noise of size 1; p = 2n, n = 10, 20, 40.",
         .formula =
             "sum s v / (1 + s v) = n; variance = Q / (n - Q), Q = sum (s v)^2 / (1 + s v)^2; "
             "bias = n / (p v)",
         .source = {"HastieEtAl2022", "Theorem 3, correlated features", "000"},
         .kind = Kind::asymptotic_law,
         .check = risk_eq_fixed_point(chain),
         .rival = "the exact risk of uncorrelated features",
         .controls = {{.name = "stronger_correlation",
                       .world = "Data with correlation 0.75^|i-j|.",
                       .check = risk_eq_fixed_point(stiff_chain)}},
         .figure = "ridgeless_correlated"},

        {.id = "ridgeless.bias_eq_fixed_point_of_aligned_signal",
         .statement = "With correlated features the bias depends on where the signal points: along "
                      "the features' directions of most variance it is less than along those of "
                      "least variance, by the fixed point's prediction.",
         .hypotheses = "Correlation 0.75^|i-j|, signal of size 1 along the first or the last "
                       "eigenvector; p = 4n, n = 20, 40.",
         .formula = "bias = int s / (1 + s v)^2 dG / (1 - gamma Q)",
         .source = {"HastieEtAl2022", "Theorem 3; G is the signal's distribution over eigenvalues",
                    "000"},
         .kind = Kind::asymptotic_law,
         .check = bias_of_alignment(false),
         .rival = "the bias of a signal of random direction",
         .controls = {{.name = "swapped_directions",
                       .world = "Data whose signal points along the other of the two eigenvectors.",
                       .check = bias_of_alignment(true)}},
         .figure = "ridgeless_correlated"},

        {.id = "ridgeless.variance_eq_exact_of_any_correlation_when_underparam",
         .statement = "Below the threshold correlation between features does not matter: the mean "
                      "variance is noise^2 p / (n - p - 1) for every covariance.",
         .hypotheses = "Gaussian features, correlation 0.75^|i-j| or 0.75 between any two; n = 40, "
                       "p = 20, 30.",
         .formula = "E V = noise^2 p / (n - p - 1)",
         .source = {"HastieEtAl2022",
                    "Proposition 2, with the exact mean of an inverse Wishart "
                    "matrix",
                    "000"},
         .kind = Kind::exact_value,
         .check = variance_below_threshold,
         .rival = "the limit p / (n - p), without the -1",
         .figure = "ridgeless_correlated"},

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
