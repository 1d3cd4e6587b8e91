/// Values of laws from sources that share no code with theory/, and the laws of densities in many
/// digits.
#pragma once

#include <boost/math/quadrature/gauss.hpp>

namespace overfit::tests {

struct LawReference {
    double x, cdf, survival, density;
};

/// The integral of an entire function from `low` to `high`, by Gauss and Legendre's 30 nodes on
/// pieces no longer than `step`.
template <class Wide, class Function>
Wide integral_by_pieces(const Function& function, const Wide& low, const Wide& high, double step) {
    Wide sum = 0;
    for (Wide left = low; left < high;) {
        const Wide right = left + step < high ? Wide(left + step) : high;
        sum += boost::math::quadrature::gauss<Wide, 30>::integrate(function, left, right);
        left = right;
    }
    return sum;
}

/// The integral from `low` to infinity, piece by piece until no digit of a double changes.
template <class Wide, class Function>
Wide integral_to_infinity(const Function& function, const Wide& low, double step) {
    Wide sum = 0, piece = 1;
    for (Wide left = low; piece > sum * 1e-25; left += step)
        sum += piece = integral_by_pieces<Wide>(function, left, Wide(left + step), step);
    return sum;
}

/// The law on (0, oo) with this density, which need not be normalised, at x. The density must be
/// entire, and fall faster than exponentially.
template <class Wide, class Density>
LawReference law_of_density(const Density& density, double x, double step) {
    const Wide below = integral_by_pieces<Wide>(density, Wide(0), Wide(x), step);
    const Wide above = integral_to_infinity<Wide>(density, Wide(x), step), total = below + above;
    return {x, static_cast<double>(Wide(below / total)), static_cast<double>(Wide(above / total)),
            static_cast<double>(Wide(density(Wide(x)) / total))};
}

}  // namespace overfit::tests
