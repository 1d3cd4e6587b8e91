/// Test of the risk curves' error against 50-digit arithmetic, below, at and above the threshold.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <boost/multiprecision/cpp_bin_float.hpp>

#include "numerics/least_squares.hpp"
#include "numerics/random.hpp"
#include "numerics/risk_curve.hpp"
#include "numerics/singular_values.hpp"
#include "tests/numerics/matrices.hpp"

namespace {

using namespace overfit::numerics;
using overfit::tests::gaussian;

constexpr double eps = std::numeric_limits<double>::epsilon();

// 50 decimal digits: so many that the definition by normal equations is good enough, and obviously
// right. Errors of the reference: 1e-50 * condition^2.
using Wide = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<50>,
                                           boost::multiprecision::et_off>;
using WideMatrix = std::vector<std::vector<Wide>>;

/// Gaussian elimination of a positive definite system.
std::vector<Wide> solved(WideMatrix a, std::vector<Wide> b) {
    const std::size_t size = b.size();
    for (std::size_t k = 0; k < size; ++k)
        for (std::size_t i = k + 1; i < size; ++i) {
            const Wide factor = a[i][k] / a[k][k];
            for (std::size_t j = k; j < size; ++j) a[i][j] -= factor * a[k][j];
            b[i] -= factor * b[k];
        }
    for (std::size_t k = size; k-- > 0;) {
        for (std::size_t j = k + 1; j < size; ++j) b[k] -= a[k][j] * b[j];
        b[k] /= a[k][k];
    }
    return b;
}

/// f(0) + … + f(count - 1).
template <class Term>
Wide sum(Eigen::Index count, const Term& f) {
    Wide total = 0;
    for (Eigen::Index i = 0; i < count; ++i) total += f(i);
    return total;
}

/// The test error of one fit, from X'X beta = X'y or XX' alpha = y, beta = X' alpha.
double exact_test_error(const Split& split, Eigen::Index n, Eigen::Index p) {
    const Eigen::MatrixXd& x = split.train_x;
    const bool wide = p > n;
    const Eigen::Index size = std::min(n, p), inner = std::max(n, p);
    const auto entry = [&](Eigen::Index i, Eigen::Index k) {
        return Wide(wide ? x(i, k) : x(k, i));
    };
    WideMatrix gram(static_cast<std::size_t>(size));
    std::vector<Wide> right(static_cast<std::size_t>(size));
    for (Eigen::Index i = 0; i < size; ++i) {
        const auto row = static_cast<std::size_t>(i);
        for (Eigen::Index j = 0; j < size; ++j)
            gram[row].push_back(sum(inner, [&](auto k) { return entry(i, k) * entry(j, k); }));
        right[row] = wide ? Wide(split.train_y(i))
                          : sum(n, [&](auto k) { return entry(i, k) * Wide(split.train_y(k)); });
    }
    const std::vector<Wide> z = solved(gram, right);
    const auto beta = [&](Eigen::Index j) {
        if (!wide) return z[static_cast<std::size_t>(j)];
        return sum(n, [&](auto i) { return Wide(x(i, j)) * z[static_cast<std::size_t>(i)]; });
    };
    std::vector<Wide> coefficients;
    for (Eigen::Index j = 0; j < p; ++j) coefficients.push_back(beta(j));
    const Eigen::Index rows = split.test_y.size();
    const Wide total = sum(rows, [&](auto row) {
        const Wide fitted = sum(p, [&](auto j) {
            return Wide(split.test_x(row, j)) * coefficients[static_cast<std::size_t>(j)];
        });
        const Wide residual = Wide(split.test_y(row)) - fitted;
        return residual * residual;
    });
    return static_cast<double>(Wide(total / Wide(static_cast<double>(rows))));
}

/// What one stable solve may do to the relative test error: beta moves by at most about 10 size eps
/// condition (1 + condition |r| / (|X| |beta|)) relative (Bjoerck 1996, theorem 1.4.6), a
/// prediction by |test row| |beta| times that, and the mean square by twice its root times that.
double allowed(const Split& split, Eigen::Index n, Eigen::Index p, double test_error) {
    const Eigen::MatrixXd x = split.train_x.topLeftCorner(n, p);
    const Eigen::VectorXd y = split.train_y.head(n), beta = min_norm(x, y);
    const std::vector<double> values = singular_values(x);
    const double condition = values.front() / values.back();
    const double misfit = (y - x * beta).norm() / (x.norm() * beta.norm());
    const double relative =
        10 * static_cast<double>(std::max(n, p)) * eps * condition * (1 + condition * misfit);
    const double root_rows = std::sqrt(static_cast<double>(split.test_y.size()));
    const double change = relative * split.test_x.leftCols(p).norm() * beta.norm() / root_rows;
    return change * (2 + change / std::sqrt(test_error)) / std::sqrt(test_error);
}

Split gaussian_split(std::uint64_t trial, Eigen::Index n, Eigen::Index p) {
    Stream stream(StreamKey(0, "risk_curve_accuracy"), trial);
    const Eigen::Index test = 20;
    return {.train_x = gaussian(stream, n, p),
            .train_y = gaussian(stream, n, 1),
            .test_x = gaussian(stream, test, p),
            .test_y = gaussian(stream, test, 1)};
}

TEST(RiskCurveAccuracy, OverFeaturesIsThatOfOneStableSolve) {
    for (std::uint64_t trial = 0; trial < 4; ++trial) {
        const Eigen::Index n = 16;
        const Split split = gaussian_split(trial, n, 32);
        const RiskCurve curve = risk_curve_over_features(split);
        for (std::size_t i = 0; i < curve.sizes.size(); ++i) {
            const double exact = exact_test_error(split, n, curve.sizes[i]);
            EXPECT_NEAR(curve.test_error[i] / exact, 1, allowed(split, n, curve.sizes[i], exact))
                << "trial " << trial << ", p = " << curve.sizes[i];
        }
    }
}

TEST(RiskCurveAccuracy, OverSamplesIsThatOfOneStableSolve) {
    for (std::uint64_t trial = 0; trial < 4; ++trial) {
        const Eigen::Index p = 12;
        const Split split = gaussian_split(trial, 30, p);
        const RiskCurve curve = risk_curve_over_samples(split);
        for (std::size_t i = 0; i < curve.sizes.size(); ++i) {
            const double exact = exact_test_error(split, curve.sizes[i], p);
            EXPECT_NEAR(curve.test_error[i] / exact, 1, allowed(split, curve.sizes[i], p, exact))
                << "trial " << trial << ", n = " << curve.sizes[i];
        }
    }
}

}  // namespace
