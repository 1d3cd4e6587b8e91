/// Leave-one-out cross-validation: one decomposition beside a refit for every row.
#include "numerics/cross_validation.hpp"

#include <benchmark/benchmark.h>

#include <functional>
#include <string>

#include <Eigen/Core>

#include "bench/registration.hpp"
#include "numerics/least_squares.hpp"
#include "numerics/random.hpp"

namespace overfit::bench {
namespace {

struct Data {
    Eigen::MatrixXd x;
    Eigen::VectorXd y;
};

/// Twice as many columns as rows: minimum-norm fits interpolate.
Data data(Eigen::Index rows) {
    numerics::Stream source(numerics::StreamKey(0, "bench.cross_validation"), 0);
    Data result{.x = Eigen::MatrixXd(rows, 2 * rows), .y = Eigen::VectorXd(rows)};
    source.fill_normal({result.x.data(), static_cast<std::size_t>(result.x.size())});
    source.fill_normal({result.y.data(), static_cast<std::size_t>(rows)});
    return result;
}

double by_decomposition(const Data& d) {
    return numerics::CrossValidation(d.x, d.y).at(0.0).leave_one_out;
}

double by_refits(const Data& d) {
    const Eigen::Index last = d.x.rows() - 1;
    double sum = 0.0;
    for (Eigen::Index i = 0; i <= last; ++i) {
        Data others{.x = d.x.topRows(last), .y = d.y.head(last)};
        if (i < last) {
            others.x.row(i) = d.x.row(last);
            others.y[i] = d.y[last];
        }
        const double error = d.y[i] - d.x.row(i).dot(numerics::min_norm(others.x, others.y));
        sum += error * error;
    }
    return sum / static_cast<double>(last + 1);
}

void measure(benchmark::State& state, const std::function<double(const Data&)>& method) {
    const Data chosen = data(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(method(chosen));
    state.SetComplexityN(state.range(0));
}

/// All penalties share the decomposition.
void measure_penalty(benchmark::State& state) {
    const Data chosen = data(state.range(0));
    const numerics::CrossValidation validation(chosen.x, chosen.y);
    for (auto _ : state) benchmark::DoNotOptimize(validation.at(0.5).generalised);
    state.SetComplexityN(state.range(0));
}

}  // namespace

void register_cross_validation() {
    const auto add = [](const std::string& solver, int largest, const auto& method) {
        benchmark::RegisterBenchmark(("cross_validation/" + solver + "/wide").c_str(), method)
            ->RangeMultiplier(2)
            ->Range(32, largest)
            ->Unit(benchmark::kMillisecond)
            ->Complexity();
    };
    add("decomposition", 512, [](benchmark::State& state) { measure(state, by_decomposition); });
    add("refits", 128, [](benchmark::State& state) { measure(state, by_refits); });
    add("one_more_penalty", 512, measure_penalty);
}

}  // namespace overfit::bench
