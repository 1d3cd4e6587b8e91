/// The sweeps behind the figures of constructions.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/robustness/close_pairs.hpp"
#include "claims/robustness/parts.hpp"
#include "experiments/orthant_function.hpp"
#include "experiments/smooth_interpolants.hpp"
#include "theory/robustness_bounds.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::LabelWorld;
using theory::SpherePoints;

/// One row: the median with its 95 % interval, and the law sqrt(n d / p).
std::vector<double> row(double construction, const SpherePoints& sphere, double predicted,
                        double parameters, std::vector<double> lipschitz) {
    return joined(joined({construction, sphere.points, 1.0 * sphere.dimension, predicted},
                         with_reach(median_of(std::move(lipschitz)))),
                  {theory::robustness_scale(sphere.points, sphere.dimension, parameters)});
}

/// Construction: 0 the optimal extension, 1 bumps, 2 cap ramps, 3 ridge functions.
std::vector<double> measured(int construction, const SpherePoints& sphere,
                             const numerics::Trials& trials) {
    const double n = sphere.points, d = sphere.dimension;
    const LabelWorld fair = LabelWorld::fair;
    switch (construction) {
        case 0:
            return row(0, sphere, theory::optimal_lipschitz_quantile(sphere, 0.5), n * (d + 1.0),
                       experiments::optimal_extension(sphere, fair, trials).lipschitz);
        case 1:
            return row(1, sphere, theory::bump_lipschitz_quantile(sphere, 0.5), n * (d + 1.0),
                       experiments::bumps(sphere, fair, trials).lipschitz);
        case 2:
            return row(2, sphere, theory::cap_ramp_lipschitz(0.25), 2.0 * n * (d + 2.0),
                       experiments::cap_ramps(sphere, 0.25, fair, trials).lipschitz);
        default:
            return row(3, sphere, theory::ridge_lipschitz_quantile(sphere, 0.5), n + d,
                       experiments::ridge_function(sphere, fair, trials).lipschitz);
    }
}

Cell cell(int construction, const SpherePoints& sphere, std::size_t trials) {
    const std::string key = fmt::format("construction {}, {}", construction, at(sphere));
    return {.key = key, .rows = [=](const Run& run) {
                return Rows{measured(construction, sphere, run.trials(trials, key))};
            }};
}

/// Against d at n = 100, and against n at d = 50, in ascending order.
std::vector<Cell> construction_cells(Tier) {
    std::vector<Cell> cells;
    for (const int construction : {0, 1, 3})
        cells.push_back(cell(construction, {.points = 50, .dimension = 50}, 24));
    for (const int d : {5, 10, 20, 50, 100, 200, 500, 1000, 2000})
        for (const int construction : {0, 1, 2, 3})
            if (construction != 2 || d >= 1000)
                cells.push_back(cell(construction, {.points = 100, .dimension = d}, 24));
    for (const double n : {200.0, 400.0, 800.0})
        for (const int construction : {0, 1, 3})
            cells.push_back(cell(construction, {.points = n, .dimension = 50}, 24));
    return cells;
}

/// Construction: 0 the sine at d = 10, 1 the orthants at n = 2^d / 100.
std::vector<Cell> one_parameter_cells(Tier) {
    std::vector<Cell> cells;
    for (const double n : {2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0}) {
        const SpherePoints sphere{.points = n, .dimension = 10};
        cells.push_back(
            {.key = "sine, " + at(sphere), .rows = [=](const Run& run) {
                 return Rows{row(
                     0, sphere, theory::sine_frequency_median_bound(sphere), 1.0,
                     experiments::sine(sphere, 1e12, LabelWorld::fair, run.trials(200, at(sphere)))
                         .lipschitz)};
             }});
    }
    for (const int d : {12, 14, 16, 18, 20, 22}) {
        const SpherePoints sphere{.points = std::floor(std::exp2(d) / 100.0), .dimension = d};
        cells.push_back({.key = "orthants, " + at(sphere), .rows = [=](const Run& run) {
                             const double slope = 4.0 * std::pow(d, 1.5);
                             return Rows{row(1, sphere, slope, 1.0,
                                             experiments::orthant_function(
                                                 sphere, {.slope = slope, .digits = std::exp2(d)},
                                                 run.trials(8, at(sphere)))
                                                 .lipschitz)};
                         }});
    }
    return cells;
}

}  // namespace

std::vector<Sweep> exception_sweeps() {
    const std::vector<std::string> columns{"construction",     "n",   "d",    "predicted",
                                           "median_lipschitz", "low", "high", "law"};
    return {{.id = "robustness_constructions",
             .title = "Lipschitz constants of constructions beside their laws",
             .columns = columns,
             .cells = construction_cells},
            {.id = "robustness_one_parameter",
             .title = "Lipschitz constants of functions with one real parameter",
             .columns = columns,
             .cells = one_parameter_cells}};
}

}  // namespace overfit::claims::robustness
