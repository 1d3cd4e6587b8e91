/// Laguerre's iteration between Sturm counts, and dqd, for bidiagonal matrices.
#include "numerics/bidiagonal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <lapacke.h>

#include "numerics/lapack.hpp"
#include "numerics/qd_passes.hpp"

namespace overfit::numerics {
namespace {

using qd::End;
using qd::Resolvent;

constexpr double eps = std::numeric_limits<double>::epsilon();
constexpr double tiny = std::numeric_limits<double>::min();
constexpr double infinity = std::numeric_limits<double>::infinity();

void require_valid(const Bidiagonal& matrix) {
    if (matrix.diagonal.empty() || matrix.beside.size() + 1 != matrix.diagonal.size())
        throw std::domain_error("Bidiagonal: needs one entry more on the diagonal than beside it");
    const auto valid = [](double square) { return square >= 0.0 && square < infinity; };
    if (!std::all_of(matrix.diagonal.begin(), matrix.diagonal.end(), valid) ||
        !std::all_of(matrix.beside.begin(), matrix.beside.end(), valid))
        throw std::domain_error("Bidiagonal: squared entries must be finite and at least 0");
}

/// Laguerre's step towards the spectrum of `size` eigenvalues. It never passes the nearest one, and
/// converges cubically to a simple one.
double laguerre_step(const Resolvent& at, double size) {
    const double spread = std::max(0.0, size * at.second - at.first * at.first);
    return size / (at.first + std::sqrt((size - 1.0) * spread));
}

/// Two shifts, one beyond the spectrum at an end and one not.
struct Bracket {
    double outside;
    double inside;

    /// From outside (0) to inside (1): evenly in the logarithm while the magnitude is unknown.
    double at(double share) const {
        const double from = std::max(outside, tiny), to = std::max(inside, tiny);
        if (std::abs(to - from) <= std::min(from, to)) return from + share * (to - from);
        return std::exp((1.0 - share) * std::log(from) + share * std::log(to));
    }
};

/// Whether a shift with this Sturm count lies beyond the spectrum.
bool is_outside(End end, std::size_t count, std::size_t size) {
    return count == (end == End::least ? 0 : size);
}

/// One pass of Sturm counts at several shifts: the bracket shrinks by their number.
Bracket narrowed(const Bidiagonal& matrix, End end, const Bracket& bracket) {
    constexpr std::size_t lanes = 8;
    std::array<double, lanes> shifts{};
    for (std::size_t j = 0; j < lanes; ++j) shifts[j] = bracket.at(static_cast<double>(j) / lanes);
    const auto counts = qd::counts_below(matrix, shifts);
    Bracket result = bracket;
    for (std::size_t j = 0; j < lanes; ++j) {
        if (!is_outside(end, counts[j], matrix.diagonal.size()))
            return {.outside = result.outside, .inside = shifts[j]};
        result.outside = shifts[j];
    }
    return result;
}

/// An eigenvalue of B'B at one end, still without bounds.
struct Approach {
    double eigenvalue;
    int passes;
};

/// The relative error that the roundings of one pass leave (measured up to size 10^6): each counts
/// like a change of one entry by eps / 2 at most. Where a shift far below an entry is lost in it,
/// they have one sign and add up; elsewhere they are independent.
double noise_of(const Bidiagonal& matrix) {
    const auto size = static_cast<double>(matrix.diagonal.size());
    return eps * (std::sqrt(size) + size / 32.0);
}

/// Laguerre's steps while they shrink fast, as at a hard edge; otherwise Sturm counts in turn with
/// them, as at a soft edge, where many eigenvalues hold the steps back.
Approach approach(const Bidiagonal& matrix, End end, Bracket bracket) {
    constexpr int most_passes = 100;
    const auto size = static_cast<double>(matrix.diagonal.size());
    const double sign = end == End::least ? 1.0 : -1.0, noise = noise_of(matrix);
    double shift = bracket.outside, previous = 0.0;
    for (int pass = 1; pass <= most_passes; ++pass) {
        const Resolvent at = qd::resolvent(matrix, shift, end);
        bool narrow = true;
        if (at.outside && std::isnormal(at.second)) {
            bracket.outside = shift;
            const double step = laguerre_step(at, size), ratio = step / previous;
            const double next = shift + sign * step;
            // Cubic convergence: the step after this one is about step * (step / previous)^3.
            const double remaining = ratio < 0.1 ? 100.0 * step * ratio * ratio * ratio : step;
            if (remaining <= noise * next) return {next, pass};
            narrow = !(sign * (bracket.inside - next) > 0.0 && (ratio < 0.3 || pass == 1));
            previous = step;
            if (!narrow) shift = next;
        } else if (!at.outside) {
            bracket.inside = shift;
            // Where rounding took a step too far, the eigenvalue is just behind.
            const double back = shift * (1.0 - sign * 4.0 * noise);
            narrow = previous == 0.0 || !(sign * (back - bracket.outside) > 0.0);
            previous = 0.0;
            if (!narrow) shift = back;
        }
        if (std::abs(bracket.inside - bracket.outside) <= 8.0 * noise * bracket.inside)
            return {bracket.inside, pass};
        if (narrow) {
            bracket = narrowed(matrix, end, bracket);
            shift = bracket.outside;
            ++pass;
        }
    }
    return {shift, most_passes};
}

/// Widens an interval around the eigenvalue until Sturm counts find the spectrum's end in it.
SingularValue certified(const Bidiagonal& matrix, End end, Approach found) {
    const std::size_t size = matrix.diagonal.size();
    SingularValue result{.value = std::sqrt(found.eigenvalue),
                         .low = 0.0,
                         .high = infinity,
                         .passes = found.passes,
                         .converged = false};
    for (double width = 2.0 * noise_of(matrix); width < 0.5; width *= 4.0) {
        const double below = found.eigenvalue * (1.0 - width);
        const double above = found.eigenvalue * (1.0 + width);
        const auto counts = qd::counts_below<2>(matrix, {below, above});
        ++result.passes;
        if (is_outside(end, counts[0], size) == is_outside(end, counts[1], size)) continue;
        result.low = std::sqrt(below);
        result.high = std::sqrt(above);
        result.converged = width <= 0x1p-36;
        break;
    }
    return result;
}

}  // namespace

double trace_of_inverse(const Bidiagonal& matrix) {
    require_valid(matrix);
    double pivot = matrix.diagonal[0], sum = 1.0 / pivot;
    for (std::size_t i = 0; i < matrix.beside.size(); ++i) {
        if (pivot == 0.0) return infinity;
        pivot *= matrix.diagonal[i + 1] / (pivot + matrix.beside[i]);
        sum += 1.0 / pivot;
    }
    return sum;
}

SingularValue smallest_singular_value(const Bidiagonal& matrix) {
    require_valid(matrix);
    if (std::find(matrix.diagonal.begin(), matrix.diagonal.end(), 0.0) != matrix.diagonal.end())
        return {.value = 0.0, .low = 0.0, .high = 0.0, .passes = 1, .converged = true};
    // The last squared entry is a diagonal entry of B B', hence not below its least eigenvalue.
    const double inside = matrix.diagonal.back() * (1.0 + 4.0 * eps);
    return certified(matrix, End::least,
                     approach(matrix, End::least, {.outside = 0.0, .inside = inside}));
}

SingularValue largest_singular_value(const Bidiagonal& matrix) {
    require_valid(matrix);
    // Row sums of |B||B'| bound the largest eigenvalue from above, diagonal entries from below.
    double outside = 0.0, inside = 0.0, before = 0.0;
    for (std::size_t i = 0; i < matrix.diagonal.size(); ++i) {
        const double beside = i < matrix.beside.size() ? matrix.beside[i] : 0.0;
        const double entry = matrix.diagonal[i] + beside;
        const double after =
            beside > 0.0 ? std::sqrt(beside) * std::sqrt(matrix.diagonal[i + 1]) : 0.0;
        outside = std::max(outside, entry + before + after);
        inside = std::max(inside, entry);
        before = after;
    }
    if (outside == 0.0)
        return {.value = 0.0, .low = 0.0, .high = 0.0, .passes = 1, .converged = true};
    const Bracket bracket{.outside = outside * (1.0 + 8.0 * eps),
                          .inside = inside * (1.0 - 8.0 * eps)};
    return certified(matrix, End::largest, approach(matrix, End::largest, bracket));
}

std::vector<double> singular_values(const Bidiagonal& matrix) {
    require_valid(matrix);
    lapack::use_one_thread();
    std::vector<double> values(matrix.diagonal.size()), beside(matrix.diagonal.size());
    const auto root = [](double square) { return std::sqrt(square); };
    std::transform(matrix.diagonal.begin(), matrix.diagonal.end(), values.begin(), root);
    std::transform(matrix.beside.begin(), matrix.beside.end(), beside.begin(), root);
    double none = 0.0;
    const int info = LAPACKE_dbdsqr(LAPACK_COL_MAJOR, 'U', static_cast<int>(values.size()), 0, 0, 0,
                                    values.data(), beside.data(), &none, 1, &none, 1, &none, 1);
    if (!lapack::succeeded(info, "dbdsqr"))
        throw std::runtime_error("singular_values: LAPACK dbdsqr did not converge");
    return values;
}

}  // namespace overfit::numerics
