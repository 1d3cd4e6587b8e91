/// Claims about the whole spectrum of X'X: its limit law and its exact moments.
#include <cmath>

#include <fmt/format.h>

#include "claims/singular_values/parts.hpp"
#include "experiments/spectra.hpp"
#include "theory/marchenko_pastur.hpp"
#include "theory/marchenko_pastur_moments.hpp"
#include "theory/mean_spectrum.hpp"

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

/// The share of the p eigenvalues of X'X/n for which `counts`, one value a trial.
template <class Counts>
std::vector<double> mean_over_spectrum(const std::vector<std::vector<double>>& eigenvalues, int n,
                                       const Counts& counts) {
    std::vector<double> result(eigenvalues.front().size());
    for (const auto& eigenvalue : eigenvalues)
        for (std::size_t t = 0; t < result.size(); ++t)
            result[t] += counts(eigenvalue[t] / n) / static_cast<double>(eigenvalues.size());
    return result;
}

// Both averages are bounded, so that every moment is finite. The next term has the order p^-2, and
// is taken to be no larger than the first can be: 1/4 of the function's variation over the
// spectrum.
Check has_first_correction(Entries entries) {
    return [entries](const Run& run) {
        Evidence evidence;
        const auto left_out = [](double variation, int p) {
            return Tolerance::finite_size(0.25 * variation, p, 2.0,
                                          "the next term, no larger than the first can be");
        };
        for (const int p : {8, 16}) {
            const GaussianMatrix shape{.n = 2 * p, .p = p};
            const std::string where = at(shape.n, shape.p);
            const auto eigenvalues = experiments::spectrum(shape, entries, run.trials(8000, where));
            for (const double q : {0.1, 0.3, 0.5, 0.9}) {
                const double x = theory::marchenko_pastur_quantile(0.5, q);
                evidence.push_back(
                    {.at = fmt::format("{}, share below the limit's {} quantile", where, q),
                     .expected = theory::mean_spectrum_cdf(shape, x),
                     .measured = mean_of(mean_over_spectrum(
                                     eigenvalues, shape.n,
                                     [x](double value) { return value <= x ? 1.0 : 0.0; })) +
                                 left_out(1.0, p),
                     .rival = q});
            }
            for (const double penalty : {0.1, 0.5}) {
                const theory::SpectrumEdges edges = theory::marchenko_pastur_edges(0.5);
                evidence.push_back(
                    {.at = fmt::format("{}, resolvent at -{}", where, penalty),
                     .expected = theory::mean_spectrum_resolvent(shape, penalty),
                     .measured =
                         mean_of(mean_over_spectrum(
                             eigenvalues, shape.n,
                             [=](double value) { return 1.0 / (value + penalty); })) +
                         left_out(1.0 / (edges.low + penalty) - 1.0 / (edges.high + penalty), p),
                     .rival = theory::marchenko_pastur_stieltjes(0.5, -penalty)});
            }
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
        {.id = "singular_values.mean_spectrum_eq_limit_with_first_correction_of_gaussian",
         .statement =
             "The mean spectrum of X'X/n for a Gaussian X is the Marchenko-Pastur law plus "
             "a known correction of order 1/p: a quarter of an eigenvalue at each edge, "
             "taken from an arcsine law between them.",
         .hypotheses = "X has iid N(0, 1) entries; p = 8 and 16, n = 2p; shares of eigenvalues and "
                       "resolvents.",
         .formula = "E #{eigenvalues <= x} = p F(x) + 1/4 - arccos((a + b - 2x)/(b - a))/(2 pi)",
         .source = {"DumitriuEdelman2006", "the deviation of the beta-Laguerre ensembles, beta = 1",
                    "000"},
         .kind = Kind::asymptotic_law,
         .check = has_first_correction(Entries::gaussian),
         .rival = "the limit law without its correction",
         .controls = {{.name = "signs",
                       .world = "Entries +1 or -1, whose correction is another.",
                       .check = has_first_correction(Entries::rademacher)}},
         .figure = "spectral_laws"},

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
