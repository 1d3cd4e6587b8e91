/// Minimum-norm least squares by every solver: time, flop rate and correct digits, side by side.
#include "numerics/least_squares.hpp"

#include <benchmark/benchmark.h>

#include <string>

#include <Eigen/QR>
#include <cblas.h>

#include "bench/reference.hpp"
#include "bench/registration.hpp"

namespace overfit::bench {
namespace {

using numerics::Solver;

/// Nominal operations for a problem with larger side m and smaller side k (Golub and Van Loan 2013,
/// section 5.5): the least any implementation of the method needs, without lower-order terms.
double nominal_flops(Solver solver, double m, double k, int iterations) {
    switch (solver) {
        case Solver::svd: return 4 * m * k * k - 4 * k * k * k / 3;
        case Solver::gram_cholesky: return m * k * k + k * k * k / 3;
        case Solver::lsmr: return 4 * m * k * iterations;
        default: return 2 * m * k * k - 2 * k * k * k / 3;
    }
}

void finish(benchmark::State& state, const Problem& problem, const Eigen::VectorXd& beta,
            Solver solver, int iterations) {
    const auto rows = static_cast<double>(problem.x.rows());
    const auto columns = static_cast<double>(problem.x.cols());
    count_flops(
        state, nominal_flops(solver, std::max(rows, columns), std::min(rows, columns), iterations));
    state.counters["digits"] = digits((beta - problem.solution).norm() / problem.solution.norm());
    state.SetComplexityN(state.range(0));
}

void by_solver(benchmark::State& state, Solver solver, Shape shape) {
    const Problem& chosen = problem(shape, static_cast<int>(state.range(0)));
    numerics::LeastSquares fit;
    for (auto _ : state) {
        fit = numerics::min_norm(chosen.x, chosen.y, solver);
        benchmark::DoNotOptimize(fit.beta.data());
    }
    if (!fit.converged) state.SetLabel("not converged");
    if (fit.iterations > 0) state.counters["iterations"] = fit.iterations;
    finish(state, chosen, fit.beta, solver, fit.iterations);
}

/// Eigen's own QR, compiled for this machine, beside OpenBLAS's.
void by_eigen_qr(benchmark::State& state, Shape shape) {
    const Problem& chosen = problem(shape, static_cast<int>(state.range(0)));
    const bool wide = chosen.x.cols() > chosen.x.rows();
    const Eigen::Index size = std::min(chosen.x.rows(), chosen.x.cols());
    Eigen::VectorXd beta;
    for (auto _ : state) {
        const Eigen::HouseholderQR<Eigen::MatrixXd> qr(wide ? chosen.x.transpose() : chosen.x);
        beta = Eigen::VectorXd::Zero(chosen.x.cols());
        if (wide) {
            beta.head(size) =
                qr.matrixQR().topRows(size).triangularView<Eigen::Upper>().transpose().solve(
                    chosen.y);
            beta.applyOnTheLeft(qr.householderQ());
        } else {
            beta = qr.solve(chosen.y);
        }
        benchmark::DoNotOptimize(beta.data());
    }
    finish(state, chosen, beta, Solver::qr, 0);
}

void dgemm(benchmark::State& state) {
    const auto size = static_cast<int>(state.range(0));
    const Eigen::MatrixXd a = Eigen::MatrixXd::Constant(size, size, 0.5);
    Eigen::MatrixXd c = Eigen::MatrixXd::Zero(size, size);
    for (auto _ : state) {
        cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, size, size, size, 1, a.data(), size,
                    a.data(), size, 0, c.data(), size);
        benchmark::DoNotOptimize(c.data());
    }
    count_flops(state, 2.0 * size * size * size);
    state.SetComplexityN(size);
}

}  // namespace

void register_peak() {
    benchmark::RegisterBenchmark("peak/dgemm/square", dgemm)
        ->RangeMultiplier(2)
        ->Range(128, 1024)
        ->Complexity(benchmark::oNCubed)
        ->Unit(benchmark::kMillisecond);
}

void register_least_squares() {
    const auto add = [](const std::string& solver, Shape shape, benchmark::BigO order,
                        const auto& body) {
        benchmark::RegisterBenchmark(("least_squares/" + solver + "/" + name(shape)).c_str(), body)
            ->RangeMultiplier(2)
            ->Range(32, 512)
            ->Complexity(order)
            ->Unit(benchmark::kMillisecond);
    };
    for (const Shape shape : {Shape::tall, Shape::square, Shape::wide, Shape::graded}) {
        for (const Solver solver : {Solver::svd, Solver::complete_orthogonal, Solver::qr,
                                    Solver::gram_cholesky, Solver::lsmr})
            add(std::string(numerics::name(solver)), shape,
                solver == Solver::lsmr ? benchmark::oAuto : benchmark::oNCubed,
                [=](benchmark::State& state) { by_solver(state, solver, shape); });
        add("eigen_qr", shape, benchmark::oNCubed,
            [=](benchmark::State& state) { by_eigen_qr(state, shape); });
    }
}

}  // namespace overfit::bench
