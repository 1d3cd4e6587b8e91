/// Claims about the least singular value of a Gaussian training matrix.
#include "experiments/singular_values.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "claims/registry.hpp"
#include "theory/marchenko_pastur.hpp"
#include "theory/smallest_singular_value.hpp"

namespace overfit::claims {

namespace {

using experiments::Growth;
using experiments::Rows;
using theory::GaussianMatrix;

std::string at(int n, int p) {
    return fmt::format("n = {}, p = {}", n, p);
}

double edge(int n, int p) {
    const double samples = n;
    return std::sqrt(samples * theory::marchenko_pastur_edges(p / samples).low);
}

// The least singular value has a Gaussian upper tail (Davidson and Szarek 2001, Theorem 2.13), so
// every moment is finite.
Check mean_is_exact(Rows rows) {
    return [rows](const Run& run) {
        Evidence evidence;
        constexpr int p = 10;
        for (const int n : {4, 8, 9, 10, 11, 12, 16, 24}) {
            evidence.push_back({.at = at(n, p),
                                .expected = theory::smallest_singular_value_mean({.n = n, .p = p}),
                                .measured = mean_of(experiments::smallest_nonzero_singular_value(
                                    n, p, rows, run.trials(6000, at(n, p)))),
                                .rival = edge(n, p)});
        }
        return evidence;
    };
}

Check law_is_edelman(int offset) {
    return [offset](const Run& run) {
        Evidence evidence;
        for (const int n : {5, 20}) {
            const GaussianMatrix square{.n = n, .p = n};
            const std::vector<double> values = experiments::smallest_nonzero_singular_value(
                n, n + offset, Rows::gaussian,
                run.trials(n == 5 ? 100'000 : 20'000, at(n, n + offset)));
            evidence.push_back(
                {.at = at(n, n + offset),
                 .relation = Relation::follows,
                 .measured = distance_of(
                     values,
                     [&](double t) { return theory::smallest_singular_value_cdf(square, t); }),
                 .rival = distance_of(values, [&](double t) {
                              return theory::square_limit_cdf(std::sqrt(n) * t);
                          }).value});
        }
        return evidence;
    };
}

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

// The power is exact only in the limit. Between n = 10 and 80 the exact law's medians have a slope
// that differs from -1/2 by a known amount, which is the finite-size term.
Check scaling(double gamma) {
    return [gamma](const Run& run) {
        constexpr int small = 10, large = 80;
        const auto values = [&](int n) {
            const int p = static_cast<int>(gamma * n);
            return experiments::smallest_nonzero_singular_value(n, p, Rows::gaussian,
                                                                run.trials(6000, at(n, p)));
        };
        const auto exact_median = [](int n) {
            return theory::smallest_singular_value_quantile({.n = n, .p = n}, 0.5);
        };
        const double exact_slope = std::log(exact_median(large) / exact_median(small)) /
                                   std::log(static_cast<double>(large) / small);
        return Evidence{
            {.at = "slope between n = 10 and n = 80",
             .expected = -0.5,
             .measured = median_scaling_exponent(small, values(small), large, values(large)) +
                         Tolerance::finite_size(std::abs(exact_slope + 0.5), small, 0.0,
                                                "slope of the exact medians"),
             .rival = -1.0}};
    };
}

// The least singular value exceeds sqrt(n) times the edge by an amount of order n^(-1/6), the mean of
// Tracy and Widom's law; relative to sqrt(n) that is n^(-2/3). The constant is that of the exact mean
// at n = 16; it decreases with n, towards 1.2065 (1/sqrt(gamma) - 1)^(1/3) / 2.
Check tends_to_edge(int copies) {
    return [copies](const Run& run) {
        Evidence evidence;
        constexpr double gamma = 0.25;
        const double limit = edge(16, 4) / 4.0;
        const double excess = theory::smallest_singular_value_mean({.n = 16, .p = 4}) / 4.0 - limit;
        const double constant = excess * std::pow(16.0, 2.0 / 3.0);
        for (const int n : {40, 160}) {
            const int p = static_cast<int>(gamma * n) * copies;
            std::vector<double> values = experiments::smallest_nonzero_singular_value(
                n, p, Rows::gaussian, run.trials(32'000 / static_cast<std::size_t>(n), at(n, p)));
            for (double& value : values) value /= std::sqrt(n);
            evidence.push_back({.at = at(n, p),
                                .expected = limit,
                                .measured = mean_of(std::move(values)) +
                                            Tolerance::finite_size(constant, n, 2.0 / 3.0,
                                                                   "the exact mean at n = 16"),
                                .rival = 1.0 - gamma});
        }
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

std::vector<Cell> smallest_cells(Tier tier) {
    std::vector<Cell> cells;
    for (const int n : {10, 20, 40}) {
        const std::size_t trials = tier == Tier::quick && n == 40 ? 200 : 400;
        for (int p = n / 5; p <= 2 * n; p += n / 10) {
            cells.push_back({.key = at(n, p), .rows = [n, p, trials](const Run& run) {
                                 const Measurement measured =
                                     mean_of(experiments::smallest_nonzero_singular_value(
                                         n, p, Rows::gaussian, run.trials(trials, at(n, p))));
                                 const Reach reach = measured.tolerance.reach(0.05);
                                 return std::vector<std::vector<double>>{
                                     {static_cast<double>(n), static_cast<double>(p),
                                      theory::smallest_singular_value_mean({.n = n, .p = p}),
                                      measured.value, measured.value - reach.below,
                                      measured.value + reach.above, edge(n, p)}};
                             }});
        }
    }
    return cells;
}

}  // namespace

std::vector<Sweep> singular_values_sweeps() {
    return {{.id = "smallest_singular_value",
             .title = "Mean of the least singular value of an n x p Gaussian matrix",
             .columns = {"n", "p", "theory_mean", "mean", "low", "high", "edge"},
             .cells = smallest_cells}};
}

std::vector<Claim> singular_values_claims() {
    return {
        {.id = "singular_values.smallest_mean_eq_exact_of_gaussian",
         .statement = "The mean of the least singular value of a Gaussian training matrix is known "
                      "exactly for every n and p, and is smallest at n = p.",
         .hypotheses = "X has iid N(0, 1) entries; p = 10 and n = 4, 8, …, 24.",
         .formula = "E s_min = integral of P(s_min > t) dt, a Pfaffian for each t",
         .source = {"Edelman1988", "section 3; the Pfaffian by de Bruijn's formula", "001"},
         .kind = Kind::exact_value,
         .check = mean_is_exact(Rows::gaussian),
         .rival = "the edge of the Marchenko-Pastur law, |sqrt(n) - sqrt(p)|",
         .controls = {{.name = "duplicated_rows",
                       .world = "Every training row stands twice.",
                       .check = mean_is_exact(Rows::duplicated)}},
         .figure = "smallest_singular_value"},

        {.id = "singular_values.smallest_law_eq_edelman_of_square",
         .statement =
             "The least singular value of a square Gaussian matrix follows Edelman's law at "
             "every size.",
         .hypotheses = "X has iid N(0, 1) entries; n = p = 5, 20.",
         .formula =
             "f(x) = n Gamma((n+1)/2) / sqrt(2 pi x) exp(-n x/2) U((n-1)/2, -1/2, x/2) for the "
             "squared value",
         .source = {"Edelman1988", "Theorem 3.1", "001"},
         .kind = Kind::exact_law,
         .check = law_is_edelman(0),
         .rival = "the limit law 1 - exp(-t^2/2 - t) of sqrt(n) s_min",
         .controls = {{.name = "one_more_feature",
                       .world = "p = n + 1.",
                       .check = law_is_edelman(1)}},
         .figure = "smallest_singular_value"},

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

        {.id = "singular_values.smallest_scales_as_inverse_sqrt_at_threshold",
         .statement = "At n = p the least singular value falls like n^(-1/2).",
         .hypotheses = "X has iid N(0, 1) entries; medians at n = p = 10 and 80.",
         .formula = "slope of log median against log n = -1/2",
         .source = {"Edelman1988", "Theorem 3.1", "001"},
         .kind = Kind::exponent,
         .check = scaling(1.0),
         .rival = "n^-1",
         .controls = {{.name = "half_the_features",
                       .world = "p = n / 2: the least singular value grows like n^(1/2).",
                       .check = scaling(0.5)}},
         .figure = "smallest_singular_value"},

        {.id = "singular_values.smallest_tendsto_marchenko_pastur_edge",
         .statement =
             "Away from the threshold the least singular value divided by sqrt(n) tends to "
             "|1 - sqrt(gamma)|, with an error of the order of n^(-2/3).",
         .hypotheses = "X has iid N(0, 1) entries; gamma = 1/4, n = 40 and 160.",
         .formula = "s_min / sqrt(n) -> |1 - sqrt(gamma)|",
         .source = {"BaiYin1993", "Theorem 1", "001"},
         .kind = Kind::asymptotic_law,
         .check = tends_to_edge(1),
         .rival = "1 - gamma",
         .controls = {{.name = "twice_the_features",
                       .world = "gamma = 1/2 in place of 1/4.",
                       .check = tends_to_edge(2)}},
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

}  // namespace overfit::claims
