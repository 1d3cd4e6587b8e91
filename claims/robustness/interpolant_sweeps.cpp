/// The sweep behind the figure of quadratic interpolants.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/robustness/parts.hpp"
#include "experiments/lipschitz.hpp"

namespace overfit::claims::robustness {

namespace {

using theory::QuadraticInterpolants;

/// The sharp limit at finite size: its share and the squared norm n P / (P - n) of the least
/// interpolant of all forms.
double sharp(const QuadraticInterpolants& model) {
    const double forms = theory::quadratic_forms(model.dimension), n = model.samples;
    return theory::quadratic_lipschitz_limit(n / model.dimension,
                                             (model.parameters - n) / (forms - n)) /
           std::sqrt(1.0 - n / forms);
}

/// p - n in ten steps from n/8 to all there is.
std::vector<int> parameter_counts(int n, int dimension) {
    const double all = theory::quadratic_forms(dimension) - n, least = n / 8.0;
    std::vector<int> counts;
    for (int i = 0; i < 10; ++i)
        counts.push_back(n + static_cast<int>(std::lround(least * std::pow(all / least, i / 9.0))));
    return counts;
}

std::vector<Cell> quadratic_cells(Tier) {
    std::vector<Cell> cells;
    for (const auto& [n, d] : {std::pair{40, 40}, {160, 40}, {100, 80}, {400, 80}})
        for (const int p : parameter_counts(n, d)) {
            const QuadraticInterpolants model{n, d, p};
            cells.push_back(
                {.key = at(model), .rows = [model](const Run& run) {
                     const double samples = model.samples, parameters = model.parameters;
                     return Rows{joined(
                         {samples, 1.0 * model.dimension, parameters,
                          samples * (model.dimension + 1.0) / (parameters - samples),
                          theory::quadratic_lipschitz_law(model), sharp(model)},
                         with_reach(median_of(experiments::quadratic_lipschitz(
                             model, experiments::Labels::signs, run.trials(25, at(model))))))};
                 }});
        }
    return cells;
}

}  // namespace

std::vector<Sweep> interpolant_sweeps() {
    return {{.id = "robustness_quadratics",
             .title = "Lipschitz constant of quadratic forms that interpolate signs (ratio: "
                      "n (d + 1) / (p - n); law: 2 sqrt(2) times its root; limit: d -> infinity "
                      "at these n/d and shares; lipschitz: median)",
             .columns = {"n", "d", "p", "ratio", "law", "limit", "lipschitz", "low", "high"},
             .cells = quadratic_cells}};
}

}  // namespace overfit::claims::robustness
