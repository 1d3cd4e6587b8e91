/// Test of numerics/bidiagonal_ensemble.hpp: against dense Gaussian matrices and exact moments.
#include "numerics/bidiagonal_ensemble.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

#include "numerics/goodness_of_fit.hpp"
#include "numerics/singular_values.hpp"
#include "numerics/statistics.hpp"
#include "tests/numerics/matrices.hpp"

namespace {

using namespace overfit::numerics;

constexpr double false_alarm = 1e-6;

// Both samples are of 5000 matrices; the p-values are exact.
TEST(BidiagonalEnsemble, HasTheSingularValuesOfADenseGaussianMatrix) {
    constexpr std::size_t trials = 5000;
    for (const auto& [n, p] :
         {std::pair{1, 1}, std::pair{6, 6}, std::pair{4, 9}, std::pair{8, 3}}) {
        std::array<std::vector<double>, 3> dense, bidiagonal;
        const StreamKey key =
            StreamKey(0, "ensemble")
                .part(static_cast<std::uint64_t>(10) * static_cast<std::uint64_t>(n) +
                      static_cast<std::uint64_t>(p));
        for (std::size_t t = 0; t < trials; ++t) {
            Stream stream(key.part("dense"), t), other(key.part("bidiagonal"), t);
            const std::vector<double> all = singular_values(overfit::tests::gaussian(stream, n, p));
            double trace = 0.0;
            for (const double s : all) trace += 1.0 / (s * s);
            const Bidiagonal b = sample_bidiagonal(n, p, other);
            dense[0].push_back(all.back());
            dense[1].push_back(all.front());
            dense[2].push_back(trace);
            bidiagonal[0].push_back(smallest_singular_value(b).value);
            bidiagonal[1].push_back(largest_singular_value(b).value);
            bidiagonal[2].push_back(trace_of_inverse(b));
        }
        for (std::size_t i = 0; i < 3; ++i)
            EXPECT_GT(two_sample_kolmogorov_test(dense[i], bidiagonal[i]).p_value, false_alarm)
                << n << " x " << p << ", functional " << i;
    }
}

// E tr X'X = n p and E det X'X = n! / (n - p)! for n >= p.
TEST(BidiagonalEnsemble, HasTheExactMeanOfTraceAndDeterminant) {
    constexpr int n = 7, p = 4;
    std::vector<double> traces, determinants;
    for (std::size_t t = 0; t < 100'000; ++t) {
        Stream stream(StreamKey(0, "moments"), t);
        const Bidiagonal b = sample_bidiagonal(n, p, stream);
        double trace = 0.0, determinant = 1.0;
        for (const double square : b.diagonal) {
            trace += square;
            determinant *= square;
        }
        for (const double square : b.beside) trace += square;
        traces.push_back(trace);
        determinants.push_back(determinant);
    }
    EXPECT_TRUE(mean_interval(traces, false_alarm).contains(n * p));
    EXPECT_TRUE(mean_interval(determinants, false_alarm).contains(7.0 * 6.0 * 5.0 * 4.0));
}

TEST(BidiagonalEnsemble, StreamsTheTraceItStores) {
    for (const auto& [n, p] : {std::pair{1, 1}, std::pair{1, 5}, std::pair{50, 50},
                               std::pair{300, 200}, std::pair{200, 300}}) {
        Stream stored(StreamKey(0, "stream"), 0), streamed(StreamKey(0, "stream"), 0);
        EXPECT_EQ(trace_of_inverse(sample_bidiagonal(n, p, stored)),
                  sample_trace_of_inverse(n, p, streamed));
    }
}

// The mean of tr (X'X)^-1 is p / (n - p - 1) and so is that of x0' (X'X)^-1 x0; |n - p| = 12 leaves
// both a third moment.
TEST(BidiagonalEnsemble, HasTheMeanOfTheInverseWishartLaw) {
    for (const auto& [n, p] : {std::pair{30, 18}, std::pair{18, 30}}) {
        std::vector<double> traces, leverages;
        for (std::size_t t = 0; t < 40'000; ++t) {
            Stream stream(StreamKey(0, "inverse"), t);
            traces.push_back(sample_trace_of_inverse(n, p, stream));
            leverages.push_back(sample_leverage(n, p, stream));
        }
        EXPECT_TRUE(mean_interval(traces, false_alarm).contains(18.0 / 11.0));
        EXPECT_TRUE(mean_interval(leverages, false_alarm).contains(18.0 / 11.0));
    }
}

TEST(BidiagonalEnsemble, NeedsRowsAndColumns) {
    Stream stream(StreamKey(0, "domain"), 0);
    EXPECT_THROW(sample_bidiagonal(0, 3, stream), std::domain_error);
    EXPECT_THROW(sample_trace_of_inverse(3, 0, stream), std::domain_error);
    EXPECT_THROW(sample_leverage(-1, 3, stream), std::domain_error);
}

}  // namespace
