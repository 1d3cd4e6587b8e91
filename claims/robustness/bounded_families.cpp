/// The law of robustness as an inequality, on functions that were built without it in mind.
#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/close_pairs.hpp"
#include "claims/robustness/parts.hpp"
#include "experiments/orthant_function.hpp"
#include "experiments/smooth_interpolants.hpp"
#include "theory/robustness_bounds.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::LabelWorld;
using theory::SpherePoints;

/// A family of functions, with its number of real parameters.
struct Family {
    std::string name;
    SpherePoints sphere;
    double parameters;
    std::function<std::vector<double>(const SpherePoints& sphere, const numerics::Trials& trials)>
        lipschitz;
};

using Construction = experiments::InterpolantSample (*)(const SpherePoints& sphere,
                                                        LabelWorld world,
                                                        const numerics::Trials& trials);

Family family(std::string name, double parameters, Construction construction) {
    return {
        .name = std::move(name),
        .sphere = {.points = 100, .dimension = 50},
        .parameters = parameters,
        .lipschitz = [construction](const SpherePoints& sphere, const numerics::Trials& trials) {
            return construction(sphere, LabelWorld::fair, trials).lipschitz;
        }};
}

/// Of 100 points in 50 dimensions.
std::vector<Family> bounded_families() {
    return {family("optimal extension", 100.0 * 51.0, experiments::optimal_extension),
            family("bumps", 100.0 * 51.0, experiments::bumps),
            family("ridge function", 150.0, experiments::ridge_function)};
}

std::vector<Family> unbounded_family() {
    return {{.name = "digits for orthants",
             .sphere = {.points = 10'485, .dimension = 20},
             .parameters = 1.0,
             .lipschitz = [](const SpherePoints& sphere, const numerics::Trials& trials) {
                 return experiments::orthant_function(
                            sphere,
                            {.slope = 4.0 * std::pow(sphere.dimension, 1.5),
                             .digits = std::exp2(sphere.dimension)},
                            trials)
                     .lipschitz;
             }}};
}

// A constant is a quotient whose distance is known to d roundings.
Check obeys_law(std::vector<Family> families) {
    return [families = std::move(families)](const Run& run) {
        Evidence evidence;
        for (const Family& family : families) {
            const SpherePoints& sphere = family.sphere;
            const std::vector<double> lipschitz =
                family.lipschitz(sphere, run.trials(16, family.name));
            const double least = *std::ranges::min_element(lipschitz);
            evidence.push_back(
                {.at = fmt::format("{}, {}, p = {}", family.name, at(sphere), family.parameters),
                 .relation = Relation::at_least,
                 .expected =
                     theory::robustness_scale(sphere.points, sphere.dimension, family.parameters),
                 .measured = computed(least, least, 10.0 * sphere.dimension)});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> bounded_family_claims() {
    return {{.id = "robustness.constructions_obey_root_nd_over_p_of_bounded_parameters",
             .statement =
                 "Functions built to fit random labels, whose p parameters are points, labels and "
                 "slopes, have Lipschitz constants of at least √(n d / p), with constant 1: the "
                 "smoothest by a factor near 2, ridge functions by thousands.",
             .hypotheses =
                 "Optimal extension and bumps, p = n (d + 1); ridge functions, p = n + d; "
                 "n = 100, d = 50; every trial.",
             .formula = "Lip(f) >= √(n d / p)",
             .source = {"BubeckSellke2021", "Theorem 1, whose constant is open", "000"},
             .kind = Kind::inequality,
             .check = obeys_law(bounded_families()),
             .controls = {{.name = "unbounded_parameter",
                           .world = "One real number with 2^20 binary digits, a label in each: it "
                                    "undercuts the law with p = 1.",
                           .check = obeys_law(unbounded_family())}},
             .figure = "robustness_constructions"}};
}

}  // namespace overfit::claims::robustness
