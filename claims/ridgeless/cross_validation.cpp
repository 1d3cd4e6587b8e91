/// Claims about leave-one-out and generalised cross-validation of ridge and ridgeless regression.
#include "experiments/cross_validation.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "claims/ridgeless/parts.hpp"
#include "theory/ridge.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::ErrorEstimates;
using theory::Ridgeless;

double test_error(const Ridgeless& m) {
    return theory::ridgeless_risk(m) + m.noise_sd * m.noise_sd;
}

// A left-out error is normal with variance noise^2 (1 + h) + signal^2 B at n - 1 samples, and h has
// the tail exponent (|n - 1 - p| + 1) / 2 of at least 6.5: the third moment is finite.
Check mean_left_out(const std::function<int(int)>& folds) {
    return [folds](const Run& run) {
        Evidence evidence;
        for (const auto& [n, p, signal] : {std::tuple{4, 15, 3.0}, std::tuple{20, 5, 1.0}}) {
            const Ridgeless model{.n = n, .p = p, .signal = signal};
            evidence.push_back({.at = at(model),
                                .expected = test_error({.n = n - 1, .p = p, .signal = signal}),
                                .measured = mean_of(experiments::folded_error(
                                    model, folds(n), run.trials(30'000, at(model)))),
                                .rival = test_error(model)});
        }
        return evidence;
    };
}

using Estimate = std::vector<std::vector<double>> ErrorEstimates::*;

std::vector<double> difference(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> result(a.size());
    std::transform(a.begin(), a.end(), b.begin(), result.begin(), std::minus<>());
    return result;
}

// Leaving one out has the mean test error of n - 1 samples, a relative change of less than
// 2 / |n - p|. Generalised cross-validation replaces each 1 / [K^-1]_ii, at no penalty a chi-square
// variable with |n - p| + 1 degrees of freedom, by a mean: its relative variance 2 / |n - p| enters
// the ratio of squares at most three times.
Check tracks_test_error(const std::vector<Estimate>& estimates) {
    return [estimates](const Run& run) {
        Evidence evidence;
        for (const int n : {30, 90}) {
            const Ridgeless model{.n = n, .p = 2 * n, .signal = 2.0};
            const double best = theory::optimal_ridge_penalty(model.p, model.signal, 1.0);
            const ErrorEstimates errors =
                experiments::error_estimates(model, {0.0, best}, run.trials(100, at(model)));
            const double scale = theory::ridgeless_risk_limit(2.0, model.signal, 1.0) + 1.0;
            for (const std::size_t i : {0U, 1U})
                for (const Estimate estimate : estimates)
                    evidence.push_back(
                        {.at = fmt::format("{}, {} penalty", at(model), i == 0 ? "no" : "best"),
                         .expected = 0.0,
                         .measured =
                             mean_of(difference((errors.*estimate)[i], errors.test_error[i])) +
                             Tolerance::finite_size(6.0 * scale, model.p - n, 1.0,
                                                    "relative variance of the leverages, thrice"),
                         .rival = i == 0 ? std::optional(-scale) : std::nullopt});
        }
        return evidence;
    };
}

/// By how much the penalty that an estimate of the test error prefers is worse than the best one.
std::vector<double> regret(const ErrorEstimates& errors, Estimate estimate) {
    const std::size_t penalties = errors.test_error.size();
    std::vector<double> result(errors.test_error.front().size());
    for (std::size_t t = 0; t < result.size(); ++t) {
        const auto best_by = [&](const std::vector<std::vector<double>>& values) {
            std::size_t best = 0;
            for (std::size_t i = 1; i < penalties; ++i)
                if (values[i][t] < values[best][t]) best = i;
            return best;
        };
        result[t] = errors.test_error[best_by(errors.*estimate)][t] /
                        errors.test_error[best_by(errors.test_error)][t] -
                    1.0;
    }
    return result;
}

// The median, because the regret is skewed: now and then the least penalty is preferred.
Check chooses_well(const std::vector<Estimate>& estimates) {
    return [estimates](const Run& run) {
        Evidence evidence;
        for (const int p : {40, 90}) {
            const Ridgeless model{.n = 60, .p = p, .signal = 2.0};
            const double best = theory::optimal_ridge_penalty(model.p, model.signal, 1.0);
            std::vector<double> penalties;
            for (const double factor : {0.01, 0.1, 0.3, 0.6, 1.0, 1.7, 3.0, 10.0, 100.0})
                penalties.push_back(factor * best);
            const ErrorEstimates errors =
                experiments::error_estimates(model, penalties, run.trials(200, at(model)));
            for (const Estimate estimate : estimates)
                evidence.push_back({.at = at(model),
                                    .relation = Relation::at_most,
                                    .expected = 0.15,
                                    .measured = median_of(regret(errors, estimate))});
        }
        return evidence;
    };
}

const std::vector<Estimate> validated{&ErrorEstimates::leave_one_out, &ErrorEstimates::generalised};
const std::vector<Estimate> naive{&ErrorEstimates::training};

}  // namespace

std::vector<Claim> cross_validation_claims() {
    return {
        {.id = "ridgeless.leave_one_out_mean_eq_test_error_of_one_sample_fewer",
         .statement = "The mean of the leave-one-out error of minimum-norm least squares is "
                      "exactly the mean test error with one sample fewer; the shortcut without "
                      "refits holds for p > n too, where the training error is 0.",
         .hypotheses = "Isotropic Gaussian features, noise 1; (n, p, signal) = (4, 15, 3), "
                       "(20, 5, 1).",
         .formula = "E (1/n) sum ([K^-1 y]_i / [K^-1]_ii)^2 = noise^2 + R(n - 1), K = XX', p > n",
         .source = {"LuntzBrailovsky1969",
                    "the theorem; shortcut: HastieEtAl2022, section on "
                    "cross-validation",
                    "000"},
         .kind = Kind::exact_value,
         .check = mean_left_out([](int n) { return n; }),
         .rival = "the test error with all n samples",
         .controls = {{.name = "half_of_the_samples_left_out",
                       .world = "Two folds: fits to half of the samples.",
                       .check = mean_left_out([](int) { return 2; })}},
         .figure = "cross_validation"},

        {.id = "ridgeless.cross_validation_tendsto_test_error_down_to_no_penalty",
         .statement = "Leave-one-out and generalised cross-validation estimate the test error of "
                      "ridge regression at the best penalty and at none at all, where the fit "
                      "interpolates.",
         .hypotheses = "Isotropic Gaussian features, signal 2, noise 1, p = 2n; n = 30 and 90.",
         .formula = "E (LOO - test error) and E (GCV - test error) tend to 0 like 1 / n",
         .source = {"HastieEtAl2022", "section on cross-validation", "000"},
         .kind = Kind::asymptotic_law,
         .check = tracks_test_error(validated),
         .rival = "the training error, which is 0 for an interpolant",
         .controls = {{.name = "training_error",
                       .world = "The training error in place of cross-validation.",
                       .check = tracks_test_error(naive)}},
         .figure = "cross_validation"},

        {.id = "ridgeless.cross_validation_chooses_nearly_best_penalty",
         .statement = "For at least half of all data sets the penalty that leave-one-out or "
                      "generalised cross-validation prefers has a test error within 15 per cent "
                      "of the best one.",
         .hypotheses = "Isotropic Gaussian features, signal 2, noise 1, n = 60, p = 40, 90; "
                       "nine penalties from 0.01 to 100 times the best.",
         .formula = "median of test error at the preferred penalty / least test error <= 1.15",
         .source = {"HastieEtAl2022", "section on cross-validation", "000"},
         .kind = Kind::inequality,
         .check = chooses_well(validated),
         .controls = {{.name = "training_error",
                       .world = "The penalty of least training error.",
                       .check = chooses_well(naive)}},
         .figure = "cross_validation"},
    };
}

}  // namespace overfit::claims::ridgeless
