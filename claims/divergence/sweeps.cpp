/// The tables behind the figures of ablations, attacks and polynomials.
#include <array>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/divergence/parts.hpp"
#include "experiments/ablations.hpp"
#include "experiments/attacks.hpp"
#include "experiments/polynomials.hpp"
#include "numerics/statistics.hpp"

namespace overfit::claims::divergence {

namespace {

using experiments::Ablation;
using experiments::Moved;

constexpr int features = 20;
constexpr std::array sizes{2, 5, 8, 10, 12, 14, 16, 18, 19, 20, 21, 22, 24, 26, 28, 30, 33, 36, 40};

/// median and its 95 per cent interval
std::vector<double> median_with_interval(const std::vector<double>& sample) {
    const numerics::Interval interval = numerics::quantile_interval(sample, 0.5, 0.05);
    return {numerics::median(sample), interval.low, interval.high};
}

experiments::World gaussian(int n) {
    return experiments::gaussian_world({.n = n, .p = features}, experiments::Errors::noise, 100);
}

struct Level {
    int factor;    ///< 1 singular values, 2 test projections, 3 errors
    double level;  ///< relative cutoff, or the share of the modes that is kept; -1: nothing is cut
    Ablation ablation;
};

std::vector<Level> levels() {
    std::vector<Level> all;
    for (const int factor : {1, 2, 3}) all.push_back({factor, -1.0, experiments::no_ablation()});
    for (const double cutoff : {0.05, 0.1, 0.2})
        all.push_back({1, cutoff, experiments::relative_cutoff(cutoff)});
    for (const int modes : {19, 15, 10})
        all.push_back({2, static_cast<double>(modes), experiments::projected_test_points(modes)});
    for (const int modes : {19, 15, 10, 0})
        all.push_back({3, static_cast<double>(modes), experiments::projected_errors(modes)});
    return all;
}

std::vector<Cell> ablation_cells(Tier) {
    std::vector<Cell> cells;
    for (const Level& level : levels()) {
        const std::string key = fmt::format("factor {}, level {}", level.factor, level.level);
        cells.push_back(
            {.key = key, .rows = [level](const Run& run) {
                 Rows rows;
                 for (const int n : sizes) {
                     std::vector<double> row{static_cast<double>(level.factor), level.level,
                                             static_cast<double>(n), static_cast<double>(features)};
                     for (const double x : median_with_interval(experiments::ablated_test_error(
                              gaussian(n), level.ablation,
                              run.trials(100, fmt::format("n = {}", n)))))
                         row.push_back(x);
                     rows.push_back(std::move(row));
                 }
                 return rows;
             }});
    }
    return cells;
}

Rows attack_rows(const experiments::Attack& attack, const Run& run) {
    Rows rows;
    for (const int n : sizes) {
        const experiments::Attacked result =
            experiments::attacked(gaussian(n), attack, run.trials(100, fmt::format("n = {}", n)));
        std::vector<double> row{attack.moved == Moved::training_targets ? 0.0 : 1.0, attack.size,
                                static_cast<double>(n), static_cast<double>(features)};
        for (const double x : median_with_interval(result.test_after)) row.push_back(x);
        row.push_back(numerics::median(result.train_after));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Cell> attack_cells(Tier) {
    std::vector<Cell> cells;
    for (const Moved moved : {Moved::training_targets, Moved::test_points})
        for (const double size : {0.0, 1.0, 10.0, 100.0})
            cells.push_back(
                {.key = fmt::format("{}, size {}",
                                    moved == Moved::training_targets ? "targets" : "test points",
                                    size),
                 .rows = [moved, size](const Run& run) {
                     return attack_rows({.moved = moved,
                                         .direction = experiments::Direction::last_mode,
                                         .size = size},
                                        run);
                 }});
    return cells;
}

std::vector<Cell> polynomial_cells(Tier) {
    return {{.key = "all degrees", .rows = [](const Run& run) {
                 experiments::PolynomialDesign design;
                 for (int degree = 1; degree <= 25; ++degree) design.degrees.push_back(degree);
                 for (const int degree : {30, 40, 50, 70, 100, 200})
                     design.degrees.push_back(degree);
                 const experiments::PolynomialErrors errors =
                     experiments::polynomial_errors(design, run.trials(200, "degrees"));
                 Rows rows;
                 for (std::size_t k = 0; k < design.degrees.size(); ++k) {
                     std::vector<double> row{static_cast<double>(design.degrees[k]),
                                             static_cast<double>(design.n)};
                     for (const double x : median_with_interval(errors.test_error[k]))
                         row.push_back(x);
                     for (const double q : {0.25, 0.75})
                         row.push_back(numerics::quantile(errors.test_error[k], q));
                     row.push_back(numerics::median(errors.train_error[k]));
                     rows.push_back(std::move(row));
                 }
                 return rows;
             }}};
}

}  // namespace

std::vector<Sweep> sweeps() {
    return {{.id = "divergence_ablations",
             .title = "Test error without parts of one of the three factors",
             .columns = {"factor", "level", "n", "p", "median_test_error", "low", "high"},
             .cells = ablation_cells},
            {.id = "divergence_attacks",
             .title = "Test and training error under adversarial targets and test points",
             .columns = {"moved", "size", "n", "p", "median_test_error", "low", "high",
                         "median_train_error"},
             .cells = attack_cells},
            {.id = "polynomials",
             .title = "Errors of Legendre polynomials through 15 points",
             .columns = {"degree", "n", "median_test_error", "low", "high", "quartile_low",
                         "quartile_high", "median_train_error"},
             .cells = polynomial_cells}};
}

}  // namespace overfit::claims::divergence
