/// Long double solutions, cached problems, and the machine's peak.
#include "bench/reference.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <stdexcept>
#include <utility>

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <cblas.h>

#include "numerics/random.hpp"

namespace overfit::bench {
namespace {

using ExtendedMatrix = Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic>;
using ExtendedVector = Eigen::Matrix<long double, Eigen::Dynamic, 1>;
using ExtendedQr = Eigen::HouseholderQR<ExtendedMatrix>;

Eigen::MatrixXd gaussian(numerics::Stream& stream, Eigen::Index rows, Eigen::Index columns) {
    Eigen::MatrixXd x(rows, columns);
    stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
    return x;
}

Eigen::MatrixXd orthogonal(numerics::Stream& stream, Eigen::Index size) {
    return Eigen::HouseholderQR<Eigen::MatrixXd>(gaussian(stream, size, size)).householderQ();
}

Eigen::MatrixXd design(Shape shape, Eigen::Index size, numerics::Stream& stream) {
    switch (shape) {
        case Shape::tall: return gaussian(stream, 2 * size, size);
        case Shape::square: return gaussian(stream, size, size);
        case Shape::wide: return gaussian(stream, size, 2 * size);
        case Shape::graded: {
            const Eigen::VectorXd values =
                Eigen::VectorXd::LinSpaced(size, 0, std::log(1e-8)).array().exp();
            return orthogonal(stream, size) * values.asDiagonal() * orthogonal(stream, size);
        }
    }
    throw std::domain_error("design: unknown shape");
}

Problem make_problem(Shape shape, int size) {
    numerics::Stream stream(numerics::StreamKey(0, "bench").part(name(shape)),
                            static_cast<std::uint64_t>(size));
    Problem made{
        .x = design(shape, size, stream), .y = {}, .solution = {}, .smallest_singular_value = 0};
    made.y = gaussian(stream, made.x.rows(), 1);
    made.solution = min_norm_extended(made.x, made.y);
    made.smallest_singular_value = smallest_singular_value_extended(made.x);
    return made;
}

}  // namespace

Eigen::VectorXd min_norm_extended(const Eigen::MatrixXd& x, const Eigen::VectorXd& y) {
    const ExtendedVector target = y.cast<long double>();
    if (x.rows() >= x.cols()) {
        const ExtendedVector beta = ExtendedQr(x.cast<long double>()).solve(target);
        return beta.cast<double>();
    }
    const ExtendedQr qr(x.transpose().cast<long double>());
    ExtendedVector z = ExtendedVector::Zero(x.cols());
    z.head(x.rows()) =
        qr.matrixQR().topRows(x.rows()).triangularView<Eigen::Upper>().transpose().solve(target);
    z.applyOnTheLeft(qr.householderQ());
    return z.cast<double>();
}

double smallest_singular_value_extended(const Eigen::MatrixXd& x) {
    const bool wide = x.cols() > x.rows();
    const Eigen::Index size = std::min(x.rows(), x.cols());
    const ExtendedMatrix high = (wide ? Eigen::MatrixXd(x.transpose()) : x).cast<long double>();
    const ExtendedMatrix r = ExtendedQr(high).matrixQR().topRows(size);
    // Inverse iteration with a block, since the least values lie close together.
    ExtendedMatrix block = ExtendedMatrix::Identity(size, std::min<Eigen::Index>(size, 16));
    long double value = 0;
    for (int iteration = 0; iteration < 1000; ++iteration) {
        ExtendedMatrix next = block;
        r.triangularView<Eigen::Upper>().transpose().solveInPlace(next);
        r.triangularView<Eigen::Upper>().solveInPlace(next);
        const ExtendedMatrix projected = block.transpose() * next;
        const Eigen::SelfAdjointEigenSolver<ExtendedMatrix> solver(projected);
        const long double found = 1 / std::sqrt(solver.eigenvalues().maxCoeff());
        const bool settled = std::abs(found - value) <= 1e-18L * found;
        value = found;
        if (settled) break;
        block = ExtendedQr(next).householderQ() * ExtendedMatrix::Identity(size, block.cols());
    }
    return static_cast<double>(value);
}

std::string name(Shape shape) {
    switch (shape) {
        case Shape::tall: return "tall";
        case Shape::square: return "square";
        case Shape::wide: return "wide";
        case Shape::graded: return "graded";
    }
    throw std::domain_error("name: unknown shape");
}

const Problem& problem(Shape shape, int size) {
    static std::map<std::pair<Shape, int>, Problem> made;
    const std::pair key(shape, size);
    if (!made.contains(key)) made.emplace(key, make_problem(shape, size));
    return made.at(key);
}

double digits(double relative_error) {
    constexpr double most = 17;
    return relative_error > 0 ? std::min(most, -std::log10(relative_error)) : most;
}

double peak_flops() {
    static const double peak = [] {
        constexpr int size = 768;
        const Eigen::MatrixXd a = Eigen::MatrixXd::Ones(size, size);
        Eigen::MatrixXd c = Eigen::MatrixXd::Zero(size, size);
        double best = 0;
        for (int repeat = 0; repeat < 8; ++repeat) {
            const auto start = std::chrono::steady_clock::now();
            cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, size, size, size, 1, a.data(),
                        size, a.data(), size, 0, c.data(), size);
            const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
            best = std::max(best, 2.0 * size * size * size / spent.count());
        }
        return best;
    }();
    return peak;
}

void count_flops(benchmark::State& state, double flops) {
    using benchmark::Counter;
    state.counters["FLOP/s"] = Counter(flops, Counter::kIsIterationInvariantRate);
    state.counters["of_peak"] = Counter(flops / peak_flops(), Counter::kIsIterationInvariantRate);
}

}  // namespace overfit::bench
