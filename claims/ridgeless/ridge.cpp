/// Claims about optimally tuned ridge regression, which has no peak.
#include "theory/ridge.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "experiments/ridgeless.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::Features;
using theory::Ridgeless;

// At finite n the risk differs from its limit by a term of order 1 / n. Its size is taken from the
// worst case that is known exactly, plain least squares at gamma = 1/2, where it is 2 / n of the
// risk; a penalty only makes the inverse smoother.
Check optimal_ridge_tends_to_limit(double noise_sd) {
    return [noise_sd](const Run& run) {
        Evidence evidence;
        for (const int n : {40, 160}) {
            for (const double gamma : {0.5, 1.0, 2.0}) {
                const Ridgeless model{
                    .n = n, .p = static_cast<int>(gamma * n), .noise_sd = noise_sd};
                const double limit = theory::optimal_ridge_risk_limit(gamma, 1.0, 1.0);
                const double penalty = theory::optimal_ridge_penalty(model.p, 1.0, noise_sd);
                evidence.push_back(
                    {.at = at(model),
                     .expected = limit,
                     .measured =
                         mean_of(
                             experiments::ridge_risk(model, penalty, run.trials(200, at(model)))) +
                         Tolerance::finite_size(2.0 * limit, n, 1.0,
                                                "that of plain least squares at gamma = 1/2"),
                     .rival = std::min(1.0, theory::ridgeless_risk_limit(gamma, 1.0, 1.0))});
            }
        }
        return evidence;
    };
}

// The risk is flat at its minimum, so Brent's method locates it to about the square root of the
// rounding unit: 2^-24 relative, in the logarithm of the penalty.
Check best_penalty(double signal) {
    return [signal](const Run& run) {
        Evidence evidence;
        for (const int p : {10, 20, 40}) {
            const Ridgeless model{.n = 20, .p = p, .signal = signal, .noise_sd = 0.7};
            const double expected = theory::optimal_ridge_penalty(p, 1.0, model.noise_sd);
            const std::vector<double> penalties = experiments::best_ridge_penalty(
                model, Features::anisotropic, run.trials(20, at(model)));
            const auto [least, largest] = std::minmax_element(penalties.begin(), penalties.end());
            for (const double penalty : {*least, *largest})
                evidence.push_back({.at = at(model),
                                    .expected = expected,
                                    .measured = computed(penalty, penalty, 1.0) +
                                                Tolerance::discretisation(
                                                    penalty * 0x1p-22,
                                                    "the flat minimum that Brent's method sees"),
                                    .rival = model.n * model.noise_sd * model.noise_sd});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> ridge_claims() {
    return {
        {.id = "ridgeless.optimal_ridge_risk_tendsto_limit",
         .statement = "Optimally tuned ridge regression has no peak: its risk tends to a finite "
                      "limit, smooth through gamma = 1.",
         .hypotheses =
             "Isotropic Gaussian features, signal and noise of size 1, penalty p noise^2 / "
             "signal^2; gamma = 1/2, 1, 2 at n = 40 and 160.",
         .formula = "R^2 - a R = signal^2 noise^2, a = signal^2 (gamma - 1) / gamma - noise^2",
         .source = {"DobribanWager2018", "Theorem 2.1 at identity covariance", "000"},
         .kind = Kind::asymptotic_law,
         .check = optimal_ridge_tends_to_limit(1.0),
         .rival = "the better of no estimate and the ridgeless one",
         .controls = {{.name = "half_the_noise",
                       .world = "Data with half the noise have a lower risk.",
                       .check = optimal_ridge_tends_to_limit(0.5)}},
         .figure = "ridgeless_risk"},

        {.id = "ridgeless.best_ridge_penalty_eq_p_noise_over_signal",
         .statement =
             "For every training matrix the ridge penalty that minimises the risk averaged "
             "over directions of the signal is p noise^2 / signal^2.",
         .hypotheses = "Any features, here with one ten times the others; n = 20, p = 10, 20, 40, "
                       "signal 1, noise 0.7.",
         .formula = "lambda = p noise^2 / signal^2",
         .source = {"DobribanWager2018", "Theorem 2.1; posterior mean at finite size", "000"},
         .kind = Kind::identity,
         .check = best_penalty(1.0),
         .rival = "n noise^2 / signal^2",
         .controls = {{.name = "stronger_signal",
                       .world = "Data whose signal is a tenth larger.",
                       .check = best_penalty(1.1)}},
         .figure = "ridgeless_risk"},
    };
}

}  // namespace overfit::claims::ridgeless
