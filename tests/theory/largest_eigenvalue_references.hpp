/// The law of the largest eigenvalue of X'X by quadrature in 50 digits.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include "tests/theory/law_reference.hpp"
#include "theory/smallest_singular_value.hpp"

namespace overfit::tests {

using FiftyDigits = boost::multiprecision::cpp_bin_float_50;

struct QuadraturePoint {
    FiftyDigits at, weight;
};

/// Gauss and Legendre's 80 nodes on [0, 1].
inline std::vector<QuadraturePoint> unit_nodes() {
    using Rule = boost::math::quadrature::gauss<FiftyDigits, 80>;
    std::vector<QuadraturePoint> nodes;
    for (std::size_t i = 0; i < Rule::abscissa().size(); ++i)
        for (const int sign : {-1, 1})
            nodes.push_back({(1 + sign * Rule::abscissa()[i]) / 2, Rule::weights()[i] / 2});
    return nodes;
}

/// For each of the given ends b <= 1: the integrals over [0, b] of
/// f_i(s) = 2 s^(2 i + k) exp(-x s^2/2), i < count.
inline std::vector<std::vector<FiftyDigits>> integrals_up_to(
    const std::vector<QuadraturePoint>& ends, int k, int count, double x) {
    static const std::vector<QuadraturePoint> nodes = unit_nodes();
    std::vector<std::vector<FiftyDigits>> result;
    for (const QuadraturePoint& end : ends) {
        std::vector<FiftyDigits> sums(static_cast<std::size_t>(count), FiftyDigits(0));
        for (const QuadraturePoint& node : nodes) {
            const FiftyDigits s = end.at * node.at, square = s * s;
            FiftyDigits value = 2 * end.at * node.weight * pow(s, k) * exp(-x * square / 2);
            for (FiftyDigits& sum : sums) {
                sum += value;
                value *= square;
            }
        }
        result.push_back(std::move(sums));
    }
    return result;
}

/// |det| of a matrix, by elimination with row exchanges.
inline FiftyDigits absolute_determinant(std::vector<std::vector<FiftyDigits>> m) {
    FiftyDigits product = 1;
    for (std::size_t k = 0; k < m.size(); ++k) {
        const auto from = m.begin() + static_cast<std::ptrdiff_t>(k);
        std::iter_swap(from, std::max_element(from, m.end(), [k](const auto& a, const auto& b) {
                           return abs(a[k]) < abs(b[k]);
                       }));
        product *= abs(m[k][k]);
        for (std::size_t i = k + 1; i < m.size(); ++i) {
            const FiftyDigits factor = m[i][k] / m[k][k];
            for (std::size_t j = k; j < m.size(); ++j) m[i][j] -= factor * m[k][j];
        }
    }
    return product;
}

/// The constant of the joint density K prod_i l_i^((most - least - 1)/2) exp(-l_i/2)
/// prod_(i<j) |l_i - l_j| of the unordered eigenvalues times least! (James 1964, equation 58).
inline FiftyDigits joint_density_constant(int least, int most) {
    const FiftyDigits& pi = boost::math::constants::pi<FiftyDigits>();
    FiftyDigits k =
        pow(pi, FiftyDigits(least) / 2) / pow(FiftyDigits(2), FiftyDigits(least * most) / 2);
    for (int i = 0; i < least; ++i)
        k /= tgamma(FiftyDigits(FiftyDigits(most - i) / 2)) *
             tgamma(FiftyDigits(FiftyDigits(least - i) / 2));
    return k;
}

/// P(largest eigenvalue of X'X <= x) by de Bruijn's (1955) Pfaffian, whose entries
/// int int sign(v - u) u^i v^j (u v)^((k - 1)/2) exp(-x (u + v)/2) over [0, 1]^2, k = |n - p|, are
/// here quadratures in the roots of u and v, where the integrand is entire. At min(n, p) = 16 good
/// for x <= 150.
inline double largest_eigenvalue_reference(const theory::GaussianMatrix& shape, double x) {
    const int least = std::min(shape.n, shape.p), most = std::max(shape.n, shape.p);
    const int k = most - least;
    const auto count = static_cast<std::size_t>(least), size = count + count % 2;
    const std::vector<QuadraturePoint> nodes = unit_nodes();
    const auto partial = integrals_up_to(nodes, k, least, x);
    const auto whole = integrals_up_to({{1, 0}}, k, least, x).front();
    std::vector<std::vector<FiftyDigits>> a(size, std::vector<FiftyDigits>(size, FiftyDigits(0)));
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        const FiftyDigits square = nodes[node].at * nodes[node].at;
        FiftyDigits value = 2 * nodes[node].weight * pow(nodes[node].at, k) * exp(-x * square / 2);
        for (std::size_t i = 0; i < count; ++i, value *= square)
            for (std::size_t j = 0; j < count; ++j)
                a[i][j] += value * (whole[j] - 2 * partial[node][j]);
    }
    if (size > count)
        for (std::size_t i = 0; i < count; ++i) {
            a[i][count] = whole[i];
            a[count][i] = -whole[i];
        }
    return static_cast<double>(FiftyDigits(joint_density_constant(least, most) *
                                           pow(FiftyDigits(x), FiftyDigits(least * most) / 2) *
                                           sqrt(absolute_determinant(std::move(a)))));
}

}  // namespace overfit::tests
