/// hull_agreement [QUERIES [SEED]]: random queries decided by both solvers and by CLP; prints how
/// often they differ. A new hull for every ten queries, at even odds.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/hull_problem.hpp"
#include "numerics/hull_membership.hpp"
#include "numerics/parallel.hpp"
#include "numerics/random.hpp"

namespace {

using namespace overfit;
using numerics::HullVerdict;

/// Sizes at which the scale makes half of the queries inside.
struct Case {
    int points, dimension;
    double scale;
};
constexpr std::array cases{Case{11, 2, 0.98},   Case{62, 4, 1.0},    Case{134, 5, 1.0},
                           Case{554, 7, 1.0},   Case{200, 8, 0.79},  Case{1000, 10, 0.853},
                           Case{300, 15, 0.55}, Case{2000, 20, 0.59}};

struct Tally {
    std::uint64_t queries = 0, inside = 0, undecided = 0, solvers_differ = 0;
    std::uint64_t clp_unknown = 0, clp_differs = 0;

    void add(HullVerdict gauge, HullVerdict norm, HullVerdict clp) {
        ++queries;
        inside += norm == HullVerdict::inside ? 1U : 0U;
        undecided += (norm == HullVerdict::undecided || gauge == HullVerdict::undecided) ? 1U : 0U;
        solvers_differ += gauge != norm ? 1U : 0U;
        clp_unknown += clp == HullVerdict::undecided ? 1U : 0U;
        clp_differs += clp != norm && clp != HullVerdict::undecided ? 1U : 0U;
    }
    void add(const Tally& other) {
        queries += other.queries;
        inside += other.inside;
        undecided += other.undecided;
        solvers_differ += other.solvers_differ;
        clp_unknown += other.clp_unknown;
        clp_differs += other.clp_differs;
    }
};

constexpr int queries_a_hull = 10;

Tally one_hull(const Case& chosen, numerics::Stream stream) {
    Eigen::MatrixXd points(chosen.points, chosen.dimension);
    Eigen::MatrixXd queries(queries_a_hull, chosen.dimension);
    stream.fill_normal({points.data(), static_cast<std::size_t>(points.size())});
    stream.fill_normal({queries.data(), static_cast<std::size_t>(queries.size())});
    queries *= chosen.scale;
    const numerics::HullMembership gauge(points, {.solver = numerics::HullSolver::gauge});
    const numerics::HullMembership norm(points, {.solver = numerics::HullSolver::least_norm});
    bench::ClpHull clp(points);
    Tally tally;
    for (Eigen::Index i = 0; i < queries.rows(); ++i) {
        const Eigen::VectorXd query = queries.row(i);
        tally.add(gauge.decide(query).verdict, norm.decide(query).verdict, clp.decide(query));
    }
    return tally;
}

int run(std::uint64_t queries, std::uint64_t seed) {
    const std::uint64_t hulls = queries / (queries_a_hull * cases.size());
    Tally all;
    for (const Case& chosen : cases) {
        std::vector<Tally> tallies(hulls);
        const numerics::StreamKey key =
            numerics::StreamKey(seed, "agreement").part(static_cast<std::uint64_t>(chosen.points));
        numerics::parallel_for(
            hulls, [&](std::size_t h) { tallies[h] = one_hull(chosen, numerics::Stream(key, h)); });
        Tally sum;
        for (const Tally& tally : tallies) sum.add(tally);
        std::cout << "n = " << chosen.points << ", d = " << chosen.dimension << ": " << sum.queries
                  << " queries, " << sum.inside << " inside, " << sum.undecided << " undecided; "
                  << sum.solvers_differ << " differ between our solvers, " << sum.clp_differs
                  << " from CLP (" << sum.clp_unknown << " without CLP's answer)" << std::endl;
        all.add(sum);
    }
    std::cout << "all: " << all.queries << " queries, " << all.inside << " inside, "
              << all.undecided << " undecided; " << all.solvers_differ
              << " differ between our solvers, " << all.clp_differs << " from CLP ("
              << all.clp_unknown << " without CLP's answer)" << std::endl;
    return all.solvers_differ + all.clp_differs == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::uint64_t queries = argc > 1 ? std::stoull(argv[1]) : 100'000;
        return run(queries, argc > 2 ? std::stoull(argv[2]) : 0);
    } catch (const std::exception& error) {
        std::cerr << "hull_agreement: " << error.what() << "\n";
        return 2;
    }
}
