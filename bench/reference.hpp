/// What benchmarks judge answers by: the same problems for all, and their solutions in 80-bit
/// arithmetic.
#pragma once

#include <string>

#include <Eigen/Core>

namespace benchmark {
class State;
}

namespace overfit::bench {

/// Minimum-norm least squares by Householder QR in long double (64-bit mantissa on x86-64): error
/// about 1e-19 * condition. Assumes full rank.
Eigen::VectorXd min_norm_extended(const Eigen::MatrixXd& x, const Eigen::VectorXd& y);

/// The least singular value, by QR and block inverse iteration in long double.
double smallest_singular_value_extended(const Eigen::MatrixXd& x);

/// tall: n = 2p, square: n = p, wide: p = 2n, all Gaussian; graded: square, with singular values
/// spaced geometrically from 1 to 1e-8.
enum class Shape { tall, square, wide, graded };
std::string name(Shape shape);

/// X and y with smaller side `size`, and what is known about them. The same for every caller.
struct Problem {
    Eigen::MatrixXd x;
    Eigen::VectorXd y;
    Eigen::VectorXd solution;
    double smallest_singular_value;
};
const Problem& problem(Shape shape, int size);

/// Correct decimal digits: -log10 of a relative error, at most 17.
double digits(double relative_error);

/// Floating-point operations a second of OpenBLAS's dgemm on one thread, measured once, now.
double peak_flops();

/// Adds the counters GFLOP/s and of_peak for `flops` nominal operations an iteration.
void count_flops(benchmark::State& state, double flops);

}  // namespace overfit::bench
