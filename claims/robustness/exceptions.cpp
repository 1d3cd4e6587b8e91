/// Claims about constructions: how smooth a function through random labels can be.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/close_pairs.hpp"
#include "claims/robustness/parts.hpp"
#include "experiments/smooth_interpolants.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::InterpolantSample;
using experiments::LabelWorld;
using theory::Closeness;
using theory::SpherePoints;

// A value of f is a sum of a distance times L and a label: the distance is the root of a sum of d
// products, and L turns its error into one of f.
Check optimal_extension(LabelWorld world) {
    return [world](const Run& run) {
        Evidence evidence;
        for (const int dimension : {20, 100, 300}) {
            const SpherePoints sphere{.points = 1000, .dimension = dimension};
            const InterpolantSample sample =
                experiments::optimal_extension(sphere, world, run.trials(32, at(sphere)));
            evidence.push_back({.at = at(sphere),
                                .expected = theory::optimal_lipschitz_quantile(sphere, 0.5),
                                .measured = median_with_close_pairs(
                                    sample.lipschitz, sphere, theory::optimal_lipschitz_quantile,
                                    Closeness::on_sphere),
                                .rival = std::numbers::sqrt2});
            evidence.push_back(fits(sphere, sample, 10.0 * dimension));
        }
        return evidence;
    };
}

/// Every bump is 1 at its own point and exactly 0 at all others.
Check bumps(LabelWorld world) {
    return [world](const Run& run) {
        Evidence evidence;
        for (const int dimension : {100, 200}) {
            const SpherePoints sphere{.points = 1000, .dimension = dimension};
            const InterpolantSample sample =
                experiments::bumps(sphere, world, run.trials(32, at(sphere)));
            evidence.push_back({.at = at(sphere),
                                .expected = theory::bump_lipschitz_quantile(sphere, 0.5),
                                .measured = median_with_close_pairs(sample.lipschitz, sphere,
                                                                    theory::bump_lipschitz_quantile,
                                                                    Closeness::on_sphere),
                                .rival = std::numbers::sqrt2});
            evidence.push_back(fits(sphere, sample, 0.0));
        }
        return evidence;
    };
}

// Among 50 points in 3000 dimensions two have overlapping caps with probability below 5e-9.
Check cap_ramps(double height, SpherePoints sphere) {
    return [=](const Run& run) {
        const InterpolantSample sample =
            experiments::cap_ramps(sphere, height, LabelWorld::fair, run.trials(8, at(sphere)));
        Evidence evidence;
        for (const double lipschitz : {*std::ranges::min_element(sample.lipschitz),
                                       *std::ranges::max_element(sample.lipschitz)})
            evidence.push_back(
                {.at = fmt::format("{}, height {}", at(sphere), height),
                 .expected = std::sqrt(7.0),
                 .measured = computed(lipschitz, std::sqrt(7.0), 10.0 * sphere.dimension) +
                             Tolerance::discretisation(
                                 1e-9 * std::sqrt(7.0),
                                 "slopes are taken inside the edge by 1e-9 of the height"),
                 .rival = 2.0 / height});
        evidence.push_back(fits(sphere, sample, 10.0 * sphere.dimension / height));
        return evidence;
    };
}

}  // namespace

std::vector<Claim> exception_claims() {
    return {
        {.id = "robustness.optimal_lipschitz_eq_closest_opposite_pair_of_sphere",
         .statement =
             "Among all functions the smoothest through random labels on the sphere has a bounded "
             "Lipschitz constant, which falls to √2 as d grows: its median is that of two over the "
             "distance of the closest opposite pair.",
         .hypotheses = "McShane's extension; uniform points, fair labels; n = 1000, d = 20, 100, "
                       "300; median.",
         .formula = "L = (2 / (1 - t))^(1/2), n (n - 1) P(<x, x'> > t) / 4 = log 2",
         .source = {"BubeckSellke2021", "Remark 1.1", "000"},
         .kind = Kind::exact_value,
         .check = optimal_extension(LabelWorld::fair),
         .rival = "its limit √2 in many dimensions",
         .controls = {{.name = "low_sphere",
                       .world = "The points lie on a sphere of three dimensions in R^d: L grows "
                                "with n.",
                       .check = optimal_extension(LabelWorld::low_sphere)}},
         .figure = "robustness_constructions"},

        {.id = "robustness.bumps_reach_bounded_lipschitz_of_n_times_d_parameters",
         .statement =
             "With n (d + 1) parameters any labels can be fitted smoothly: a bump on each point, "
             "as wide as the closest pair allows, has a Lipschitz constant below 2, at the median "
             "that the law of the closest pair gives.",
         .hypotheses = "sum_i y_i max(0, 1 - 2 |x - x_i| / delta); n = 1000, d = 100, 200; median.",
         .formula = "L = (2 / (1 - t))^(1/2), n (n - 1) P(<x, x'> > t) / 2 = log 2",
         .source = {"BubeckSellke2021", "Remark 1.1", "000"},
         .kind = Kind::exact_value,
         .check = bumps(LabelWorld::fair),
         .rival = "its limit √2 in many dimensions",
         .controls = {{.name = "low_sphere",
                       .world = "The points lie on a sphere of three dimensions in R^d.",
                       .check = bumps(LabelWorld::low_sphere)}},
         .figure = "robustness_constructions"},

        {.id = "robustness.cap_ramps_have_lipschitz_root_seven_of_disjoint_caps",
         .statement =
             "A network of 2 n ReLU neurons, two for each point, fits any labels with Lipschitz "
             "constant √7 on the sphere, however many points there are, if these are nearly "
             "orthogonal.",
         .hypotheses = "Ramps of height 1/4; all inner products at most 1/8; n = 50, d = 3000.",
         .formula = "L = ((2 - s) / s)^(1/2) for ramps of height s",
         .source = {"BubeckLiNagaraj2021", "one neuron for each point suffices", "000"},
         .kind = Kind::identity,
         .check = cap_ramps(0.25, {.points = 50, .dimension = 3000}),
         .rival = "twice the slope of the ramp along the radius",
         .controls = {{.name = "overlapping_caps",
                       .world = "In 60 dimensions many caps overlap, and slopes add up.",
                       .check = cap_ramps(0.25, {.points = 50, .dimension = 60})}},
         .figure = "robustness_constructions"},
    };
}

}  // namespace overfit::claims::robustness
