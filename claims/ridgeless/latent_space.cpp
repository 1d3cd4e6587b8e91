/// Claims about the latent space model, in which more features are always better.
#include "theory/latent_space.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "claims/ridgeless/series.hpp"
#include "experiments/hidden_signal.hpp"

namespace overfit::claims::ridgeless {

namespace {

using theory::Correlated;
using theory::LatentSpace;

constexpr std::array widths{60, 80, 120, 200, 400};

LatentSpace model_of(int p) {
    return {.n = 40, .p = p, .d = 4};
}

// p - n >= 20: the realised test error has a finite third moment.
std::vector<double> errors_at(const LatentSpace& model, bool amplified, std::size_t count,
                              const Run& run) {
    const numerics::Trials trials = run.trials(count, at({.n = model.n, .p = model.p}));
    if (amplified) return experiments::latent_test_error(model, trials);
    const Correlated plain = theory::unamplified_regression(model);
    return experiments::unamplified_test_error(model, plain.signal, plain.noise_sd, trials);
}

Check error_eq_fixed_point(bool amplified) {
    return [amplified](const Run& run) {
        Evidence evidence;
        for (const int p : widths) {
            const LatentSpace model = model_of(p);
            const Series series = series_of(theory::latent_regression(model), model.n, p, 0.0);
            evidence.push_back(
                {.at = at({.n = model.n, .p = p}),
                 .expected = theory::latent_test_error(model),
                 .measured = mean_of(errors_at(model, amplified, 500, run)) +
                             series.remainder(series.expected.risk()),
                 .rival = theory::latent_test_error_limit(model) -
                          theory::correlated_risk_limit(theory::latent_regression(model),
                                                        static_cast<double>(p) / model.n, 0.0)
                              .bias});
        }
        return evidence;
    };
}

Check error_falls(bool amplified) {
    return [amplified](const Run& run) {
        Evidence evidence;
        for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
            std::vector<double> drop = errors_at(model_of(widths[i]), amplified, 250, run);
            const std::vector<double> wider =
                errors_at(model_of(widths[i + 1]), amplified, 250, run);
            for (std::size_t t = 0; t < drop.size(); ++t) drop[t] -= wider[t];
            evidence.push_back({.at = fmt::format("test error at p = {} less that at p = {}",
                                                  widths[i], widths[i + 1]),
                                .relation = Relation::at_least,
                                .expected = 0.0,
                                .measured = mean_of(std::move(drop))});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> latent_space_claims() {
    return {
        {.id = "ridgeless.latent_space_error_eq_fixed_point",
         .statement =
             "If features are noisy views of a few hidden factors and the label depends on "
             "the factors, the test error of the interpolating fit is that of a linear "
             "model whose signal lies in the amplified eigenvectors.",
         .hypotheses = "d = 4 factors, each seen by p/4 features with unit noise, label = sum of "
                       "the factors of variance 1 without noise; n = 40, p = 60, 80, 120, 200, "
                       "400.",
         .formula = "theta^2 / l + B + V, l = 1 + p/d, by the fixed point and its first correction",
         .source = {"HastieEtAl2022", "section 5.4, latent space model", "000"},
         .kind = Kind::asymptotic_law,
         .check = error_eq_fixed_point(true),
         .rival = "the same without the bias",
         .controls = {{.name = "unamplified_signal",
                       .world = "A signal of equal variance that no factor carries.",
                       .check = error_eq_fixed_point(false)}},
         .figure = "ridgeless_latent"},

        {.id = "ridgeless.latent_space_error_falls_with_every_feature",
         .statement = "If features are noisy views of a few hidden factors, the test error of the "
                      "interpolating fit keeps falling as features are added: the best model is "
                      "the widest.",
         .hypotheses = "d = 4 factors seen with unit noise, n = 40, p = 60, 80, 120, 200, 400.",
         .formula = "E(p) > E(p') for p < p' beyond the threshold's peak",
         .source = {"HastieEtAl2022", "section 5.4 and its figure", "000"},
         .kind = Kind::ordering,
         .check = error_falls(true),
         .controls = {{.name = "unamplified_signal",
                       .world = "A signal of equal variance that no factor carries: the error has "
                                "a minimum near p = 1.5 n and rises.",
                       .check = error_falls(false)}},
         .figure = "ridgeless_latent"},
    };
}

}  // namespace overfit::claims::ridgeless
