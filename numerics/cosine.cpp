/// Cosines and sines by quarter turns and polynomials.
#include "numerics/cosine.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace overfit::numerics {

namespace {

/// Beyond it the three parts of pi/2 leave too few digits.
constexpr double farthest = 1e5;

// A quarter turn in three parts, the first two with 33 bits, so that their products with a whole
// number below 2^20 are exact.
constexpr double quarter_high = 0x1.921fb544p+0;
constexpr double quarter_middle = 0x1.0b4611a6p-34;
constexpr double quarter_low = 0x1.3198a2e037073p-69;

/// Adding it rounds to a whole number, which then stands in the last bits.
constexpr double rounder = 0x1.8p52;

struct Reduced {
    double sine, cosine;     ///< of the rest in [-pi/4, pi/4]
    std::uint64_t quarters;  ///< modulo 4 in its last two bits
};

/// The polynomials are the Taylor series, whose first left-out terms at pi/4 are below 5e-17.
inline Reduced reduced(double t) {
    constexpr double two_over_pi = 0x1.45f306dc9c883p-1;
    const double shifted = t * two_over_pi + rounder;
    const double whole = shifted - rounder;
    const double rest = ((t - whole * quarter_high) - whole * quarter_middle) - whole * quarter_low;
    const double square = rest * rest;
    double sine = -1.0 / 1307674368000.0;
    sine = sine * square + 1.0 / 6227020800.0;
    sine = sine * square - 1.0 / 39916800.0;
    sine = sine * square + 1.0 / 362880.0;
    sine = sine * square - 1.0 / 5040.0;
    sine = sine * square + 1.0 / 120.0;
    sine = sine * square - 1.0 / 6.0;
    double cosine = 1.0 / 20922789888000.0;
    cosine = cosine * square - 1.0 / 87178291200.0;
    cosine = cosine * square + 1.0 / 479001600.0;
    cosine = cosine * square - 1.0 / 3628800.0;
    cosine = cosine * square + 1.0 / 40320.0;
    cosine = cosine * square - 1.0 / 720.0;
    cosine = cosine * square + 1.0 / 24.0;
    return {rest + rest * square * sine, (1.0 - 0.5 * square) + square * square * cosine,
            std::bit_cast<std::uint64_t>(shifted)};
}

inline double with_sign(double value, std::uint64_t negative) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) ^ (negative << 63));
}

inline double cosine_of(const Reduced& r) {
    return with_sign((r.quarters & 1) != 0 ? r.sine : r.cosine, ((r.quarters + 1) >> 1) & 1);
}

inline double sine_of(const Reduced& r) {
    return with_sign((r.quarters & 1) != 0 ? r.cosine : r.sine, (r.quarters >> 1) & 1);
}

bool is_near(std::span<const double> t) {
    double largest = 0.0;
    for (const double value : t) largest = std::max(largest, std::abs(value));
    return largest <= farthest;
}

}  // namespace

void replace_by_cosine(std::span<double> t) {
    if (is_near(t))
        for (double& value : t) value = cosine_of(reduced(value));
    else
        for (double& value : t) value = std::cos(value);
}

void replace_by_cosine(std::span<double> t, std::span<double> sine) {
    if (is_near(t)) {
        for (std::size_t i = 0; i < t.size(); ++i) {
            const Reduced r = reduced(t[i]);
            t[i] = cosine_of(r);
            sine[i] = sine_of(r);
        }
        return;
    }
    for (std::size_t i = 0; i < t.size(); ++i) {
        sine[i] = std::sin(t[i]);
        t[i] = std::cos(t[i]);
    }
}

}  // namespace overfit::numerics
