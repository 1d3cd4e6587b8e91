/// Claims about the variance of interpolation in very many directions: benign, tempered, neither.
#include "claims/ridgeless/benign.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "experiments/benign.hpp"

namespace overfit::claims::ridgeless {

namespace {

/// Variances of single features, then steps of half of i that share their mean (Simpson's rule).
theory::Spectrum staircase(const std::function<double(double)>& variance, double singles,
                           double last) {
    theory::Spectrum spectrum;
    for (double i = 1.0; i <= singles; i += 1.0) spectrum.push_back({variance(i), 1.0});
    for (double i = singles + 1.0; i <= last;) {
        const double next = std::floor(std::min(1.5 * i, last)) + 1.0;
        const double mean =
            (variance(i - 0.5) + 4.0 * variance(0.5 * (i + next - 1.0)) + variance(next - 0.5)) /
            6.0;
        spectrum.push_back({mean, next - i});
        i = next;
    }
    return spectrum;
}

std::vector<double> variances(Family family, int n, std::size_t count, const Run& run) {
    return experiments::overparametrised_variance(
        spectrum_of(family, n), n,
        run.trials(count, fmt::format("family {}, n = {}", static_cast<int>(family), n)));
}

// The 5 spikes occupy 5 of n samples, which changes the variance by a share of at most 5 / n: the
// slope by at most 5 / 25 over log 4.
Check falls_like_one_over_n(Family family) {
    return [family](const Run& run) {
        return Evidence{{.at = "slope of log variance against log n, n = 25 to 100",
                         .expected = -1.0,
                         .measured = median_scaling_exponent(25, variances(family, 25, 40, run),
                                                             100, variances(family, 100, 24, run)) +
                                     Tolerance::finite_size(5.0 / std::log(4.0), 25, 1.0,
                                                            "5 spikes among n samples"),
                         .rival = -0.5}};
    };
}

constexpr std::array families{Family::spike_and_flat_tail, Family::log_squared,
                              Family::inverse_square, Family::isotropic};

/// The scale k*/n + n/R of every family beside the variance of the same or another one.
Check has_the_order_of_the_scale(std::size_t shift) {
    return [shift](const Run& run) {
        Evidence evidence;
        for (const int n : {20, 60})
            for (std::size_t i = 0; i < families.size(); ++i) {
                const Family measured = families.at((i + shift) % families.size());
                const double scale =
                    theory::benign_scale(spectrum_of(families.at(i), n), n).variance;
                std::vector<double> ratios = variances(measured, n, n < 50 ? 30 : 12, run);
                for (double& ratio : ratios) ratio /= scale;
                const Measurement ratio = mean_of(std::move(ratios));
                const std::string place = fmt::format("family {}, n = {}", i, n);
                evidence.push_back({.at = place + ", from below",
                                    .relation = Relation::at_least,
                                    .expected = 0.2,
                                    .measured = ratio});
                evidence.push_back({.at = place + ", from above",
                                    .relation = Relation::at_most,
                                    .expected = 5.0,
                                    .measured = ratio});
            }
        return evidence;
    };
}

// The deterministic equivalent lies below its limit by a share of less than 2 / n, and the exact
// mean above that by the order of the factor n / (n - 1): together at most 4 / n.
Check tends_to_exponent_minus_one(bool isotropic) {
    return [isotropic](const Run& run) {
        Evidence evidence;
        for (const int n : {20, 60})
            for (const double exponent : {1.5, 2.0}) {
                const std::string place = fmt::format("i^-{}, n = {}", exponent, n);
                const theory::Spectrum spectrum =
                    isotropic ? spectrum_of(Family::isotropic, n) : power_law(exponent, n);
                evidence.push_back(
                    {.at = place,
                     .expected = exponent - 1.0,
                     .measured = mean_of(experiments::overparametrised_variance(
                                     spectrum, n, run.trials(n < 50 ? 60 : 12, place))) +
                                 Tolerance::finite_size(4.0, n, 1.0, "terms of order 1 / n"),
                     .rival = exponent == 2.0 ? std::nullopt : std::optional(exponent)});
            }
        return evidence;
    };
}

Check is_small(Family family) {
    return [family](const Run& run) {
        constexpr int n = 150;
        return Evidence{{.at = "n = 150",
                         .relation = Relation::at_most,
                         .expected = 0.1,
                         .measured = mean_of(variances(family, n, 12, run))}};
    };
}

}  // namespace

theory::Spectrum power_law(double exponent, int n) {
    return staircase([exponent](double i) { return std::pow(i, -exponent); }, 4.0 * n, 1e10);
}

theory::Spectrum spectrum_of(Family family, int n) {
    switch (family) {
        case Family::spike_and_flat_tail: return {{1.0, 5.0}, {2.0 / n, std::floor(0.5 * n * n)}};
        case Family::log_squared:
            return staircase(
                [](double i) { return 1.0 / (i * std::log(i + 1.0) * std::log(i + 1.0)); }, 4.0 * n,
                4e5);
        case Family::inverse_square: return power_law(2.0, n);
        case Family::isotropic: return {{1.0, 2.0 * n}};
    }
    throw std::logic_error("spectrum_of: unknown family");
}

std::vector<Claim> benign_claims() {
    return {
        {.id = "ridgeless.benign_variance_falls_like_one_over_n",
         .statement = "Interpolation of noise can be harmless: with few large variances and a flat "
                      "tail of n^2 / 2 small ones the variance of the interpolant falls like "
                      "1 / n.",
         .hypotheses = "5 features of variance 1 and n^2 / 2 of variance 2 / n, independent and "
                       "Gaussian; n = 25 and 100.",
         .formula = "V ~ k*/n + n/R = O(1 / n)",
         .source = {"BartlettEtAl2020", "the main theorem and its examples", "000"},
         .kind = Kind::exponent,
         .check = falls_like_one_over_n(Family::spike_and_flat_tail),
         .rival = "a fall like n^(-1/2)",
         .controls = {{.name = "isotropic",
                       .world = "2n equal variances: the variance stays at 1.",
                       .check = falls_like_one_over_n(Family::isotropic)},
                      {.name = "inverse_square",
                       .world = "Variances i^-2: tempered, the variance stays at 1.",
                       .check = falls_like_one_over_n(Family::inverse_square)}},
         .figure = "benign"},

        {.id = "ridgeless.variance_has_order_of_effective_ranks",
         .statement = "The variance of the interpolant has the order k*/n + n/R of the effective "
                      "ranks, for benign, tempered and isotropic spectra alike: here within a "
                      "factor of 5.",
         .hypotheses = "Spike and flat tail, 1/(i log^2(i + 1)), i^-2, and 2n equal variances; "
                       "n = 20 and 60, b = 1.",
         .formula = "0.2 <= V / (k*/n + n/R_{k*}) <= 5",
         .source = {"BartlettEtAl2020", "the main theorem; its constants are not explicit", "000"},
         .kind = Kind::inequality,
         .check = has_the_order_of_the_scale(0),
         .controls = {{.name = "spectra_exchanged",
                       .world = "Each scale beside the variance of another spectrum.",
                       .check = has_the_order_of_the_scale(1)}},
         .figure = "benign"},

        {.id = "ridgeless.power_law_variance_tendsto_exponent_minus_one",
         .statement = "With variances i^-a, a > 1, interpolation is neither benign nor harmful: "
                      "the variance tends to a - 1 times that of the noise.",
         .hypotheses = "Independent Gaussian features, a = 1.5 and 2; n = 20 and 60.",
         .formula = "V -> (a - 1) noise^2",
         .source = {"BartlettEtAl2020",
                    "the examples of spectra; limit from HastieEtAl2022, general "
                    "covariance",
                    "000"},
         .kind = Kind::asymptotic_law,
         .check = tends_to_exponent_minus_one(false),
         .rival = "a in place of a - 1",
         .controls = {{.name = "isotropic",
                       .world = "2n equal variances.",
                       .check = tends_to_exponent_minus_one(true)}},
         .figure = "benign"},

        {.id = "ridgeless.benign_variance_is_small_of_log_squared_spectrum",
         .statement = "The spectrum 1 / (i log^2(i + 1)) is benign, so that at n = 150 the "
                      "variance of the interpolant is below a tenth of the noise variance.",
         .hypotheses = "Independent Gaussian features, 4e5 of them, n = 150.",
         .formula = "V <= 0.1 noise^2",
         .source = {"BartlettEtAl2020", "the example of a benign spectrum, taken at moderate n",
                    "000"},
         .kind = Kind::inequality,
         .outcome = Outcome::refuted,
         .check = is_small(Family::log_squared),
         .controls = {{.name = "spike_and_flat_tail",
                       .world = "5 ones and a flat tail: small at this n.",
                       .check = is_small(Family::spike_and_flat_tail)}},
         .figure = "benign",
         .correction = "ridgeless.variance_has_order_of_effective_ranks"},
    };
}

}  // namespace overfit::claims::ridgeless
