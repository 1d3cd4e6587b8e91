/// Claims about the second descent and when there is none.
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "experiments/ridgeless.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using theory::Ridgeless;

std::vector<double> risk_of(const Ridgeless& m, const numerics::Trials& trials) {
    return experiments::risk_parts(m.n, m.p, experiments::Features::gaussian, trials)
        .risk(m.signal, m.noise_sd);
}

/// Difference of two independent samples of conditional risk, trial by trial. Both p are at least
/// n + 10, so the third moment is finite.
Measurement risk_difference(const Ridgeless& a, const Ridgeless& b, std::size_t count,
                            const Run& run) {
    std::vector<double> left = risk_of(a, run.trials(count, at(a) + " of " + at(b)));
    const std::vector<double> right = risk_of(b, run.trials(count, at(b) + " under " + at(a)));
    for (std::size_t t = 0; t < left.size(); ++t) left[t] -= right[t];
    return mean_of(std::move(left));
}

/// The minimum predicted for signal sqrt(5), looked for in data of the given signal.
Check second_descent(double signal) {
    return [signal](const Run& run) {
        constexpr int n = 20;
        const double predicted = std::sqrt(5.0);
        const theory::SecondDescent least = theory::second_descent(n, predicted, 1.0).value();
        const auto model = [&](double p) {
            return Ridgeless{.n = n, .p = static_cast<int>(std::lround(p)), .signal = signal};
        };
        const Ridgeless bottom = model(least.features);
        // Rounding p moves the risk by less than its curvature over one feature: the minimum is
        // flat, and the exact risk at the rounded p is what is measured.
        Evidence evidence{
            {.at = at(bottom),
             .expected = theory::ridgeless_risk({.n = n, .p = bottom.p, .signal = predicted}),
             .measured = mean_of(risk_of(bottom, run.trials(24'000, at(bottom)))),
             .rival = 2.0 * predicted - 1.0}};
        for (const double factor : {0.85, 1.15}) {
            const Ridgeless side = model(factor * least.features);
            evidence.push_back(
                {.at = fmt::format("risk at p = {} minus risk at p = {}", side.p, bottom.p),
                 .relation = Relation::at_least,
                 .expected = 0.0,
                 .measured = risk_difference(side, bottom, 20'000, run)});
        }
        return evidence;
    };
}

Check decreases_beyond_threshold(double signal) {
    return [signal](const Run& run) {
        Evidence evidence;
        constexpr int n = 40;
        constexpr std::array sizes{50, 60, 80, 120, 200};
        for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
            const Ridgeless left{.n = n, .p = sizes[i], .signal = signal};
            const Ridgeless right{.n = n, .p = sizes[i + 1], .signal = signal};
            evidence.push_back(
                {.at = fmt::format("risk at p = {} minus risk at p = {}", left.p, right.p),
                 .relation = Relation::at_least,
                 .expected = 0.0,
                 .measured = risk_difference(left, right, 1500, run)});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> second_descent_claims() {
    return {
        {.id = "ridgeless.second_descent_minimum_eq_predicted_of_snr_gt_one",
         .statement = "For a signal-to-noise ratio above 1 the over-parametrised risk has an "
                      "interior minimum at p = (n + 1) s / (s - 1), s = signal / noise, of the "
                      "predicted value.",
         .hypotheses = "Isotropic Gaussian features, SNR = 5, n = 20; the location is checked "
                       "against p 15 per cent smaller and larger.",
         .formula = "gamma* = sqrt(SNR) / (sqrt(SNR) - 1) and R* = noise^2 (2 sqrt(SNR) - 1) as "
                    "n -> infinity, with the exact risk at n = 20",
         .source = {"HastieEtAl2022", "section 3.2", "000"},
         .kind = Kind::ordering,
         .check = second_descent(std::sqrt(5.0)),
         .rival = "the value of the minimum in the limit n -> infinity",
         .controls = {{.name = "snr_one",
                       .world = "SNR = 1: the risk has no interior minimum.",
                       .check = second_descent(1.0)}},
         .figure = "second_descent"},

        {.id = "ridgeless.risk_decreases_beyond_threshold_of_snr_le_one",
         .statement = "For a signal-to-noise ratio of 1 the risk decreases over the whole "
                      "over-parametrised range: there is no second minimum.",
         .hypotheses = "Isotropic Gaussian features, n = 40, p = 50, 60, 80, 120, 200.",
         .formula = "R(p) > R(p') for n + 1 < p < p'",
         .source = {"HastieEtAl2022", "section 3.2", "000"},
         .kind = Kind::ordering,
         .check = decreases_beyond_threshold(1.0),
         .controls = {{.name = "snr_five",
                       .world = "SNR = 5: the risk rises again.",
                       .check = decreases_beyond_threshold(std::sqrt(5.0))}},
         .figure = "second_descent"},
    };
}

}  // namespace overfit::claims::ridgeless
