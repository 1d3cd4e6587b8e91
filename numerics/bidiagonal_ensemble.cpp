/// The bidiagonal chi ensemble, stored and streamed.
#include "numerics/bidiagonal_ensemble.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace overfit::numerics {
namespace {

/// Calls first(q_1), then next(e_i, q_(i+1)) for i = 1, 2, …: squared entries in their order along
/// the diagonal, which is the order of the random numbers.
template <class First, class Next>
void draw_entries(int n, int p, Stream& stream, const First& first, const Next& next) {
    if (n < 1 || p < 1) throw std::domain_error("bidiagonal ensemble: n and p must be at least 1");
    const int thin = std::min(n, p), tall = std::max(n, p);
    first(stream.chi_square(tall));
    for (int i = 1; i < thin; ++i) {
        const double beside = stream.chi_square(thin - i);
        next(beside, stream.chi_square(tall - i));
    }
}

}  // namespace

Bidiagonal sample_bidiagonal(int n, int p, Stream& stream) {
    Bidiagonal matrix;
    const auto size = static_cast<std::size_t>(std::max(1, std::min(n, p)));
    matrix.diagonal.reserve(size);
    matrix.beside.reserve(size - 1);
    draw_entries(
        n, p, stream, [&](double diagonal) { matrix.diagonal.push_back(diagonal); },
        [&](double beside, double diagonal) {
            matrix.beside.push_back(beside);
            matrix.diagonal.push_back(diagonal);
        });
    return matrix;
}

double sample_trace_of_inverse(int n, int p, Stream& stream) {
    double pivot = 0.0, sum = 0.0;
    draw_entries(
        n, p, stream,
        [&](double diagonal) {
            pivot = diagonal;
            sum = 1.0 / pivot;
        },
        [&](double beside, double diagonal) {
            pivot *= diagonal / (pivot + beside);
            sum += 1.0 / pivot;
        });
    return sum;
}

double sample_leverage(int n, int p, Stream& stream) {
    double entry = 0.0, sum = 0.0;
    draw_entries(
        n, p, stream,
        [&](double diagonal) {
            entry = stream.normal() / std::sqrt(diagonal);
            sum = entry * entry;
        },
        [&](double beside, double diagonal) {
            entry = (stream.normal() - std::sqrt(beside) * entry) / std::sqrt(diagonal);
            sum += entry * entry;
        });
    return sum;
}

}  // namespace overfit::numerics
