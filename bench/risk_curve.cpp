/// The whole risk curve at once, beside one solve a size, and its error against long double.
#include "numerics/risk_curve.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>

#include "bench/curve_problem.hpp"
#include "bench/reference.hpp"
#include "bench/registration.hpp"
#include "numerics/least_squares.hpp"

namespace overfit::bench {
namespace {

using numerics::RiskCurve;
using numerics::Solver;
using numerics::Split;

/// How a curve grows and what stays fixed.
enum class Axis { features, samples };

template <class Solve>
double test_error(const Split& data, Axis axis, int size, const Solve& solve) {
    const Eigen::Index rows = axis == Axis::features ? data.train_x.rows() : size;
    const Eigen::Index columns = axis == Axis::features ? size : data.train_x.cols();
    const Eigen::VectorXd beta =
        solve(data.train_x.topLeftCorner(rows, columns), data.train_y.head(rows));
    return (data.test_y - data.test_x.leftCols(columns) * beta).squaredNorm() /
           static_cast<double>(data.test_y.size());
}

/// Sizes at which accuracy is judged: all within 3 of the threshold, and a few far away.
std::vector<int> judged_sizes(int threshold, int last) {
    std::vector<int> sizes{1, threshold / 2, threshold - 10, threshold + 10, 2 * threshold, last};
    for (int near = -3; near <= 3; ++near) sizes.push_back(threshold + near);
    std::erase_if(sizes, [=](int size) { return size < 1 || size > last; });
    return sizes;
}

double worst_digits(const RiskCurve& curve, const Split& data, Axis axis) {
    const Eigen::Index threshold =
        axis == Axis::features ? data.train_x.rows() : data.train_x.cols();
    double worst = 0;
    for (const int size : judged_sizes(static_cast<int>(threshold), curve.sizes.back())) {
        const double exact = test_error(data, axis, size, min_norm_extended);
        const double found = curve.test_error[static_cast<std::size_t>(size - 1)];
        worst = std::max(worst, std::abs(found - exact) / exact);
    }
    return digits(worst);
}

void whole_curve(benchmark::State& state, Axis axis, const CurveSize& size) {
    const Split& data = curve_problem(size);
    RiskCurve curve;
    for (auto _ : state) {
        curve =
            axis == Axis::features ? risk_curve_over_features(data) : risk_curve_over_samples(data);
        benchmark::DoNotOptimize(curve.test_error.data());
    }
    state.counters["digits"] = worst_digits(curve, data, axis);
    state.SetComplexityN(state.range(0));
}

/// Solves at every `stride`-th size only and scales the time up: a full curve by SVD takes minutes.
void one_solve_a_size(benchmark::State& state, Axis axis, const CurveSize& size, Solver solver) {
    const Split& data = curve_problem(size);
    const int last = axis == Axis::features ? size.features : size.train,
              stride = std::max(1, last / 20);
    const auto solve = [&](const Eigen::MatrixXd& x, const Eigen::VectorXd& y) {
        return min_norm(x, y, solver).beta;
    };
    for (auto _ : state) {
        int solved = 0;
        const auto start = std::chrono::steady_clock::now();
        for (int at = stride / 2 + 1; at <= last; at += stride, ++solved)
            benchmark::DoNotOptimize(test_error(data, axis, at, solve));
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        state.SetIterationTime(spent.count() * last / solved);
    }
    state.SetLabel("every " + std::to_string(stride) + "th size, scaled");
    state.SetComplexityN(state.range(0));
}

/// Sizes grow together (n = P / 4, as many test rows as training rows), so the order is cubic for
/// the whole curve and quartic for one solve a size.
CurveSize growing(Axis axis, int largest) {
    const int fixed = largest / 4;
    return axis == Axis::features ? CurveSize{.train = fixed, .features = largest, .test = fixed}
                                  : CurveSize{.train = largest, .features = fixed, .test = fixed};
}

void add_growing(Axis axis, const std::string& shape) {
    benchmark::RegisterBenchmark(("risk_curve/whole/" + shape).c_str(),
                                 [=](benchmark::State& state) {
                                     whole_curve(state, axis,
                                                 growing(axis, static_cast<int>(state.range(0))));
                                 })
        ->RangeMultiplier(2)
        ->Range(128, 2048)
        ->Complexity(benchmark::oNCubed)
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(
        ("risk_curve/one_qr_a_size/" + shape).c_str(),
        [=](benchmark::State& state) {
            one_solve_a_size(state, axis, growing(axis, static_cast<int>(state.range(0))),
                             Solver::qr);
        })
        ->RangeMultiplier(2)
        ->Range(128, 1024)
        ->Complexity(
            [](benchmark::IterationCount n) { return std::pow(static_cast<double>(n), 4); })
        ->UseManualTime()
        ->Iterations(1)
        ->Unit(benchmark::kMillisecond);
}

/// The two curves quoted in docs/benchmarks.md.
void add_quoted(const CurveSize& size) {
    const std::string shape = std::string("n").append(std::to_string(size.train));
    benchmark::RegisterBenchmark(
        ("risk_curve/whole/" + shape).c_str(),
        [=](benchmark::State& state) { whole_curve(state, Axis::features, size); })
        ->Arg(size.features)
        ->Unit(benchmark::kMillisecond);
    for (const Solver solver : {Solver::qr, Solver::gram_cholesky, Solver::svd})
        benchmark::RegisterBenchmark(
            ("risk_curve/one_" + std::string(numerics::name(solver)) + "_a_size/" + shape).c_str(),
            [=](benchmark::State& state) { one_solve_a_size(state, Axis::features, size, solver); })
            ->Arg(size.features)
            ->UseManualTime()
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
}

}  // namespace

void register_risk_curve() {
    add_growing(Axis::features, "features");
    add_growing(Axis::samples, "samples");
    add_quoted({.train = 200, .features = 1000, .test = 500});
    add_quoted({.train = 500, .features = 2000, .test = 500});
}

}  // namespace overfit::bench
