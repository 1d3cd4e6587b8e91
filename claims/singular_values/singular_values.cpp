/// The topic singular_values: the spectrum of a random training matrix and its least value.
#include "experiments/singular_values.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "claims/append.hpp"
#include "claims/columns.hpp"
#include "claims/registry.hpp"
#include "claims/singular_values/parts.hpp"
#include "theory/marchenko_pastur.hpp"
#include "theory/smallest_singular_value.hpp"

namespace overfit::claims {

namespace singular_values {

std::string at(int n, int p) {
    return fmt::format("n = {}, p = {}", n, p);
}

double edge(int n, int p) {
    const double samples = n;
    return std::sqrt(samples * theory::marchenko_pastur_edges(p / samples).low);
}

namespace {

using experiments::Rows;

std::vector<Cell> smallest_cells(Tier tier) {
    std::vector<Cell> cells;
    for (const int n : {10, 20, 40}) {
        const std::size_t trials = tier == Tier::quick && n == 40 ? 200 : 400;
        for (int p = n / 5; p <= 2 * n; p += n / 10) {
            cells.push_back(
                {.key = at(n, p), .rows = [n, p, trials](const Run& run) {
                     return std::vector<std::vector<double>>{joined(
                         joined({static_cast<double>(n), static_cast<double>(p),
                                 theory::smallest_singular_value_mean({.n = n, .p = p})},
                                with_reach(mean_of(experiments::smallest_nonzero_singular_value(
                                    n, p, Rows::gaussian, run.trials(trials, at(n, p)))))),
                         {edge(n, p)})};
                 }});
        }
    }
    return cells;
}

}  // namespace

}  // namespace singular_values

std::vector<Sweep> singular_values_sweeps() {
    return {{.id = "smallest_singular_value",
             .title = "Mean of the least singular value of an n x p Gaussian matrix",
             .columns = {"n", "p", "theory_mean", "mean", "low", "high", "edge"},
             .cells = singular_values::smallest_cells},
            singular_values::distance_sweep(),
            singular_values::spectral_laws_sweep()};
}

std::vector<Claim> singular_values_claims() {
    std::vector<Claim> claims;
    for (std::vector<Claim> part :
         {singular_values::law_claims(), singular_values::location_claims(),
          singular_values::distance_claims(), singular_values::limit_claims(),
          singular_values::spectrum_claims(), singular_values::soft_edge_claims(),
          singular_values::hard_edge_claims(), singular_values::bidiagonal_claims()})
        append(claims, std::move(part));
    return claims;
}

}  // namespace overfit::claims
