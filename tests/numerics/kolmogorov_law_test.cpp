/// Test of numerics/kolmogorov_law.hpp against published values and a determinant in wide
/// arithmetic.
#include "numerics/kolmogorov_law.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/multiprecision/cpp_bin_float.hpp>

namespace {

using namespace overfit::numerics;
using Wide = boost::multiprecision::cpp_bin_float_100;

// Marsaglia, Tsang and Wang (2003), section 3: P(D_10 < 0.274) and P(D_2000 < 0.04).
TEST(KolmogorovLaw, GivesThePublishedProbabilities) {
    EXPECT_NEAR(kolmogorov_survival(0.274, 10), 1.0 - 0.628479615456504275, 1e-14);
    EXPECT_NEAR(kolmogorov_survival(0.04, 2000), 1.0 - 0.99676943191713676985, 2e-14);
}

/// P(low_i < U_(i) < high_i for all i) = n! det[(high_i - low_j)_+^(j-i+1) / (j-i+1)!], Steck
/// (1971).
Wide steck(const std::vector<Wide>& low, const std::vector<Wide>& high) {
    const std::size_t n = low.size();
    std::vector<std::vector<Wide>> a(n, std::vector<Wide>(n, Wide(0)));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i == 0 ? 0 : i - 1; j < n; ++j) {
            Wide entry = 1;
            for (std::size_t k = 1; k <= j + 1 - i; ++k)
                entry *= std::max(Wide(0), Wide(high[i] - low[j])) / k;
            a[i][j] = entry;
        }
    Wide determinant = 1;
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t pivot = k;
        if (k + 1 < n && abs(a[k + 1][k]) > abs(a[k][k])) pivot = k + 1;
        if (pivot != k) determinant = -determinant;
        std::swap(a[k], a[pivot]);
        if (a[k][k] == 0) return 0;
        determinant *= a[k][k] * (k + 1);
        if (k + 1 == n) break;
        const Wide factor = a[k + 1][k] / a[k][k];
        for (std::size_t j = k; j < n; ++j) a[k + 1][j] -= factor * a[k][j];
    }
    return determinant;
}

struct Survivals {
    double two_sided, one_sided;
};

/// 1 - P(D < d) and 1 - P(D+ < d) with 100 digits.
Survivals reference(double d, int n) {
    std::vector<Wide> low, high, one(static_cast<std::size_t>(n), Wide(1));
    for (int i = 1; i <= n; ++i) {
        low.push_back(std::max(Wide(0), Wide(Wide(i) / n - d)));
        high.push_back(std::min(Wide(1), Wide(Wide(i - 1) / n + d)));
    }
    return {static_cast<double>(Wide(1 - steck(low, high))),
            static_cast<double>(Wide(1 - steck(low, one)))};
}

// The header promises a relative error of e^-24 = 4e-11 at worst where it doubles, 1e-9 elsewhere.
TEST(KolmogorovLaw, AgreesWithSteckDeterminantInEveryRegion) {
    for (const int n : {1, 2, 3, 7, 20, 60})
        for (const double x : {0.4, 0.6, 0.9, 1.3, 1.9, 1.99, 2.01, 2.5, 4.0}) {
            const double d = x / std::sqrt(n);
            if (d >= 1.0 || 2.0 * n * d <= 1.0) continue;
            const Survivals exact = reference(d, n);
            const auto size = static_cast<std::size_t>(n);
            EXPECT_NEAR(kolmogorov_survival(d, size), exact.two_sided, 1e-9 * exact.two_sided)
                << n << " " << d;
            EXPECT_NEAR(one_sided_kolmogorov_survival(d, size), exact.one_sided,
                        1e-10 * exact.one_sided)
                << n << " " << d;
        }
}

// n = 1: D = max(U, 1 - U) and D+ = 1 - U.
TEST(KolmogorovLaw, OfOneValueIsElementary) {
    for (const double d : {0.5, 0.6, 0.9, 1.0}) {
        EXPECT_NEAR(kolmogorov_survival(d, 1), std::min(1.0, 2.0 * (1.0 - d)), 1e-15);
        EXPECT_NEAR(one_sided_kolmogorov_survival(d, 1), 1.0 - d, 1e-15);
    }
    EXPECT_EQ(kolmogorov_survival(0.3, 1), 1.0);
    EXPECT_EQ(kolmogorov_survival(-1.0, 5), 1.0);
    EXPECT_EQ(kolmogorov_survival(2.0, 5), 0.0);
    EXPECT_THROW(kolmogorov_survival(0.3, 0), std::domain_error);
    EXPECT_THROW(kolmogorov_survival(std::nan(""), 3), std::domain_error);
}

// The three routes meet: at n d^2 = 4, and at n = 2000, where the expansion (error below 0.05 n^-2)
// takes over. The law itself changes from n to n + 1 by less than n^-3/2 (its first correction).
TEST(KolmogorovLaw, IsContinuousWhereTheRouteChanges) {
    for (const std::size_t n : {50u, 500u}) {
        const double d = 2.0 / std::sqrt(n);
        const double below = kolmogorov_survival(d * (1.0 - 1e-13), n);
        EXPECT_NEAR(below / kolmogorov_survival(d * (1.0 + 1e-13), n), 1.0, 1e-10) << n;
    }
    for (const double x : {0.5, 0.8, 1.2, 1.7}) {
        const auto at = [x](std::size_t n) {
            return kolmogorov_survival(x / std::sqrt(static_cast<double>(n)), n);
        };
        // Extrapolating two exact neighbours leaves the second difference, of order n^-5/2.
        const double extrapolated = 2.0 * at(2000) - at(1999);
        EXPECT_NEAR(at(2001), extrapolated, 0.05 / (2000.0 * 2000.0) + 1e-8 / 10.0) << x;
    }
}

}  // namespace
