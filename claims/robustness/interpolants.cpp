/// Claims about interpolants of least norm whose Lipschitz constants are exact: linear functions
/// and quadratic forms.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/parts.hpp"
#include "claims/robustness/scaling.hpp"
#include "experiments/lipschitz.hpp"
#include "theory/interpolant_smoothness.hpp"

namespace overfit::claims::robustness {

std::string at(const theory::QuadraticInterpolants& model) {
    return fmt::format("n = {}, d = {}, p = {}", model.samples, model.dimension, model.parameters);
}

namespace {

using experiments::Labels;
using theory::LinearInterpolants;
using theory::QuadraticInterpolants;

Check linear_law(Labels labels) {
    return [labels](const Run& run) {
        Evidence evidence;
        for (const LinearInterpolants model :
             {LinearInterpolants{5, 8}, {8, 8}, {20, 80}, {40, 42}}) {
            const std::string place =
                fmt::format("n = {}, p = d = {}", model.samples, model.dimension);
            const std::vector<double> constants =
                experiments::linear_lipschitz(model, labels, run.trials(4000, place));
            const LinearInterpolants one_less{model.samples, model.dimension + 1};
            evidence.push_back(
                {.at = place,
                 .relation = Relation::follows,
                 .measured = distance_of(
                     constants, [&](double t) { return theory::linear_lipschitz_cdf(model, t); }),
                 .rival = distance_of(constants, [&](double t) {
                              return theory::linear_lipschitz_cdf(one_less, t);
                          }).value});
        }
        return evidence;
    };
}

// What quadratic_lipschitz_median leaves out is of order 1/d, from the Gram matrix of the points
// (its condition is 1 + O(sqrt(n)/d), and n is of order d) and the sphere's d + 2 against d + 1,
// and at most share^2 d / (2 n) <= 0.005 / 2, from the shape of the points' part. 3000 trials at
// each of the sizes below put it between -0.2/d and -0.8/d.
double next_order(const QuadraticInterpolants& model) {
    return 1.0 / model.dimension;
}

Check quadratic_constant(Labels labels) {
    return [labels](const Run& run) {
        Evidence evidence;
        for (const QuadraticInterpolants model :
             {QuadraticInterpolants{80, 40, 154}, {160, 40, 226}, {160, 80, 468}}) {
            const double gap = model.parameters - model.samples;
            const std::vector<double> constants = experiments::quadratic_lipschitz(
                model, labels,
                run.trials(12'000 / static_cast<std::size_t>(model.samples), at(model)));
            const double law = std::sqrt(model.samples * (model.dimension + 1.0) / gap);
            evidence.push_back(
                {.at = at(model) + ", L over sqrt(n (d + 1) / (p - n))",
                 .expected = theory::quadratic_lipschitz_median(model) / law,
                 .measured = median_of(over(constants, law)) +
                             Tolerance::finite_size(std::sqrt(8.0) * next_order(model), 1.0, 0.0,
                                                    "the next order of the edge"),
                 .rival = std::sqrt(8.0 * gap / model.parameters)});
        }
        return evidence;
    };
}

Check exponents(Labels labels) {
    return [labels](const Run& run) {
        Evidence evidence;
        for (const Scaling<QuadraticInterpolants>& scaling :
             {Scaling<QuadraticInterpolants>{"n", 60, 240, {60, 60, 180}, {240, 60, 360}, 0.5},
              {"d", 31, 121, {60, 30, 100}, {60, 120, 100}, 0.5},
              {"p - n", 20, 200, {120, 60, 140}, {120, 60, 320}, -0.5}})
            evidence.push_back(exponent_of(
                scaling,
                [&](const QuadraticInterpolants& model) {
                    return experiments::quadratic_lipschitz(model, labels,
                                                            run.trials(100, at(model)));
                },
                theory::quadratic_lipschitz_median, "the edge's correction of order d^(-2/3)",
                next_order));
        return evidence;
    };
}

}  // namespace

std::vector<Claim> interpolant_claims() {
    return {
        {.id = "robustness.linear_lipschitz_constant_eq_exact_law_of_gaussian",
         .statement =
             "Of linear functions, p = d, the Lipschitz constant of the least-norm interpolant of "
             "random signs has an exact law at every size: sqrt(n d / chi-square).",
         .hypotheses = "Gaussian points of variance 1/d, fair signs; (n, d) = (5, 8), (8, 8), "
                       "(20, 80), (40, 42).",
         .formula = "L^2 = n d / chi^2 with d - n + 1 degrees of freedom",
         .source = {"BubeckSellke2021", "section 1, linear regression in d dimensions", "000"},
         .kind = Kind::exact_law,
         .check = linear_law(Labels::signs),
         .rival = "one degree of freedom more",
         .controls = {{.name = "no_label_noise",
                       .world = "Labels that one linear function gives.",
                       .check = linear_law(Labels::smooth)}},
         .figure = "robustness_quadratics"},

        {.id = "robustness.lipschitz_constant_tendsto_law_of_quadratics",
         .statement =
             "Quadratic forms with p parameters that interpolate random signs have the Lipschitz "
             "constant 2 sqrt(2) sqrt(n d / (p - n)): the law of robustness with its constant.",
         .hypotheses =
             "Uniform points on the unit sphere, T in a random p-dimensional space of symmetric "
             "matrices, of least Frobenius norm; exact constant on the unit ball; d = 40, 80, "
             "n = 2 d and 4 d, p - n a tenth of what there is.",
         .formula = "L / sqrt(n (d + 1) / (p - n)) -> 2 sqrt(2) (1 + m / (2 d^(2/3)))",
         .source = {"BubeckSellke2021", "Theorem 1, for quadratic forms", "000"},
         .kind = Kind::asymptotic_law,
         .check = quadratic_constant(Labels::signs),
         .rival = "n d / p in place of n d / (p - n)",
         .controls = {{.name = "no_label_noise",
                       .world = "All labels 1, which |x|^2 fits.",
                       .check = quadratic_constant(Labels::smooth)}},
         .figure = "robustness_quadratics"},

        {.id = "robustness.lipschitz_exponents_eq_half_of_quadratics",
         .statement =
             "The Lipschitz constant of quadratic forms that interpolate noise grows as n^(1/2) "
             "and d^(1/2) and falls as (p - n)^(-1/2).",
         .hypotheses = "The same; n from 60 to 240, d from 30 to 120, p - n from 20 to 200, the "
                       "two others fixed.",
         .formula = "exponents 1/2, 1/2, -1/2",
         .source = {"BubeckSellke2021", "Theorem 1", "000"},
         .kind = Kind::exponent,
         .check = exponents(Labels::signs),
         .controls = {{.name = "no_label_noise",
                       .world = "All labels 1, which |x|^2 fits.",
                       .check = exponents(Labels::smooth)}},
         .figure = "robustness_quadratics"},
    };
}

}  // namespace overfit::claims::robustness
