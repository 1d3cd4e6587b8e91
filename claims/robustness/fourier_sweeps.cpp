/// The sweeps behind the figures of random Fourier features and of the least constant.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/robustness/parts.hpp"
#include "experiments/fourier_interpolants.hpp"
#include "experiments/least_lipschitz.hpp"
#include "theory/interpolant_smoothness.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::FourierWorld;
using experiments::Labels;
using theory::FourierInterpolants;
using theory::QuadraticInterpolants;

constexpr double bandwidth = 3.0;

/// From 1.1 n to 30 n d features; group 1: no label noise.
std::vector<Cell> gradient_cells(Tier) {
    std::vector<Cell> cells;
    for (const auto& [n, d, is_noisy] :
         {std::tuple{50, 20, true}, {200, 20, true}, {50, 80, true}, {50, 20, false}}) {
        const double most = 30.0 * n * d, least = is_noisy ? 0.1 * n : 2.0 * n;
        for (int i = 0; i < 9; ++i) {
            const FourierInterpolants model{
                n, d, n + static_cast<int>(std::lround(least * std::pow(most / least, i / 8.0))),
                bandwidth};
            const FourierWorld world{.labels = is_noisy ? Labels::signs : Labels::smooth,
                                     .linear_part = !is_noisy};
            const std::string key = at(model) + (is_noisy ? "" : ", no noise");
            cells.push_back(
                {.key = key, .rows = [=](const Run& run) {
                     return Rows{
                         joined({1.0 * model.samples, 1.0 * model.dimension, 1.0 * model.parameters,
                                 world.linear_part ? 0.0 : 1.0, theory::fourier_gradient(model),
                                 theory::fourier_gradient_law(model)},
                                with_reach(median_of(experiments::fourier_gradient(
                                    model, world, run.trials(12, key)))))};
                 }});
        }
    }
    return cells;
}

/// From 1.1 n to 30 n d features.
std::vector<Cell> steepest_cells(Tier) {
    std::vector<Cell> cells;
    constexpr int n = 50, d = 20;
    for (int i = 0; i < 10; ++i) {
        const double excess = 0.1 * n * std::pow(300.0 * d, i / 9.0);
        const FourierInterpolants model{n, d, n + static_cast<int>(std::lround(excess)), bandwidth};
        cells.push_back(
            {.key = at(model), .rows = [=](const Run& run) {
                 experiments::FourierSteepness lengths =
                     experiments::fourier_steepness(model, {}, run.trials(8, at(model)));
                 std::vector<double> row{1.0 * model.parameters, theory::fourier_gradient(model),
                                         median_of(std::move(lengths.bound)).value};
                 for (std::vector<double>* sample :
                      {&lengths.typical, &lengths.at_data, &lengths.by_ascent})
                     row = joined(std::move(row), with_reach(median_of(std::move(*sample))));
                 return Rows{row};
             }});
    }
    return cells;
}

/// p_smooth / n against d, and against n.
std::vector<Cell> smooth_cells(Tier) {
    std::vector<Cell> cells;
    for (const int n : {30, 60, 120})
        for (const int d : {5, 10, 20, 40, 80}) {
            if (n == 120 && d == 80) continue;
            const FourierInterpolants model{n, d, n, bandwidth};
            cells.push_back({.key = at(model), .rows = [=](const Run& run) {
                                 std::vector<double> ratios = experiments::smooth_parameters(
                                     model, {}, bandwidth, 8.0, run.trials(12, at(model)));
                                 for (double& ratio : ratios) ratio = 1.0 + ratio * d;
                                 return Rows{joined({1.0 * n, 1.0 * d, 1.0 + d},
                                                    with_reach(median_of(std::move(ratios))))};
                             }});
        }
    return cells;
}

std::vector<Cell> least_cells(Tier) {
    std::vector<Cell> cells;
    for (const auto& [n, d] : {std::pair{40, 20}, {80, 20}, {60, 30}})
        for (int i = 0; i < 6; ++i) {
            const int forms = theory::quadratic_forms(d);
            const double share = 0.05 * std::pow(20.0, i / 5.0);
            const QuadraticInterpolants model{
                n, d, n + static_cast<int>(std::lround(share * (forms - n)))};
            cells.push_back(
                {.key = at(model), .rows = [=](const Run& run) {
                     experiments::LeastLipschitz least = experiments::least_lipschitz(
                         model, Labels::signs, 1.0, run.trials(12, at(model)));
                     const double samples = model.samples, p = model.parameters;
                     return Rows{joined({samples, 1.0 * model.dimension, p, (p - samples) / forms,
                                         theory::quadratic_lipschitz_law(model),
                                         theory::least_quadratic_lipschitz(model),
                                         median_of(least.of_least_norm).value,
                                         median_of(least.lower).value, median_of(least.dual).value},
                                        with_reach(median_of(least.upper)))};
                 }});
        }
    return cells;
}

/// Smoothness and test risk against p/n.
std::vector<Cell> descent_cells(Tier) {
    std::vector<Cell> cells;
    constexpr int n = 60;
    for (const double place :
         {0.25, 0.4, 0.6, 0.8, 0.9, 0.97, 1.0, 1.03, 1.1, 1.25, 1.6, 2.5, 4.0, 8.0, 16.0})
        for (const double penalty : {0.0, 30.0}) {
            const FourierInterpolants model{n, 20, static_cast<int>(std::lround(place * n)), 1.0};
            const std::string key = fmt::format("{}, penalty {}", at(model), penalty);
            cells.push_back(
                {.key = key, .rows = [=](const Run& run) {
                     experiments::SmoothnessAndRisk both =
                         experiments::smoothness_and_risk(model, 0.5, penalty, run.trials(40, key));
                     return Rows{joined(joined({1.0 * model.parameters / n, penalty},
                                               with_reach(median_of(std::move(both.gradient)))),
                                        with_reach(median_of(std::move(both.risk))))};
                 }});
        }
    return cells;
}

}  // namespace

std::vector<Sweep> fourier_sweeps() {
    return {
        {.id = "robustness_fourier",
         .title = "Typical gradient of interpolants in p Fourier features (noise: 1 for random "
                  "signs, 0 for linear labels with a linear part; predicted: law and floor; law: "
                  "kappa sqrt(n d / (p - n)); gradient: median)",
         .columns = {"n", "d", "p", "noise", "predicted", "law", "gradient", "low", "high"},
         .cells = gradient_cells},
        {.id = "robustness_steepest",
         .title = "Lengths of gradients of interpolants in p Fourier features, n = 50, d = 20 "
                  "(predicted: of the typical one; bound: the upper bound over all of space; "
                  "medians)",
         .columns = {"p", "predicted", "bound", "typical", "typical_low", "typical_high", "at_data",
                     "at_data_low", "at_data_high", "by_ascent", "by_ascent_low", "by_ascent_high"},
         .cells = steepest_cells},
        {.id = "robustness_smooth",
         .title = "Parameters over n at which an interpolant is no steeper than one feature "
                  "(law: d + 1; ratio: median, 1 + 8 d where it is not reached)",
         .columns = {"n", "d", "law", "ratio", "low", "high"},
         .cells = smooth_cells},
        {.id = "robustness_least",
         .title = "Least Lipschitz constant of interpolating quadratic forms (share: (p - n)/P; "
                  "law and limit: of the least norm and of the least constant; norm, lower, "
                  "dual, upper: medians)",
         .columns = {"n", "d", "p", "share", "law", "limit", "norm", "lower", "dual", "upper",
                     "low", "high"},
         .cells = least_cells},
        {.id = "robustness_descent",
         .title = "Gradient and test risk of the same fits against p/n (medians, n = 60, d = 20)",
         .columns = {"ratio", "penalty", "gradient", "gradient_low", "gradient_high", "risk",
                     "risk_low", "risk_high"},
         .cells = descent_cells}};
}

}  // namespace overfit::claims::robustness
