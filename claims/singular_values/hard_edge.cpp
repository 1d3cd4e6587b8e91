/// Claims about the least singular value of nearly square matrices, and the condition number.
#include "theory/hard_edge.hpp"

#include <algorithm>
#include <cmath>

#include "claims/singular_values/parts.hpp"
#include "experiments/singular_values.hpp"
#include "experiments/spectra.hpp"
#include "theory/largest_eigenvalue.hpp"
#include "theory/smallest_singular_value.hpp"
#include "theory/tracy_widom.hpp"

namespace overfit::claims::singular_values {

namespace {

using theory::GaussianMatrix;

/// sup |exact law - limit law| of sqrt(n) s_min of an n x (n + more) matrix, over a grid.
double distance_to_bessel(int n, int more, int k) {
    double distance = 0.0;
    for (int i = 1; i <= 25; ++i) {
        const double t = 0.2 * i;
        const double exact =
            theory::smallest_singular_value_cdf({.n = n, .p = n + more}, t / std::sqrt(n));
        distance = std::max(distance, std::abs(exact - theory::hard_edge_cdf(k, t)));
    }
    return distance;
}

/// sup t F'(t) / 2 over the same grid, F the limit law for |n - p| = 3. The variable
/// (n + 1)^(1/2) s_min follows F up to O(n^-2), and 1 - (n / (n + 1))^(1/2) is 1/(2n) to first
/// order.
double first_order_distance() {
    double distance = 0.0;
    for (int i = 1; i <= 25; ++i)
        distance = std::max(distance, 0.1 * i * theory::hard_edge_density(3, 0.2 * i));
    return distance;
}

// Exact law against limit law, and data.
Check tends_to_bessel(int more) {
    return [more](const Run& run) {
        const auto error = [](double n) {
            return Tolerance::finite_size(first_order_distance(), n, 1.0, "the factor 1 + 1/(2n)");
        };
        Evidence evidence;
        for (const int n : {20, 40})
            evidence.push_back(
                {.at = at(n, n + more) + ", distance of the laws",
                 .expected = 0.0,
                 .measured = computed(distance_to_bessel(n, more, 3), 1.0, 1e4) + error(n),
                 .rival = distance_to_bessel(n, more, 1)});
        constexpr int n = 20;
        std::vector<double> values = experiments::smallest_nonzero_singular_value(
            n, n + more, experiments::Rows::gaussian, run.trials(4000, at(n, n + more)));
        for (double& value : values) value *= std::sqrt(n);
        evidence.push_back(
            {.at = at(n, n + more) + ", data",
             .relation = Relation::follows,
             .measured = distance_of(values, [](double t) { return theory::hard_edge_cdf(3, t); }) +
                         error(n),
             .rival =
                 distance_of(values, [](double t) { return theory::hard_edge_cdf(1, t); }).value});
        return evidence;
    };
}

Check square_is_exponential(int more) {
    return [more](const Run& run) {
        Evidence evidence;
        for (const int n : {3, 15}) {
            std::vector<double> values = experiments::smallest_nonzero_singular_value(
                n, n + more, experiments::Rows::gaussian, run.trials(10'000, at(n, n + more)));
            for (double& value : values) value *= std::sqrt(n);
            evidence.push_back({.at = at(n, n + more),
                                .relation = Relation::follows,
                                .measured = distance_of(
                                    values, [](double t) { return theory::hard_edge_cdf(1, t); }),
                                .rival = distance_of(values, [](double t) {
                                             return theory::hard_edge_cdf(0, t);
                                         }).value});
        }
        return evidence;
    };
}

// log(largest) = log(2 sqrt n) + sigma m / (2 mu) + (centring, (1 - 1/(2n))^(1/2)) with the mean m
// of Tracy and Widom's law and Ma's mu = 4n - 2, sigma; E log(sqrt(n) smallest) is above its limit
// by 1/(4n) to first order (Edelman 1988, section 4). The logarithm of the condition number has
// exponential tails, so that all its moments are finite.
Check log_condition_grows_like_log(int more) {
    return [more](const Run& run) {
        // log 2 + (Euler's constant)/2: n times the least eigenvalue is exponential there.
        const double complex_constant = std::log(2.0) + 0.5 * 0.57721566490153286;
        Evidence evidence;
        for (const int n : {10, 40}) {
            const GaussianMatrix shape{.n = n, .p = n + more};
            std::vector<double> values = experiments::log_condition(
                shape, run.trials(40'000 / static_cast<std::size_t>(n), at(n, n)));
            for (double& value : values) value -= std::log(n);
            const theory::EdgeScaling edge = theory::ma_largest({.n = n, .p = n});
            const double soft =
                -0.5 * edge.scale / edge.centre * theory::tracy_widom_moments(1).mean;
            evidence.push_back(
                {.at = at(shape.n, shape.p) + ", mean of log(condition) - log(n)",
                 .expected = theory::log_condition_limit(),
                 .measured = mean_of(values) +
                             Tolerance::finite_size(soft, n, 0.0,
                                                    "mean of Tracy and Widom's law, n^(-2/3)") +
                             Tolerance::finite_size(0.5, n, 1.0,
                                                    "centring and the factor "
                                                    "1 + 1/(4n) of the smallest"),
                 .rival = complex_constant});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> hard_edge_claims() {
    return {
        {.id = "singular_values.smallest_law_tendsto_bessel_of_three_more_columns",
         .statement = "For n x (n + 3) Gaussian matrices the law of sqrt(n) times the least "
                      "singular value tends to a law of Bessel functions, with an error of the "
                      "order of 1/n.",
         .hypotheses =
             "X has iid N(0, 1) entries; |n - p| = 3, n = 20 and 40, exact laws and data.",
         .formula = "P(sqrt(n) s_min > t) -> exp(-t^2/2) I_1(2t) / t",
         .source = {"Forrester1993", "section 3, the hard edge for beta = 1", "000"},
         .kind = Kind::asymptotic_law,
         .check = tends_to_bessel(3),
         .rival = "the law for |n - p| = 1",
         .controls = {{.name = "two_more_columns",
                       .world = "p = n + 2.",
                       .check = tends_to_bessel(2)}},
         .figure = "smallest_singular_value"},

        {.id = "singular_values.smallest_square_is_exponential_of_one_more_column",
         .statement = "For n x (n + 1) Gaussian matrices the square of the least singular value "
                      "is exponential with mean 2/n, at every size.",
         .hypotheses = "X has iid N(0, 1) entries; p = n + 1, n = 3 and 15.",
         .formula = "P(s_min > t) = exp(-n t^2/2)",
         .source = {"Edelman1988", "section 3", "000"},
         .kind = Kind::exact_law,
         .check = square_is_exponential(1),
         .rival = "the limit law 1 - exp(-t^2/2 - t) of square matrices",
         .controls = {{.name = "square_matrices",
                       .world = "p = n.",
                       .check = square_is_exponential(0)}},
         .figure = "smallest_singular_value"},

        {.id = "singular_values.mean_log_condition_tendsto_log_n_plus_constant_of_square",
         .statement = "The mean of the logarithm of the condition number of a square Gaussian "
                      "matrix is log n + 1.537 up to a term of the order of n^(-2/3).",
         .hypotheses = "X has iid N(0, 1) entries; n = p = 10 and 40.",
         .formula = "E log(s_max/s_min) - log n -> log 2 - int log(t) (1 + t) exp(-t^2/2 - t) dt",
         .source = {"Edelman1988", "section 6", "000"},
         .kind = Kind::asymptotic_law,
         .check = log_condition_grows_like_log(0),
         .rival = "0.982, the constant of complex matrices",
         .controls = {{.name = "one_more_feature",
                       .world = "p = n + 1: the constant is 0.635.",
                       .check = log_condition_grows_like_log(1)}},
         .figure = "smallest_singular_value"},
    };
}

}  // namespace overfit::claims::singular_values
