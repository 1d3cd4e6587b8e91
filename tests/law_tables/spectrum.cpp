/// The Marchenko-Pastur law, its transforms and its integrals.
#include <cmath>

#include <fmt/format.h>

#include "tests/law_tables/law.hpp"
#include "tests/theory/marchenko_pastur_references.hpp"
#include "theory/marchenko_pastur.hpp"
#include "theory/marchenko_pastur_moments.hpp"

namespace overfit::law_tables {

using namespace theory;
using tests::FiftyDigits;
using tests::LawReference;

namespace {

/// In the bulk, and ever closer to both edges.
std::vector<LawReference> inside(double gamma) {
    std::vector<LawReference> values;
    for (const int sign : {-1, 1})
        for (const double share :
             {1e-12, 1e-9, 1e-6, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.4999})
            // Above an atom the lower edge is no tail.
            if (sign > 0 || gamma <= 1.0 || share > 1e-3)
                values.push_back(tests::marchenko_pastur_reference(
                    gamma, tests::marchenko_pastur_inside(gamma, sign, share)));
    return values;
}

/// A function of gamma and the integrand of which it is the mean.
Numbers mean_of(const std::string& function, double (*value)(double),
                FiftyDigits (*integrand)(const FiftyDigits&)) {
    const auto cases = [value, integrand] {
        std::vector<Case> result;
        for (const double gamma : {1e-3, 0.2, 0.3, 0.7, 0.99, 1.5, 5.0, 40.0})
            result.push_back({fmt::format("gamma = {}", gamma), value(gamma),
                              static_cast<double>(tests::marchenko_pastur_mean(gamma, integrand))});
        return result;
    };
    return {"Marchenko-Pastur", function, "gamma = 0.001 … 40", cases,
            [value] { return value(0.5); }};
}

std::vector<Case> moments() {
    std::vector<Case> cases;
    for (const double gamma : {0.04, 0.3, 0.6, 1.0, 1.8, 7.0})
        for (const int k : {1, 2, 3, 7, 12})
            cases.push_back({fmt::format("gamma = {}, k = {}", gamma, k),
                             marchenko_pastur_moment(gamma, k),
                             static_cast<double>(tests::marchenko_pastur_mean(
                                 gamma, [k](const FiftyDigits& x) { return pow(x, k); }))});
    return cases;
}

/// Moments of chi-square: one feature.
std::vector<Case> gaussian_moments() {
    std::vector<Case> cases;
    for (const int n : {1, 2, 7, 40}) {
        double exact = 1.0;
        for (int k = 1; k <= 4; ++k) {
            cases.push_back(
                {fmt::format("{} x 1, k = {}", n, k), gaussian_spectral_moment(n, 1, k), exact});
            exact *= (n + 2.0 * k) / n;
        }
    }
    return cases;
}

/// The transform at negative z, and what it makes of the companion.
std::vector<Case> transforms(bool companion) {
    std::vector<Case> cases;
    for (const double gamma : {0.2, 0.8, 1.0, 2.5})
        for (const double z : {-30.0, -3.0, -0.2, -1e-3}) {
            const FiftyDigits atom = 1 - tests::marchenko_pastur_total(gamma);
            const FiftyDigits m =
                tests::marchenko_pastur_mean(
                    gamma, [z](const FiftyDigits& x) { return FiftyDigits(1 / (x - z)); }) -
                atom / z;
            const FiftyDigits exact =
                companion ? FiftyDigits(gamma * m - (1 - FiftyDigits(gamma)) / z) : m;
            cases.push_back({fmt::format("gamma = {}, z = {}", gamma, z),
                             companion ? marchenko_pastur_companion(gamma, z)
                                       : marchenko_pastur_stieltjes(gamma, z),
                             static_cast<double>(exact)});
        }
    return cases;
}

std::vector<Case> edges() {
    std::vector<Case> cases;
    for (const double gamma : {0.01, 0.5, 0.999999, 1.000001, 2.0, 30.0}) {
        const SpectrumEdges value = marchenko_pastur_edges(gamma);
        const auto exact = [gamma](int sign) {
            return static_cast<double>(tests::marchenko_pastur_edge(gamma, sign));
        };
        cases.push_back({fmt::format("lower, gamma = {}", gamma), value.low, exact(-1)});
        cases.push_back({fmt::format("upper, gamma = {}", gamma), value.high, exact(1)});
    }
    return cases;
}

}  // namespace

std::vector<Law> marchenko_pastur_laws() {
    std::vector<Law> laws;
    for (const double gamma : {0.01, 0.5, 1.0, 2.0}) {
        const SpectrumEdges support = marchenko_pastur_edges(gamma);
        const auto with = [gamma](double (*function)(double, double)) {
            return [gamma, function](double x) { return function(gamma, x); };
        };
        laws.push_back({fmt::format("Marchenko-Pastur, gamma = {}", gamma),
                        [gamma] { return inside(gamma); },
                        support.low,
                        support.high,
                        {{Kind::cdf, with(marchenko_pastur_cdf)},
                         {Kind::survival, with(marchenko_pastur_survival)},
                         {Kind::density, with(marchenko_pastur_density)},
                         {Kind::quantile, with(marchenko_pastur_quantile)}}});
    }
    return laws;
}

std::vector<Numbers> marchenko_pastur_numbers() {
    const std::string law = "Marchenko-Pastur";
    return {
        {law, "`marchenko_pastur_edges`", "gamma = 0.01 … 30", edges,
         [] { return marchenko_pastur_edges(0.5).low; }},
        {law, "`marchenko_pastur_stieltjes`", "gamma = 0.2 … 2.5, z = -30 … -0.001",
         [] { return transforms(false); }, [] { return marchenko_pastur_stieltjes(0.5, -1.0); }},
        {law, "`marchenko_pastur_companion`", "the same", [] { return transforms(true); },
         [] { return marchenko_pastur_companion(0.5, -1.0); }},
        {law, "`marchenko_pastur_moment`", "gamma = 0.04 … 7, k = 1 … 12", moments,
         [] { return marchenko_pastur_moment(0.5, 4); }},
        mean_of("`marchenko_pastur_mean_inverse`", marchenko_pastur_mean_inverse,
                [](const FiftyDigits& x) { return FiftyDigits(1 / x); }),
        mean_of("`marchenko_pastur_mean_inverse_square`", marchenko_pastur_mean_inverse_square,
                [](const FiftyDigits& x) { return FiftyDigits(1 / (x * x)); }),
        mean_of("`marchenko_pastur_mean_log`", marchenko_pastur_mean_log,
                [](const FiftyDigits& x) { return FiftyDigits(log(x)); }),
        {law + " at finite size", "`gaussian_spectral_moment`", "n = 1 … 40, p = 1, k = 1 … 4",
         gaussian_moments, [] { return gaussian_spectral_moment(60, 30, 3); }}};
}

}  // namespace overfit::law_tables
