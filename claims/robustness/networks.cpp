/// Claims about trained two-layer networks: the conjecture Lip(f) >= c sqrt(n / k) holds, with
/// room.
#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/robustness/close_pairs.hpp"
#include "claims/robustness/parts.hpp"
#include "experiments/trained_networks.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::LabelWorld;
using experiments::NetworkSample;
using experiments::NetworkTraining;
using numerics::NetworkActivation;
using theory::SpherePoints;

std::string at(const SpherePoints& sphere, const NetworkTraining& training) {
    return fmt::format("{}, k = {}, {}", robustness::at(sphere), training.neurons,
                       training.activation == NetworkActivation::relu ? "ReLU" : "tanh");
}

// Each gradient is a sum over k neurons of products of d numbers.
Check obeys_conjecture(LabelWorld world) {
    return [world](const Run& run) {
        Evidence evidence;
        const SpherePoints sphere{.points = 128, .dimension = 16};
        for (const NetworkActivation activation :
             {NetworkActivation::relu, NetworkActivation::tanh})
            for (const int neurons : {32, 128}) {
                const NetworkTraining training{.neurons = neurons, .activation = activation};
                const std::string place = at(sphere, training);
                const NetworkSample sample =
                    experiments::trained_networks(sphere, training, world, run.trials(12, place));
                const double least = *std::ranges::min_element(sample.lower);
                evidence.push_back({.at = place,
                                    .relation = Relation::at_least,
                                    .expected = std::sqrt(sphere.points / neurons),
                                    .measured = computed(least, least, 16.0 * neurons)});
                evidence.push_back(
                    {.at = place + ": largest error of a label",
                     .relation = Relation::at_most,
                     .expected = 0.5,
                     .measured = computed(*std::ranges::max_element(sample.largest_error), 1.0,
                                          16.0 * neurons)});
            }
        return evidence;
    };
}

/// The largest gradients at a data point of networks of so many neurons, n = 128.
using GradientsOf = std::vector<double> (*)(int neurons, const Run& run);

std::vector<double> of_trained(int neurons, const Run& run) {
    const SpherePoints sphere{.points = 128, .dimension = 16};
    const NetworkTraining training{.neurons = neurons};
    return experiments::trained_networks(sphere, training, LabelWorld::fair,
                                         run.trials(80, at(sphere, training)))
        .at_data;
}

std::vector<double> of_grouped(int neurons, const Run& run) {
    return experiments::grouped_networks(128, neurons,
                                         run.trials(24, fmt::format("k = {}", neurons)))
        .at_data;
}

/// From one neuron for eight points to one for each.
Check exponent_in_neurons(Relation relation, double expected, GradientsOf gradients) {
    return [=](const Run& run) {
        return Evidence{{.at = "k = 16 to 128, n = 128",
                         .relation = relation,
                         .expected = expected,
                         .measured = median_scaling_exponent(16.0, gradients(16, run), 128.0,
                                                             gradients(128, run)) +
                                     Tolerance::rounding(1.0, 1000.0)}};
    };
}

Check exponent_in_points(LabelWorld world) {
    return [world](const Run& run) {
        const NetworkTraining training{.neurons = 32};
        const auto gradients = [&](double points) {
            const SpherePoints sphere{.points = points, .dimension = 16};
            return experiments::trained_networks(sphere, training, world,
                                                 run.trials(80, at(sphere, training)))
                .at_data;
        };
        return Evidence{
            {.at = "n = 32 to 128, k = 32, d = 16",
             .relation = Relation::at_least,
             .expected = 0.25,
             .measured = median_scaling_exponent(32.0, gradients(32.0), 128.0, gradients(128.0))}};
    };
}

/// {activation (0 ReLU, 1 tanh, 2 grouped), n, k, n / k, law, median, low, high}.
std::vector<double> row(double activation, double points, double neurons,
                        std::vector<double> gradients) {
    return joined({activation, points, neurons, points / neurons, std::sqrt(points / neurons)},
                  with_reach(median_of(std::move(gradients))));
}

std::vector<Cell> network_cells(Tier) {
    std::vector<Cell> cells;
    for (const NetworkActivation activation : {NetworkActivation::relu, NetworkActivation::tanh})
        for (const int neurons : {16, 32, 64, 128, 256}) {
            const SpherePoints sphere{.points = 128, .dimension = 16};
            const NetworkTraining training{.neurons = neurons, .activation = activation};
            const std::string key = at(sphere, training);
            cells.push_back(
                {.key = key, .rows = [=](const Run& run) {
                     return Rows{row(activation == NetworkActivation::relu ? 0.0 : 1.0,
                                     sphere.points, neurons,
                                     experiments::trained_networks(
                                         sphere, training, LabelWorld::fair, run.trials(12, key))
                                         .lower)};
                 }});
        }
    for (const int neurons : {16, 32, 64, 128}) {
        const std::string key = fmt::format("grouped, k = {}", neurons);
        cells.push_back(
            {.key = key, .rows = [=](const Run& run) {
                 return Rows{
                     row(2.0, 128.0, neurons,
                         experiments::grouped_networks(128, neurons, run.trials(6, key)).at_data)};
             }});
    }
    return cells;
}

}  // namespace

std::vector<Sweep> network_sweeps() {
    return {{.id = "robustness_networks",
             .title = "Largest gradients of networks that fit random labels",
             .columns = {"activation", "n", "k", "points_per_neuron", "conjecture",
                         "median_gradient", "low", "high"},
             .cells = network_cells}};
}

std::vector<Claim> network_claims() {
    return {
        {.id = "robustness.trained_networks_obey_root_n_over_k_of_random_labels",
         .statement =
             "No two-layer network of k neurons that is trained to fit n random labels has a "
             "Lipschitz constant below √(n / k): in every training the largest gradient found in "
             "the unit ball is above it.",
         .hypotheses = "ReLU and tanh, plain Adam until every label is met to within 0.1; n = 128, "
                       "d = 16, k = 32, 128; conjectured, with the constant c = 1.",
         .formula = "Lip(f) >= √(n / k)",
         .source = {"BubeckLiNagaraj2021", "the conjecture of the abstract", "000"},
         .kind = Kind::inequality,
         .check = obeys_conjecture(LabelWorld::fair),
         .controls = {{.name = "constant_labels",
                       .world = "All labels are 1: networks stay flat.",
                       .check = obeys_conjecture(LabelWorld::constant)}},
         .figure = "robustness_networks"},

        {.id = "robustness.gradient_falls_as_root_n_over_k_of_plain_training",
         .statement =
             "The largest gradient at the data of networks trained to fit random labels falls "
             "with the number of neurons as the conjectured bound does.",
         .hypotheses = "ReLU, plain Adam; n = 128, d = 16, k = 16, 128; medians.",
         .formula = "d log max_i |grad f(x_i)| / d log k = -1/2",
         .source = {"BubeckLiNagaraj2021",
                    "the conjecture of the abstract, if training attained the bound", "000"},
         .kind = Kind::exponent,
         .outcome = Outcome::refuted,
         .check = exponent_in_neurons(Relation::equals, -0.5, of_trained),
         .controls = {{.name = "grouped_neurons",
                       .world = "Orthonormal points, and a neuron for each group of n / k: it "
                                "attains √(n / k) at every point, up to a constant.",
                       .check = exponent_in_neurons(Relation::equals, -0.5, of_grouped)}},
         .figure = "robustness_networks",
         .correction = "robustness.gradient_falls_slower_than_root_n_over_k_of_plain_training"},

        {.id = "robustness.gradient_falls_slower_than_root_n_over_k_of_plain_training",
         .statement =
             "Plain training does not use its neurons for smoothness: with eight times as many "
             "the largest gradient at the data falls by less than half, where the conjectured "
             "bound falls by √8.",
         .hypotheses = "ReLU, plain Adam; n = 128, d = 16, k = 16, 128; medians.",
         .formula = "d log max_i |grad f(x_i)| / d log k >= -1/3",
         .source = {"BubeckLiNagaraj2021",
                    "the conjecture of the abstract, beside what training finds", "000"},
         .kind = Kind::exponent,
         .check = exponent_in_neurons(Relation::at_least, -1.0 / 3.0, of_trained),
         .controls = {{.name = "grouped_neurons",
                       .world = "Orthonormal points, and a neuron for each group of n / k.",
                       .check = exponent_in_neurons(Relation::at_least, -1.0 / 3.0, of_grouped)}},
         .figure = "robustness_networks"},

        {.id = "robustness.gradient_grows_with_points_of_fixed_width",
         .statement = "At a fixed number of neurons the largest gradient at the data grows with "
                      "the number of random labels, by more than the fourth root.",
         .hypotheses = "ReLU, plain Adam; k = 32, d = 16, n = 32, 128; medians.",
         .formula = "d log max_i |grad f(x_i)| / d log n >= 1/4",
         .source = {"BubeckLiNagaraj2021", "the conjecture of the abstract, whose exponent is 1/2",
                    "000"},
         .kind = Kind::exponent,
         .check = exponent_in_points(LabelWorld::fair),
         .controls = {{.name = "constant_labels",
                       .world = "All labels are 1.",
                       .check = exponent_in_points(LabelWorld::constant)}},
         .figure = "robustness_networks"},
    };
}

}  // namespace overfit::claims::robustness
