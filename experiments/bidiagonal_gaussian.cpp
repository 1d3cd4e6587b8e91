/// Gaussian matrices by the bidiagonal chi ensemble, and dense ones beside them.
#include "experiments/bidiagonal_gaussian.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include "numerics/bidiagonal_ensemble.hpp"
#include "numerics/singular_values.hpp"

namespace overfit::experiments {

namespace {

using numerics::Bidiagonal;
using numerics::Stream;

/// NaN unless it converged.
double checked(const numerics::SingularValue& found) {
    return found.converged ? found.value : std::numeric_limits<double>::quiet_NaN();
}

void dense_functionals(int n, int p, Stream& stream, std::vector<double>& out) {
    Eigen::MatrixXd x(n, p);
    stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
    const std::vector<double> values = numerics::singular_values(x);
    double trace = 0.0;
    for (const double s : values) trace += 1.0 / (s * s);
    out = {values.back(), values.front(), trace};
}

Bidiagonal complex_bidiagonal(int n, int p, Stream& stream) {
    const int thin = std::min(n, p), tall = std::max(n, p);
    Bidiagonal matrix;
    for (int i = 0; i < thin; ++i) {
        if (i > 0) matrix.beside.push_back(0.5 * stream.chi_square(2.0 * (thin - i)));
        matrix.diagonal.push_back(0.5 * stream.chi_square(2.0 * (tall - i)));
    }
    return matrix;
}

Bidiagonal bidiagonal(int n, int p, Spectrum spectrum, Stream& stream) {
    switch (spectrum) {
        case Spectrum::bidiagonal: return numerics::sample_bidiagonal(n, p, stream);
        case Spectrum::one_degree_more: {
            Bidiagonal matrix = numerics::sample_bidiagonal(n, p, stream);
            for (double& square : matrix.beside) square += stream.chi_square(1.0);
            return matrix;
        }
        case Spectrum::complex_bidiagonal: return complex_bidiagonal(n, p, stream);
        case Spectrum::dense: break;
    }
    throw std::logic_error("bidiagonal: unknown spectrum");
}

}  // namespace

SpectrumSample spectrum_sample(int n, int p, Spectrum spectrum, const numerics::Trials& trials) {
    std::vector<std::vector<double>> parts =
        numerics::sample_many(trials, 3, [&](Stream& stream, std::vector<double>& out) {
            if (spectrum == Spectrum::dense) return dense_functionals(n, p, stream, out);
            const Bidiagonal matrix = bidiagonal(n, p, spectrum, stream);
            out = {checked(numerics::smallest_singular_value(matrix)),
                   checked(numerics::largest_singular_value(matrix)),
                   numerics::trace_of_inverse(matrix)};
        });
    return {.smallest = std::move(parts[0]),
            .largest = std::move(parts[1]),
            .trace_of_inverse = std::move(parts[2])};
}

std::vector<double> smallest_of_bidiagonal(int n, int p, const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        return checked(
            numerics::smallest_singular_value(numerics::sample_bidiagonal(n, p, stream)));
    });
}

std::vector<double> variance_of_bidiagonal(const theory::Ridgeless& m,
                                           const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        return m.noise_sd * m.noise_sd * numerics::sample_trace_of_inverse(m.n, m.p, stream);
    });
}

std::vector<double> leverage_of_bidiagonal(int n, int p, const numerics::Trials& trials) {
    return numerics::sample(
        trials, [&](Stream& stream) { return numerics::sample_leverage(n, p, stream); });
}

RiskParts risk_parts_of_bidiagonal(int n, int p, const numerics::Trials& trials) {
    std::vector<std::vector<double>> parts =
        numerics::sample_many(trials, 2, [&](Stream& stream, std::vector<double>& out) {
            const double outside = p > n ? stream.chi_square(p - n) : 0.0;
            const double inside = stream.chi_square(std::min(n, p));
            out[0] = outside / (outside + inside);
            out[1] = numerics::sample_trace_of_inverse(n, p, stream);
        });
    return {.bias = std::move(parts[0]), .variance = std::move(parts[1])};
}

}  // namespace overfit::experiments
