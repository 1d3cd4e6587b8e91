/// Taylor polynomials of the Airy function.
#include "theory/airy.hpp"

#include <array>
#include <cmath>
#include <stdexcept>
#include <vector>

#include <boost/math/special_functions/airy.hpp>

namespace overfit::theory {

namespace {

// With centres 1/8 apart, |x - centre| <= 1/16 and |Ai^(k)| grows like |x|^(k/2), the first term
// left out is below (24^(1/2) / 16)^13 / 13! = 3e-17 of the envelope.
constexpr int end = 24, centres_per_unit = 8, degree = 12;

using Polynomial = std::array<double, degree + 1>;

/// y'' = x y gives the coefficients about a centre from the first two.
Polynomial about(long double centre) {
    std::array<long double, degree + 1> c{};
    c[0] = boost::math::airy_ai(centre);
    c[1] = boost::math::airy_ai_prime(centre);
    for (std::size_t k = 0; k + 2 <= degree; ++k)
        c[k + 2] = (centre * c[k] + (k > 0 ? c[k - 1] : 0.0L)) /
                   static_cast<long double>((k + 1) * (k + 2));
    Polynomial rounded{};
    for (std::size_t k = 0; k < c.size(); ++k) rounded[k] = static_cast<double>(c[k]);
    return rounded;
}

std::vector<Polynomial> make_table() {
    std::vector<Polynomial> table;
    for (int i = -end * centres_per_unit; i <= end * centres_per_unit; ++i)
        table.push_back(about(static_cast<long double>(i) / centres_per_unit));
    return table;
}

}  // namespace

double airy(double x) {
    static const std::vector<Polynomial> table = make_table();
    if (!(x >= -end)) throw std::domain_error("airy: the argument must be at least -24");
    if (x > end) return boost::math::airy_ai(x);
    const double nearest = std::floor(x * centres_per_unit + 0.5);
    const double h = x - nearest / centres_per_unit;
    const Polynomial& c = table[static_cast<std::size_t>(nearest + end * centres_per_unit)];
    double value = c[degree];
    for (std::size_t k = degree; k-- > 0;) value = value * h + c[k];
    return value;
}

}  // namespace overfit::theory
