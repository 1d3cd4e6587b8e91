/// The claim that autoregressive features have a closed form, and the sentence that they have none.
#include "theory/autoregressive.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "experiments/correlated.hpp"

namespace overfit::claims::ridgeless {

namespace {

using theory::RiskTerms;

constexpr int nodes = 1000;

RiskTerms solved(double gamma, double rho) {
    return theory::correlated_risk_limit({.spectrum = theory::autoregressive_density(rho, nodes)},
                                         gamma, 0.0);
}

// The midpoint rule is exact to rounding at these nodes: its error falls like a power of the
// distance to the singularities of the periodic integrand, below 2^-1000 here. What is left is one
// rounding a node, and the condition of v at gamma = 1.25, which is 1 / (1 - 1/gamma) = 5.
Measurement by_fixed_point(double value) {
    return computed(value, value, nodes, 5.0);
}

// The exact mean differs from the limit by the factor (p - n) / (p - n - 1) of isotropic features
// and by the two ends of the chain, features with one neighbour, of relative order 1 / p.
void add_measured(Evidence& evidence, int n, double rho, double rho_of_data, const Run& run) {
    const RiskTerms closed = theory::autoregressive_risk_limit(2.0, rho, 1.0, 1.0);
    const std::string key = fmt::format("n = {}, p = {}, rho = {}", n, 2 * n, rho);
    const experiments::RiskParts parts = experiments::correlated_risk(
        {n, 2 * n, {theory::Correlation::autoregressive, rho_of_data}}, experiments::Direction::any,
        0.0, run.trials(8'000 / static_cast<std::size_t>(n), key));
    const auto near = [n](std::vector<double> sample, double limit) {
        return mean_of(std::move(sample)) +
               Tolerance::finite_size(2.0 * limit, n, 1.0,
                                      "the isotropic factor and as much for the ends of the chain");
    };
    evidence.push_back({.at = "variance, " + key,
                        .expected = closed.variance,
                        .measured = near(parts.variance, closed.variance),
                        .rival = 1.0});
    evidence.push_back({.at = "bias, " + key,
                        .expected = closed.bias,
                        .measured = near(parts.bias, closed.bias),
                        .rival = 0.5});
}

Check closed_form(double shift_of_data) {
    return [shift_of_data](const Run& run) {
        Evidence evidence;
        for (const double rho : {0.25, 0.5, 0.75}) {
            for (const double gamma : {1.25, 2.0, 5.0}) {
                const RiskTerms closed = theory::autoregressive_risk_limit(gamma, rho, 1.0, 1.0);
                const RiskTerms fixed = solved(gamma, rho + shift_of_data);
                const std::string key = fmt::format("gamma = {}, rho = {}", gamma, rho);
                evidence.push_back({.at = "variance by the fixed point, " + key,
                                    .expected = closed.variance,
                                    .measured = by_fixed_point(fixed.variance),
                                    .rival = 1.0 / (gamma - 1.0)});
                evidence.push_back({.at = "bias by the fixed point, " + key,
                                    .expected = closed.bias,
                                    .measured = by_fixed_point(fixed.bias),
                                    .rival = 1.0 - 1.0 / gamma});
            }
            for (const int n : {20, 80}) add_measured(evidence, n, rho, rho + shift_of_data, run);
        }
        return evidence;
    };
}

/// How far a formula for bias and variance is from the fixed point: the sentence says that none
/// comes closer than one in a thousand everywhere.
template <typename Formula>
Check misses_everywhere(Formula formula) {
    return [formula](const Run&) {
        double farthest = 0.0;
        for (const double rho : {0.25, 0.5, 0.75}) {
            for (const double gamma : {1.25, 2.0, 5.0}) {
                const RiskTerms candidate = formula(gamma, rho), fixed = solved(gamma, rho);
                farthest = std::max({farthest, std::abs(candidate.bias / fixed.bias - 1.0),
                                     std::abs(candidate.variance / fixed.variance - 1.0)});
            }
        }
        return Evidence{{.at = "largest relative distance of the formula from the fixed point",
                         .relation = Relation::at_least,
                         .expected = 1e-3,
                         .measured = computed(farthest, 1.0, nodes, 5.0)}};
    };
}

}  // namespace

std::vector<Claim> autoregressive_claims() {
    return {
        {.id = "ridgeless.risk_eq_closed_form_of_autoregressive_features",
         .statement = "With correlation rho^|i-j| between features the limiting bias and variance "
                      "of minimum-norm least squares have a closed form in rho and gamma > 1.",
         .hypotheses = "Gaussian features, signal of random direction, rho = 0.25, 0.5, 0.75: the "
                       "fixed point at gamma = 1.25, 2, 5, and fits at p = 2n, n = 20, 80.",
         .formula = "B = signal^2 b / (gamma w), V = noise^2 (a + w) / D, a = 1 + rho^2, b = 1 - "
                    "rho^2, D^2 = a^2 + (gamma^2 - 1) b^2, w = (a + D) / (gamma^2 - 1)",
         .source = {"HastieEtAl2022",
                    "autoregressive features; the closed form is derived in "
                    "theory/autoregressive.hpp",
                    "000"},
         .kind = Kind::asymptotic_law,
         .check = closed_form(0.0),
         .rival = "the limit for uncorrelated features",
         .controls = {{.name = "stronger_correlation",
                       .world = "Data, and a fixed point, whose rho is larger by a tenth.",
                       .check = closed_form(0.1)}},
         .figure = "ridgeless_correlated"},

        {.id = "ridgeless.no_closed_form_of_autoregressive_features",
         .statement =
             "For autoregressive features the limiting bias and variance cannot be written "
             "in closed form and must be computed from the fixed point.",
         .hypotheses = "A formula in square roots is compared with the fixed point at rho = 0.25, "
                       "0.5, 0.75 and gamma = 1.25, 2, 5.",
         .formula = "every elementary formula is off by a thousandth somewhere",
         .source = {"Tibshirani2024", "section on correlated features", "000"},
         .kind = Kind::inequality,
         .outcome = Outcome::refuted,
         .check = misses_everywhere([](double gamma, double rho) {
             return theory::autoregressive_risk_limit(gamma, rho, 1.0, 1.0);
         }),
         .controls = {{.name = "isotropic_formula",
                       .world = "The formula for uncorrelated features is indeed off.",
                       .check = misses_everywhere([](double gamma, double) {
                           return RiskTerms{.bias = 1.0 - 1.0 / gamma,
                                            .variance = 1.0 / (gamma - 1.0)};
                       })}},
         .figure = "ridgeless_correlated",
         .correction = "ridgeless.risk_eq_closed_form_of_autoregressive_features"},
    };
}

}  // namespace overfit::claims::ridgeless
