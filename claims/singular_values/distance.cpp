/// Claims about the geometry behind a small singular value: a sample close to the span of the
/// others.
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/singular_values/parts.hpp"
#include "experiments/singular_values.hpp"
#include "theory/row_distance.hpp"
#include "theory/smallest_singular_value.hpp"

namespace overfit::claims::singular_values {

namespace {

using experiments::From;
using experiments::Rows;
using theory::GaussianMatrix;

Check distance_is_chi(Rows rows) {
    return [rows](const Run& run) {
        Evidence evidence;
        for (const GaussianMatrix shape :
             {GaussianMatrix{6, 10}, {9, 10}, {10, 10}, {11, 10}, {18, 10}}) {
            const std::vector<double> distances = experiments::last_row_distance(
                shape.n, shape.p, rows, run.trials(4000, at(shape.n, shape.p)));
            const GaussianMatrix one_more{shape.n, shape.n <= shape.p ? shape.p + 1 : shape.p - 1};
            evidence.push_back(
                {.at = at(shape.n, shape.p),
                 .relation = Relation::follows,
                 .measured = distance_of(
                     distances, [&](double t) { return theory::row_distance_cdf(shape, t); }),
                 .rival = distance_of(distances, [&](double t) {
                              return theory::row_distance_cdf(one_more, t);
                          }).value});
        }
        return evidence;
    };
}

// A distance and a singular value are each known to about n p roundings of the largest singular
// value (Higham 2002, section 19.3), and so the inverse squares to twice that times the condition
// number, which the experiment divides by.
Check inverse_squares_agree(From from) {
    return [from](const Run& run) {
        Evidence evidence;
        for (const GaussianMatrix shape : {GaussianMatrix{4, 4}, {10, 10}, {10, 15}}) {
            const std::vector<double> gaps = experiments::inverse_square_gap(
                shape.n, shape.p, from, run.trials(200, at(shape.n, shape.p)));
            const double worst =
                *std::max_element(gaps.begin(), gaps.end(),
                                  [](double a, double b) { return std::abs(a) < std::abs(b); });
            evidence.push_back({.at = at(shape.n, shape.p),
                                .expected = 0.0,
                                .measured = computed(worst, 1.0, 4.0 * shape.n * shape.p)});
        }
        return evidence;
    };
}

/// What a row of the sweep is about.
enum Quantity { distance_from_others, least_value };

std::vector<double> row(Quantity quantity, const GaussianMatrix& shape, double theory,
                        std::vector<double> sample) {
    return joined({static_cast<double>(shape.n), static_cast<double>(shape.p),
                   static_cast<double>(quantity), theory},
                  with_reach(median_of(std::move(sample))));
}

std::vector<std::vector<double>> rows_at(const GaussianMatrix& shape, const Run& run) {
    const numerics::Trials trials = run.trials(400, at(shape.n, shape.p));
    return {row(distance_from_others, shape, theory::row_distance_quantile(shape, 0.5),
                experiments::last_row_distance(shape.n, shape.p, Rows::gaussian, trials)),
            row(least_value, shape, theory::smallest_singular_value_quantile(shape, 0.5),
                experiments::smallest_nonzero_singular_value(shape.n, shape.p, Rows::gaussian,
                                                             trials))};
}

std::vector<Cell> cells(Tier) {
    std::vector<Cell> cells;
    constexpr int p = 20;
    for (int n = 2; n <= 2 * p; n += 2)
        cells.push_back({.key = at(n, p), .rows = [n](const Run& run) {
                             return rows_at({n, p}, run);
                         }});
    return cells;
}

}  // namespace

Sweep distance_sweep() {
    return {.id = "distance_from_the_others",
            .title =
                "Median distance of a sample (n > p: a feature) from the span of the others "
                "(quantity 0) and median least singular value (quantity 1)",
            .columns = {"n", "p", "quantity", "theory", "median", "low", "high"},
            .cells = cells};
}

std::vector<Claim> distance_claims() {
    return {
        {.id = "singular_values.row_distance_law_eq_chi_of_gaussian",
         .statement = "The distance of a training sample from the span of the others is chi with "
                      "|n - p| + 1 degrees of freedom (for n > p: of a feature from the span of "
                      "the other features), so that it is shortest at n = p, where one direction "
                      "is left.",
         .hypotheses = "X has iid N(0, 1) entries; p = 10, n = 6, 9, 10, 11, 18.",
         .formula = "dist(row, span of the others) ~ chi(|n - p| + 1)",
         .source = {"SchaefferEtAl2023", "section on geometric intuition, Figure 5", "001"},
         .kind = Kind::exact_law,
         .check = distance_is_chi(Rows::gaussian),
         .rival = "one degree of freedom more",
         .controls = {{.name = "orthogonal_rows",
                       .world = "Orthonormal rows: every distance is 1.",
                       .check = distance_is_chi(Rows::orthogonal)}},
         .figure = "distance_from_the_others"},

        {.id = "singular_values.inverse_square_distances_sum_to_inverse_square_values",
         .statement =
             "For n <= p the squared inverse distances of the samples from the span of the others "
             "add up to the squared inverse singular values, for any data: a small singular value "
             "is a sample that nearly lies in the span of the others, and min distance / sqrt(n) "
             "<= least singular value <= min distance.",
         .hypotheses = "X of rank n, here Gaussian; (n, p) = (4, 4), (10, 10), (10, 15).",
         .formula = "sum_i 1 / dist_i^2 = sum_k 1 / s_k^2",
         .source = {"TaoVu2010", "Lemma A.4; SchaefferEtAl2023, Figure 5", "001"},
         .kind = Kind::identity,
         .check = inverse_squares_agree(From::span_of_others),
         .controls = {{.name = "distance_from_origin",
                       .world = "The norms of the rows in place of their distances.",
                       .check = inverse_squares_agree(From::origin)}},
         .figure = "distance_from_the_others"},
    };
}

}  // namespace overfit::claims::singular_values
