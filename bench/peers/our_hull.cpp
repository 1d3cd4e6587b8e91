/// our_hull FILE POINTS DIMENSION SCALE QUERIES CLP_QUERIES: writes a hull and queries to FILE for
/// the peers, decides the queries here by each of our solvers and the first CLP_QUERIES by COIN-OR
/// CLP, and prints milliseconds of CPU time a query and the verdicts as JSON.
#include <array>
#include <cstdint>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "bench/hull_problem.hpp"
#include "numerics/hull_membership.hpp"
#include "numerics/parallel.hpp"

namespace {

using namespace overfit;
using numerics::HullMembership;
using numerics::HullSolver;
using numerics::HullVerdict;

/// Three 64-bit integers, then points and queries by columns.
void write(const std::string& path, const bench::HullProblem& problem) {
    std::ofstream file(path, std::ios::binary);
    const auto put = [&](const void* data, std::size_t bytes) {
        file.write(static_cast<const char*>(data), static_cast<std::streamsize>(bytes));
    };
    const std::array<std::int64_t, 3> sizes{problem.points.rows(), problem.points.cols(),
                                            problem.queries.rows()};
    put(sizes.data(), sizeof sizes);
    for (const Eigen::MatrixXd* part : {&problem.points, &problem.queries})
        put(part->data(), static_cast<std::size_t>(part->size()) * sizeof(double));
    file.close();
    if (!file) throw std::runtime_error("cannot write " + path);
}

double cpu_milliseconds() {
    return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::string name(HullVerdict verdict) {
    switch (verdict) {
        case HullVerdict::inside: return "inside";
        case HullVerdict::outside: return "outside";
        case HullVerdict::undecided: return "undecided";
    }
    throw std::domain_error("name: unknown verdict");
}

template <typename Decide>
nlohmann::json timed(const Eigen::MatrixXd& queries, Eigen::Index count, const Decide& decide) {
    std::vector<std::string> verdicts;
    const double start = cpu_milliseconds();
    for (Eigen::Index i = 0; i < count; ++i)
        verdicts.push_back(name(decide(Eigen::VectorXd(queries.row(i)))));
    return {{"ms", (cpu_milliseconds() - start) / static_cast<double>(count)},
            {"verdicts", verdicts}};
}

nlohmann::json run(const bench::HullProblem& problem, Eigen::Index clp_queries) {
    numerics::set_thread_count(1);
    nlohmann::json result;
    for (const auto& [solver, label] :
         {std::pair(HullSolver::automatic, "automatic"), std::pair(HullSolver::gauge, "gauge"),
          std::pair(HullSolver::least_norm, "least_norm")}) {
        // The linear programme takes minutes where it is not meant to be used.
        if (solver == HullSolver::gauge && problem.points.cols() > 200) continue;
        const double start = cpu_milliseconds();
        const HullMembership hull(problem.points, {.solver = solver});
        result["prepare_ms"] = cpu_milliseconds() - start;
        const auto decide = [&](const Eigen::VectorXd& query) {
            return hull.decide(query).verdict;
        };
        decide(Eigen::VectorXd(problem.queries.row(0)));
        result["methods"][label] = timed(problem.queries, problem.queries.rows(), decide);
    }
    if (clp_queries > 0) {
        bench::ClpHull clp(problem.points);
        result["methods"]["clp"] = timed(problem.queries, clp_queries,
                                         [&](const auto& query) { return clp.decide(query); });
    }
    return result;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 7)
            throw std::runtime_error(
                "usage: our_hull FILE POINTS DIMENSION SCALE QUERIES CLP_QUERIES");
        const bench::HullProblem problem =
            bench::hull_problem({.points = std::stoi(argv[2]), .dimension = std::stoi(argv[3])},
                                std::stoi(argv[5]), std::stod(argv[4]));
        write(argv[1], problem);
        std::cout << run(problem, std::stoi(argv[6])) << "\n";
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "our_hull: " << error.what() << "\n";
        return 2;
    }
}
