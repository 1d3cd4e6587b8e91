/// Claims about the least Lipschitz constant of any interpolant of a class, with certificates.
#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/parts.hpp"
#include "experiments/least_lipschitz.hpp"
#include "theory/interpolant_smoothness.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::Labels;
using experiments::LeastLipschitz;
using theory::QuadraticInterpolants;

/// All forms, and a third of what there is beyond n.
const std::vector<QuadraticInterpolants>& classes() {
    static const std::vector<QuadraticInterpolants> all{
        {80, 20, 210}, {60, 30, 465}, {120, 30, 465}, {120, 30, 224}};
    return all;
}

/// The bounds of a trial enclose its constant to a thousandth.
Tolerance between_bounds(double value) {
    return Tolerance::discretisation(1e-3 * value, "the two bounds of a trial");
}

// Corrections to the limit are of order 1/d: those of a Gaussian symmetric matrix to its semicircle
// (the density's first correction moves A by less than A/(2d)), and of the points, whose fourth
// moments count for more where there are fewer. 300 trials at each of the sizes below put them
// between -0.2/d and 0.6/d.
Check tends_to_law(Labels labels) {
    return [labels](const Run& run) {
        Evidence evidence;
        for (const QuadraticInterpolants& model : classes()) {
            const LeastLipschitz least =
                experiments::least_lipschitz(model, labels, 1.0, run.trials(30, at(model)));
            const double law = theory::least_quadratic_lipschitz(model);
            evidence.push_back(
                {.at = at(model) + ", L over its law",
                 .expected = 1.0,
                 .measured = median_of(over(least.upper, law)) + between_bounds(1.0) +
                             Tolerance::finite_size(1.0, model.dimension, 1.0,
                                                    "semicircle and fourth moments, order 1/d"),
                 .rival = theory::quadratic_lipschitz_law(model) / law});
        }
        return evidence;
    };
}

/// The least of upper / dual over all trials is at least 1.
Check lies_above_dual(double target) {
    return [target](const Run& run) {
        Evidence evidence;
        for (const QuadraticInterpolants model :
             {QuadraticInterpolants{20, 20, 210}, {80, 20, 210}, {80, 20, 119}}) {
            const LeastLipschitz least = experiments::least_lipschitz(model, Labels::signs, target,
                                                                      run.trials(20, at(model)));
            double ratio = least.upper.front() / least.dual.front();
            for (std::size_t i = 1; i < least.upper.size(); ++i)
                ratio = std::min(ratio, least.upper[i] / least.dual[i]);
            evidence.push_back({.at = at(model) + ", least of L R",
                                .relation = Relation::at_least,
                                .expected = 1.0,
                                .measured = computed(ratio, ratio, 1e3)});
        }
        return evidence;
    };
}

/// Of the smoothest interpolant, or of the one of least norm.
Check falls_faster(bool is_least) {
    return [is_least](const Run& run) {
        const QuadraticInterpolants few{60, 24, 100}, many{60, 24, 300};
        const auto constants = [&](const QuadraticInterpolants& model) {
            const LeastLipschitz least =
                experiments::least_lipschitz(model, Labels::signs, 1.0, run.trials(250, at(model)));
            return is_least ? least.upper : least.of_least_norm;
        };
        const double low = few.parameters - few.samples, high = many.parameters - many.samples;
        const double span = std::log(high / low);
        return Evidence{
            {.at = fmt::format("exponent of p - n, {} to {}", at(few), at(many)),
             .expected = std::log(theory::least_quadratic_lipschitz(many) /
                                  theory::least_quadratic_lipschitz(few)) /
                         span,
             .measured = median_scaling_exponent(low, constants(few), high, constants(many)) +
                         between_bounds(1.0 / span) +
                         Tolerance::finite_size(1.0 / span, few.dimension, 1.0,
                                                "the two corrections of order 1/d differ by less "
                                                "than one"),
             .rival = -0.5}};
    };
}

}  // namespace

std::vector<Claim> least_claims() {
    return {
        {.id = "robustness.least_lipschitz_constant_tendsto_law_of_quadratics",
         .statement =
             "The smoothest of all interpolating quadratic forms with p parameters obeys the law "
             "too: its Lipschitz constant, enclosed by certified bounds, is sqrt(n d / (p - n)) "
             "times "
             "a constant that the share (p - n)/P decides, from 2 sqrt 2 = 2.83 for few parameters "
             "to 3 pi / (4 sqrt 2) = 1.67 for all.",
         .hypotheses = "Uniform points on the unit sphere, fair signs; all forms, P = d(d + 1)/2, "
                       "and a random space of a third of what there is beyond n; d = 20, 30, "
                       "n = 2 d, 4 d.",
         .formula = "L^2 = n (d + 2) / max_k (2 P A(k)^2 - (P - p + n) B(k) / 2)",
         .source = {"BubeckSellke2021",
                    "Theorem 1: every f of the class; limit by Gordon's "
                    "comparison, ThrampoulidisOymakHassibi2015",
                    "000"},
         .kind = Kind::asymptotic_law,
         .check = tends_to_law(Labels::signs),
         .rival = "the interpolant of least norm",
         .controls = {{.name = "no_label_noise",
                       .world = "All labels 1, which |x|^2 fits.",
                       .check = tends_to_law(Labels::smooth)}},
         .figure = "robustness_least"},

        {.id = "robustness.every_interpolant_lies_above_dual_bound_of_quadratics",
         .statement =
             "No interpolating quadratic form is smoother than 1/R, R the correlation with the "
             "labels that a form of Lipschitz constant 1 can reach.",
         .hypotheses = "The same; n = 20, 80, d = 20, p = 119, 210; the least constant by its "
                       "certified upper bound.",
         .formula = "L >= 1/R = 2 n / |sum_i y_i x_i x_i'|_*",
         .source = {"BubeckSellke2021", "Lemma 2.1: fitting noise is correlating with it", "000"},
         .kind = Kind::inequality,
         .check = lies_above_dual(1.0),
         .controls = {{.name = "half_of_each_label",
                       .world = "Functions that reach only half of each label are smoother.",
                       .check = lies_above_dual(0.5)}},
         .figure = "robustness_least"},

        {.id = "robustness.least_lipschitz_constant_falls_faster_than_root_of_quadratics",
         .statement =
             "With more parameters the smoothest interpolant gains more than the law's root: the "
             "more freedom there is, the more of it goes into smoothness rather than norm.",
         .hypotheses = "The same; n = 60, d = 24, p from 100 to 300.",
         .formula = "exponent of p - n between the two sizes, from the law of the least constant",
         .source = {"BubeckSellke2021", "Theorem 1, as an asymptotic law of a class", "000"},
         .kind = Kind::exponent,
         .check = falls_faster(true),
         .rival = "exponent -1/2",
         .controls = {{.name = "least_norm",
                       .world = "The interpolant of least norm, whose exponent is -1/2.",
                       .check = falls_faster(false)}},
         .figure = "robustness_least"},
    };
}

}  // namespace overfit::claims::robustness
