/// Sums and closed forms for the integrals of the Marchenko-Pastur law.
#include "theory/marchenko_pastur_moments.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace overfit::theory {

namespace {

void require(double gamma) {
    if (!(gamma > 0.0 && std::isfinite(gamma)))
        throw std::domain_error("marchenko_pastur: gamma must be positive and finite");
}

/// -log1p(-gamma) (1 - gamma)/gamma - 1 negated: sum of gamma^k / (k (k+1)), for gamma <= 1.
double minus_mean_log(double gamma) {
    if (gamma == 1.0) return 1.0;
    if (gamma > 0.25) return 1.0 + (1.0 - gamma) / gamma * std::log1p(-gamma);
    double sum = 0.0, power = gamma;
    for (int k = 1; power > 1e-18 * sum; ++k, power *= gamma) sum += power / (k * (k + 1.0));
    return sum;
}

}  // namespace

double marchenko_pastur_moment(double gamma, int k) {
    require(gamma);
    if (k < 0) throw std::domain_error("marchenko_pastur_moment: k must not be negative");
    double sum = 1.0, term = 1.0;
    for (int j = 0; j + 1 < k; ++j) {
        term *= gamma * (k - j) * (k - 1.0 - j) / ((j + 1.0) * (j + 2.0));
        sum += term;
    }
    return sum;
}

double gaussian_spectral_moment(int n, int p, int k) {
    if (n < 1 || p < 1 || k < 0 || k > 4)
        throw std::domain_error("gaussian_spectral_moment: needs n, p >= 1 and 0 <= k <= 4");
    const double rows = n, columns = p, sum = rows + columns, product = rows * columns;
    switch (k) {
        case 2: return (sum + 1.0) / rows;
        case 3: return (sum * sum + product + 3.0 * sum + 4.0) / (rows * rows);
        case 4:
            return (sum * sum * sum + 3.0 * product * sum + 6.0 * sum * sum + 5.0 * product +
                    21.0 * sum + 20.0) /
                   (rows * rows * rows);
        default: return 1.0;
    }
}

double marchenko_pastur_mean_inverse(double gamma) {
    require(gamma);
    if (gamma == 1.0) return std::numeric_limits<double>::infinity();
    return gamma < 1.0 ? 1.0 / (1.0 - gamma) : 1.0 / (gamma * (gamma - 1.0));
}

double marchenko_pastur_mean_inverse_square(double gamma) {
    require(gamma);
    if (gamma == 1.0) return std::numeric_limits<double>::infinity();
    return 1.0 / std::pow(std::abs(1.0 - gamma), 3.0);
}

double marchenko_pastur_mean_log(double gamma) {
    require(gamma);
    // For gamma > 1 the positive part is 1/gamma times the law of 1/gamma, stretched by gamma.
    return gamma <= 1.0 ? -minus_mean_log(gamma)
                        : (std::log(gamma) - minus_mean_log(1.0 / gamma)) / gamma;
}

}  // namespace overfit::theory
