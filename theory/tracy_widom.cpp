/// Fredholm determinants of the Airy kernel by Gauss-Legendre quadrature.
#include "theory/tracy_widom.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/tools/roots.hpp>

#include "theory/airy.hpp"

namespace overfit::theory {

namespace {

using boost::math::constants::root_two;

/// 36 nodes leave an error below 1e-15 everywhere; 30 leave 1e-13.
constexpr std::size_t nodes = 36, border = nodes;
using Row = std::array<double, nodes + 1>;

/// T on the nodes, with the square roots of the weights on both sides, and bordered by the point s
/// itself with weight 1. Symmetric; elimination uses the entries with column >= row.
struct Kernel {
    std::array<Row, nodes + 1> entry;
};

/// Gauss-Legendre nodes and weights on [0, 1], both in order.
struct Rule {
    std::array<double, nodes> node, root_weight;
};

Rule make_rule() {
    using Gauss = boost::math::quadrature::gauss<double, nodes>;
    static_assert(nodes % 2 == 0);
    Rule rule{};
    for (std::size_t i = 0; i < nodes / 2; ++i) {
        const double x = Gauss::abscissa()[i], root = std::sqrt(0.5 * Gauss::weights()[i]);
        rule.node[nodes / 2 + i] = 0.5 * (1.0 + x);
        rule.node[nodes / 2 - 1 - i] = 0.5 * (1.0 - x);
        rule.root_weight[nodes / 2 + i] = rule.root_weight[nodes / 2 - 1 - i] = root;
    }
    return rule;
}

/// With x = s + 2u, y = s + 2v the kernel is Ai(s + u + v) on u, v > 0. It is cut where Ai(s + u)
/// has fallen by e^-20 from Ai(max(s, 0)); the determinant feels the square of that, 4e-18.
void fill(Kernel& t, double s) {
    static const Rule rule = make_rule();
    const double end = std::pow(std::pow(std::max(s, 0.0), 1.5) + 30.0, 2.0 / 3.0);
    const double length = end - s, root_length = std::sqrt(length);
    std::array<double, nodes + 1> u, root;
    for (std::size_t i = 0; i < nodes; ++i) {
        u[i] = length * rule.node[i];
        root[i] = root_length * rule.root_weight[i];
    }
    u[border] = 0.0;
    root[border] = 1.0;
    for (std::size_t i = 0; i <= nodes; ++i)
        for (std::size_t j = i; j <= nodes; ++j)
            t.entry[i][j] = t.entry[j][i] = root[i] * root[j] * airy(s + u[i] + u[j]);
}

/// The upper half of T^2, the border included: products over the nodes only.
void square(const Kernel& t, Kernel& out) {
    for (std::size_t i = 0; i <= nodes; ++i) {
        Row& row = out.entry[i];
        row.fill(0.0);
        for (std::size_t k = 0; k < nodes; ++k) {
            const double factor = t.entry[k][i];
            for (std::size_t j = i; j <= nodes; ++j) row[j] += factor * t.entry[k][j];
        }
    }
}

/// log det(1 - M) and the corner (M (1 - M)^-1)(s, s) of its resolvent.
struct Determinant {
    double log;
    double corner;
};

/// Gaussian elimination of 1 - M which keeps 1 - pivot in place of the pivot, so that nothing is
/// lost where M is tiny. The border takes part in the elimination only as the last row.
Determinant eliminate(Kernel& m) {
    double log = 0.0;
    for (std::size_t k = 0; k < nodes; ++k) {
        const Row& pivot_row = m.entry[k];
        const double pivot = 1.0 - pivot_row[k];
        // 1 - M is positive definite: a pivot of rounding size means that no digit is left.
        if (!(pivot > 0.0)) return {-std::numeric_limits<double>::infinity(), 0.0};
        log += std::log1p(-pivot_row[k]);
        for (std::size_t i = k + 1; i <= nodes; ++i) {
            const double factor = pivot_row[i] / pivot;
            Row& row = m.entry[i];
            for (std::size_t j = i; j <= nodes; ++j) row[j] += factor * pivot_row[j];
        }
    }
    return {log, m.entry[border][border]};
}

void negate(Kernel& m) {
    for (Row& row : m.entry)
        for (double& value : row) value = -value;
}

struct Values {
    double cdf;
    double survival;
    double density;
};

/// F = e^log with (log F)' = slope.
Values from_log(double log, double slope) {
    const double cdf = std::exp(log);
    return {cdf, -std::expm1(log), cdf == 0.0 ? 0.0 : cdf * slope};
}

/// -(tr^2 T - tr T^2)/2 = sum over pairs of nodes of T_ij^2 - T_ii T_jj, the second coefficient of
/// the determinant. Every term is positive, since Ai is log-concave on the right. Beside it, the
/// negative of its derivative by s: T' has trace -Ai(s)/2, and tr T T' = -(T^2)(s, s)/2.
Values second_coefficient(const Kernel& t) {
    double sum = 0.0, slope = 0.0;
    for (std::size_t i = 0; i < nodes; ++i) {
        const Row& row = t.entry[i];
        for (std::size_t j = i + 1; j < nodes; ++j) sum += row[j] * row[j] - row[i] * t.entry[j][j];
        slope += row[border] * row[border] - row[i] * t.entry[border][border];
    }
    return {1.0 - sum, sum, -0.5 * slope};
}

/// (det(1 - T) + det(1 + T))/2 and its derivative. The odd coefficients of the determinant cancel,
/// and from here on the second is all of their sum to 1e-12.
Values even_part(Kernel& t, double s) {
    constexpr double second_is_enough = 1.5;
    if (s > second_is_enough) {
        const Values tail = second_coefficient(t);
        return {tail.cdf, tail.survival, -tail.density};
    }
    Kernel minus = t;
    negate(minus);
    const Determinant a = eliminate(t), b = eliminate(minus);
    const Values low = from_log(a.log, 0.5 * a.corner), high = from_log(b.log, 0.5 * b.corner);
    const double cdf = 0.5 * (low.cdf + high.cdf);
    return {cdf, 1.0 - cdf, 0.5 * (low.density + high.density)};
}

void require(int beta, double x) {
    if (!(beta == 1 || beta == 2 || beta == 4) || std::isnan(x))
        throw std::domain_error("tracy_widom: beta must be 1, 2 or 4 and the argument a number");
}

Values evaluate(int beta, double x) {
    require(beta, x);
    const double s = beta == 4 ? root_two<double>() * x : x;
    // F1(-10.5) = 2e-25, where the last digit is lost; 1 - F1(100) = 1e-292.
    constexpr double low = -10.5, high = 100.0;
    if (s < low) return {0.0, 1.0, 0.0};
    if (s > high) return {1.0, 0.0, 0.0};
    Kernel t;
    fill(t, s);
    if (beta == 4) {
        Values values = even_part(t, s);
        values.density *= root_two<double>();
        return values;
    }
    if (beta == 2) {
        Kernel squared;
        square(t, squared);
        const Determinant d = eliminate(squared);
        return from_log(d.log, d.corner);
    }
    const Determinant d = eliminate(t);
    return from_log(d.log, 0.5 * d.corner);
}

Moments moments(int beta) {
    // From where the density is below 1e-17 on the left to where it is so on the right.
    constexpr double from = -10.5, to = 14.0, step = 0.125;
    std::array<double, 5> sum{};
    const auto add = [&](double centre, auto body) {
        for (double x = from; x <= to; x += step)
            body(x - centre, step * evaluate(beta, x).density);
    };
    add(0.0, [&](double x, double mass) { sum[1] += x * mass; });
    add(sum[1], [&](double x, double mass) {
        sum[2] += x * x * mass;
        sum[3] += x * x * x * mass;
        sum[4] += x * x * x * x * mass;
    });
    return {sum[1], sum[2], sum[3] / std::pow(sum[2], 1.5), sum[4] / (sum[2] * sum[2]) - 3.0};
}

}  // namespace

double tracy_widom_cdf(int beta, double x) {
    return evaluate(beta, x).cdf;
}

double tracy_widom_survival(int beta, double x) {
    return evaluate(beta, x).survival;
}

double tracy_widom_density(int beta, double x) {
    return evaluate(beta, x).density;
}

double tracy_widom_quantile(int beta, double q) {
    if (!(q >= 1e-15 && q < 1.0))
        throw std::domain_error("tracy_widom_quantile: q must be in [1e-15, 1)");
    // Between these ends lie all q; the smaller tail decides, with its relative accuracy.
    constexpr double low = -10.5, high = 20.0;
    const auto excess = [&](double x) {
        const Values v = evaluate(beta, x);
        return q < 0.5 ? v.cdf / q - 1.0 : 1.0 - v.survival / (1.0 - q);
    };
    std::uintmax_t evaluations = 100;
    const auto [left, right] = boost::math::tools::toms748_solve(
        excess, low, high, boost::math::tools::eps_tolerance<double>(48), evaluations);
    return 0.5 * (left + right);
}

const Moments& tracy_widom_moments(int beta) {
    require(beta, 0.0);
    static const std::array<Moments, 3> of{moments(1), moments(2), moments(4)};
    return of[beta == 4 ? 2 : static_cast<std::size_t>(beta - 1)];
}

}  // namespace overfit::theory
