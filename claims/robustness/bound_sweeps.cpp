/// The sweeps behind the figures of isoperimetry and of the explicit bounds.
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/robustness/parts.hpp"
#include "experiments/isoperimetry.hpp"
#include "theory/isoperimetry.hpp"
#include "theory/robustness_bounds.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::LipschitzFunction;
using experiments::Points;
using experiments::Signs;
using theory::Directions;

constexpr double none = std::numeric_limits<double>::quiet_NaN();
const std::vector<std::string> columns{"group", "x", "theory", "measured", "low", "high"};

std::vector<double> exact(double group, double x, double theory) {
    return {group, x, theory, none, none, none};
}

std::vector<double> point(double group, double x, double theory, const Measurement& measured) {
    return joined({group, x, theory}, with_reach(measured));
}

/// Group -1: the bound with c = 1; i: the i-th function; 10 + i: the same with a heavy radius.
std::vector<Cell> tail_cells(Tier) {
    constexpr int d = 50;
    std::vector<Cell> cells{
        {.key = "bound", .rows = [](const Run&) {
             Rows rows;
             for (double t = 0.0; t <= 6.0; t += 0.05)
                 rows.push_back(exact(-1, t, theory::difference_bound(t / std::sqrt(d), d, 1.0)));
             return rows;
         }}};
    const std::vector<LipschitzFunction> functions{
        LipschitzFunction::linear, LipschitzFunction::norm, LipschitzFunction::half_sphere,
        LipschitzFunction::largest_coordinate};
    for (std::size_t i = 0; i < functions.size(); ++i)
        for (const Points points : {Points::gaussian, Points::heavy_radius}) {
            const bool heavy = points == Points::heavy_radius;
            const std::string key = fmt::format("function {}{}", i, heavy ? ", heavy radius" : "");
            const LipschitzFunction function = functions[i];
            const double group = static_cast<double>(i) + (heavy ? 10.0 : 0.0);
            cells.push_back(
                {.key = key, .rows = [=](const Run& run) {
                     const std::vector<double> sample = experiments::lipschitz_differences(
                         {.points = points, .function = function, .dimension = d},
                         run.trials(20'000, key));
                     Rows rows;
                     for (double t = 0.25; t <= 6.0; t += 0.25) {
                         const auto above =
                             std::count_if(sample.begin(), sample.end(),
                                           [&](double value) { return value >= t / std::sqrt(d); });
                         if (above < 5) break;
                         rows.push_back(
                             point(group, t, none,
                                   proportion_of(static_cast<std::size_t>(above), sample.size())));
                     }
                     return rows;
                 }});
        }
    return cells;
}

/// Group: d for measured medians, d + 1/2 for exact ones, -d for the scale. x: M.
std::vector<Cell> direction_cells(Tier) {
    constexpr double samples = 40.0;
    std::vector<Cell> cells;
    for (const double d : {5.0, 25.0, 100.0}) {
        cells.push_back(
            {.key = fmt::format("curve, d = {}", d), .rows = [d](const Run&) {
                 Rows rows;
                 for (int i = 2; i <= 48; ++i) {
                     const double count = std::round(std::pow(10.0, i / 8.0));
                     const Directions m{count, samples, d};
                     // In units of 1 / sqrt(n): the length of the mean that the directions meet.
                     rows.push_back(
                         exact(d + 0.5, count,
                               std::sqrt(samples) * theory::direction_maximum_quantile(0.5, m)));
                     rows.push_back(
                         exact(-d, count, std::sqrt(samples) * theory::direction_maximum_scale(m)));
                 }
                 return rows;
             }});
        for (const double count : {3.0, 10.0, 100.0, 1000.0}) {
            const Directions m{count, samples, d};
            const std::string key = fmt::format("M = {}, d = {}", count, d);
            cells.push_back({.key = key, .rows = [=](const Run& run) {
                                 std::vector<double> maxima = experiments::direction_maxima(
                                     m, Points::gaussian, Signs::random, run.trials(200, key));
                                 for (double& value : maxima) value *= std::sqrt(samples);
                                 return Rows{point(d, count, none, median_of(maxima))};
                             }});
        }
    }
    return cells;
}

/// Group 0: the limit, 1: its leading term, d: measured. x: n/d, and R times sqrt(n/d).
std::vector<Cell> sign_cells(Tier) {
    std::vector<Cell> cells{
        {.key = "curves", .rows = [](const Run&) {
             Rows rows;
             for (int i = -16; i <= 32; ++i) {
                 const double ratio = std::pow(10.0, -i / 16.0);
                 rows.push_back(exact(0, 1.0 / ratio, theory::quadratic_rademacher_limit(ratio)));
                 rows.push_back(exact(1, 1.0 / ratio, theory::quadratic_rademacher_leading(ratio)));
             }
             return rows;
         }}};
    for (const int d : {10, 40})
        for (const double ratio : {0.2, 0.5, 1.0, 2.0, 5.0, 20.0, 60.0}) {
            const int samples = static_cast<int>(ratio * d);
            const std::string key = fmt::format("n = {}, d = {}", samples, d);
            cells.push_back(
                {.key = key, .rows = [=](const Run& run) {
                     return Rows{point(d, ratio, none,
                                       mean_of(experiments::quadratic_rademacher(
                                           {Points::sphere, samples, d}, run.trials(40, key))))};
                 }});
        }
    return cells;
}

/// Group 2 i: the explicit bound of the i-th data set, 2 i + 1: sqrt(n d/p). x: p / n.
std::vector<Cell> constant_cells(Tier) {
    return {
        {.key = "curves", .rows = [](const Run&) {
             Rows rows;
             const std::vector<std::pair<double, double>> sizes{
                 {6e4, 784.0}, {1.4e7, 2e5}, {1.4e7, 1e8}};
             for (std::size_t i = 0; i < sizes.size(); ++i)
                 for (int step = -64; step <= 128; ++step) {
                     const auto [n, d] = sizes[i];
                     const double p = n * std::pow(10.0, step / 16.0);
                     const double group = 2.0 * static_cast<double>(i);
                     rows.push_back(exact(group, p / n,
                                          theory::parametrised_class_lipschitz(
                                              {.samples = n, .dimension = d}, {.parameters = p})));
                     rows.push_back(exact(group + 1.0, p / n, theory::robustness_scale(n, d, p)));
                 }
             return rows;
         }}};
}

}  // namespace

std::vector<Sweep> bound_sweeps() {
    return {
        {.id = "robustness_tails",
         .title = "P(|f(x) - f(x')| >= x / sqrt(50)) of 1-Lipschitz functions in 50 dimensions "
                  "(group: -1 the bound; 0 linear, 1 norm, 2 distance to a half sphere, 3 largest "
                  "coordinate, under N(0, I/d); 10 more with a heavy radius)",
         .columns = columns,
         .cells = tail_cells},
        {.id = "robustness_directions",
         .title = "Median of the best fit of 40 random signs by x random directions, times "
                  "sqrt(40) (group: d measured, d + 1/2 exact, -d for sqrt(2 log M / d))",
         .columns = columns,
         .cells = direction_cells},
        {.id = "robustness_signs",
         .title = "Best fit of random signs by 1-Lipschitz quadratic forms (group: 0 the limit, 1 "
                  "4/(3 pi) sqrt(d/n), d measured; x: n/d)",
         .columns = columns,
         .cells = sign_cells},
        {.id = "robustness_constants",
         .title = "Explicit lower bound of the Lipschitz constant against p/n (group: 0 MNIST, 2 "
                  "ImageNet, 4 a hundred million dimensions; odd: sqrt(n d/p))",
         .columns = columns,
         .cells = constant_cells}};
}

}  // namespace overfit::claims::robustness
