/// The tables behind the figures of the topic ridgeless.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "claims/ridgeless/columns.hpp"
#include "claims/ridgeless/parts.hpp"
#include "experiments/ridgeless.hpp"
#include "theory/prediction_error.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using experiments::Features;
using theory::Ridgeless;

constexpr std::array signal_to_noise{1.0, 2.33, 3.66, 5.0};  // as in Hastie et al., Figure 2

Rows risk_rows(int n, int p, const numerics::Trials& trials) {
    const experiments::RiskParts parts = experiments::risk_parts(n, p, Features::gaussian, trials);
    Rows rows;
    for (const double snr : signal_to_noise) {
        const Ridgeless model{.n = n, .p = p, .signal = std::sqrt(snr)};
        std::vector<double> row{snr, p / static_cast<double>(n), static_cast<double>(p),
                                static_cast<double>(n), theory::ridgeless_risk(model)};
        for (const double x : with_reach(median_of(parts.risk(model.signal, 1.0))))
            row.push_back(x);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Cell> risk_cells(Tier tier) {
    const int n = samples_at(tier);
    std::vector<Cell> cells;
    int last = 0;
    for (const double gamma : log_grid(0.1, 10.0, 33)) {
        const int p = static_cast<int>(std::lround(gamma * n));
        if (p == last) continue;
        last = p;
        const std::string key = fmt::format("n = {}, p = {}", n, p);
        cells.push_back({.key = key, .rows = [n, p, key](const Run& run) {
                             return risk_rows(n, p, run.trials(100, key));
                         }});
    }
    return cells;
}

std::vector<Cell> risk_theory_cells(Tier tier) {
    const int n = samples_at(tier);
    std::vector<Cell> cells;
    for (const double snr : signal_to_noise)
        cells.push_back({.key = fmt::format("snr = {}", snr), .rows = [snr, n](const Run&) {
                             Rows rows;
                             for (int p = n / 10; p <= 10 * n; p += p < 2 * n ? 1 : 10)
                                 rows.push_back({snr, p / static_cast<double>(n),
                                                 theory::ridgeless_risk(
                                                     {.n = n, .p = p, .signal = std::sqrt(snr)})});
                             return rows;
                         }});
    return cells;
}

/// Empirical and exact distribution functions at quantiles of the exact law, with the band of
/// Dvoretzky, Kiefer, Wolfowitz and Massart.
template <typename Cdf, typename Rival>
Rows law_rows(const Ridgeless& model, std::vector<double> sample, const std::vector<double>& grid,
              Cdf cdf, Rival rival) {
    std::sort(sample.begin(), sample.end());
    const auto n = static_cast<double>(sample.size());
    const double band = std::sqrt(std::log(2.0 / bars) / (2.0 * n));
    Rows rows;
    for (const double x : grid) {
        const auto below = std::upper_bound(sample.begin(), sample.end(), x) - sample.begin();
        const double empirical = static_cast<double>(below) / n;
        rows.push_back({static_cast<double>(model.n), static_cast<double>(model.p), x, cdf(x),
                        empirical, std::max(0.0, empirical - band), std::min(1.0, empirical + band),
                        rival(x)});
    }
    return rows;
}

std::vector<Cell> prediction_error_cells(Tier) {
    std::vector<Cell> cells;
    for (const int p : {19, 20, 40}) {
        const Ridgeless model{.n = 20, .p = p};
        cells.push_back(
            {.key = at(model), .rows = [model](const Run& run) {
                 const Ridgeless neighbour{.n = model.n, .p = model.p + 1};
                 return law_rows(
                     model,
                     experiments::prediction_leverage(model, 1.0, run.trials(2000, at(model))),
                     log_grid(0.1, 1e5, 61),
                     [&](double h) { return theory::prediction_leverage_cdf(model, h); },
                     [&](double h) { return theory::prediction_leverage_cdf(neighbour, h); });
             }});
    }
    return cells;
}

std::vector<Cell> bias_cells(Tier) {
    std::vector<Cell> cells;
    for (const auto& [n, p] : {std::pair{5, 10}, std::pair{20, 25}}) {
        const Ridgeless model{.n = n, .p = p};
        cells.push_back({.key = at(model), .rows = [model](const Run& run) {
                             const Ridgeless complex{.n = 2 * model.n, .p = 2 * model.p};
                             std::vector<double> grid;
                             for (int i = 0; i <= 40; ++i) grid.push_back(i / 40.0);
                             return law_rows(
                                 model,
                                 experiments::bias_fraction(model, Features::gaussian,
                                                            experiments::Signal::spread,
                                                            run.trials(2000, at(model))),
                                 grid,
                                 [&](double x) { return theory::bias_fraction_cdf(model, x); },
                                 [&](double x) { return theory::bias_fraction_cdf(complex, x); });
                         }});
    }
    return cells;
}

std::vector<Cell> second_descent_cells(Tier) {
    constexpr int n = 40;
    std::vector<Cell> cells;
    for (const int p : {50, 55, 60, 66, 74, 85, 100, 120, 150, 200, 280, 400}) {
        const std::string key = at({.n = n, .p = p});
        cells.push_back(
            {.key = key, .rows = [p, key](const Run& run) {
                 const experiments::RiskParts parts =
                     experiments::risk_parts(n, p, Features::gaussian, run.trials(1000, key));
                 Rows rows;
                 for (const double snr : {0.5, 1.0, 2.0, 5.0}) {
                     const Ridgeless model{.n = n, .p = p, .signal = std::sqrt(snr)};
                     const double gamma = p / static_cast<double>(n);
                     std::vector<double> row{snr, gamma, theory::ridgeless_risk(model)};
                     for (const double x : with_reach(mean_of(parts.risk(model.signal, 1.0))))
                         row.push_back(x);
                     row.push_back(theory::ridgeless_risk_limit(gamma, model.signal, 1.0));
                     rows.push_back(std::move(row));
                 }
                 return rows;
             }});
    }
    return cells;
}

}  // namespace

std::vector<Sweep> sweeps() {
    return {
        {.id = "ridgeless_risk",
         .title = "Median risk of minimum-norm least squares for four signal-to-noise ratios",
         .columns = {"snr", "gamma", "p", "n", "theory_risk", "median_risk", "low", "high"},
         .cells = risk_cells},
        {.id = "ridgeless_risk_theory",
         .title = "Exact mean risk of minimum-norm least squares at every p",
         .columns = {"snr", "gamma", "theory_risk"},
         .cells = risk_theory_cells},
        {.id = "prediction_error_law",
         .title = "Distribution of the noise gain of a prediction near the threshold",
         .columns = {"n", "p", "h", "theory_cdf", "empirical_cdf", "low", "high", "rival_cdf"},
         .cells = prediction_error_cells},
        {.id = "bias_law",
         .title = "Distribution of the bias of minimum-norm least squares",
         .columns = {"n", "p", "fraction", "theory_cdf", "empirical_cdf", "low", "high",
                     "rival_cdf"},
         .cells = bias_cells},
        {.id = "second_descent",
         .title = "Mean risk beyond the threshold for four signal-to-noise ratios, n = 40",
         .columns = {"snr", "gamma", "theory_risk", "mean_risk", "low", "high", "asymptotic"},
         .cells = second_descent_cells},
    };
}

}  // namespace overfit::claims::ridgeless
