/// Claims about where the least singular value of a training matrix is least.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "claims/singular_values/parts.hpp"
#include "experiments/singular_values.hpp"

namespace overfit::claims::singular_values {

namespace {

using experiments::Growth;
using experiments::Rows;

/// The least median at n = p, and there at most half that at n = 6 and at n = 2p. Even sizes only,
/// so that every row of the duplicated world has its twin.
Check least_at_threshold(Rows rows) {
    return [rows](const Run& run) {
        constexpr int p = 10;
        const auto values = [&](int n) {
            return experiments::smallest_nonzero_singular_value(n, p, rows,
                                                                run.trials(2000, at(n, p)));
        };
        std::vector<double> sizes;
        std::vector<std::vector<double>> samples;
        for (int n = 2; n <= 3 * p; n += 2) {
            sizes.push_back(n);
            samples.push_back(values(n));
        }
        Evidence evidence{{.at = "p = 10, n = 2, 4, …, 30",
                           .expected = p,
                           .measured = argmin_of_medians(sizes, samples),
                           .rival = p + 2.0}};
        for (const int n : {6, 2 * p})
            evidence.push_back(
                {.at = fmt::format("log ratio of the medians at n = {} and {}", n, p),
                 .relation = Relation::at_least,
                 .expected = std::log(2.0),
                 .measured = log_median_ratio_of(values(n), values(p))});
        return evidence;
    };
}

Check interlaces(Growth growth) {
    return [growth](const Run& run) {
        Evidence evidence;
        for (const int p : {5, 20}) {
            const std::vector<double> moves =
                experiments::wrong_way_moves(3 * p, p, growth, run.trials(200, at(3 * p, p)));
            const double worst = *std::max_element(moves.begin(), moves.end());
            evidence.push_back({.at = fmt::format("p = {}, n = 1, …, {}", p, 3 * p),
                                .expected = 0.0,
                                .measured = computed(worst, 1.0, 60.0 * p)});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> location_claims() {
    return {
        {.id = "singular_values.smallest_is_least_at_n_eq_p",
         .statement = "As samples are added the median of the least nonzero singular value of the "
                      "training matrix is smallest exactly at n = p.",
         .hypotheses = "X has iid N(0, 1) entries; p = 10, n = 2, 4, …, 30, fresh draws.",
         .formula = "argmin over n of median s_min = p",
         .source = {"SchaefferEtAl2023", "section on geometric intuition, Figure 5", "001"},
         .kind = Kind::ordering,
         .check = least_at_threshold(Rows::gaussian),
         .rival = "n = p + 2",
         .controls = {{.name = "duplicated_rows",
                       .world = "Every training row stands twice: the minimum moves to n = 2p.",
                       .check = least_at_threshold(Rows::duplicated)},
                      {.name = "orthogonal_rows",
                       .world = "Orthonormal rows, repeated: there is no minimum at n = p.",
                       .check = least_at_threshold(Rows::orthogonal)}},
         .figure = "smallest_singular_value"},

        {.id = "singular_values.smallest_falls_then_rises_of_nested_samples",
         .statement =
             "For any data, adding a row cannot raise the least singular value while n <= p, "
             "and cannot lower it beyond.",
         .hypotheses = "Nested training sets, here Gaussian; p = 5, 20, n = 1, …, 3p.",
         .formula =
             "s_n(n rows) <= s_(n-1)(n-1 rows) for n <= p; s_p(n+1 rows) >= s_p(n rows) beyond",
         .source = {"HornJohnson2013",
                    "Theorem 4.3.17, Cauchy interlacing; SchaefferEtAl2023, Figure 5", "001"},
         .kind = Kind::identity,
         .check = interlaces(Growth::nested),
         .controls = {{.name = "fresh_samples",
                       .world = "Every training set is drawn afresh.",
                       .check = interlaces(Growth::fresh)}},
         .figure = "smallest_singular_value"},
    };
}

}  // namespace overfit::claims::singular_values
