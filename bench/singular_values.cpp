/// Singular values by LAPACK, Eigen, Spectra and the Gram matrix, with the digits of the least one.
#include "numerics/singular_values.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include <Eigen/Eigenvalues>
#include <Eigen/SVD>
#include <lapacke.h>

#include "bench/reference.hpp"
#include "bench/registration.hpp"

namespace overfit::bench {
namespace {

/// Computes singular values of x, all or some, and returns the least.
using Method = std::function<double(const Eigen::MatrixXd& x)>;

double by_lapack(const Eigen::MatrixXd& x) {
    return numerics::singular_values(x).back();
}

double by_eigen_jacobi(const Eigen::MatrixXd& x) {
    return Eigen::JacobiSVD<Eigen::MatrixXd>(x).singularValues().minCoeff();
}

Eigen::MatrixXd gram(const Eigen::MatrixXd& x) {
    const Eigen::Index size = std::min(x.rows(), x.cols());
    Eigen::MatrixXd product = Eigen::MatrixXd::Zero(size, size);
    if (x.rows() >= x.cols())
        product.selfadjointView<Eigen::Lower>().rankUpdate(x.transpose());
    else
        product.selfadjointView<Eigen::Lower>().rankUpdate(x);
    return product;
}

/// 0 for a negative eigenvalue: no digit is right then.
double by_eigen_gram(const Eigen::MatrixXd& x) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram(x), Eigen::EigenvaluesOnly);
    return std::sqrt(std::max(0.0, solver.eigenvalues().minCoeff()));
}

double by_lapack_gram(const Eigen::MatrixXd& x) {
    Eigen::MatrixXd product = gram(x);
    const auto size = static_cast<int>(product.rows());
    Eigen::VectorXd values(size);
    LAPACKE_dsyevd(LAPACK_COL_MAJOR, 'N', 'L', size, product.data(), size, values.data());
    return std::sqrt(std::max(0.0, values.minCoeff()));
}

void measure(benchmark::State& state, Shape shape, const Method& method) {
    const Problem& chosen = problem(shape, static_cast<int>(state.range(0)));
    double least = 0;
    for (auto _ : state) benchmark::DoNotOptimize(least = method(chosen.x));
    const double exact = chosen.smallest_singular_value;
    state.counters["digits"] = digits(std::abs(least - exact) / exact);
    state.SetComplexityN(state.range(0));
}

}  // namespace

void register_singular_values() {
    const auto add = [](const std::string& solver, Shape shape, int largest, const Method& method) {
        benchmark::RegisterBenchmark(
            (solver + "/" + name(shape)).c_str(),
            [=](benchmark::State& state) { measure(state, shape, method); })
            ->RangeMultiplier(2)
            ->Range(32, largest)
            ->Complexity(benchmark::oNCubed)
            ->Unit(benchmark::kMillisecond);
    };
    for (const Shape shape : {Shape::tall, Shape::square, Shape::wide, Shape::graded}) {
        add("singular_values/lapack", shape, 512, by_lapack);
        add("singular_values/eigen_jacobi", shape, 128, by_eigen_jacobi);
        add("singular_values/eigen_gram", shape, 512, by_eigen_gram);
        add("singular_values/lapack_gram", shape, 512, by_lapack_gram);
        add("smallest_singular_value/spectra", shape, 512, numerics::smallest_singular_value);
    }
}

}  // namespace overfit::bench
