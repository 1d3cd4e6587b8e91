/// Claims about functions of one projection: few parameters, and an enormous Lipschitz constant.
#include <cmath>
#include <numbers>
#include <vector>

#include "claims/robustness/close_pairs.hpp"
#include "claims/robustness/parts.hpp"
#include "experiments/smooth_interpolants.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::InterpolantSample;
using experiments::LabelWorld;
using theory::Closeness;
using theory::SpherePoints;

/// A value of h is a sum of n slopes times gaps.
Check ridge_median(LabelWorld world) {
    return [world](const Run& run) {
        Evidence evidence;
        for (const SpherePoints sphere :
             {SpherePoints{.points = 400, .dimension = 10}, {400, 100}}) {
            const InterpolantSample sample =
                experiments::ridge_function(sphere, world, run.trials(1000, at(sphere)));
            evidence.push_back({.at = at(sphere),
                                .expected = theory::ridge_lipschitz_quantile(sphere, 0.5),
                                .measured = median_with_close_pairs(
                                    sample.lipschitz, sphere, theory::ridge_lipschitz_quantile,
                                    Closeness::on_line),
                                .rival = 2.0 * theory::ridge_lipschitz_quantile(sphere, 0.5)});
            evidence.push_back(fits(sphere, sample, 10.0 * sphere.points));
        }
        return evidence;
    };
}

/// Both medians are off their power laws by the close pairs that share points: by at most a factor
/// 1 + error / (q log(1/q)) at q = 1/2.
Tolerance sharing_pairs(const SpherePoints& a, const SpherePoints& b, double size_ratio) {
    double constant = 0.0;
    for (const SpherePoints& sphere : {a, b})
        constant += 2.0 / std::numbers::ln2 * a.points *
                    theory::closest_pair_error(sphere, 0.5, Closeness::on_line);
    return Tolerance::finite_size(constant / std::log(size_ratio), a.points, 1.0,
                                  "close pairs that share a point, by the two moments bound");
}

Check ridge_exponent_in_points(LabelWorld world) {
    return [world](const Run& run) {
        const SpherePoints few{.points = 100, .dimension = 10}, many{800, 10};
        const Measurement exponent = median_scaling_exponent(
            few.points,
            experiments::ridge_function(few, world, run.trials(1000, at(few))).lipschitz,
            many.points,
            experiments::ridge_function(many, world, run.trials(1000, at(many))).lipschitz);
        return Evidence{{.at = "n = 100 to 800, d = 10",
                         .expected = 2.0,
                         .measured = exponent + sharing_pairs(few, many, 8.0) +
                                     Tolerance::finite_size(1.1 / std::log(8.0), few.points, 1.0,
                                                            "n (n - 1) pairs for n^2"),
                         .rival = 1.0}};
    };
}

// The median is below its asymptote by a factor 1 - c/d, c < 0.4: theory at d = 10 and 160.
Check ridge_exponent_in_dimension(LabelWorld world) {
    return [world](const Run& run) {
        const SpherePoints low{.points = 300, .dimension = 10}, high{300, 160};
        const Measurement exponent = median_scaling_exponent(
            low.dimension,
            experiments::ridge_function(low, world, run.trials(1000, at(low))).lipschitz,
            high.dimension,
            experiments::ridge_function(high, world, run.trials(1000, at(high))).lipschitz);
        return Evidence{
            {.at = "d = 10 to 160, n = 300",
             .expected = 0.5,
             .measured = exponent + sharing_pairs(low, high, 16.0) +
                         Tolerance::finite_size(0.4 / std::log(16.0), 10.0, 1.0,
                                                "the density of a projection is not Gaussian"),
             .rival = 0.0}};
    };
}

}  // namespace

std::vector<Claim> ridge_function_claims() {
    return {
        {.id = "robustness.ridge_lipschitz_median_eq_closest_projections_of_n_add_d_parameters",
         .statement =
             "The law of robustness is only a lower bound: a function of one projection fits the "
             "labels with n + d parameters, but its median Lipschitz constant is n² √d / (2 √π "
             "log 2), where the law asks for √(n d / (n + d)).",
         .hypotheses = "Piecewise linear through the projections on a fixed direction; n = 400, "
                       "d = 10, 100; median.",
         .formula = "L = n (n - 1) int g² / log 2, g the density of a projection",
         .source = {"BubeckSellke2021", "Theorem 1, which is not claimed to be tight", "000"},
         .kind = Kind::exact_value,
         .check = ridge_median(LabelWorld::fair),
         .rival = "pairs of equal labels count as well",
         .controls = {{.name = "without_noise",
                       .world = "The labels are the side of a hyperplane: only one gap is steep.",
                       .check = ridge_median(LabelWorld::by_side)}},
         .figure = "robustness_constructions"},

        {.id = "robustness.ridge_lipschitz_grows_as_n_squared_of_random_labels",
         .statement = "The Lipschitz constant of a ridge function through random labels grows as "
                      "the square of their number.",
         .hypotheses = "Piecewise linear through n projections; n = 100, 800, d = 10; medians.",
         .formula = "d log L / d log n = 2",
         .source = {"BubeckSellke2021", "Theorem 1, which is not claimed to be tight", "000"},
         .kind = Kind::exponent,
         .check = ridge_exponent_in_points(LabelWorld::fair),
         .rival = "1, as for a typical gap",
         .controls = {{.name = "without_noise",
                       .world = "The labels are the side of a hyperplane.",
                       .check = ridge_exponent_in_points(LabelWorld::by_side)}},
         .figure = "robustness_constructions"},

        {.id = "robustness.ridge_lipschitz_grows_as_root_d_of_random_labels",
         .statement = "The Lipschitz constant of a ridge function through random labels on the "
                      "sphere grows as the root of the dimension.",
         .hypotheses = "Piecewise linear through n projections; n = 300, d = 10, 160; medians.",
         .formula = "d log L / d log d = 1/2",
         .source = {"BubeckSellke2021", "Theorem 1, which is not claimed to be tight", "000"},
         .kind = Kind::exponent,
         .check = ridge_exponent_in_dimension(LabelWorld::fair),
         .rival = "0: no dependence on d",
         .controls = {{.name = "low_sphere",
                       .world = "The points lie on a sphere of three dimensions in R^d.",
                       .check = ridge_exponent_in_dimension(LabelWorld::low_sphere)}},
         .figure = "robustness_constructions"},
    };
}

}  // namespace overfit::claims::robustness
