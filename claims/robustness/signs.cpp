/// Claims about quadratic forms: how well the smooth ones fit random signs.
#include <cmath>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/parts.hpp"
#include "experiments/isoperimetry.hpp"
#include "theory/isoperimetry.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::Points;
using experiments::SignedProducts;

double ratio_of(const SignedProducts& products) {
    return static_cast<double>(products.dimension) / products.samples;
}

std::string at(const SignedProducts& products) {
    return fmt::format("n = {}, d = {}", products.samples, products.dimension);
}

/// Bounded by 1/2: the mean of |x_i|^2 over 2.
Measurement fit_of(const SignedProducts& products, const Run& run, std::size_t trials) {
    return mean_of(experiments::quadratic_rademacher(products, run.trials(trials, at(products))));
}

Check proportional_limit(Points points) {
    return [points](const Run& run) {
        Evidence evidence;
        for (const int d : {20, 60})
            for (const int samples : {d / 4, d, 4 * d}) {
                const SignedProducts products{points, samples, d};
                const double limit = theory::quadratic_rademacher_limit(ratio_of(products));
                evidence.push_back(
                    {.at = at(products),
                     .expected = limit,
                     .measured =
                         fit_of(products, run, d == 20 ? 1000 : 200) +
                         Tolerance::finite_size(limit, d, 1.0,
                                                "for n >> d three corrections of relative size "
                                                "0.43/d, 0.37/d and -1/d; any sum of them is "
                                                "within 1/d"),
                     .rival = theory::quadratic_rademacher_leading(ratio_of(products))});
            }
        return evidence;
    };
}

Check many_points_limit(Points points) {
    return [points](const Run& run) {
        Evidence evidence;
        for (const auto& [samples, d, trials] : {std::tuple{1500, 10, 800}, {4000, 20, 150}}) {
            const SignedProducts products{points, samples, d};
            const double leading = theory::quadratic_rademacher_leading(ratio_of(products));
            evidence.push_back(
                {.at = at(products),
                 .expected = leading * (1.0 + theory::quadratic_rademacher_correction() / d),
                 .measured =
                     fit_of(products, run, static_cast<std::size_t>(trials)) +
                     Tolerance::finite_size(leading, d, 2.0, "next order of the expansion in 1/d") +
                     Tolerance::finite_size(leading, 10.0 / ratio_of(products), 1.0,
                                            "the limit at fixed d/n is less by the "
                                            "share d/(10 n)"),
                 .rival = 0.5 * std::sqrt(ratio_of(products))});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> sign_claims() {
    return {
        {.id = "robustness.best_quadratic_fit_tendsto_closed_form_of_proportional_sizes",
         .statement =
             "The best fit of random signs by 1-Lipschitz quadratic forms tends to a closed form "
             "of d/n; for n <= d it is (1 - n/(4 d))/2.",
         .hypotheses = "Uniform points of the unit sphere, d/n = 4, 1 and 1/4 at d = 20 and 60.",
         .formula = "R = (1/2) |(1/n) sum y_i x_i x_i'|_* -> (1/2) sqrt(d/n) m(d/n)",
         .source = {"BubeckSellke2021", "section 1, dual form for quadratics", "000"},
         .kind = Kind::asymptotic_law,
         .check = proportional_limit(Points::sphere),
         .rival = "4/(3 pi) sqrt(d/n), the limit for n >> d",
         .controls = {{.name = "flat_subsphere",
                       .world = "Points of a unit sphere of three dimensions: the intrinsic "
                                "dimension counts.",
                       .check = proportional_limit(Points::flat_subsphere)}},
         .figure = "robustness_signs"},

        {.id = "robustness.best_quadratic_fit_tendsto_four_over_three_pi_sqrt_d_over_n",
         .statement =
             "With many points 1-Lipschitz quadratic forms fit random signs by "
             "4/(3 pi) sqrt(d/n): one that interpolates has a Lipschitz constant of at least "
             "(3 pi/4) sqrt(n/d), about 1.67 sqrt(n d/p).",
         .hypotheses = "Uniform points of the unit sphere, n = 1500, d = 10 and n = 4000, d = 20; "
                       "with the correction -0.197/d.",
         .formula = "R = 4/(3 pi) sqrt(d/n) (1 - 0.197/d)",
         .source = {"BubeckSellke2021", "section 1, dual form for quadratics", "000"},
         .kind = Kind::asymptotic_law,
         .check = many_points_limit(Points::sphere),
         .rival = "(1/2) sqrt(d/n), the bound of a nuclear norm by sqrt(d) Frobenius norms",
         .controls = {{.name = "flat_subsphere",
                       .world = "Points of a unit sphere of three dimensions.",
                       .check = many_points_limit(Points::flat_subsphere)}},
         .figure = "robustness_signs"},
    };
}

}  // namespace overfit::claims::robustness
