/// Single passes over a bidiagonal matrix B by the stationary qd recurrence, for bidiagonal.cpp.
///
/// pivot_i = q_i + s_i, s_1 = -shift and s_(i+1) = e_i s_i / pivot_i - shift, where q are the
/// squared diagonal entries and e those beside: the pivots of B'B - shift. In floating point they
/// are exact for entries that are each within a few eps relative (Dhillon and Parlett 2004).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

#include "numerics/bidiagonal.hpp"

namespace overfit::numerics::qd {

/// Which end of the spectrum.
enum class End { least, largest };

/// Sums over the eigenvalues of B'B, valid if the shift lies outside the spectrum at this end.
struct Resolvent {
    bool outside;
    double first;   ///< sum of 1 / |eigenvalue - shift|
    double second;  ///< sum of 1 / (eigenvalue - shift)^2
};

/// The recurrence with its first two derivatives by the shift. All pivots are positive (negative)
/// just when the shift lies below (above) the spectrum, and then each sum has terms of one sign.
Resolvent resolvent(const Bidiagonal& matrix, double shift, End end);

/// How many eigenvalues of B'B lie below each of some shifts: Sturm counts, whose recurrences run
/// side by side in little more than the time of one, because each waits for its own quotients.
template <std::size_t lanes>
std::array<std::size_t, lanes> counts_below(const Bidiagonal& matrix,
                                            const std::array<double, lanes>& shifts) {
    std::array<std::int64_t, lanes> counts{};
    std::array<double, lanes> s{};
    std::transform(shifts.begin(), shifts.end(), s.begin(), std::negate<>());
    const std::size_t size = matrix.diagonal.size();
    constexpr double eps = std::numeric_limits<double>::epsilon();
    for (std::size_t i = 0; i < size; ++i) {
        const double diagonal = matrix.diagonal[i];
        const double beside = i + 1 < size ? matrix.beside[i] : 0.0;
        // A pivot of exactly 0 becomes what the entry would give if it were an eps smaller.
        const double zero = -eps * diagonal - std::numeric_limits<double>::min();
        for (std::size_t j = 0; j < lanes; ++j) {
            double pivot = diagonal + s[j];
            pivot = pivot == 0.0 ? zero : pivot;
            counts[j] += pivot < 0.0;
            s[j] = beside * (s[j] / pivot) - shifts[j];
        }
    }
    std::array<std::size_t, lanes> result{};
    std::transform(counts.begin(), counts.end(), result.begin(),
                   [](std::int64_t count) { return static_cast<std::size_t>(count); });
    return result;
}

}  // namespace overfit::numerics::qd
