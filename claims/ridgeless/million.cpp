/// The table of the double descent curve at a million samples.
#include <cmath>
#include <cstdlib>

#include "claims/ridgeless/parts.hpp"
#include "experiments/bidiagonal_gaussian.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::ridgeless {

namespace {

using theory::Ridgeless;

constexpr int samples = 1'000'000;
const double signal = std::sqrt(5.0);

double gamma_of(int p) {
    return p / static_cast<double>(samples);
}

std::vector<Cell> draw_cells(Tier) {
    std::vector<int> features;
    for (const double gamma : {0.1, 0.18, 0.32, 0.56, 0.75, 1.33, 1.8, 2.4, 3.2, 5.6, 10.0})
        features.push_back(static_cast<int>(std::lround(gamma * samples)));
    for (const int gap : {1, 2, 3, 10, 30, 100, 300, 1000, 10'000, 100'000})
        features.insert(features.end(), {samples - gap, samples + gap});
    features.push_back(samples);
    std::vector<Cell> cells;
    for (const int p : features) {
        const Ridgeless model{.n = samples, .p = p, .signal = signal};
        const std::string key = at(model);
        cells.push_back({.key = key, .rows = [model, key](const Run& run) {
                             const std::vector<double> risks =
                                 experiments::risk_parts_of_bidiagonal(model.n, model.p,
                                                                       run.trials(2, key))
                                     .risk(model.signal, model.noise_sd);
                             std::vector<std::vector<double>> rows;
                             for (const double risk : risks)
                                 rows.push_back({gamma_of(model.p), static_cast<double>(model.p),
                                                 static_cast<double>(model.n),
                                                 std::abs(model.p - model.n) + 1.0,
                                                 theory::ridgeless_risk(model), risk});
                             return rows;
                         }});
    }
    return cells;
}

/// Beside the threshold in geometric steps of p - n, so that the pole is drawn as far as it goes.
std::vector<Cell> theory_cells(Tier) {
    return {{.key = "all", .rows = [](const Run&) {
                 std::vector<std::vector<double>> rows;
                 const auto add = [&rows](int p) {
                     const Ridgeless model{.n = samples, .p = p, .signal = signal};
                     rows.push_back({gamma_of(p), std::abs(p - samples) + 1.0,
                                     p > samples ? 1.0 : -1.0, theory::ridgeless_risk(model)});
                 };
                 const auto gap = [](int step) {
                     return static_cast<int>(std::lround(std::pow(10.0, 0.05 * step)));
                 };
                 const int last = 20 * 6 - 1;  // 0.89 million below the threshold
                 add(samples / 10);
                 for (int step = last; step >= 0; --step) add(samples - gap(step));
                 add(samples);
                 for (int step = 0; step <= last + 20; ++step) add(samples + gap(step));
                 return rows;
             }}};
}

}  // namespace

std::vector<Sweep> million_sweeps() {
    return {{.id = "ridgeless_million",
             .title = "Risk of minimum-norm least squares at n = 1000000, draw by draw, SNR 5",
             .columns = {"gamma", "p", "n", "distance", "theory_risk", "risk"},
             .cells = draw_cells},
            {.id = "ridgeless_million_theory",
             .title = "Exact mean risk of minimum-norm least squares at n = 1000000, SNR 5",
             .columns = {"gamma", "distance", "side", "theory_risk"},
             .cells = theory_cells}};
}

}  // namespace overfit::claims::ridgeless
