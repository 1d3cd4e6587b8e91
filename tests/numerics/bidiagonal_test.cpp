/// Test of numerics/bidiagonal.hpp: against 100 digits, against LAPACK, and at the limits.
#include "numerics/bidiagonal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include <boost/multiprecision/cpp_bin_float.hpp>

#include "numerics/bidiagonal_ensemble.hpp"
#include "numerics/singular_values.hpp"

namespace {

using namespace overfit::numerics;
using Exact = boost::multiprecision::cpp_bin_float_100;

constexpr double eps = std::numeric_limits<double>::epsilon();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Eigenvalues of B'B below the shift, from the tridiagonal matrix itself (not by qd).
std::size_t count_below(const Bidiagonal& b, const Exact& shift) {
    std::size_t count = 0;
    Exact pivot = 1, coupling = 0;
    for (std::size_t i = 0; i < b.diagonal.size(); ++i) {
        const Exact before = i > 0 ? Exact(b.beside[i - 1]) : Exact(0);
        pivot = Exact(b.diagonal[i]) + before - shift - coupling / pivot;
        if (pivot < 0) ++count;
        if (i < b.beside.size()) coupling = Exact(b.diagonal[i]) * Exact(b.beside[i]);
    }
    return count;
}

/// The singular value of rank `rank` from below (0 is the least), by bisection from `guess`.
Exact exact_singular_value(const Bidiagonal& b, std::size_t rank, double guess, double relative,
                           int bisections) {
    const Exact centre = Exact(guess) * Exact(guess);
    Exact low = centre * Exact(1 - relative), high = centre * Exact(1 + relative);
    EXPECT_LE(count_below(b, low), rank);
    EXPECT_GT(count_below(b, high), rank);
    for (int i = 0; i < bisections; ++i) {
        const Exact middle = (low + high) / 2;
        (count_below(b, middle) > rank ? high : low) = middle;
    }
    return sqrt(Exact((low + high) / 2));
}

double relative_error(const Bidiagonal& b, std::size_t rank, double value) {
    const Exact exact = exact_singular_value(b, rank, value, 1e-6, 60);
    return std::abs(static_cast<double>((value - exact) / exact));
}

/// |B^-1|_F^2 in 100 digits. For a lower bidiagonal B row i of the inverse is
/// (unit vector i - b_(i-1) * row i-1) / a_i, and the two parts are orthogonal.
double exact_trace_of_inverse(const Bidiagonal& b) {
    Exact sum = 0, row = 0;
    for (std::size_t i = 0; i < b.diagonal.size(); ++i) {
        const Exact before = i > 0 ? Exact(b.beside[i - 1]) : Exact(0);
        row = (1 + before * row) / Exact(b.diagonal[i]);
        sum += row;
    }
    return static_cast<double>(sum);
}

/// Squared entries exp(N(0, spread^2)).
Bidiagonal random_entries(std::size_t size, double spread, Stream& stream) {
    Bidiagonal b{std::vector<double>(size), std::vector<double>(size - 1)};
    for (double& square : b.diagonal) square = std::exp(spread * stream.normal());
    for (double& square : b.beside) square = std::exp(spread * stream.normal());
    return b;
}

Eigen::MatrixXd dense(const Bidiagonal& b) {
    const auto size = static_cast<Eigen::Index>(b.diagonal.size());
    Eigen::MatrixXd x = Eigen::MatrixXd::Zero(size, size);
    for (Eigen::Index i = 0; i < size; ++i) {
        x(i, i) = std::sqrt(b.diagonal[static_cast<std::size_t>(i)]);
        if (i + 1 < size) x(i, i + 1) = std::sqrt(b.beside[static_cast<std::size_t>(i)]);
    }
    return x;
}

// Squared entries over up to 40 orders of magnitude: condition numbers far beyond 1e16. Every
// singular value keeps its digits, up to size * eps.
TEST(Bidiagonal, KeepsEveryDigitOfAGradedMatrix) {
    double worst_least = 0.0, worst_largest = 0.0, worst_trace = 0.0, worst_all = 0.0;
    for (std::uint64_t trial = 0; trial < 60; ++trial) {
        Stream stream(StreamKey(0, "graded"), trial);
        const std::size_t size = 1 + stream.below(40);
        const Bidiagonal b = random_entries(size, 15.0 * stream.uniform(), stream);
        const SingularValue least = smallest_singular_value(b), most = largest_singular_value(b);
        EXPECT_TRUE(least.converged && most.converged);
        worst_least = std::max(worst_least, relative_error(b, 0, least.value));
        worst_largest = std::max(worst_largest, relative_error(b, size - 1, most.value));
        const double trace = exact_trace_of_inverse(b);
        worst_trace = std::max(worst_trace, std::abs(trace_of_inverse(b) - trace) / trace);
        const std::vector<double> all = singular_values(b);
        worst_all = std::max(worst_all, relative_error(b, 0, all.back()));
    }
    RecordProperty("least_in_eps", std::to_string(worst_least / eps));
    RecordProperty("largest_in_eps", std::to_string(worst_largest / eps));
    RecordProperty("trace_in_eps", std::to_string(worst_trace / eps));
    EXPECT_LT(worst_least, 8 * eps);
    EXPECT_LT(worst_largest, 8 * eps);
    EXPECT_LT(worst_trace, 16 * eps);
    EXPECT_LT(worst_all, 40 * eps);
}

TEST(Bidiagonal, AgreesWithTheDenseRoutine) {
    ASSERT_TRUE(rc::check("least, largest, all and trace", [] {
        const auto size = *rc::gen::inRange<std::size_t>(1, 30);
        Stream stream(StreamKey(0, "test"), *rc::gen::arbitrary<std::uint32_t>());
        const Bidiagonal b = random_entries(size, 1.0, stream);
        const std::vector<double> values = singular_values(dense(b)), all = singular_values(b);
        // The dense routine errs by a few eps of the largest value.
        const double rounding = 10 * eps * static_cast<double>(size) * values.front();
        double trace = 0.0;
        for (std::size_t i = 0; i < size; ++i) {
            RC_ASSERT(std::abs(values[i] - all[i]) <= rounding);
            trace += 1.0 / (all[i] * all[i]);
        }
        RC_ASSERT(std::abs(smallest_singular_value(b).value - values.back()) <= rounding);
        RC_ASSERT(std::abs(largest_singular_value(b).value - values.front()) <= rounding);
        RC_ASSERT(std::abs(trace_of_inverse(b) - trace) <= 1e-13 * trace);
    }));
}

// The roundings of one pass are independent, and each counts like a change of one entry.
TEST(Bidiagonal, KeepsItsDigitsAtLargeSize) {
    constexpr int n = 2000;
    double worst = 0.0;
    for (const int p : {n, n + 1, 2 * n}) {
        Stream stream(StreamKey(0, "large"), static_cast<std::uint64_t>(p));
        const Bidiagonal b = sample_bidiagonal(n, p, stream);
        for (const bool least : {true, false}) {
            const SingularValue found =
                least ? smallest_singular_value(b) : largest_singular_value(b);
            const Exact exact =
                exact_singular_value(b, least ? 0 : b.diagonal.size() - 1, found.value, 1e-9, 40);
            worst = std::max(worst, std::abs(static_cast<double>((found.value - exact) / exact)));
            EXPECT_TRUE(found.converged);
            EXPECT_LE(found.passes, 20);
            EXPECT_LE(found.low, found.value);
            EXPECT_GE(found.high, found.value);
        }
    }
    RecordProperty("worst_in_eps", std::to_string(worst / eps));
    EXPECT_LT(worst, 4 * eps * std::sqrt(n));
}

TEST(Bidiagonal, TakesFewPasses) {
    int most = 0;
    double sum = 0.0;
    for (std::uint64_t trial = 0; trial < 200; ++trial) {
        Stream stream(StreamKey(0, "passes"), trial);
        const SingularValue least = smallest_singular_value(sample_bidiagonal(1000, 1000, stream));
        EXPECT_TRUE(least.converged);
        most = std::max(most, least.passes);
        sum += least.passes;
    }
    RecordProperty("most", most);
    RecordProperty("mean", std::to_string(sum / 200));
    EXPECT_LE(most, 12);
    EXPECT_LE(sum / 200, 7.0);
}

TEST(Bidiagonal, KnowsTwoByTwoAndOneByOne) {
    const Bidiagonal one{{9.0}, {}};
    EXPECT_DOUBLE_EQ(smallest_singular_value(one).value, 3.0);
    EXPECT_DOUBLE_EQ(largest_singular_value(one).value, 3.0);
    EXPECT_DOUBLE_EQ(trace_of_inverse(one), 1.0 / 9.0);
    // [1 1; 0 1]: the golden ratio and its inverse.
    const Bidiagonal two{{1.0, 1.0}, {1.0}};
    const double golden = 0.5 * (1.0 + std::sqrt(5.0));
    EXPECT_NEAR(smallest_singular_value(two).value, 1.0 / golden, 2 * eps);
    EXPECT_NEAR(largest_singular_value(two).value, golden, 4 * eps);
    EXPECT_NEAR(trace_of_inverse(two), 3.0, 4 * eps);
}

// Laguerre's iteration is slow at a multiple eigenvalue, and a zero beside the diagonal splits the
// matrix.
TEST(Bidiagonal, CopesWithClustersAndSplits) {
    const Bidiagonal equal{std::vector<double>(50, 4.0), std::vector<double>(49, 0.0)};
    EXPECT_NEAR(smallest_singular_value(equal).value, 2.0, 16 * eps);
    EXPECT_NEAR(largest_singular_value(equal).value, 2.0, 16 * eps);
    EXPECT_NEAR(trace_of_inverse(equal), 12.5, 1e-13);
    const Bidiagonal split{{1.0, 4.0, 9.0, 0.25}, {0.0, 0.0, 0.0}};
    EXPECT_NEAR(smallest_singular_value(split).value, 0.5, 4 * eps);
    EXPECT_NEAR(largest_singular_value(split).value, 3.0, 16 * eps);
    EXPECT_TRUE(smallest_singular_value(equal).converged);
}

TEST(Bidiagonal, OfASingularMatrixIsZeroOrInfinite) {
    for (const Bidiagonal& b : {Bidiagonal{{0.0}, {}}, Bidiagonal{{1.0, 0.0}, {2.0}},
                                Bidiagonal{{0.0, 0.0, 1.0}, {0.0, 2.0}}}) {
        EXPECT_EQ(smallest_singular_value(b).value, 0.0);
        EXPECT_TRUE(smallest_singular_value(b).converged);
        EXPECT_EQ(trace_of_inverse(b), infinity);
        EXPECT_NEAR(largest_singular_value(b).value, singular_values(b).front(), 8 * eps);
    }
}

// Beyond 1e-154 the sums of the iteration overflow, and bisection takes over.
TEST(Bidiagonal, SurvivesExtremeScales) {
    for (const double scale : {1e-300, 1e-200, 1e200, 1e300}) {
        const Bidiagonal b{{scale, scale, scale}, {scale, scale}};
        const double unit = smallest_singular_value(Bidiagonal{{1.0, 1.0, 1.0}, {1.0, 1.0}}).value;
        const SingularValue least = smallest_singular_value(b);
        EXPECT_TRUE(least.converged) << scale;
        EXPECT_NEAR(least.value / std::sqrt(scale), unit, 8 * eps) << scale;
        EXPECT_NEAR(largest_singular_value(b).value / std::sqrt(scale), 1.801937735804838, 8 * eps);
    }
    EXPECT_NEAR(smallest_singular_value(Bidiagonal{{1e200, 1e-200}, {1e-200}}).value, 1e-100,
                1e-114);
}

TEST(Bidiagonal, RejectsWhatIsNotAMatrix) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const Bidiagonal& b :
         {Bidiagonal{{}, {}}, Bidiagonal{{1.0}, {1.0}}, Bidiagonal{{1.0, 1.0}, {}},
          Bidiagonal{{-1.0}, {}}, Bidiagonal{{nan}, {}}, Bidiagonal{{1.0, 1.0}, {infinity}}}) {
        EXPECT_THROW(trace_of_inverse(b), std::domain_error);
        EXPECT_THROW(smallest_singular_value(b), std::domain_error);
        EXPECT_THROW(largest_singular_value(b), std::domain_error);
        EXPECT_THROW(singular_values(b), std::domain_error);
    }
}

}  // namespace
