/// The tables behind the figures of optimal and of harmful ridge regression.
#include <array>
#include <cmath>

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
using theory::SignalDecay;

/// Four well-specified worlds (their hidden share is exp(-1e6), nothing) and four others.
constexpr double everything = 1e6;
struct World {
    double snr;
    double decay;
};
constexpr std::array worlds{World{1.0, everything},  World{2.33, everything},
                            World{3.66, everything}, World{5.0, everything},
                            World{5.0, 0.5},         World{5.0, 1.0},
                            World{5.0, 2.0},         World{5.0, 5.0}};

template <typename RowsOf>
std::vector<Cell> world_cells(RowsOf rows_of) {
    std::vector<Cell> cells;
    for (const World& world : worlds)
        cells.push_back(
            {.key = fmt::format("snr = {}, decay = {}", world.snr, world.decay),
             .rows = [=](const Run& run) {
                 return rows_of(world, {.decay = world.decay, .signal = std::sqrt(world.snr)}, run);
             }});
    return cells;
}

std::vector<Cell> optimal_cells(Tier tier) {
    const int n = samples_at(tier);
    return world_cells([n](const World& world, const SignalDecay& decay, const Run& run) {
        Rows rows;
        for (const double gamma : log_grid(0.1, 10.0, 13)) {
            const int p = static_cast<int>(std::lround(gamma * n));
            const theory::Misspecified model = theory::seen_by(decay, n, p);
            const double penalty = theory::optimal_ridge_penalty(
                p, model.observed, std::hypot(model.noise_sd, model.hidden));
            std::vector<double> row{world.snr, world.decay, static_cast<double>(p) / n};
            for (const double x : with_reach(mean_of(experiments::misspecified_error(
                     model, penalty, run.trials(12, at({.n = n, .p = p}))))))
                row.push_back(x);
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

std::vector<Cell> optimal_theory_cells(Tier) {
    return world_cells([](const World& world, const SignalDecay& decay, const Run&) {
        Rows rows;
        for (const double gamma : log_grid(0.1, 10.0, 401))
            rows.push_back({world.snr, world.decay, gamma,
                            theory::misspecified_optimal_ridge_limit(decay, gamma),
                            theory::misspecified_risk_limit(decay, gamma)});
        return rows;
    });
}

constexpr theory::FeatureCovariance stiff_chain{theory::Correlation::autoregressive, 0.75};
constexpr int narrow = 20, wide = 120;  // n and p of the figure about harmful penalties
constexpr std::array directions{Direction::most_variance, Direction::any,
                                Direction::least_variance};

/// The spectrum of that figure with the signal where the experiment puts it.
theory::Correlated pointing(Direction direction) {
    theory::Spectrum spectrum = theory::spectrum_of(stiff_chain, wide);
    switch (direction) {
        case Direction::any: return {.spectrum = std::move(spectrum)};
        case Direction::most_variance: return {.spectrum = theory::aligned(spectrum, 0)};
        case Direction::least_variance: return {.spectrum = theory::aligned(spectrum, wide - 1)};
    }
    return {};
}

std::vector<Cell> aligned_cells(Tier) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < directions.size(); ++i)
        cells.push_back(
            {.key = fmt::format("direction {}", i), .rows = [i](const Run& run) {
                 Rows rows;
                 const theory::Correlated model = pointing(directions[i]);
                 for (const double penalty : log_grid(0.1, 1e4, 26)) {
                     std::vector<double> row{
                         static_cast<double>(i), penalty,
                         theory::correlated_risk_expansion(model, narrow, wide, penalty).risk(),
                         theory::correlated_risk_expansion(model, narrow, wide, 0.0).risk()};
                     const experiments::RiskParts parts = experiments::correlated_risk(
                         {narrow, wide, stiff_chain}, directions[i], penalty,
                         run.trials(100, fmt::format("penalty {:.3g}", penalty)));
                     for (const double x : with_reach(mean_of(parts.risk(1.0, 1.0))))
                         row.push_back(x);
                     rows.push_back(std::move(row));
                 }
                 return rows;
             }});
    return cells;
}

}  // namespace

std::vector<Sweep> ridge_sweeps() {
    return {
        {.id = "optimal_ridge",
         .title = "Mean risk of optimally tuned ridge regression, well- and misspecified",
         .columns = {"snr", "decay", "gamma", "mean", "low", "high"},
         .cells = optimal_cells},
        {.id = "optimal_ridge_theory",
         .title = "Limiting risk of optimally tuned ridge regression and of the minimum-norm fit",
         .columns = {"snr", "decay", "gamma", "theory_risk", "ridgeless_risk"},
         .cells = optimal_theory_cells},
        {.id = "aligned_ridge",
         .title = "Risk against the penalty for signals along directions of most variance (0), of "
                  "random direction (1) and of least variance (2)",
         .columns = {"direction", "penalty", "theory_risk", "ridgeless_risk", "mean", "low",
                     "high"},
         .cells = aligned_cells},
    };
}

}  // namespace overfit::claims::ridgeless
