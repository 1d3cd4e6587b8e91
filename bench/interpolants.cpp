/// Functions through labelled points: the smoothest of all, and a training step of a network.
#include <benchmark/benchmark.h>

#include <span>
#include <string>

#include "bench/registration.hpp"
#include "numerics/adam.hpp"
#include "numerics/pair_distances.hpp"
#include "numerics/two_layer_training.hpp"

namespace overfit::bench {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

struct Labelled {
    MatrixXd x;
    VectorXd y;
};

Labelled labelled_points(Index n, Index d) {
    numerics::Stream stream(numerics::StreamKey(0, "bench interpolants"), 0);
    Labelled data{.x = MatrixXd(n, d), .y = VectorXd(n)};
    stream.fill_normal({data.x.data(), static_cast<std::size_t>(data.x.size())});
    data.x.rowwise().normalize();
    for (double& label : data.y) label = stream.uniform() < 0.5 ? -1.0 : 1.0;
    return data;
}

void optimal_extension(benchmark::State& state) {
    const Labelled data = labelled_points(state.range(0), 100);
    for (auto _ : state)
        benchmark::DoNotOptimize(numerics::least_distance_of_unequal(data.x, data.y));
    state.SetComplexityN(state.range(0));
}

void training_step(benchmark::State& state, numerics::NetworkActivation activation, Index n,
                   Index k) {
    const Labelled data = labelled_points(n, 32);
    numerics::Stream stream(numerics::StreamKey(0, "bench network"), 0);
    numerics::TwoLayerNetwork network(activation, k, 32);
    numerics::start_randomly(network, 1.0, stream);
    numerics::NetworkLoss loss(data.x, data.y);
    VectorXd gradient;
    const auto size = static_cast<std::size_t>(network.parameters().size());
    numerics::Adam<double> adam(size, {});
    for (auto _ : state) {
        benchmark::DoNotOptimize(loss(network, gradient));
        adam.step(std::span<double>(network.parameters().data(), size),
                  std::span<const double>(gradient.data(), size));
    }
    state.SetComplexityN(state.range(0));
}

template <typename Body>
void add(const std::string& name, int least, int largest, benchmark::BigO order, const Body& body) {
    benchmark::RegisterBenchmark(name.c_str(), body)
        ->RangeMultiplier(4)
        ->Range(least, largest)
        ->Complexity(order)
        ->Unit(benchmark::kMicrosecond);
}

}  // namespace

void register_interpolants() {
    add("optimal_extension/ours/d100", 128, 8192, benchmark::oNSquared, optimal_extension);
    using enum numerics::NetworkActivation;
    for (const auto& [name, activation] : {std::pair{"relu", relu}, {"tanh", tanh}}) {
        add(std::string("training_step/") + name + "/n256", 16, 4096, benchmark::oN,
            [=](benchmark::State& state) {
                training_step(state, activation, 256, state.range(0));
            });
        add(std::string("training_step/") + name + "/k256", 16, 4096, benchmark::oN,
            [=](benchmark::State& state) {
                training_step(state, activation, state.range(0), 256);
            });
    }
}

}  // namespace overfit::bench
