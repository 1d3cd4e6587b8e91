/// Claims about the whole spectrum of X'X: its limit law and its exact moments.
#include <cmath>

#include <fmt/format.h>

#include "claims/singular_values/parts.hpp"
#include "experiments/spectra.hpp"
#include "theory/marchenko_pastur.hpp"
#include "theory/marchenko_pastur_moments.hpp"

namespace overfit::claims::singular_values {

namespace {

using experiments::Entries;
using theory::GaussianMatrix;

/// One value a trial: the distance of the p eigenvalues of X'X/n to the Marchenko-Pastur law.
std::vector<double> distances(const GaussianMatrix& shape, Entries entries,
                              const numerics::Trials& trials) {
    const auto eigenvalues = experiments::spectrum(shape, entries, trials);
    const double samples = shape.n, gamma = shape.p / samples;
    std::vector<double> result;
    for (std::size_t t = 0; t < trials.count; ++t) {
        std::vector<double> matrix;
        for (const auto& eigenvalue : eigenvalues) matrix.push_back(eigenvalue[t] / samples);
        result.push_back(distance_of(matrix, [gamma](double x) {
                             return theory::marchenko_pastur_cdf(gamma, x);
                         }).value);
    }
    return result;
}

// The eigenvalues repel each other: the counting error is at most of the order of log p, not
// p^(1/2) as for independent points, whose distance falls like p^(-1/2).
Check tends_to_marchenko_pastur(Entries entries) {
    return [entries](const Run& run) {
        constexpr int small = 25, large = 100;
        const auto values = [&](int p, std::size_t trials) {
            const GaussianMatrix shape{.n = 2 * p, .p = p};
            return distances(shape, entries, run.trials(trials, at(shape.n, shape.p)));
        };
        const std::vector<double> coarse = values(small, 400), fine = values(large, 100);
        Evidence evidence{{.at = "slope of the log median between p = 25 and p = 100",
                           .relation = Relation::at_most,
                           .expected = -0.5,
                           .measured = median_scaling_exponent(small, coarse, large, fine)}};
        for (const int p : {small, large})
            evidence.push_back({.at = at(2 * p, p),
                                .relation = Relation::at_most,
                                .expected = std::log(p) / p,
                                .measured = median_of(p == small ? coarse : fine)});
        return evidence;
    };
}

// tr (X'X)^3 is a polynomial of degree 6 in Gaussian variables: all its moments are finite.
Check moments_are_exact(Entries entries) {
    return [entries](const Run& run) {
        Evidence evidence;
        for (const GaussianMatrix shape : {GaussianMatrix{10, 5}, GaussianMatrix{20, 10}})
            for (const int k : {2, 3}) {
                const std::string where = fmt::format("{}, k = {}", at(shape.n, shape.p), k);
                const double gamma = static_cast<double>(shape.p) / shape.n;
                evidence.push_back(
                    {.at = where,
                     .expected = theory::gaussian_spectral_moment(shape.n, shape.p, k),
                     .measured = mean_of(experiments::spectral_moment(shape, k, entries,
                                                                      run.trials(12'000, where))),
                     .rival = theory::marchenko_pastur_moment(gamma, k)});
            }
        return evidence;
    };
}

Claim limit_claim(std::string_view id, std::string_view statement, std::string_view hypotheses,
                  Entries entries) {
    return {.id = id,
            .statement = statement,
            .hypotheses = hypotheses,
            .formula =
                "density sqrt((b - x)(x - a)) / (2 pi gamma x), a, b = (1 -+ sqrt gamma)^2; "
                "distance of order 1/p up to log p",
            .source = {"MarchenkoPastur1967", "Theorem 1; rate: GotzeTikhomirov2004", "000"},
            .kind = Kind::asymptotic_law,
            .check = tends_to_marchenko_pastur(entries),
            .controls = {{.name = "heavy_tails",
                          .world = "Entries with tail exponent 1.5, scaled to sample variance 1.",
                          .check = tends_to_marchenko_pastur(Entries::heavy_tailed)},
                         {.name = "correlated_rows",
                          .world = "Neighbouring rows have correlation 0.8.",
                          .check = tends_to_marchenko_pastur(Entries::correlated)}},
            .figure = "spectral_laws"};
}

}  // namespace

std::vector<Claim> spectrum_claims() {
    return {
        limit_claim("singular_values.spectrum_tendsto_marchenko_pastur_of_gaussian",
                    "The eigenvalues of X'X/n for a Gaussian X follow the Marchenko-Pastur law, "
                    "within Kolmogorov distance log(p)/p, and nearer than as many independent "
                    "points, whose distance falls like p^(-1/2).",
                    "X has iid N(0, 1) entries; gamma = 1/2, p = 25 and 100.", Entries::gaussian),
        limit_claim("singular_values.spectrum_tendsto_marchenko_pastur_of_rademacher",
                    "The same limit and rate hold for entries that are +1 or -1: the law of the "
                    "spectrum does not depend on the law of the entries.",
                    "X has iid entries +1 or -1 with equal chances; gamma = 1/2, p = 25 and 100.",
                    Entries::rademacher),
        {.id = "singular_values.spectral_moments_eq_exact_of_gaussian",
         .statement = "The expected second and third moments of the spectrum of X'X/n for a "
                      "Gaussian X are known exactly at every size, and exceed those of the limit "
                      "law by a term of the order of 1/n.",
         .hypotheses = "X has iid N(0, 1) entries; (n, p) = (10, 5), (20, 10).",
         .formula = "E tr (X'X/n)^2 / p = (n + p + 1)/n; "
                    "E tr (X'X/n)^3 / p = (n^2 + p^2 + 3np + 3n + 3p + 4)/n^2",
         .source = {"HanlonStanleyStembridge1992", "section 4", "000"},
         .kind = Kind::exact_value,
         .check = moments_are_exact(Entries::gaussian),
         .rival = "the moments of the limit law, 1 + gamma and 1 + 3 gamma + gamma^2",
         .controls = {{.name = "signs",
                       .world = "Entries +1 or -1, whose fourth moment is 1 in place of 3.",
                       .check = moments_are_exact(Entries::rademacher)}},
         .figure = "spectral_laws"},
    };
}

}  // namespace overfit::claims::singular_values
