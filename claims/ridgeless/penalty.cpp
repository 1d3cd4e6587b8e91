/// Claims about the best ridge penalty: where it is, what it does to the risk, and where it is 0.
#include <algorithm>
#include <array>
#include <functional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "experiments/ridge.hpp"
#include "theory/ridge.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::CorrelatedRidge;
using experiments::Direction;
using theory::Ridgeless;

// The risk is flat at its minimum, so that Brent's method sees it to the square root of the
// rounding unit, 2^-24 relative, in the logarithm of the penalty.
Check best_penalty(Direction direction) {
    return [direction](const Run& run) {
        Evidence evidence;
        for (const int p : {10, 20, 40}) {
            const CorrelatedRidge problem{.model = {.n = 20, .p = p, .noise_sd = 0.7},
                                          .correlation = 0.7,
                                          .feature_sd = 2.0,
                                          .direction = direction};
            const double expected = theory::optimal_ridge_penalty(p, 1.0, problem.model.noise_sd);
            const std::vector<double> penalties =
                experiments::best_penalty(problem, run.trials(20, at(problem.model)));
            const auto [least, largest] = std::minmax_element(penalties.begin(), penalties.end());
            for (const double penalty : {*least, *largest})
                evidence.push_back({.at = at(problem.model),
                                    .expected = expected,
                                    .measured = computed(penalty, penalty, 1.0) +
                                                Tolerance::discretisation(
                                                    penalty * 0x1p-20,
                                                    "the flat minimum that Brent's method sees"),
                                    .rival = expected / 4.0});
        }
        return evidence;
    };
}

/// Difference of two samples from the same trials. The risk given X has all moments that are used:
/// the penalty bounds it, or |n - p| >= 10.
Measurement mean_difference(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> difference(a.size());
    std::transform(a.begin(), a.end(), b.begin(), difference.begin(), std::minus<>());
    return mean_of(std::move(difference));
}

Check prior_penalty_hurts(Direction direction) {
    return [direction](const Run& run) {
        const CorrelatedRidge problem{.model = {.n = 30, .p = 120, .noise_sd = 0.5},
                                      .correlation = 0.5,
                                      .feature_sd = 1.0,
                                      .direction = direction};
        const double rule =
            theory::optimal_ridge_penalty(problem.model.p, 1.0, problem.model.noise_sd);
        const auto risks = experiments::risk_at_penalties(problem, {0.0, 0.1 * rule, rule},
                                                          run.trials(60, at(problem.model)));
        return Evidence{{.at = "risk at a tenth of the rule minus risk without a penalty",
                         .relation = Relation::at_least,
                         .expected = 0.0,
                         .measured = mean_difference(risks[1], risks[0])},
                        {.at = "risk at the rule minus risk at a tenth of it",
                         .relation = Relation::at_least,
                         .expected = 0.0,
                         .measured = mean_difference(risks[2], risks[1])}};
    };
}

/// `factor` times the best penalty at every number of samples. The rows are nested, so that both
/// sides of a difference see the same trials.
Check risk_falls_with_samples(double factor) {
    return [factor](const Run& run) {
        constexpr std::array sizes{2, 10, 16, 18, 20, 22, 24, 30, 40};
        const Ridgeless model{.n = 1, .p = 20, .noise_sd = 0.5};
        const double penalty =
            factor * theory::optimal_ridge_penalty(model.p, model.signal, model.noise_sd);
        const auto risks = experiments::ridge_risk_by_samples(
            model, {sizes.begin(), sizes.end()}, penalty, run.trials(600, "nested rows"));
        Evidence evidence;
        for (std::size_t i = 0; i + 1 < sizes.size(); ++i)
            evidence.push_back(
                {.at = fmt::format("risk at n = {} minus risk at n = {}", sizes[i], sizes[i + 1]),
                 .relation = Relation::at_least,
                 .expected = 0.0,
                 .measured = mean_difference(risks[i], risks[i + 1])});
        return evidence;
    };
}

}  // namespace

std::vector<Claim> penalty_claims() {
    return {
        {.id = "ridgeless.best_penalty_eq_p_noise_over_signal_of_any_covariance",
         .statement = "For every training matrix and every covariance of the features the ridge "
                      "penalty that minimises the prediction error, averaged over directions of "
                      "the signal, is p noise^2 / |beta|^2.",
         .hypotheses = "Gaussian features of standard deviation 2 and correlations 0.7^|i - j|; "
                       "n = 20, p = 10, 20, 40, |beta| = 1, noise 0.7.",
         .formula = "lambda = p noise^2 / |beta|^2: the posterior mean under beta ~ N(0, I / p)",
         .source = {"DobribanWager2018", "Theorem 2.1; posterior mean at finite size", "000"},
         .kind = Kind::identity,
         .check = best_penalty(Direction::any),
         .rival = "the signal measured in the labels, p noise^2 / E (x'beta)^2",
         .controls = {{.name = "signal_along_top_direction",
                       .world = "A fixed signal along the direction of largest variance.",
                       .check = best_penalty(Direction::top)}},
         .figure = "cross_validation"},

        {.id = "ridgeless.penalty_hurts_of_signal_along_top_direction",
         .statement = "Where the signal lies along the direction of largest variance no positive "
                      "penalty is needed: the risk rises from no penalty up to p noise^2 / "
                      "|beta|^2, the rule that is best on average over directions.",
         .hypotheses = "Gaussian features with correlations 0.5^|i - j|; n = 30, p = 120, "
                       "|beta| = 1, noise 0.5.",
         .formula = "R(0) < R(0.1 lambda) < R(lambda), lambda = p noise^2 / |beta|^2",
         .source = {"KobakEtAl2020", "the case of a zero or negative optimal penalty", "000"},
         .kind = Kind::ordering,
         .check = prior_penalty_hurts(Direction::top),
         .controls = {{.name = "signal_along_bottom_direction",
                       .world = "A signal along the direction of least variance.",
                       .check = prior_penalty_hurts(Direction::bottom)},
                      {.name = "signal_in_any_direction",
                       .world = "A signal without a preferred direction.",
                       .check = prior_penalty_hurts(Direction::any)}},
         .figure = "ridgeless_aligned"},

        {.id = "ridgeless.risk_falls_with_every_sample_of_optimal_ridge",
         .statement = "With the best penalty more samples never hurt: the risk of ridge "
                      "regression decreases with n, through n = p as elsewhere.",
         .hypotheses = "Isotropic Gaussian features, p = 20, |beta| = 1, noise 0.5; n = 2, 10, 16, "
                       "18, 20, 22, 24, 30, 40.",
         .formula = "R(n + 1) < R(n) at lambda = p noise^2 / |beta|^2",
         .source = {"NakkiranEtAl2021",
                    "sample-wise monotonicity with isotropic features; Figure 1", "000"},
         .kind = Kind::ordering,
         .check = risk_falls_with_samples(1.0),
         .controls = {{.name = "tenth_of_the_penalty",
                       .world = "A tenth of the best penalty: the risk rises towards n = p.",
                       .check = risk_falls_with_samples(0.1)}},
         .figure = "cross_validation"},
    };
}

}  // namespace overfit::claims::ridgeless
