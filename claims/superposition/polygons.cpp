/// Claims about examples at the corners of a polygon: any number fits, at a price in norms.
#include "experiments/polygons.hpp"

#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/superposition/parts.hpp"
#include "theory/example_polygon.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::Inputs;
using experiments::PolygonWorld;
using numerics::Stream;
using theory::ExamplePolygon;

constexpr int active = 7;

/// Of sqrt(loss): every output is off by some roundings of r^2 times its input, and the squared
/// inputs of all T examples add up to T. A dozen for the corners, the square root and the product,
/// 2 `active` for the sums.
Measurement root_loss(double loss, double radius_squared, int examples) {
    return computed(std::sqrt(loss), std::max(1.0, radius_squared),
                    (12.0 + 2.0 * active) * std::sqrt(examples));
}

double measured_loss(const ExamplePolygon& polygon, double radius_squared, PolygonWorld world,
                     const Run& run) {
    Stream stream(run.trials(1, fmt::format("T = {}", polygon.examples)).key, 0);
    const Inputs x = experiments::disjoint_unit_inputs(polygon.examples, active, stream);
    return experiments::reconstruction_loss(
        experiments::polygon_model(x, radius_squared, world, stream), x);
}

/// At the least radius, where the rival is the radius of its limit T^2/(2 pi^2).
Check every_number_fits(PolygonWorld world) {
    return [world](const Run& run) {
        Evidence evidence;
        for (const int examples : {3, 4, 5, 8, 10, 30, 100, 1000}) {
            const ExamplePolygon polygon{examples};
            const double radius_squared = theory::polygon_radius_squared(polygon);
            const double limit_share = examples * examples / (2.0 * M_PI * M_PI) / radius_squared;
            evidence.push_back(
                {.at = fmt::format("T = {}", examples),
                 .expected = std::sqrt(theory::polygon_loss(polygon)),
                 .measured = root_loss(measured_loss(polygon, radius_squared, world, run),
                                       radius_squared, examples),
                 .rival = std::sqrt(theory::polygon_loss({examples, std::min(1.0, limit_share)}))});
        }
        return evidence;
    };
}

/// Below the least radius; the rival counts one neighbour.
Check leaks_below(PolygonWorld world) {
    return [world](const Run& run) {
        Evidence evidence;
        for (const int examples : {5, 10, 100})
            for (const double share : {0.95, 0.5, 0.1}) {
                const ExamplePolygon polygon{examples, share};
                const double radius_squared = theory::polygon_radius_squared(polygon);
                evidence.push_back(
                    {.at = fmt::format("T = {}, r^2 at {} of the least", examples, share),
                     .expected = std::sqrt(theory::polygon_loss(polygon)),
                     .measured = root_loss(measured_loss(polygon, radius_squared, world, run),
                                           radius_squared, examples),
                     .rival = 1.0 - share});
            }
        return evidence;
    };
}

/// Norms at the least radius that a bisection finds.
Check norms_at_least_radius(PolygonWorld world) {
    return [world](const Run& run) {
        Evidence evidence;
        for (const int examples : {5, 10, 30, 100}) {
            Stream stream(run.trials(1, fmt::format("T = {}", examples)).key, 0);
            const Inputs x = experiments::disjoint_unit_inputs(examples, active, stream);
            const double least = experiments::least_radius_squared(x, world, stream);
            const experiments::ReluOutput model =
                experiments::polygon_model(x, least, world, stream);
            const ExamplePolygon polygon{examples};
            const auto add = [&](const char* name, double expected, double norm, double limit) {
                // The bisection stops at a relative 1e-9, and takes a loss of 1e-20 for none.
                evidence.push_back({.at = fmt::format("T = {}, {}", examples, name),
                                    .expected = expected,
                                    .measured = computed(norm, 0.0, 0.0) +
                                                Tolerance::discretisation(
                                                    4e-9 * expected, "where the bisection stops"),
                                    .rival = limit});
            };
            const double root = std::sqrt(examples);
            const double limit = examples * examples / (2.0 * M_PI * M_PI);
            add("||W||", theory::polygon_weight_norm(polygon), model.weights.norm(),
                std::sqrt(limit) * root);
            add("||b||", theory::polygon_bias_norm(polygon), model.bias.norm(), limit * root);
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> polygon_claims() {
    return {
        {.id = "superposition.any_number_of_orthonormal_examples_fits_in_plane",
         .statement =
             "Two hidden dimensions memorise any number T of orthonormal examples without error, "
             "as the corners of a regular polygon: from the radius r^2 = 1/(1 - cos(2 pi/T)) on.",
         .hypotheses =
             "x' = max(0, W'W x + b); T examples of 7 features each, no feature in two of them; T "
             "= 3, 4, 5, 8, 10, 30, 100, 1000 in double precision.",
         .formula = "loss = 0 at W = r sum_t u_t x_t', b = -(r^2 - 1) sum_t x_t",
         .source = {"HenighanEtAl2023", "appendix: T-gons of any size", "003"},
         .kind = Kind::identity,
         .check = every_number_fits(PolygonWorld::whole),
         .rival = "the radius T^2/(2 pi^2) of large T",
         .controls = {{.name = "without_bias",
                       .world = "The same weights without a bias.",
                       .check = every_number_fits(PolygonWorld::without_bias)},
                      {.name = "linear",
                       .world = "The same model without the maximum.",
                       .check = every_number_fits(PolygonWorld::linear)},
                      {.name = "irregular",
                       .world = "One corner a tenth of its step nearer to the next.",
                       .check = every_number_fits(PolygonWorld::corner_shifted)}},
         .figure = "superposition_polygons"},

        {.id = "superposition.two_neighbours_leak_of_polygons_below_least_radius",
         .statement =
             "A polygon of examples with a share f of the least r^2 has the loss 2 (1 - f)^2 while "
             "only the nearest two leak, and sum_j max(0, 1 - r^2 (1 - cos(2 pi j/T)))^2 in "
             "general.",
         .hypotheses =
             "T = 5, 10, 100 orthonormal examples of 7 features each; f = 0.95, 0.5, 0.1.",
         .formula = "loss^(1/2) = (sum_(j=1)^(T-1) max(0, 1 - r^2 (1 - cos(2 pi j/T)))^2)^(1/2)",
         .source = {"HenighanEtAl2023", "appendix: T-gons; the loss derived here", "003"},
         .kind = Kind::identity,
         .check = leaks_below(PolygonWorld::whole),
         .rival = "one neighbour leaks: loss (1 - f)^2",
         .controls = {{.name = "without_bias",
                       .world = "The same weights without a bias.",
                       .check = leaks_below(PolygonWorld::without_bias)}},
         .figure = "superposition_polygons"},

        {.id = "superposition.norms_of_smallest_memoriser_grow_with_examples_of_polygons",
         .statement =
             "The least weights and biases with which a polygon memorises T examples grow with T: "
             "||W||^2 = T r^2, ||b|| = (||W||^2 - T)/T^(1/2) with r^2 = 1/(1 - cos(2 pi/T)), that "
             "is like T^3 and T^(5/2).",
         .hypotheses = "T = 5, 10, 30, 100 orthonormal examples; the least radius without loss is "
                       "found by bisection.",
         .formula = "||W|| = (T/(1 - cos(2 pi/T)))^(1/2), ||b|| = (||W||^2 - T)/T^(1/2)",
         .source = {"HenighanEtAl2023", "lengths of hidden vectors, and appendix", "003"},
         .kind = Kind::identity,
         .check = norms_at_least_radius(PolygonWorld::whole),
         .rival = "r^2 = T^2/(2 pi^2), and a bias that undoes all of r^2",
         .controls = {{.name = "irregular",
                       .world = "One corner a tenth of its step nearer to the next: the closest "
                                "pair decides.",
                       .check = norms_at_least_radius(PolygonWorld::corner_shifted)}},
         .figure = "superposition_polygons"},
    };
}

}  // namespace overfit::claims::superposition
