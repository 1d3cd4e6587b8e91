/// Sums of random cosines through many points, how steep they are, and the smoothest quadratic
/// form.
#include <benchmark/benchmark.h>

#include "bench/registration.hpp"
#include "numerics/fourier_features.hpp"
#include "numerics/fourier_lipschitz.hpp"
#include "numerics/least_operator_norm.hpp"

namespace overfit::bench {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr Index dimension = 20;

struct Problem {
    MatrixXd x;
    VectorXd y;
    numerics::FourierFeatures features;
};

Problem problem(Index n, Index p) {
    numerics::Stream stream(numerics::StreamKey(0, "bench smoothness"), 0);
    Problem made{.x = MatrixXd(n, dimension), .y = VectorXd(n), .features = {}};
    stream.fill_normal({made.x.data(), static_cast<std::size_t>(made.x.size())});
    made.x.rowwise().normalize();
    stream.fill_normal({made.y.data(), static_cast<std::size_t>(n)});
    made.features = numerics::draw_fourier_features(p, dimension, 3.0, stream);
    return made;
}

numerics::FourierFunction interpolant(const Problem& made) {
    numerics::FourierGram gram(made.x);
    gram.add(made.features, 0, made.features.size());
    return gram.interpolant(made.y, made.features);
}

void fourier_interpolant(benchmark::State& state) {
    const Problem made = problem(200, state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(interpolant(made).coefficients.data());
    state.SetComplexityN(state.range(0));
}

void steepest_point(benchmark::State& state) {
    const Problem made = problem(100, state.range(0));
    const numerics::FourierFunction f = interpolant(made);
    for (auto _ : state)
        benchmark::DoNotOptimize(numerics::steepest_point(f, made.x, {.steps = 20}).gradient);
    state.SetComplexityN(state.range(0));
}

/// n = 4 d constraints x_i'Tx_i = y_i on all symmetric matrices.
void least_operator_norm(benchmark::State& state) {
    const Index d = state.range(0), n = 4 * d;
    numerics::Stream stream(numerics::StreamKey(0, "bench operator norm"), 0);
    MatrixXd x(n, d), rows(n, d * (d + 1) / 2);
    stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
    x.rowwise().normalize();
    VectorXd y(n);
    for (Index i = 0; i < n; ++i) {
        rows.row(i) = numerics::symmetric_vector(x.row(i).transpose() * x.row(i));
        y(i) = stream.uniform() < 0.5 ? -1.0 : 1.0;
    }
    int iterations = 0;
    for (auto _ : state) iterations = numerics::least_operator_norm(rows, y).iterations;
    state.counters["iterations"] = iterations;
    state.SetComplexityN(d);
}

}  // namespace

void register_smoothness() {
    benchmark::RegisterBenchmark("smoothness/fourier_interpolant/200_points", fourier_interpolant)
        ->RangeMultiplier(4)
        ->Range(512, 131072)
        ->Complexity(benchmark::oN)
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("smoothness/steepest_point/100_starts", steepest_point)
        ->RangeMultiplier(4)
        ->Range(512, 32768)
        ->Complexity(benchmark::oN)
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("smoothness/least_operator_norm", least_operator_norm)
        ->RangeMultiplier(2)
        ->Range(10, 40)
        ->Complexity()
        ->Unit(benchmark::kMillisecond);
}

}  // namespace overfit::bench
