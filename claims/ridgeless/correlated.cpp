/// Claims about minimum-norm least squares with correlated features.
#include "experiments/correlated.hpp"

#include <cmath>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "claims/ridgeless/series.hpp"
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

/// `exchanged`: the data have n and p exchanged, and lie beyond the threshold.
Check variance_below_threshold(bool exchanged) {
    return [exchanged](const Run& run) {
        Evidence evidence;
        for (const Correlation correlation :
             {Correlation::autoregressive, Correlation::equicorrelated}) {
            const bool fading = correlation == Correlation::autoregressive;
            for (const int p : {20, 30}) {
                const theory::Ridgeless model{.n = 40, .p = p};
                const std::string key =
                    (fading ? "autoregressive, " : "equicorrelated, ") + at(model);
                const CorrelatedRows rows{.n = exchanged ? p : model.n,
                                          .p = exchanged ? model.n : p,
                                          .covariance = {correlation, 0.75}};
                evidence.push_back(
                    {.at = key,
                     .expected = theory::ridgeless_variance(model),
                     .measured = mean_of(experiments::correlated_risk(rows, Direction::any, 0.0,
                                                                      run.trials(3000, key))
                                             .variance),
                     .rival = theory::ridgeless_risk_limit(p / 40.0, 0.0, 1.0)});
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
         .check = variance_below_threshold(false),
         .rival = "the limit p / (n - p), without the -1",
         .controls = {{.name = "n_and_p_exchanged",
                       .world =
                           "Data beyond the threshold, where for independent features the same "
                           "formula would hold and correlation matters.",
                       .check = variance_below_threshold(true)}},
         .figure = "ridgeless_correlated"},
    };
}

}  // namespace overfit::claims::ridgeless
