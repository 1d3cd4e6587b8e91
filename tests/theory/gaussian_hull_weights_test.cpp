/// Test of theory/gaussian_hull_weights.hpp against closed forms, identities and 70 digits.
#include "theory/gaussian_hull_weights.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <vector>

#include <boost/math/constants/constants.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

namespace {

using namespace overfit::theory;
using Wide = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<70>>;

/// The error of a logarithm that the header promises.
double promised(int k) {
    return 1e-14 * (1 + k);
}

double log_weight(double points, int k, double scale) {
    return GaussianHullWeight({.points = points, .dimension = 1, .scale = scale}, k).log_value();
}

// With as many points as the index only the angle of the negative argument is left. Up to the third
// it is the probability that equally correlated normal variates are all positive (Schlaefli): 1/2,
// 1/4 + asin(c) / (2 pi), 1/8 + 3 asin(c) / (4 pi). g_k(r) has the correlation c = r / (1 + r),
// here -s^2 / (1 + (k-1) s^2).
TEST(GaussianHullWeight, IsTheAngleOfASmallSimplex) {
    const Wide& pi = boost::math::constants::pi<Wide>();
    for (const double s : {1e-4, 0.05, 0.6, 1.0, 2.5, 30.0, 700.0}) {
        const auto angle = [&](int k) {
            const Wide square = Wide(s) * s;
            return asin(-square / (1 + (k - 1) * square)) / pi;
        };
        EXPECT_NEAR(log_weight(1, 1, s), std::log(0.5), promised(1)) << s;
        EXPECT_NEAR(log_weight(2, 2, s), static_cast<double>(log((1 + 2 * angle(2)) / 4)),
                    promised(2))
            << s;
        EXPECT_NEAR(log_weight(3, 3, s), static_cast<double>(log((1 + 6 * angle(3)) / 8)),
                    promised(3))
            << s;
    }
}

/// The weights in 70 digits, from the positive arguments alone. For those g_n(r) = E Phi(sqrt(r)
/// Z)^n is a real integral, by the trapezoidal rule on a fixed grid: shifted by i a, the integrand
/// grows by exp((m + n) a^2) at most, which leaves an error of exp(-pi^2 / (step^2 (m + n))) <
/// 1e-75. The angles of the negative arguments follow one after the other from
/// sum_k C(N, k) g_k(-) g_(N-k)(+) = 1.
class WideWeights {
  public:
    WideWeights(int largest, double scale) : inverse_square_(1 / (Wide(scale) * scale)) {
        const Wide step = Wide(1) / 25;
        for (int j = -330; j <= 330; ++j) {
            const Wide x = j * step;
            below_.push_back(erfc(-x) / 2);
            gauss_.push_back(exp(-inverse_square_ * x * x) * step);
            ratio_.push_back(exp(-x * x) / below_.back());
        }
        for (int n = 0; n <= largest; ++n) extend(n);
    }

    double log_weight(int n, int k) const {
        return static_cast<double>(log(positive_[index(n)][index(k)] * negative_[index(k)]));
    }

  private:
    static std::size_t index(int k) { return static_cast<std::size_t>(k); }

    /// C(n, k) g_(n-k)(+) for all k, and g_n(-) from them.
    void extend(int n) {
        std::vector<Wide> row;
        Wide binomial = 1, rest = 1;
        std::vector<Wide> terms(below_.size());
        for (std::size_t j = 0; j < below_.size(); ++j) terms[j] = gauss_[j] * pow(below_[j], n);
        for (int k = 0; k <= n; ++k) {
            Wide sum = 0;
            for (std::size_t j = 0; j < below_.size(); ++j) {
                sum += terms[j];
                terms[j] *= ratio_[j];
            }
            const Wide m = k + inverse_square_;
            row.push_back(binomial * sum * sqrt(m / boost::math::constants::pi<Wide>()));
            if (k < n) rest -= row.back() * negative_[index(k)];
            binomial = binomial * (n - k) / (k + 1);
        }
        positive_.push_back(row);
        negative_.push_back(rest);
    }

    Wide inverse_square_;
    std::vector<Wide> below_, gauss_, ratio_, negative_;
    std::vector<std::vector<Wide>> positive_;
};

TEST(GaussianHullWeight, IsWhatTheGaussBonnetIdentitiesImply) {
    constexpr int largest = 30;
    for (const double s : {0.5, 1.0, 1.5}) {
        const WideWeights wide(largest, s);
        for (const int n : {1, 2, 5, 12, 20, largest})
            for (int k = 0; k <= n; ++k)
                EXPECT_NEAR(log_weight(n, k, s), wide.log_weight(n, k), promised(k))
                    << n << " " << k << " " << s;
    }
}

// Vertex angles of the regular k-simplex: (3 acos(1/3) - pi) / (4 pi) for the tetrahedron, and
// values from an independent computation in 50 digits.
TEST(GaussianHullWeight, IsTheVertexAngleOfTheRegularSimplex) {
    EXPECT_NEAR(log_weight(3, 3, 1.0), std::log((3.0 * std::acos(1.0 / 3.0) - M_PI) / (4.0 * M_PI)),
                promised(3));
    EXPECT_NEAR(log_weight(10, 10, 1.0), std::log(1.583018664979023618e-7), promised(10));
    EXPECT_NEAR(log_weight(20, 20, 1.0), std::log(2.980838831391502510e-17), promised(20));
    EXPECT_NEAR(log_weight(40, 40, 1.0), std::log(8.476010711312087820e-40), promised(40));
}

// Gauss and Bonnet: the sum is 1, the alternating sum 0. The error of a weight near the mean index
// counts in full.
TEST(GaussianHullWeight, SumsToOneAndAlternatesToZero) {
    for (const int n : {1, 2, 7, 40, 300})
        for (const double s : {1e-6, 0.02, 0.3, 1.0, 4.0, 50.0}) {
            const auto points = static_cast<double>(n);
            GaussianHullWeight weight({.points = points, .dimension = 1, .scale = s}, 0);
            double sum = 0.0, alternating = 0.0, mean = 0.0;
            for (int k = 0; k <= n; ++k) {
                const double value = std::exp(weight.log_value());
                sum += value;
                alternating += k % 2 == 0 ? value : -value;
                mean += k * value;
                if (k < n) weight.up();
            }
            EXPECT_NEAR(sum, 1.0, 1e-14 * (1.0 + mean)) << n << " " << s;
            EXPECT_NEAR(alternating, 0.0, 1e-14 * (1.0 + mean)) << n << " " << s;
        }
}

TEST(GaussianHullWeight, MovesUpAndDownWithoutLoss) {
    const GaussianHull hull{.points = 123.0, .dimension = 1, .scale = 0.7};
    GaussianHullWeight moving(hull, 40);
    for (int j = 0; j < 30; ++j) moving.up();
    for (int j = 0; j < 50; ++j) moving.down();
    EXPECT_EQ(moving.index(), 20);
    EXPECT_NEAR(moving.log_value(), GaussianHullWeight(hull, 20).log_value(), promised(20));
}

}  // namespace
