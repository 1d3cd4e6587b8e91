/// Claims about a misspecified model, in which more features show more of the signal.
#include "theory/misspecified.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "claims/ridgeless/series.hpp"
#include "experiments/hidden_signal.hpp"
#include "theory/ridge.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using theory::Misspecified;
using theory::SignalDecay;

const double signal = std::sqrt(5.0);

/// The same signal without a hidden part.
Misspecified all_seen(const Misspecified& model) {
    return {.n = model.n,
            .p = model.p,
            .observed = std::hypot(model.observed, model.hidden),
            .hidden = 0.0,
            .noise_sd = model.noise_sd};
}

// |n - p| >= 10 and realised errors: a product of a Gaussian part and of the conditional variance,
// whose tail exponent is (|n - p| + 1) / 2 > 5; the third moment is finite.
Check exact_risk(bool well_specified) {
    return [well_specified](const Run& run) {
        Evidence evidence;
        for (const int p : {5, 10, 30, 60}) {
            const Misspecified model = theory::seen_by({.decay = 1.0, .signal = signal}, 20, p);
            const double only_lost =
                model.hidden * model.hidden +
                theory::ridgeless_risk(
                    {.n = model.n, .p = p, .signal = model.observed, .noise_sd = model.noise_sd});
            evidence.push_back({.at = at({.n = model.n, .p = p}),
                                .expected = theory::misspecified_risk(model),
                                .measured = mean_of(experiments::misspecified_error(
                                    well_specified ? all_seen(model) : model, 0.0,
                                    run.trials(3000, at({.n = model.n, .p = p})))),
                                .rival = only_lost});
        }
        return evidence;
    };
}

enum class Side { under, over };

constexpr int samples = 40;

/// Realised risks at p features; at p = 0 nothing is fitted and the risk is signal^2.
std::vector<double> risks_at(const SignalDecay& world, int p, std::size_t count, const Run& run) {
    if (p == 0) {
        std::vector<double> nothing_seen(count, world.signal * world.signal);
        return nothing_seen;
    }
    return experiments::misspecified_error(
        theory::seen_by(world, samples, p), 0.0,
        run.trials(count, fmt::format("decay = {}, p = {}", world.decay, p)));
}

/// The best p of the named side of the threshold, chosen by theory, has a lower risk than each p of
/// the other side. |n - p| >= 10 throughout.
void add_side(Evidence& evidence, const SignalDecay& world, double decay_of_data, Side side,
              const Run& run) {
    constexpr std::size_t count = 400;
    const double gamma = side == Side::over ? theory::misspecified_minimum_above(world).gamma
                                            : theory::misspecified_minimum_below(world).gamma;
    const int best = static_cast<int>(std::lround(gamma * samples));
    const SignalDecay data{
        .decay = decay_of_data, .signal = world.signal, .noise_sd = world.noise_sd};
    const std::vector<double> least = risks_at(data, best, count, run);
    const std::vector<int> under{0, 2, 4, 8, 16, 24, 30}, over{50, 60, 75, 100, 160, 320};
    for (const int p : side == Side::over ? under : over) {
        std::vector<double> excess = risks_at(data, p, count, run);
        for (std::size_t t = 0; t < excess.size(); ++t) excess[t] -= least[t];
        evidence.push_back({.at = fmt::format("decay {}: risk at p = {} less that at p = {}",
                                              world.decay, p, best),
                            .relation = Relation::at_least,
                            .expected = 0.0,
                            .measured = mean_of(std::move(excess))});
    }
}

Check minimum_over(const std::vector<double>& decays, double factor_in_data) {
    return [decays, factor_in_data](const Run& run) {
        Evidence evidence;
        for (const double decay : decays)
            add_side(evidence, {.decay = decay, .signal = signal}, factor_in_data * decay,
                     Side::over, run);
        return evidence;
    };
}

Check minimum_under(double decay_of_data) {
    return [decay_of_data](const Run& run) {
        Evidence evidence;
        add_side(evidence, {.decay = 5.0, .signal = signal}, decay_of_data, Side::under, run);
        return evidence;
    };
}

// The penalty bounds the error given X, so that all moments exist at p = n too.
Check optimal_ridge(bool well_specified) {
    return [well_specified](const Run& run) {
        Evidence evidence;
        for (const int p : {20, 40, 80}) {
            const Misspecified model =
                theory::seen_by({.decay = 1.0, .signal = signal}, samples, p);
            const double noise = std::hypot(model.noise_sd, model.hidden);
            const double penalty = theory::optimal_ridge_penalty(p, model.observed, noise);
            const Series series = series_of({.spectrum = theory::equal_weights({1.0}),
                                             .signal = model.observed,
                                             .noise_sd = noise},
                                            samples, p, penalty);
            const double lost = model.hidden * model.hidden, gamma = p / double{samples};
            // The expansion is in 1/n when there is a penalty.
            evidence.push_back(
                {.at = at({.n = samples, .p = p}),
                 .expected = lost + series.expected.risk(),
                 .measured = mean_of(experiments::misspecified_error(
                                 well_specified ? all_seen(model) : model, penalty,
                                 run.trials(2000, at({.n = samples, .p = p})))) +
                             Tolerance::finite_size(series.expected.risk(), samples, 2.0,
                                                    "the next order of the expansion in 1 / n"),
                 .rival = lost +
                          theory::optimal_ridge_risk_limit(gamma, model.observed, model.noise_sd)});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> misspecified_claims() {
    return {
        {.id = "ridgeless.misspecified_risk_eq_exact_of_gaussian",
         .statement = "If part of the signal sits in features that are not observed, it acts as "
                      "noise in training and is lost in prediction: the mean risk of minimum-norm "
                      "least squares follows exactly.",
         .hypotheses =
             "Independent standard Gaussian features, of which p are seen, with the share "
             "1 - 1/(1 + p/n) of a signal with SNR 5; n = 20, p = 5, 10, 30, 60.",
         .formula = "|theta|^2 + risk of the observed part at noise variance noise^2 + |theta|^2",
         .source = {"HastieEtAl2022",
                    "section 5, misspecified model; exact at finite n as in "
                    "BelkinHsuXu2020",
                    "000"},
         .kind = Kind::exact_value,
         .check = exact_risk(false),
         .rival = "a hidden part that is lost but does not disturb the fit",
         .controls = {{.name = "well_specified",
                       .world = "All of the signal is in the observed features.",
                       .check = exact_risk(true)}},
         .figure = "ridgeless_misspecified"},

        {.id = "ridgeless.misspecified_minimum_is_overparam_of_slow_decay",
         .statement = "If the hidden share of the signal falls slowly as features are added, the "
                      "least risk of minimum-norm least squares is beyond the threshold: more "
                      "parameters than samples are best.",
         .hypotheses = "Hidden share (1 + p/n)^-a with a = 0.5, 1, 2, SNR 5, n = 40; the predicted "
                       "best p > n is compared with p = 0 (no fit) and p up to n - 10.",
         .formula = "min over p > n of R < min over p < n of R",
         .source = {"HastieEtAl2022", "section 5.3 and its figure", "000"},
         .kind = Kind::ordering,
         .check = minimum_over({0.5, 1.0, 2.0}, 1.0),
         .controls = {{.name = "fast_decay",
                       .world = "Data in which the hidden share falls ten times as fast.",
                       .check = minimum_over({0.5, 1.0, 2.0}, 10.0)},
                      {.name = "well_specified",
                       .world = "Data in which every feature set shows the whole signal.",
                       .check = minimum_over({0.5, 1.0, 2.0}, 1e6)}},
         .figure = "ridgeless_misspecified"},

        {.id = "ridgeless.misspecified_minimum_is_underparam_of_fast_decay",
         .statement = "If the hidden share of the signal falls fast as features are added, the "
                      "least risk of minimum-norm least squares is below the threshold.",
         .hypotheses = "Hidden share (1 + p/n)^-5, SNR 5, n = 40; the predicted best p < n is "
                       "compared with p from n + 10 to 8n.",
         .formula = "min over p < n of R < min over p > n of R",
         .source = {"HastieEtAl2022", "section 5.3 and its figure", "000"},
         .kind = Kind::ordering,
         .check = minimum_under(5.0),
         .controls = {{.name = "slow_decay",
                       .world = "Data with a hidden share of (1 + p/n)^-1.",
                       .check = minimum_under(1.0)}},
         .figure = "ridgeless_misspecified"},

        {.id = "ridgeless.misspecified_optimal_ridge_risk_is_finite_at_p_eq_n",
         .statement = "With the penalty that suits the observed part and its effective noise, the "
                      "risk of a misspecified model passes smoothly through p = n.",
         .hypotheses = "Hidden share 1/(1 + p/n), SNR 5, n = 40, p = 20, 40, 80; penalty p "
                       "(noise^2 + |theta|^2) / |beta|^2.",
         .formula = "|theta|^2 + optimal ridge risk at noise variance noise^2 + |theta|^2",
         .source = {"HastieEtAl2022", "sections 5 and 6, optimal tuning of a misspecified model",
                    "000"},
         .kind = Kind::asymptotic_law,
         .check = optimal_ridge(false),
         .rival = "a hidden part that is lost but does not disturb the fit",
         .controls = {{.name = "well_specified",
                       .world = "All of the signal is in the observed features.",
                       .check = optimal_ridge(true)}},
         .figure = "ridge_optimal"},
    };
}

}  // namespace overfit::claims::ridgeless
