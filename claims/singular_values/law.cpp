/// Claims about the exact law and mean of the least singular value of a Gaussian matrix.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "claims/singular_values/parts.hpp"
#include "experiments/singular_values.hpp"
#include "theory/smallest_singular_value.hpp"

namespace overfit::claims::singular_values {

namespace {

using experiments::Rows;
using theory::GaussianMatrix;

// The least singular value has a Gaussian upper tail (Davidson and Szarek 2001, Theorem 2.13), so
// every moment is finite.
Check mean_is_exact(Rows rows) {
    return [rows](const Run& run) {
        Evidence evidence;
        constexpr int p = 10;
        for (const int n : {1, 4, 8, 9, 10, 11, 12, 16, 24}) {
            evidence.push_back({.at = at(n, p),
                                .expected = theory::smallest_singular_value_mean({.n = n, .p = p}),
                                .measured = mean_of(experiments::smallest_nonzero_singular_value(
                                    n, p, rows, run.trials(6000, at(n, p)))),
                                .rival = edge(n, p)});
        }
        return evidence;
    };
}

/// The distance to the exact law of `shape`, and to that of a rival, of data with `more` columns.
/// Evaluating a law costs up to a millisecond, so only the first `tested` values enter the
/// distance.
struct LawTest {
    GaussianMatrix shape;
    std::size_t trials;
    std::size_t tested;
    std::function<double(double)> rival;
};

void add_law(Evidence& evidence, const LawTest& test, int more, const Run& run) {
    const GaussianMatrix& shape = test.shape;
    std::vector<double> values = experiments::smallest_nonzero_singular_value(
        shape.n, shape.p + more, Rows::gaussian, run.trials(test.trials, at(shape.n, shape.p)));
    // Where the law is at 0.9, a change of two per cent in it is four standard deviations.
    const double high = theory::smallest_singular_value_quantile(shape, 0.9);
    const auto below =
        std::count_if(values.begin(), values.end(), [&](double s) { return s <= high; });
    const std::string where = at(shape.n, shape.p);
    evidence.push_back({.at = fmt::format("{}, P(s <= {:.4g})", where, high),
                        .expected = theory::smallest_singular_value_cdf(shape, high),
                        .measured = proportion_of(static_cast<std::size_t>(below), values.size())});
    const double low = theory::smallest_singular_value_quantile(shape, 0.1);
    const auto above =
        std::count_if(values.begin(), values.end(), [&](double s) { return s > low; });
    evidence.push_back({.at = fmt::format("{}, P(s > {:.4g})", where, low),
                        .expected = theory::smallest_singular_value_survival(shape, low),
                        .measured = proportion_of(static_cast<std::size_t>(above), values.size())});
    evidence.push_back(
        {.at = where + ", 0.9-quantile", .expected = high, .measured = quantile_of(values, 0.9)});
    values.resize(std::min(values.size(), test.tested));
    evidence.push_back(
        {.at = where,
         .relation = Relation::follows,
         .measured = distance_of(
             values, [&](double t) { return theory::smallest_singular_value_cdf(shape, t); }),
         .rival = distance_of(values, test.rival).value});
}

Check square_law(int more) {
    return [more](const Run& run) {
        Evidence evidence;
        for (const int n : {5, 20}) {
            const auto limit = [n](double t) { return theory::square_limit_cdf(std::sqrt(n) * t); };
            add_law(evidence,
                    {.shape = {.n = n, .p = n},
                     .trials = n == 5 ? 40'000u : 10'000u,
                     .tested = n == 5 ? 40'000u : 3000u,
                     .rival = limit},
                    more, run);
        }
        return evidence;
    };
}

Check rectangular_law(int more) {
    return [more](const Run& run) {
        Evidence evidence;
        for (const GaussianMatrix shape :
             {GaussianMatrix{1, 3}, GaussianMatrix{5, 6}, GaussianMatrix{8, 5}}) {
            const GaussianMatrix wider{.n = shape.n, .p = shape.p + 1};
            const auto neighbour = [wider](double t) {
                return theory::smallest_singular_value_cdf(wider, t);
            };
            add_law(evidence,
                    {.shape = shape, .trials = 40'000, .tested = 1500, .rival = neighbour}, more,
                    run);
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> law_claims() {
    return {
        {.id = "singular_values.smallest_mean_eq_exact_of_gaussian",
         .statement = "The mean of the least singular value of a Gaussian training matrix is known "
                      "exactly for every n and p, and is smallest at n = p.",
         .hypotheses = "X has iid N(0, 1) entries; p = 10 and n = 1, 4, 8, …, 24.",
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
         .check = square_law(0),
         .rival = "the limit law 1 - exp(-t^2/2 - t) of sqrt(n) s_min",
         .controls = {{.name = "one_more_feature", .world = "p = n + 1.", .check = square_law(1)}},
         .figure = "smallest_singular_value"},

        {.id = "singular_values.smallest_law_eq_exact_of_rectangular",
         .statement =
             "The least singular value of a rectangular Gaussian matrix follows a known law at "
             "every size: a chi law for one row, an exponential law of its square for |n - "
             "p| = 1, and a Pfaffian in general.",
         .hypotheses = "X has iid N(0, 1) entries; (n, p) = (1, 3), (5, 6), (8, 5).",
         .formula = "P(s_min > t) = K sqrt(det A(t)) with A from incomplete gamma functions",
         .source = {"Edelman1988", "section 3; the Pfaffian by de Bruijn's formula", "001"},
         .kind = Kind::exact_law,
         .check = rectangular_law(0),
         .rival = "the law of a matrix with one more column",
         .controls = {{.name = "one_more_feature",
                       .world = "Data with one more column.",
                       .check = rectangular_law(1)}},
         .figure = "smallest_singular_value"},
    };
}

}  // namespace overfit::claims::singular_values
