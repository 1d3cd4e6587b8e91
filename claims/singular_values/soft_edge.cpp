/// Claims about the largest and, away from the threshold, the least eigenvalue: Tracy and Widom.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "claims/singular_values/parts.hpp"
#include "experiments/spectra.hpp"
#include "theory/largest_eigenvalue.hpp"
#include "theory/smallest_singular_value.hpp"
#include "theory/tracy_widom.hpp"
#include "theory/tracy_widom_table.hpp"

namespace overfit::claims::singular_values {

namespace {

using experiments::Entries;
using theory::EdgeScaling;
using theory::GaussianMatrix;

using Scaling = EdgeScaling (*)(const GaussianMatrix&);

double real_limit(double s) {
    static const theory::TracyWidomTable table(1);
    return table.cdf(s);
}

double complex_limit(double s) {
    static const theory::TracyWidomTable table(2);
    return table.cdf(s);
}

/// sup |exact law - F1| of the scaled largest eigenvalue over a grid from `from` to 4.
double largest_distance(const GaussianMatrix& shape, Scaling scaling, double from = -5.0) {
    const EdgeScaling edge = scaling(shape);
    double distance = 0.0;
    for (double s = from; s <= 4.0; s += 0.25) {
        const double exact = theory::largest_eigenvalue_cdf(shape, edge.centre + edge.scale * s);
        distance = std::max(distance, std::abs(exact - real_limit(s)));
    }
    return distance;
}

// Three points of the law at which the limit law is off by several per cent.
Check largest_law_is_exact(int more) {
    return [more](const Run& run) {
        Evidence evidence;
        for (const GaussianMatrix shape : {GaussianMatrix{4, 2}, GaussianMatrix{10, 5}}) {
            const GaussianMatrix data{.n = shape.n, .p = shape.p + more};
            const std::vector<double> values = experiments::largest_eigenvalue(
                data, Entries::gaussian, run.trials(20'000, at(shape.n, shape.p)));
            const EdgeScaling edge = theory::ma_largest(shape);
            for (const double s : {-2.5, -1.5, 0.0}) {
                const double x = edge.centre + edge.scale * s;
                const auto below = std::count_if(values.begin(), values.end(),
                                                 [x](double value) { return value <= x; });
                evidence.push_back(
                    {.at = fmt::format("{}, P(largest <= {:.4g})", at(shape.n, shape.p), x),
                     .expected = theory::largest_eigenvalue_cdf(shape, x),
                     .measured = proportion_of(static_cast<std::size_t>(below), values.size()),
                     .rival = real_limit(s)});
            }
        }
        return evidence;
    };
}

// Ma's theorem 1 bounds the error by a constant times p^(-2/3); the constant is that of the exact
// law at p = 5, and the exact laws show that it falls from there on (0.201, 0.187, 0.175 at p = 5,
// 8, 16).
Check tends_to_tracy_widom(Entries entries) {
    return [entries](const Run& run) {
        static const double constant =
            largest_distance({10, 5}, theory::ma_largest) * std::pow(5.0, 2.0 / 3.0);
        Evidence evidence;
        for (const int p : {15, 40}) {
            const GaussianMatrix shape{.n = 2 * p, .p = p};
            const EdgeScaling edge = theory::ma_largest(shape);
            std::vector<double> values = experiments::largest_eigenvalue(
                shape, entries, run.trials(60'000 / static_cast<std::size_t>(p), at(2 * p, p)));
            for (double& value : values) value = (value - edge.centre) / edge.scale;
            evidence.push_back({.at = at(2 * p, p),
                                .relation = Relation::follows,
                                .measured = distance_of(values, real_limit) +
                                            Tolerance::finite_size(constant, p, 2.0 / 3.0,
                                                                   "the exact law at p = 5"),
                                .rival = distance_of(values, complex_limit).value});
        }
        return evidence;
    };
}

/// No chance: log of the ratio of the two exact distances to the limit law.
Check mas_constants_are_closer(std::vector<GaussianMatrix> shapes, double from) {
    return [shapes = std::move(shapes), from](const Run&) {
        Evidence evidence;
        for (const GaussianMatrix& shape : shapes) {
            const double johnstone = largest_distance(shape, theory::johnstone_largest, from);
            const double ma = largest_distance(shape, theory::ma_largest, from);
            evidence.push_back({.at = at(shape.n, shape.p) + ", log of Johnstone's over Ma's",
                                .relation = Relation::at_least,
                                .expected = 0.0,
                                .measured = computed(std::log(johnstone / ma), 1.0, 1e6)});
        }
        return evidence;
    };
}

/// sup |exact law - F1| of the least eigenvalue with Ma's constants, in the logarithm or without.
double smallest_distance(const GaussianMatrix& shape, bool logarithm) {
    const EdgeScaling edge =
        logarithm ? theory::ma_log_smallest(shape) : theory::ma_smallest(shape);
    double distance = 0.0;
    for (double s = -5.0; s <= 4.0; s += 0.25) {
        const double at = edge.centre - edge.scale * s;
        const double eigenvalue = logarithm ? std::exp(at) : std::max(at, 0.0);
        const double exact = theory::smallest_singular_value_survival(shape, std::sqrt(eigenvalue));
        distance = std::max(distance, std::abs(exact - real_limit(s)));
    }
    return distance;
}

// Ma's theorem 2: the error of the logarithm is of the order p^(-2/3). The bound takes its constant
// from the exact law at p = 4, and as much again for a next term of the order 1/p.
Check log_smallest_tends_to_tracy_widom(double rows_per_column) {
    return [rows_per_column](const Run&) {
        static const double constant = smallest_distance({8, 4}, true) * std::pow(4.0, 2.0 / 3.0);
        Evidence evidence;
        for (const int p : {8, 16}) {
            const int n = std::max(p + 1, static_cast<int>(rows_per_column * p));
            const double distance = smallest_distance({n, p}, true);
            evidence.push_back({.at = at(n, p) + ", distance of the laws",
                                .relation = Relation::at_most,
                                .expected = constant * (std::pow(p, -2.0 / 3.0) + 1.0 / p),
                                .measured = computed(distance, 1.0, 1e4)});
            evidence.push_back(
                {.at = at(n, p) + ", log of the distance without the logarithm over it",
                 .relation = Relation::at_least,
                 .expected = 0.0,
                 .measured =
                     computed(std::log(smallest_distance({n, p}, false) / distance), 1.0, 1e5)});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> soft_edge_claims() {
    const std::vector<GaussianMatrix> thin{{80, 2}, {160, 4}}, half{{4, 2}, {8, 4}};
    constexpr double everywhere = -5.0, right_tail = 1.0;
    return {
        {.id = "singular_values.largest_law_eq_exact_of_gaussian",
         .statement = "The largest eigenvalue of X'X for a Gaussian X follows a known law at every "
                      "size, a Pfaffian of incomplete gamma functions.",
         .hypotheses = "X has iid N(0, 1) entries; (n, p) = (4, 2), (10, 5).",
         .formula = "P(largest <= x) = sqrt(det A(x) / det A(oo))",
         .source = {"Chiani2014", "Theorem 1", "000"},
         .kind = Kind::exact_law,
         .check = largest_law_is_exact(0),
         .rival = "the limit law of Tracy and Widom with Ma's constants",
         .controls = {{.name = "one_more_feature",
                       .world = "Data with one more column.",
                       .check = largest_law_is_exact(1)}},
         .figure = "spectral_laws"},

        {.id = "singular_values.largest_tendsto_tracy_widom_with_ma_constants",
         .statement = "The largest eigenvalue of X'X for a Gaussian X, centred and scaled by Ma's "
                      "constants, tends to Tracy and Widom's law for beta = 1 with an error of "
                      "the order of min(n, p)^(-2/3).",
         .hypotheses = "X has iid N(0, 1) entries; n = 2p, p = 15 and 40.",
         .formula = "P((largest - mu)/sigma <= s) -> F1(s), mu = (a + b)^2, "
                    "sigma = (a + b)(1/a + 1/b)^(1/3), a = sqrt(n - 1/2), b = sqrt(p - 1/2)",
         .source = {"Ma2012", "Theorem 1", "000"},
         .kind = Kind::asymptotic_law,
         .check = tends_to_tracy_widom(Entries::gaussian),
         .rival = "the law for beta = 2",
         .controls = {{.name = "spike",
                       .world = "One feature has the variance 1 + 2 sqrt(gamma), beyond the "
                                "threshold of Baik, Ben Arous and Peche.",
                       .check = tends_to_tracy_widom(Entries::spiked)}},
         .figure = "spectral_laws"},

        {.id = "singular_values.ma_beats_johnstone_of_every_shape",
         .statement = "Ma's constants bring the law of the largest eigenvalue closer to Tracy and "
                      "Widom's law than Johnstone's, in Kolmogorov's distance.",
         .hypotheses = "X has iid N(0, 1) entries; n = 2p, p = 2 and 4, exact laws.",
         .formula = "sup |F_n - F1| with Ma's constants <= sup |F_n - F1| with Johnstone's",
         .source = {"Ma2012", "section 1, the second-order accuracy", "000"},
         .kind = Kind::ordering,
         .outcome = Outcome::refuted,
         .check = mas_constants_are_closer(half, everywhere),
         .controls = {{.name = "thin_matrices",
                       .world = "n = 40p.",
                       .check = mas_constants_are_closer(thin, everywhere)}},
         .figure = "spectral_laws",
         .correction = "singular_values.ma_beats_johnstone_in_right_tail"},

        {.id = "singular_values.ma_beats_johnstone_in_right_tail",
         .statement = "In the right tail, s >= 1, where tests use it, Ma's constants bring the law "
                      "of the largest eigenvalue closer to Tracy and Widom's law than Johnstone's.",
         .hypotheses = "X has iid N(0, 1) entries; n = 2p, p = 2 and 4, exact laws.",
         .formula = "sup over s >= 1 of |F_n - F1| with Ma's constants <= that with Johnstone's",
         .source = {"Ma2012", "Theorem 1: the bound falls like exp(-s/2)", "000"},
         .kind = Kind::ordering,
         .check = mas_constants_are_closer(half, right_tail),
         .controls = {{.name = "whole_line",
                       .world = "All s: at n = 2p Johnstone's are closer in the left half.",
                       .check = mas_constants_are_closer(half, everywhere)}},
         .figure = "spectral_laws"},

        {.id = "singular_values.ma_beats_johnstone_of_thin",
         .statement = "For thin matrices Ma's constants bring the law of the largest eigenvalue "
                      "closer to Tracy and Widom's law than Johnstone's on the whole line.",
         .hypotheses = "X has iid N(0, 1) entries; n = 40p, p = 2 and 4, exact laws.",
         .formula = "sup |F_n - F1| with Ma's constants <= sup |F_n - F1| with Johnstone's",
         .source = {"Ma2012", "section 1, the second-order accuracy", "000"},
         .kind = Kind::ordering,
         .check = mas_constants_are_closer(thin, everywhere),
         .controls = {{.name = "half_as_many_features",
                       .world = "n = 2p.",
                       .check = mas_constants_are_closer(half, everywhere)}},
         .figure = "spectral_laws"},

        {.id = "singular_values.log_smallest_tendsto_tracy_widom_of_tall",
         .statement =
             "Away from the threshold the logarithm of the least eigenvalue of X'X for a "
             "Gaussian X, centred and scaled by Ma's constants, tends to Tracy and "
             "Widom's law reflected, with an error of the order of p^(-2/3) and smaller than "
             "without the logarithm.",
         .hypotheses = "X has iid N(0, 1) entries; n = 2p, p = 8 and 16, exact laws.",
         .formula = "P((nu - log smallest)/tau <= s) -> F1(s), tau = sigma/mu, "
                    "nu = log mu + tau^2/8, mu = (a - b)^2, sigma = (a - b)(1/b - 1/a)^(1/3)",
         .source = {"Ma2012", "Theorem 2", "000"},
         .kind = Kind::asymptotic_law,
         .check = log_smallest_tends_to_tracy_widom(2.0),
         .controls = {{.name = "hard_edge",
                       .world = "n = p + 1: the least eigenvalue feels the wall at 0.",
                       .check = log_smallest_tends_to_tracy_widom(1.0)}},
         .figure = "spectral_laws"},
    };
}

}  // namespace overfit::claims::singular_values
