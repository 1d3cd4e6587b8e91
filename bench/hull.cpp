/// Membership in a convex hull: preparation and queries, our two solvers beside COIN-OR CLP and
/// exact arithmetic, on balanced Gaussian queries.
#include <benchmark/benchmark.h>

#include <string>

#include "bench/hull_problem.hpp"
#include "bench/registration.hpp"
#include "numerics/hull_membership.hpp"
#include "numerics/hull_reference.hpp"

namespace overfit::bench {
namespace {

using numerics::HullMembership;
using numerics::HullSolver;

/// How a benchmark's number becomes a size, and the order of time in it.
struct Sweep {
    std::string name;
    HullSize (*size)(int);
    int least, largest;
    benchmark::BigO order;
};

const Sweep over_points{.name = "d20",
                        .size = [](int n) { return HullSize{.points = n, .dimension = 20}; },
                        .least = 128,
                        .largest = 32768,
                        .order = benchmark::oN};
const Sweep over_dimensions{.name = "n4096",
                            .size = [](int d) { return HullSize{.points = 4096, .dimension = d}; },
                            .least = 16,
                            .largest = 128,
                            .order = benchmark::oAuto};
const Sweep tiny{.name = "d4",
                 .size = [](int n) { return HullSize{.points = n, .dimension = 4}; },
                 .least = 16,
                 .largest = 64,
                 .order = benchmark::oAuto};

/// One query an iteration, in turn; the share inside is a counter.
template <typename Decide>
void measure(benchmark::State& state, const HullProblem& problem, const Decide& decide) {
    Eigen::Index i = 0;
    double inside = 0;
    for (auto _ : state) {
        const Eigen::VectorXd query = problem.queries.row(i++ % problem.queries.rows());
        inside += decide(query) == numerics::HullVerdict::inside ? 1 : 0;
    }
    state.counters["inside"] = inside / static_cast<double>(state.iterations());
    state.SetComplexityN(state.range(0));
}

void query_ours(benchmark::State& state, const Sweep& sweep, HullSolver solver) {
    const HullProblem& problem =
        balanced_hull_problem(sweep.size(static_cast<int>(state.range(0))));
    const HullMembership hull(problem.points, {.solver = solver});
    measure(state, problem, [&](const Eigen::VectorXd& q) { return hull.decide(q).verdict; });
}

void query_clp(benchmark::State& state, const Sweep& sweep) {
    const HullProblem& problem =
        balanced_hull_problem(sweep.size(static_cast<int>(state.range(0))));
    ClpHull clp(problem.points);
    measure(state, problem, [&](const Eigen::VectorXd& q) { return clp.decide(q); });
}

void query_reference(benchmark::State& state, const Sweep& sweep) {
    const HullProblem& problem =
        balanced_hull_problem(sweep.size(static_cast<int>(state.range(0))));
    measure(state, problem,
            [&](const Eigen::VectorXd& q) { return numerics::hull_reference(problem.points, q); });
}

void prepare(benchmark::State& state, const Sweep& sweep) {
    const HullProblem problem = hull_problem(sweep.size(static_cast<int>(state.range(0))), 1, 1);
    for (auto _ : state) {
        const HullMembership hull(problem.points);
        benchmark::DoNotOptimize(hull.dimension());
    }
    state.SetComplexityN(state.range(0));
}

template <typename Body>
void add(const std::string& kernel, const Sweep& sweep, int largest, const Body& body) {
    benchmark::RegisterBenchmark((kernel + "/" + sweep.name).c_str(), body)
        ->RangeMultiplier(sweep.largest > 1000 ? 4 : 2)
        ->Range(sweep.least, largest)
        ->Complexity(sweep.order)
        ->Unit(benchmark::kMillisecond);
}

}  // namespace

void register_hull() {
    for (const Sweep& sweep : {over_points, over_dimensions}) {
        add("hull_prepare/ours", sweep, sweep.largest,
            [=](benchmark::State& state) { prepare(state, sweep); });
        const auto add_solver = [&](const std::string& name, HullSolver solver) {
            add("hull_query/" + name, sweep, sweep.largest,
                [=](benchmark::State& state) { query_ours(state, sweep, solver); });
        };
        add_solver("automatic", HullSolver::automatic);
        add_solver("gauge", HullSolver::gauge);
        add_solver("least_norm", HullSolver::least_norm);
    }
    add("hull_query/clp", over_points, 8192,
        [=](benchmark::State& state) { query_clp(state, over_points); });
    add("hull_query/clp", over_dimensions, 64,
        [=](benchmark::State& state) { query_clp(state, over_dimensions); });
    add("hull_query/automatic", tiny, tiny.largest,
        [=](benchmark::State& state) { query_ours(state, tiny, HullSolver::automatic); });
    add("hull_query/exact", tiny, tiny.largest,
        [=](benchmark::State& state) { query_reference(state, tiny); });
}

}  // namespace overfit::bench
