/// Claims about Gaussian matrices that are known by their singular values alone, small and large.
#include <cmath>

#include <fmt/format.h>

#include "claims/singular_values/parts.hpp"
#include "experiments/bidiagonal_gaussian.hpp"
#include "theory/smallest_singular_value.hpp"

namespace overfit::claims::singular_values {

namespace {

using experiments::Spectrum;
using experiments::SpectrumSample;
using theory::GaussianMatrix;

/// Three functionals of the same law: both ends of the spectrum, and a sum over all of it.
Check bidiagonal_eq_dense(Spectrum spectrum) {
    return [spectrum](const Run& run) {
        Evidence evidence;
        for (const GaussianMatrix shape :
             {GaussianMatrix{6, 6}, GaussianMatrix{12, 4}, GaussianMatrix{5, 20}}) {
            const std::string where = at(shape.n, shape.p);
            const auto sample = [&](Spectrum which, const char* part) {
                return experiments::spectrum_sample(shape.n, shape.p, which,
                                                    run.trials(20'000, where + part));
            };
            const SpectrumSample dense = sample(Spectrum::dense, ", dense"),
                                 other = sample(spectrum, ", bidiagonal"),
                                 rival = sample(Spectrum::complex_bidiagonal, ", complex");
            const auto add = [&](const char* name, std::vector<double> SpectrumSample::*part) {
                evidence.push_back({.at = where + ", " + name,
                                    .relation = Relation::follows,
                                    .measured = distance_between(dense.*part, other.*part),
                                    .rival = distance_between(dense.*part, rival.*part).value});
            };
            add("least", &SpectrumSample::smallest);
            add("largest", &SpectrumSample::largest);
            add("sum of 1 / s^2", &SpectrumSample::trace_of_inverse);
        }
        return evidence;
    };
}

// Where |n - p| goes from 0 to 1, the law of s n^1/2 moves by 0.38 in Kolmogorov's distance, at
// every large n.
Check large_law(int more) {
    return [more](const Run& run) {
        Evidence evidence;
        const auto add = [&](const GaussianMatrix& shape, int neighbour, std::size_t trials) {
            const std::vector<double> values = experiments::smallest_of_bidiagonal(
                shape.n, shape.p + more, run.trials(trials, at(shape.n, shape.p)));
            const GaussianMatrix other{.n = shape.n, .p = neighbour};
            const auto distance_to = [&](const GaussianMatrix& law) {
                return distance_of(
                    values, [&](double t) { return theory::smallest_singular_value_cdf(law, t); });
            };
            evidence.push_back({.at = at(shape.n, shape.p),
                                .relation = Relation::follows,
                                .measured = distance_to(shape),
                                .rival = distance_to(other).value});
        };
        add({.n = 1000, .p = 1000}, 1001, 4000);
        add({.n = 10'000, .p = 10'001}, 10'000, 500);
        add({.n = 100'000, .p = 100'000}, 100'001, 100);
        return evidence;
    };
}

}  // namespace

std::vector<Claim> bidiagonal_claims() {
    return {
        {.id = "singular_values.bidiagonal_law_eq_dense_law_of_gaussian",
         .statement =
             "The singular values of a Gaussian n x p matrix have the law of those of a "
             "bidiagonal matrix with independent chi entries, whose degrees of freedom are "
             "max(n, p), max(n, p) - 1, … on the diagonal and min(n, p) - 1, …, 1 beside it.",
         .hypotheses = "X has iid N(0, 1) entries; (n, p) = (6, 6), (12, 4), (5, 20); least value, "
                       "largest value and sum of 1 / s^2 of 20000 matrices of each kind.",
         .formula = "diagonal chi_max, chi_(max-1), …; beside it chi_(min-1), …, chi_1",
         .source = {"DumitriuEdelman2002", "section III, the beta-Laguerre ensembles at beta = 1",
                    "001"},
         .kind = Kind::exact_law,
         .check = bidiagonal_eq_dense(Spectrum::bidiagonal),
         .rival = "the degrees of freedom of complex entries, chi_(2 j) / sqrt 2 for chi_j",
         .controls = {{.name = "one_degree_more",
                       .world = "Each entry beside the diagonal has one degree of freedom too "
                                "many.",
                       .check = bidiagonal_eq_dense(Spectrum::one_degree_more)}},
         .figure = "smallest_singular_value"},

        {.id = "singular_values.smallest_law_eq_exact_of_large_gaussian",
         .statement = "The exact laws of the least singular value hold at the largest sizes: "
                      "Edelman's for square matrices and the exponential law of the square for "
                      "|n - p| = 1.",
         .hypotheses = "Singular values of the bidiagonal chi ensemble; (n, p) = (1000, 1000), "
                       "(10^4, 10^4 + 1), (10^5, 10^5).",
         .formula = "P(s_min > t) = exp(-min(n, p) t^2 / 2) for |n - p| = 1; Edelman's integral, "
                    "near exp(-(n - 1/2) t^2 / 2 - (n - 1/2)^(1/2) t), for n = p",
         .source = {"Edelman1988", "Theorem 3.1 and section 3", "001"},
         .kind = Kind::exact_law,
         .check = large_law(0),
         .rival = "the law of a matrix with one column more or less",
         .controls = {{.name = "one_more_feature",
                       .world = "Data with one more column.",
                       .check = large_law(1)}},
         .figure = "smallest_singular_value"},
    };
}

}  // namespace overfit::claims::singular_values
