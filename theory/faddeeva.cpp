/// Faddeeva's function by two interlaced rules with a residue correction.
#include "theory/faddeeva.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>

namespace overfit::theory {

namespace {

using Complex = std::complex<double>;
using namespace boost::math::double_constants;

constexpr std::size_t nodes = 12;

/// The step that balances both errors of a rule with this many nodes: exp(-pi^2/step^2) of the
/// rule itself equals exp(-(nodes step)^2) of what is cut off, squared nodes being pi / step^2.
const double step = std::sqrt(pi / nodes);

/// Nodes first step, (first + 1) step, ... of the rule on the half line, squared, and exp(-t^2).
struct Rule {
    std::array<double, nodes> square;
    std::array<double, nodes> weight;

    explicit Rule(double first) {
        for (std::size_t j = 0; j < nodes; ++j) {
            const double node = (first + static_cast<double>(j)) * step;
            square[j] = node * node;
            weight[j] = std::exp(-square[j]);
        }
    }

    /// sum of weight / (z^2 - square), with the real denominators of complex division.
    Complex operator()(Complex z_squared) const {
        const double b = z_squared.imag();
        double real = 0.0, imag = 0.0;
        for (std::size_t j = 0; j < nodes; ++j) {
            const double a = z_squared.real() - square[j];
            const double scaled = weight[j] / (a * a + b * b);
            real += scaled * a;
            imag -= scaled * b;
        }
        return {real, imag};
    }
};

/// For 0 <= Re z, 0 <= Im z and |z| at most moderately large.
Complex in_first_quadrant(Complex z) {
    static const Rule midpoint(0.5), trapezoid(1.0);
    const Complex square = z * z;
    const double place = z.real() / step - std::floor(z.real() / step);
    const bool near_a_midpoint = 0.25 <= place && place <= 0.75;
    const Complex sum = near_a_midpoint ? trapezoid(square) + 0.5 / square : midpoint(square);
    const Complex by_rule = Complex(0.0, two_div_pi * step) * z * sum;
    // Above this height the residue is of no account.
    if (z.imag() >= pi / step) return by_rule;
    const Complex turns = std::exp(Complex(0.0, -two_pi / step) * z);
    const Complex residue = 2.0 * std::exp(-square) / (1.0 + (near_a_midpoint ? -turns : turns));
    return by_rule + residue;
}

}  // namespace

std::complex<double> faddeeva(std::complex<double> z) {
    if (!(std::isfinite(z.real()) && std::isfinite(z.imag()) && z.imag() >= 0.0))
        throw std::domain_error("faddeeva: needs a finite z with Im z >= 0");
    // The next term of the expansion is smaller by 1 / (2 z^2).
    if (std::abs(z) > 1e8) return Complex(0.0, one_div_root_pi) / z;
    if (z.real() >= 0.0) return in_first_quadrant(z);
    return std::conj(in_first_quadrant({-z.real(), z.imag()}));
}

double scaled_erfc(double x) {
    if (!(std::isfinite(x) && x >= 0.0))
        throw std::domain_error("scaled_erfc: needs a finite x >= 0");
    return faddeeva({0.0, x}).real();
}

}  // namespace overfit::theory
