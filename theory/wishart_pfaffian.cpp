/// De Bruijn's Pfaffian for the least eigenvalue of X'X, in multiple precision.
///
/// Put p = least <= n = most and alpha = (n - p - 1)/2. The eigenvalues of X'X have a density
/// proportional to prod u_i^alpha e^(-u_i/2) prod_{i<j} |u_i - u_j| (James 1964, eq. 58), so by
/// de Bruijn (1955) P(all u_i > x) is proportional to the Pfaffian of
///     A_ij = int int_{u, v > x} sgn(u - v) phi_i(v) phi_j(u) du dv,   phi_i(u) = u^(a+i-1)
///     e^(-u/2),
/// with a = alpha + 1 and i = 0 … p-1, bordered for odd p by T_i = int_x^oo phi_i. Integrating
/// phi_{j+1} by parts gives A_ii = 0 and
///     A_{i,j+1} = 2 (a+j) A_ij - 2 x^(a+j) e^(-x/2) T_i + 4 Gamma(2a+i+j, x).
/// Dividing row and column i by 2^(a+i) leaves, in y = x/2, the recursion coded below. The constant
/// of proportionality is the Pfaffian at x = 0, where the probability is 1.
///
/// The functions phi_i are nearly dependent and digits cancel, the more the larger both sizes: 17
/// at 20 x 22, 41 at 20 x 400, 35 at 40 x 42, 76 at 40 x 400 (against 300 digits, at all t). Hence
/// the domain and digits_for.
#include "theory/wishart_pfaffian.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/math/constants/constants.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

namespace overfit::theory {

namespace {

template <unsigned digits>
using Decimal = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<digits>,
                                              boost::multiprecision::et_off>;

/// Gamma(1/2, y) by its series below `crossover`, where 22 digits cancel at most, and by Legendre's
/// continued fraction (DLMF 8.9.2, evaluated by Lentz's method) above it. Boost's erfc takes a
/// second where y is near 1.
template <class Real>
Real upper_gamma_of_half(const Real& y) {
    const Real crossover = 50, epsilon = std::numeric_limits<Real>::epsilon();
    const Real prefactor = sqrt(y) * exp(-y);
    if (y < crossover) {
        Real term = 2, sum = 2;
        for (Real s = 1.5; term > epsilon * sum; s += 1) sum += term *= y / s;
        return sqrt(boost::math::constants::pi<Real>()) - prefactor * sum;
    }
    Real b = y + 0.5, c = 1 / epsilon, d = 1 / b, fraction = d;
    for (int i = 1;; ++i) {
        const Real a = -i * (i - Real(0.5));
        b += 2;
        d = 1 / (a * d + b);
        c = b + a / c;
        fraction *= c * d;
        if (abs(c * d - 1) < epsilon) return prefactor * fraction;
    }
}

/// Gamma(twice_s/2 + i, y) for i = 0 … count - 1. The recursion adds positive numbers only.
template <class Real>
std::vector<Real> upper_gammas(int twice_s, const Real& y, int count) {
    const bool half = twice_s % 2 != 0;
    Real s = half ? Real(0.5) : Real(1);
    Real gamma = half ? upper_gamma_of_half(y) : Real(exp(-y));
    Real power = (half ? Real(sqrt(y)) : y) * exp(-y);
    std::vector<Real> gammas;
    for (int reached = half ? 1 : 2;; reached += 2) {
        if (reached >= twice_s) gammas.push_back(gamma);
        if (static_cast<int>(gammas.size()) == count) return gammas;
        gamma = s * gamma + power;
        power *= y;
        s += 1;
    }
}

template <class Real>
using Matrix = std::vector<std::vector<Real>>;

/// Swaps two rows and the same two columns of an antisymmetric matrix, which flips the Pfaffian.
template <class Real>
void exchange(Matrix<Real>& a, std::size_t i, std::size_t j) {
    std::swap(a[i], a[j]);
    for (std::vector<Real>& row : a) std::swap(row[i], row[j]);
}

/// Pfaffian of an antisymmetric matrix of even size by Parlett and Reid's elimination with
/// pivoting (Wimmer 2012, section 3.1). Destroys `a`.
template <class Real>
Real pfaffian(Matrix<Real>& a) {
    const std::size_t size = a.size();
    Real product = 1;
    for (std::size_t k = 0; k + 1 < size; k += 2) {
        std::size_t pivot = k + 1;
        for (std::size_t i = k + 2; i < size; ++i)
            if (abs(a[k][i]) > abs(a[k][pivot])) pivot = i;
        if (a[k][pivot] == 0) return 0;
        if (pivot != k + 1) {
            exchange(a, k + 1, pivot);
            product = -product;
        }
        product *= a[k][k + 1];
        for (std::size_t i = k + 2; i < size; ++i) {
            const Real factor = a[k][i] / a[k][k + 1];
            for (std::size_t j = k + 2; j < size; ++j) {
                const Real change = factor * a[k + 1][j];
                a[i][j] -= change;
                a[j][i] += change;
            }
        }
    }
    return product;
}

/// The Pfaffian of the file's header, of the scaled matrix, at y = x/2.
template <class Real>
Real probability_above(int p, int n, const Real& y) {
    const int twice_a = n - p + 1;
    const auto size = static_cast<std::size_t>(p), even = size + size % 2;
    const std::vector<Real> t = upper_gammas<Real>(twice_a, y, p);
    const std::vector<Real> gamma = upper_gammas<Real>(2 * twice_a, 2 * y, 2 * p);
    const Real root = sqrt(y), a = Real(twice_a) / 2;
    const Real first_power = pow(root, twice_a) * exp(-y);
    Matrix<Real> matrix(even, std::vector<Real>(even, Real(0)));
    for (std::size_t i = 0; i < size; ++i) {
        Real entry = 0, power = first_power * pow(y, static_cast<int>(i));
        for (std::size_t j = i; j + 1 < size; ++j) {
            const Real scaled = ldexp(gamma[i + j], 1 - twice_a - static_cast<int>(i + j));
            entry = (a + j) * entry - power * t[i] + scaled;
            power *= y;
            matrix[i][j + 1] = entry;
            matrix[j + 1][i] = -entry;
        }
        if (even > size) {
            matrix[i][size] = t[i];
            matrix[size][i] = -t[i];
        }
    }
    return pfaffian(matrix);
}

template <class Real>
std::function<Tails(double)> law(int p, int n) {
    return [p, n, whole = probability_above<Real>(p, n, Real(0))](double t) {
        const Real above = probability_above<Real>(p, n, Real(t) * t / 2) / whole;
        const Real below = 1 - above;
        // Beyond the digits kept, rounding may leave [0, 1].
        return Tails{std::max(0.0, static_cast<double>(below)),
                     std::max(0.0, static_cast<double>(above))};
    };
}

}  // namespace

WishartPfaffian::WishartPfaffian(int least, int most, int digits) {
    if (least < 1 || least > 40 || most < least || most > 400)
        throw std::domain_error("WishartPfaffian: needs 1 <= least <= 40, least <= most <= 400");
    switch (digits) {
        case 100: tails_ = law<Decimal<100>>(least, most); break;
        case 150: tails_ = law<Decimal<150>>(least, most); break;
        case 300: tails_ = law<Decimal<300>>(least, most); break;
        default: throw std::domain_error("WishartPfaffian: digits must be 100, 150 or 300");
    }
}

}  // namespace overfit::theory
