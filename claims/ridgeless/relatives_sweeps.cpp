/// The tables behind the figures on random features, cross-validation, subsets and spectra.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "claims/ridgeless/benign.hpp"
#include "claims/ridgeless/columns.hpp"
#include "claims/ridgeless/parts.hpp"
#include "claims/ridgeless/random_features.hpp"
#include "experiments/benign.hpp"
#include "experiments/cross_validation.hpp"
#include "experiments/feature_subset.hpp"
#include "theory/feature_subset.hpp"
#include "theory/ridge.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::NonlinearFeatures;
using theory::Activation;

constexpr std::array activations{Activation::linear, Activation::absolute, Activation::relu,
                                 Activation::tanh};
constexpr std::array penalties{0.0, 0.01, 0.1};  // Mei and Montanari's lambda
constexpr std::array families{Family::isotropic, Family::inverse_square, Family::log_squared,
                              Family::spike_and_flat_tail};

/// Hastie et al. use 100.
int inputs_at(Tier tier) {
    return tier == Tier::quick ? 50 : 100;
}

/// One value for each different number of features at these ratios to the samples.
std::vector<int> feature_counts(int samples, double low, double high, int count) {
    std::vector<int> counts;
    for (const double gamma : log_grid(low, high, count))
        counts.push_back(static_cast<int>(std::lround(gamma * samples)));
    counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
    return counts;
}

/// The exact mean for the linear activation, the limit for the others.
double variance_of(const NonlinearFeatures& sizes) {
    if (sizes.activation != Activation::linear) return variance_limit(sizes.activation, sizes);
    return theory::ridgeless_variance(
        {.n = sizes.samples, .p = std::min(sizes.features, sizes.inputs)});
}

std::vector<Cell> nonlinear_cells(Tier tier, int count, bool measured) {
    const int inputs = inputs_at(tier), n = 2 * inputs;
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < activations.size(); ++i)
        for (const int p : feature_counts(n, 0.2, 6.0, count)) {
            const NonlinearFeatures sizes{
                .inputs = inputs, .samples = n, .features = p, .activation = activations.at(i)};
            const std::string key = fmt::format("{}, p = {}", name_of(sizes.activation), p);
            const std::vector<double> place{static_cast<double>(i), p / static_cast<double>(n),
                                            variance_of(sizes)};
            cells.push_back({.key = key, .rows = [=](const Run& run) -> Rows {
                                 if (!measured) return {place};
                                 return {joined(place, with_reach(median_of(
                                                           experiments::nonlinear_features_variance(
                                                               sizes, run.trials(20, key)))))};
                             }});
        }
    return cells;
}

std::vector<Cell> random_features_cells(Tier tier, int count, bool measured) {
    const int inputs = inputs_at(tier), n = 3 * inputs;
    std::vector<Cell> cells;
    for (const double penalty : penalties)
        for (const int p : feature_counts(n, 0.1, 6.0, count)) {
            const NonlinearFeatures sizes{
                .inputs = inputs, .samples = n, .features = p, .activation = Activation::relu};
            const std::string key = fmt::format("lambda = {}, p = {}", penalty, p);
            const std::vector<double> place{penalty, p / static_cast<double>(n),
                                            relu_risk_limit(sizes, penalty)};
            cells.push_back(
                {.key = key, .rows = [=](const Run& run) -> Rows {
                     if (!measured) return {place};
                     return {joined(
                         place, with_reach(median_of(experiments::random_features_risk(
                                    random_features_fit(sizes, penalty), run.trials(24, key)))))};
                 }});
        }
    return cells;
}

/// One cell for each aspect ratio: all penalties see the same data.
std::vector<Cell> cross_validation_cells(Tier tier) {
    const int n = tier == Tier::quick ? 100 : 200;
    std::vector<Cell> cells;
    for (const double gamma : {0.5, 2.0}) {
        const theory::Ridgeless model{
            .n = n, .p = static_cast<int>(gamma * n), .signal = std::sqrt(5.0)};
        cells.push_back(
            {.key = at(model), .rows = [model, gamma](const Run& run) {
                 const std::vector<double> relative = log_grid(0.01, 10.0, 13);
                 std::vector<double> scaled;
                 for (const double l : relative) scaled.push_back(l * model.n);
                 const experiments::ErrorEstimates errors =
                     experiments::error_estimates(model, scaled, run.trials(100, at(model)));
                 Rows rows;
                 for (std::size_t i = 0; i < relative.size(); ++i) {
                     std::vector<double> row{
                         gamma, relative[i],
                         1.0 + theory::ridge_risk_limit(gamma, relative[i], model.signal, 1.0)};
                     for (const auto* part : {&errors.test_error, &errors.leave_one_out,
                                              &errors.generalised, &errors.training})
                         row = joined(row, with_reach(mean_of((*part)[i])));
                     rows.push_back(std::move(row));
                 }
                 return rows;
             }});
    }
    return cells;
}

constexpr int subset_samples = 40;
constexpr int subset_total = 100;

/// random = 1 for a random subset, 0 for the largest coefficients.
std::vector<double> subset_row(bool random, int p) {
    const std::vector<double> beta = theory::power_law_coefficients(subset_total, 1.0, 1.0);
    const double risk = random ? theory::random_subset_risk(beta, subset_samples, p, 0.2)
                               : theory::prescient_subset_risk(beta, subset_samples, p, 0.2);
    return {random ? 1.0 : 0.0, static_cast<double>(p), risk};
}

std::vector<Cell> subset_cells(Tier) {
    std::vector<Cell> cells;
    for (const bool random : {true, false})
        for (const int p : {1, 5, 10, 15, 20, 25, 30, 50, 55, 60, 65, 70, 80, 90, 100}) {
            const std::string key = fmt::format("{}, p = {}", random ? "random" : "largest", p);
            cells.push_back(
                {.key = key, .rows = [=](const Run& run) -> Rows {
                     const std::vector<double> risks = experiments::feature_subset_risk(
                         theory::power_law_coefficients(subset_total, 1.0, 1.0), subset_samples, p,
                         0.2, random ? experiments::Choice::random : experiments::Choice::first,
                         run.trials(200, key));
                     return {joined(subset_row(random, p), with_reach(mean_of(risks)))};
                 }});
        }
    return cells;
}

std::vector<Cell> subset_theory_cells(Tier) {
    std::vector<Cell> cells;
    for (const bool random : {true, false})
        cells.push_back({.key = random ? "random" : "largest", .rows = [random](const Run&) {
                             Rows rows;
                             for (int p = 0; p <= subset_total; ++p)
                                 rows.push_back(subset_row(random, p));
                             return rows;
                         }});
    return cells;
}

std::vector<Cell> benign_cells(Tier tier) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < families.size(); ++i)
        for (int n = 10; n <= (tier == Tier::quick ? 160 : 320); n *= 2) {
            const std::string key = fmt::format("family {}, n = {}", i, n);
            cells.push_back(
                {.key = key, .rows = [=](const Run& run) -> Rows {
                     const theory::Spectrum spectrum = spectrum_of(families.at(i), n);
                     const std::vector<double> row{
                         static_cast<double>(i), static_cast<double>(n),
                         theory::overparametrised_variance_limit(spectrum, n),
                         theory::benign_scale(spectrum, n).variance};
                     return {joined(row, with_reach(mean_of(experiments::overparametrised_variance(
                                             spectrum, n, run.trials(10, key)))))};
                 }});
        }
    return cells;
}

}  // namespace

std::vector<Sweep> relatives_sweeps() {
    return {
        {.id = "nonlinear_features",
         .title = "Median variance of least squares on nonlinear features, n = 2d",
         .columns = {"activation", "gamma", "theory_variance", "median_variance", "low", "high"},
         .cells = [](Tier tier) { return nonlinear_cells(tier, 21, true); }},
        {.id = "nonlinear_features_theory",
         .title = "Limit of the variance of least squares on nonlinear features, n = 2d",
         .columns = {"activation", "gamma", "theory_variance"},
         .cells = [](Tier tier) { return nonlinear_cells(tier, 161, false); }},
        {.id = "random_features",
         .title = "Median risk of ridge regression on relu features, n = 3d",
         .columns = {"lambda", "gamma", "theory_risk", "median_risk", "low", "high"},
         .cells = [](Tier tier) { return random_features_cells(tier, 17, true); }},
        {.id = "random_features_theory",
         .title = "Limit of the risk of ridge regression on relu features, n = 3d",
         .columns = {"lambda", "gamma", "theory_risk"},
         .cells = [](Tier tier) { return random_features_cells(tier, 161, false); }},
        {.id = "cross_validation",
         .title = "Test error of ridge regression and its estimates against the penalty, SNR 5",
         .columns = {"gamma", "penalty", "theory_error", "test_error", "test_low", "test_high",
                     "leave_one_out", "leave_one_out_low", "leave_one_out_high", "generalised",
                     "generalised_low", "generalised_high", "training", "training_low",
                     "training_high"},
         .cells = cross_validation_cells},
        {.id = "random_subset",
         .title = "Mean risk when p of 100 features are fitted to 40 samples",
         .columns = {"random", "p", "theory_risk", "mean_risk", "low", "high"},
         .cells = subset_cells},
        {.id = "random_subset_theory",
         .title = "Exact mean risk when p of 100 features are fitted to 40 samples, every p",
         .columns = {"random", "p", "theory_risk"},
         .cells = subset_theory_cells},
        {.id = "benign",
         .title = "Mean variance of interpolation against samples for four spectra",
         .columns = {"family", "n", "theory_variance", "scale", "mean_variance", "low", "high"},
         .cells = benign_cells},
    };
}

}  // namespace overfit::claims::ridgeless
