/// De Bruijn's Pfaffian for the largest eigenvalue, and the soft-edge scalings.
#include "theory/largest_eigenvalue.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/math/special_functions/gamma.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

namespace overfit::theory {

namespace {

// The moments of gamma laws of neighbouring shapes are nearly dependent: at min = 16 the matrix
// loses about 30 digits.
using Wide = boost::multiprecision::cpp_bin_float_50;
using Matrix = std::vector<std::vector<Wide>>;

constexpr int largest_min = 16, largest_max = 2000;

/// det of a matrix, by elimination with row exchanges.
Wide determinant(Matrix m) {
    Wide product = 1;
    for (std::size_t k = 0; k < m.size(); ++k) {
        std::size_t best = k;
        for (std::size_t i = k + 1; i < m.size(); ++i)
            if (abs(m[i][k]) > abs(m[best][k])) best = i;
        std::swap(m[k], m[best]);
        if (m[k][k] == 0) return 0;
        product *= best == k ? m[k][k] : Wide(-m[k][k]);
        for (std::size_t i = k + 1; i < m.size(); ++i) {
            const Wide factor = m[i][k] / m[k][k];
            for (std::size_t j = k + 1; j < m.size(); ++j) m[i][j] -= factor * m[k][j];
        }
    }
    return product;
}

/// The gamma laws of shapes first + i and scale 2, cut at x (or not at all), and the integrals of
/// their products: what the entries are made of.
class GammaLaws {
  public:
    /// An infinite x cuts nothing.
    GammaLaws(int least, int most, double x) {
        const Wide first = Wide(most - least + 1) / 2;
        for (int i = 0; i < least; ++i) {
            const Wide shape = first + i;
            log_gamma_.push_back(boost::math::lgamma(shape));
            cdf_.push_back(std::isinf(x) ? Wide(1)
                                         : Wide(boost::math::gamma_p(shape, Wide(x) / 2)));
            density_.push_back(std::isinf(x)
                                   ? Wide(0)
                                   : Wide(boost::math::gamma_p_derivative(shape, Wide(x) / 2) / 2));
        }
        for (int i = 0; i < 2 * least; ++i) {
            const Wide sum = 2 * first + i - 1;  // two shapes less one; i = 0 is not needed
            const Wide cut = i == 0 || std::isinf(x) ? Wide(1) : Wide(boost::math::gamma_p(sum, x));
            const Wide whole = i == 0 ? Wide(0) : Wide(boost::math::lgamma(sum));
            products_.push_back(cut * exp(whole - (sum + 1) * log(Wide(2))));
        }
    }

    const Wide& cdf(std::size_t i) const { return cdf_[i]; }
    const Wide& density(std::size_t i) const { return density_[i]; }
    Wide overlap(std::size_t i, std::size_t j) const {
        return products_[i + j] * exp(-log_gamma_[i] - log_gamma_[j]);
    }

  private:
    std::vector<Wide> log_gamma_, cdf_, density_, products_;
};

/// The ordered joint density of the eigenvalues is a determinant of gamma densities g_i of shapes
/// first + i, so that P(all <= x) is proportional to the Pfaffian of
/// A_ij = int int sign(v - u) g_i(u) g_j(v) over [0, x]^2, bordered by G_i(x) for an odd size. From
/// G_(j+1) = G_j - 2 g_(j+1) follows A_i,j+1 = A_ij - 2 G_i g_(j+1)(x) + 4 int g_i g_(j+1).
Wide squared_pfaffian(int least, int most, double x) {
    const GammaLaws law(least, most, x);
    const auto count = static_cast<std::size_t>(least), size = count + count % 2;
    Matrix a(size, std::vector<Wide>(size, Wide(0)));
    const auto set = [&a](std::size_t i, std::size_t j, const Wide& entry) {
        a[i][j] = entry;
        a[j][i] = -entry;
    };
    for (std::size_t i = 0; i < count; ++i) {
        Wide entry = 0;
        for (std::size_t j = i + 1; j < count; ++j) {
            entry += 4 * law.overlap(i, j) - 2 * law.cdf(i) * law.density(j);
            set(i, j, entry);
        }
        if (size > count) set(i, count, law.cdf(i));
    }
    return determinant(std::move(a));
}

EdgeScaling upper_edge(double a, double b) {
    return {(a + b) * (a + b), (a + b) * std::cbrt(1.0 / a + 1.0 / b)};
}

}  // namespace

double largest_eigenvalue_cdf(const GaussianMatrix& shape, double x) {
    const int least = std::min(shape.n, shape.p), most = std::max(shape.n, shape.p);
    if (least < 1 || least > largest_min || most > largest_max || std::isnan(x))
        throw std::domain_error(
            "largest_eigenvalue_cdf: needs 1 <= min(n, p) <= 16, max(n, p) <= 2000 and a number");
    if (x <= 0.0) return 0.0;
    if (std::isinf(x)) return 1.0;
    const Wide ratio = squared_pfaffian(least, most, x) /
                       squared_pfaffian(least, most, std::numeric_limits<double>::infinity());
    return ratio > 0 ? static_cast<double>(Wide(sqrt(ratio))) : 0.0;
}

EdgeScaling johnstone_largest(const GaussianMatrix& shape) {
    if (shape.n < 2 || shape.p < 2)
        throw std::domain_error("johnstone_largest: needs n >= 2 and p >= 2");
    const int least = std::min(shape.n, shape.p), most = std::max(shape.n, shape.p);
    return upper_edge(std::sqrt(most - 1.0), std::sqrt(least));
}

EdgeScaling ma_largest(const GaussianMatrix& shape) {
    if (shape.n < 1 || shape.p < 1) throw std::domain_error("ma_largest: needs n >= 1 and p >= 1");
    return upper_edge(std::sqrt(shape.n - 0.5), std::sqrt(shape.p - 0.5));
}

EdgeScaling ma_smallest(const GaussianMatrix& shape) {
    const int least = std::min(shape.n, shape.p), most = std::max(shape.n, shape.p);
    if (least < 1 || least == most) throw std::domain_error("ma_smallest: needs n, p >= 1, n != p");
    const double a = std::sqrt(most - 0.5), b = std::sqrt(least - 0.5);
    return {(a - b) * (a - b), (a - b) * std::cbrt(1.0 / b - 1.0 / a)};
}

EdgeScaling ma_log_smallest(const GaussianMatrix& shape) {
    const EdgeScaling linear = ma_smallest(shape);
    const double scale = linear.scale / linear.centre;
    return {std::log(linear.centre) + 0.125 * scale * scale, scale};
}

}  // namespace overfit::theory
