/// Time per call of the laws of theory/: an argument that moves through the bulk and both tails.
#include <benchmark/benchmark.h>

#include <cmath>
#include <functional>
#include <string>

#include <fmt/format.h>

#include "bench/registration.hpp"
#include "theory/airy.hpp"
#include "theory/hard_edge.hpp"
#include "theory/largest_eigenvalue.hpp"
#include "theory/marchenko_pastur.hpp"
#include "theory/smallest_singular_value.hpp"
#include "theory/tracy_widom.hpp"
#include "theory/tracy_widom_table.hpp"

namespace overfit::bench {
namespace {

/// A function of one number, and the interval of its arguments.
struct Law {
    std::string name;
    double low, high;
    std::function<double(double)> value;
};

void measure(benchmark::State& state, const Law& law) {
    // Steps of the golden ratio visit the interval evenly; the first call makes any tables.
    double t = 0.5;
    benchmark::DoNotOptimize(law.value(law.low + t * (law.high - law.low)));
    for (auto _ : state) {
        t += 0.6180339887498949;
        t -= std::floor(t);
        benchmark::DoNotOptimize(law.value(law.low + t * (law.high - law.low)));
    }
}

void add(const Law& law) {
    // The last part of a name is a size; a law has none.
    benchmark::RegisterBenchmark(("laws/" + law.name + "/1").c_str(),
                                 [law](benchmark::State& state) { measure(state, law); });
}

void add_tracy_widom() {
    using namespace theory;
    for (const int beta : {1, 2, 4}) {
        const std::string name = "tracy_widom_" + std::to_string(beta);
        add({name + "/cdf", -6.0, 3.0, [=](double s) { return tracy_widom_cdf(beta, s); }});
        add({name + "/density", -6.0, 3.0, [=](double s) { return tracy_widom_density(beta, s); }});
        add({name + "/quantile", 0.01, 0.99,
             [=](double q) { return tracy_widom_quantile(beta, q); }});
        const TracyWidomTable table(beta);
        add({name + "/table_cdf", -6.0, 3.0, [=](double s) { return table.cdf(s); }});
    }
    add({"tracy_widom_1/make_table", 0.0, 1.0, [](double) { return TracyWidomTable(1).cdf(0.0); }});
    add({"airy/value", -10.0, 10.0, [](double x) { return airy(x); }});
}

void add_marchenko_pastur() {
    using namespace theory;
    for (const double gamma : {0.01, 0.5, 1.0, 2.0}) {
        const SpectrumEdges edges = marchenko_pastur_edges(gamma);
        const std::string name = "marchenko_pastur_" + std::to_string(gamma).substr(0, 4);
        const auto over_support = [&](const std::string& what, const auto& value) {
            add({fmt::format("{}/{}", name, what), edges.low, edges.high, value});
        };
        over_support("density", [=](double x) { return marchenko_pastur_density(gamma, x); });
        over_support("cdf", [=](double x) { return marchenko_pastur_cdf(gamma, x); });
        add({name + "/quantile", 0.0, 1.0,
             [=](double q) { return marchenko_pastur_quantile(gamma, q); }});
        add({name + "/stieltjes", -2.0, -0.1,
             [=](double z) { return marchenko_pastur_stieltjes(gamma, z); }});
    }
}

}  // namespace

void register_laws() {
    using namespace theory;
    add_tracy_widom();
    add_marchenko_pastur();
    for (const int k : {0, 1, 3})
        add({"hard_edge_" + std::to_string(k) + "/cdf", 0.0, 5.0,
             [k](double t) { return hard_edge_cdf(k, t); }});
    for (const GaussianMatrix shape : {GaussianMatrix{20, 20}, {20, 21}, {23, 20}})
        add({"smallest_singular_value_" + std::to_string(shape.n) + "x" + std::to_string(shape.p) +
                 "/cdf",
             0.05, 0.6, [shape](double t) { return smallest_singular_value_cdf(shape, t); }});
    for (const GaussianMatrix shape : {GaussianMatrix{10, 5}, {32, 16}})
        add({"largest_eigenvalue_" + std::to_string(shape.n) + "x" + std::to_string(shape.p) +
                 "/cdf",
             1.0 * shape.n, 4.0 * shape.n,
             [shape](double x) { return largest_eigenvalue_cdf(shape, x); }});
}

}  // namespace overfit::bench
