/// The tables behind the figures of correlated features, hidden signals and optimal ridge.
#include <array>
#include <cmath>
#include <cstdlib>
#include <iterator>

#include <fmt/format.h>

#include "claims/ridgeless/columns.hpp"
#include "claims/ridgeless/parts.hpp"
#include "experiments/correlated.hpp"
#include "experiments/hidden_signal.hpp"
#include "theory/correlated_expansion.hpp"
#include "theory/ridge.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::Direction;
using theory::Correlation;
using theory::FeatureCovariance;

const double signal = std::sqrt(5.0);  // as in the figures of Hastie et al.; the noise is 1
constexpr std::array decays{0.5, 1.0, 2.0, 5.0};

/// Sizes p at which means have a finite third moment: |p - n| >= 10.
std::vector<int> measured_sizes(int n, int count) {
    std::vector<int> sizes;
    for (const double gamma : log_grid(0.1, 10.0, count)) {
        const int p = static_cast<int>(std::lround(gamma * n));
        if (std::abs(p - n) >= 10) sizes.push_back(p);
    }
    return sizes;
}

std::vector<int> all_sizes(int n) {
    std::vector<int> sizes;
    for (int p = n / 10; p <= 10 * n; p += p < 2 * n ? 1 : n / 10) sizes.push_back(p);
    return sizes;
}

std::vector<double> row_of(std::vector<double> row, const Measurement& measured) {
    for (const double x : with_reach(measured)) row.push_back(x);
    return row;
}

/// One cell for each family and rho.
template <typename RowsOf>
std::vector<Cell> family_cells(RowsOf rows_of) {
    std::vector<Cell> cells;
    for (const Correlation family : {Correlation::autoregressive, Correlation::equicorrelated}) {
        for (const double rho : {0.0, 0.25, 0.5, 0.75}) {
            const bool equal = family == Correlation::equicorrelated;
            const std::string key =
                fmt::format("{}, rho = {}", equal ? "equicorrelated" : "autoregressive", rho);
            cells.push_back(
                {.key = key, .rows = [=](const Run& run) {
                     return rows_of({equal ? 1.0 : 0.0, rho}, FeatureCovariance{family, rho}, run);
                 }});
        }
    }
    return cells;
}

std::vector<Cell> correlated_cells(Tier tier) {
    const int n = samples_at(tier);
    return family_cells([n](const std::vector<double>& family, const FeatureCovariance& covariance,
                            const Run& run) {
        Rows rows;
        for (const int p : measured_sizes(n, 16)) {
            const experiments::RiskParts parts = experiments::correlated_risk(
                {n, p, covariance}, Direction::any, 0.0, run.trials(6, at({.n = n, .p = p})));
            std::vector<double> bias = parts.bias;
            for (double& b : bias) b *= signal * signal;
            const double gamma = static_cast<double>(p) / n;
            // Below the threshold the bias is 0 on every training set, and no measurement.
            if (p > n) rows.push_back(row_of({family[0], family[1], 0.0, gamma}, mean_of(bias)));
            rows.push_back(row_of({family[0], family[1], 1.0, gamma}, mean_of(parts.variance)));
        }
        return rows;
    });
}

std::vector<Cell> correlated_theory_cells(Tier tier) {
    const int n = samples_at(tier);
    return family_cells(
        [n](const std::vector<double>& family, const FeatureCovariance& covariance, const Run&) {
            Rows rows;
            for (const int p : all_sizes(n)) {
                const theory::RiskTerms terms = theory::correlated_risk_expansion(
                    {.spectrum = theory::spectrum_of(covariance, p), .signal = signal}, n, p, 0.0);
                rows.push_back(
                    {family[0], family[1], static_cast<double>(p) / n, terms.bias, terms.variance});
            }
            return rows;
        });
}

std::vector<Cell> misspecified_cells(Tier tier) {
    const int n = samples_at(tier);
    std::vector<Cell> cells;
    for (const double decay : decays)
        cells.push_back(
            {.key = fmt::format("decay = {}", decay), .rows = [=](const Run& run) {
                 Rows rows;
                 for (const int p : measured_sizes(n, 24)) {
                     const theory::Misspecified model =
                         theory::seen_by({.decay = decay, .signal = signal}, n, p);
                     rows.push_back(row_of({decay, static_cast<double>(p) / n},
                                           mean_of(experiments::misspecified_error(
                                               model, 0.0, run.trials(40, at({.n = n, .p = p}))))));
                 }
                 return rows;
             }});
    return cells;
}

std::vector<Cell> misspecified_theory_cells(Tier tier) {
    const int n = samples_at(tier);
    std::vector<Cell> cells;
    for (const double decay : decays)
        cells.push_back({.key = fmt::format("decay = {}", decay), .rows = [=](const Run&) {
                             Rows rows;
                             const theory::SignalDecay world{.decay = decay, .signal = signal};
                             for (const int p : all_sizes(n))
                                 rows.push_back(
                                     {decay, static_cast<double>(p) / n,
                                      theory::misspecified_risk(theory::seen_by(world, n, p))});
                             return rows;
                         }});
    return cells;
}

std::vector<Cell> latent_cells(Tier tier) {
    const int n = samples_at(tier);
    std::vector<Cell> cells;
    for (const int share : {20, 10, 5}) {
        const int d = n / share;
        cells.push_back({.key = fmt::format("d = {}", d), .rows = [=](const Run& run) {
                             Rows rows;
                             for (const int views : {4, 8, 13, 16, 24, 30, 40, 60, 100, 160}) {
                                 // p is a multiple of d, and at least 10 away from n.
                                 const int p = views * n / 20 / d * d;
                                 if (std::abs(p - n) < 10 || p < d) continue;
                                 rows.push_back(row_of({1.0 / share, static_cast<double>(p) / n},
                                                       mean_of(experiments::latent_test_error(
                                                           {.n = n, .p = p, .d = d},
                                                           run.trials(20, at({.n = n, .p = p}))))));
                             }
                             return rows;
                         }});
    }
    return cells;
}

std::vector<Cell> latent_theory_cells(Tier tier) {
    const int n = samples_at(tier);
    std::vector<Cell> cells;
    for (const int share : {20, 10, 5}) {
        const int d = n / share;
        cells.push_back({.key = fmt::format("d = {}", d), .rows = [=](const Run&) {
                             Rows rows;
                             for (const int p : all_sizes(n)) {
                                 if (p <= d) continue;
                                 const theory::LatentSpace model{.n = n, .p = p, .d = d};
                                 const theory::Correlated plain =
                                     theory::unamplified_regression(model);
                                 const double rival =
                                     plain.noise_sd * plain.noise_sd +
                                     theory::correlated_risk_expansion(plain, n, p, 0.0).risk();
                                 rows.push_back({1.0 / share, static_cast<double>(p) / n,
                                                 theory::latent_test_error(model), rival});
                             }
                             return rows;
                         }});
    }
    return cells;
}

}  // namespace

std::vector<Sweep> correlated_sweeps() {
    return {
        {.id = "correlated_risk",
         .title = "Mean bias (quantity 0) and variance (1) with correlated features",
         .columns = {"equicorrelated", "rho", "quantity", "gamma", "mean", "low", "high"},
         .cells = correlated_cells},
        {.id = "correlated_risk_theory",
         .title =
             "Bias and variance with correlated features by the fixed point and its correction",
         .columns = {"equicorrelated", "rho", "gamma", "theory_bias", "theory_variance"},
         .cells = correlated_theory_cells},
        {.id = "misspecified_risk",
         .title = "Mean risk when more features show more of the signal",
         .columns = {"decay", "gamma", "mean", "low", "high"},
         .cells = misspecified_cells},
        {.id = "misspecified_risk_theory",
         .title = "Exact mean risk when more features show more of the signal",
         .columns = {"decay", "gamma", "theory_risk"},
         .cells = misspecified_theory_cells},
        {.id = "latent_error",
         .title = "Mean test error when features are views of d hidden factors",
         .columns = {"factors_per_sample", "gamma", "mean", "low", "high"},
         .cells = latent_cells},
        {.id = "latent_error_theory",
         .title = "Test error when features are views of d hidden factors, by the fixed point",
         .columns = {"factors_per_sample", "gamma", "theory_error", "unamplified_error"},
         .cells = latent_theory_cells},
    };
}

}  // namespace overfit::claims::ridgeless
