/// Test of numerics/risk_curve.hpp: every size of a curve is the fit that a solver finds alone.
#include "numerics/risk_curve.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "numerics/least_squares.hpp"
#include "numerics/random.hpp"
#include "numerics/singular_values.hpp"
#include "tests/numerics/matrices.hpp"

namespace {

using namespace overfit::numerics;
using overfit::tests::gaussian;
using overfit::tests::of_rank;

constexpr double eps = std::numeric_limits<double>::epsilon();
constexpr double rcond = 1e-10;  // the tests' matrices have no singular values in between

/// What one size of a curve should be, by the definition: the SVD's minimum-norm solution.
struct Expected {
    double train_error, test_error, beta_norm;
    int rank;
    double condition;
    double size;    ///< the larger side
    double spread;  ///< root mean square of |test row| |beta|
    double misfit;  ///< |r| / (|X| |beta|)
};

double mean_square(const Eigen::VectorXd& v) {
    return v.squaredNorm() / static_cast<double>(v.size());
}

Expected expected(const Split& split, Eigen::Index n, Eigen::Index p) {
    const Eigen::MatrixXd x = split.train_x.topLeftCorner(n, p), test = split.test_x.leftCols(p);
    const Eigen::VectorXd y = split.train_y.head(n);
    const LeastSquares fit = min_norm(x, y, Solver::svd, {.rcond = rcond});
    const std::vector<double> values = singular_values(x);
    const int rank = fit.rank.value();
    const Eigen::VectorXd residual = y - x * fit.beta;
    return {.train_error = mean_square(residual),
            .test_error = mean_square(split.test_y - test * fit.beta),
            .beta_norm = fit.beta.norm(),
            .rank = rank,
            .condition = rank == 0 ? 1 : values[0] / values[static_cast<std::size_t>(rank - 1)],
            .size = static_cast<double>(std::max(n, p)),
            .spread = test.norm() * fit.beta.norm() / std::sqrt(static_cast<double>(test.rows())),
            .misfit = fit.beta.norm() == 0 ? 0 : residual.norm() / (x.norm() * fit.beta.norm())};
}

/// Both fits have a relative error of at most about 10 size eps kappa (1 + kappa misfit) (Bjoerck
/// 1996, theorem 1.4.6; 30 for the longer history of rotations); errors are squares of residuals.
bool agrees(const RiskCurve& curve, std::size_t i, const Expected& e) {
    const double relative = 40 * e.size * eps * e.condition * (1 + e.condition * e.misfit);
    const double change = relative * e.spread;
    const double test_bound = change * (2 * std::sqrt(e.test_error) + change) + 40 * eps;
    // The part of y in the column space is what rounding can move.
    const double train = std::sqrt(e.train_error), train_change = 40 * e.size * eps * e.condition;
    const bool good =
        curve.rank[i] == e.rank && std::abs(curve.test_error[i] - e.test_error) <= test_bound &&
        std::abs(std::sqrt(curve.train_error[i]) - train) <= train_change * (1 + e.beta_norm) &&
        std::abs(curve.beta_norm[i] - e.beta_norm) <= relative * (e.beta_norm + eps);
    if (!good)
        RC_LOG() << "size " << curve.sizes[i] << ": rank " << curve.rank[i] << " for " << e.rank
                 << ", test " << curve.test_error[i] << " for " << e.test_error << " +- "
                 << test_bound << ", train " << curve.train_error[i] << " for " << e.train_error
                 << ", norm " << curve.beta_norm[i] << " for " << e.beta_norm << ", condition "
                 << e.condition << "\n";
    return good;
}

/// Whose condition counts at one size: a full rank forgets, a deficient one does not.
enum class History { forgotten, remembered };

void check_over_features(const Split& split, History history) {
    const RiskCurve curve = risk_curve_over_features(split);
    RC_ASSERT(curve.sizes.size() == static_cast<std::size_t>(split.train_x.cols()));
    double worst = 1;
    for (std::size_t i = 0; i < curve.sizes.size(); ++i) {
        RC_ASSERT(curve.sizes[i] == static_cast<int>(i + 1));
        Expected e = expected(split, split.train_x.rows(), curve.sizes[i]);
        worst = std::max(worst, e.condition);
        if (history == History::remembered) e.condition = worst;
        RC_ASSERT((e.condition > 1e6 || agrees(curve, i, e)));
    }
}

void check_over_samples(const Split& split, History history) {
    const RiskCurve curve = risk_curve_over_samples(split);
    RC_ASSERT(curve.sizes.size() == static_cast<std::size_t>(split.train_x.rows()));
    double worst = 1;
    for (std::size_t i = 0; i < curve.sizes.size(); ++i) {
        Expected e = expected(split, curve.sizes[i], split.train_x.cols());
        worst = std::max(worst, e.condition);
        if (history == History::remembered) e.condition = worst;
        RC_ASSERT((e.condition > 1e6 || agrees(curve, i, e)));
    }
}

/// Rows beyond `train` are the test set's: both come from the same matrix.
Split split_rows(const Eigen::MatrixXd& x, Eigen::Index train, Stream& stream) {
    const Eigen::VectorXd y = gaussian(stream, x.rows(), 1);
    return {.train_x = x.topRows(train),
            .train_y = y.head(train),
            .test_x = x.bottomRows(x.rows() - train),
            .test_y = y.tail(x.rows() - train)};
}

Stream any_stream() {
    return {StreamKey(0, "test"), *rc::gen::arbitrary<std::uint32_t>()};
}

TEST(RiskCurve, AgreesWithOneFitASize) {
    ASSERT_TRUE(rc::check("Gaussian features, all shapes", [] {
        const auto n = *rc::gen::inRange(1, 30), p = *rc::gen::inRange(1, 45);
        const auto test = *rc::gen::inRange(1, 40);
        Stream stream = any_stream();
        const Split split = split_rows(gaussian(stream, n + test, p), n, stream);
        check_over_features(split, History::forgotten);
        check_over_samples(split, History::forgotten);
    }));
}

TEST(RiskCurve, IsRightForDuplicatedConstantAndZeroColumns) {
    ASSERT_TRUE(rc::check("dependent columns anywhere", [] {
        const auto n = *rc::gen::inRange(2, 20), p = *rc::gen::inRange(2, 40);
        Stream stream = any_stream();
        Eigen::MatrixXd x = gaussian(stream, n + 10, p);
        const auto below = [&](int count) {
            return static_cast<Eigen::Index>(stream.below(static_cast<std::uint64_t>(count)));
        };
        for (int k = 0; k < 1 + p / 4; ++k) {
            x.col(below(p)) = x.col(below(p));
            x.col(below(p)).setZero();
            x.col(below(p)).setConstant(3);
        }
        const Split split = split_rows(x, n, stream);
        check_over_features(split, History::remembered);
        check_over_samples(split, History::remembered);
    }));
}

TEST(RiskCurve, IsRightForDuplicatedAndZeroRows) {
    ASSERT_TRUE(rc::check("dependent rows anywhere", [] {
        const auto n = *rc::gen::inRange(2, 40), p = *rc::gen::inRange(1, 20);
        Stream stream = any_stream();
        Eigen::MatrixXd x = gaussian(stream, n + 10, p);
        for (int k = 0; k < 1 + n / 4; ++k) {
            const auto below = [&] {
                return static_cast<Eigen::Index>(stream.below(static_cast<std::uint64_t>(n)));
            };
            x.row(below()) = x.row(below());
            x.row(below()).setZero();
        }
        const Split split = split_rows(x, n, stream);
        check_over_features(split, History::remembered);
        check_over_samples(split, History::remembered);
    }));
}

TEST(RiskCurve, IsRightForCollinearData) {
    ASSERT_TRUE(rc::check("low rank", [] {
        const auto n = *rc::gen::inRange(1, 25), p = *rc::gen::inRange(1, 40);
        const auto rank = *rc::gen::inRange(1, 8);
        Stream stream = any_stream();
        const Split split = split_rows(of_rank(stream, n + 15, p, rank), n, stream);
        check_over_features(split, History::remembered);
        check_over_samples(split, History::remembered);
    }));
}

TEST(RiskCurve, OfZerosIsTheErrorOfPredictingZero) {
    const Split split{.train_x = Eigen::MatrixXd::Zero(3, 2),
                      .train_y = Eigen::VectorXd::Constant(3, 2),
                      .test_x = Eigen::MatrixXd::Ones(2, 2),
                      .test_y = Eigen::VectorXd::Constant(2, 3)};
    const RiskCurve curve = risk_curve_over_features(split);
    EXPECT_EQ(curve.rank, (std::vector<int>{0, 0}));
    EXPECT_EQ(curve.beta_norm, (std::vector<double>{0, 0}));
    EXPECT_EQ(curve.train_error, (std::vector<double>{4, 4}));
    EXPECT_EQ(curve.test_error, (std::vector<double>{9, 9}));
    EXPECT_EQ(risk_curve_over_samples(split).rank, (std::vector<int>{0, 0, 0}));
    EXPECT_EQ(risk_curve_over_samples(split).train_error, (std::vector<double>{4, 4, 4}));
    EXPECT_EQ(risk_curve_over_samples(split).test_error, (std::vector<double>{9, 9, 9}));
}

TEST(RiskCurve, InterpolatesExactlyFromTheThresholdOn) {
    Stream stream(StreamKey(0, "test"), 1);
    const Split split = split_rows(gaussian(stream, 30, 40), 20, stream);
    const RiskCurve over_features = risk_curve_over_features(split);
    EXPECT_GT(over_features.train_error[18], 0);
    for (std::size_t i = 19; i < 40; ++i) EXPECT_EQ(over_features.train_error[i], 0);
    for (const double error : risk_curve_over_samples(split).train_error) EXPECT_EQ(error, 0);
}

TEST(RiskCurve, RejectsWhatDoesNotFitTogether) {
    const Eigen::MatrixXd x = Eigen::MatrixXd::Ones(3, 2);
    const Eigen::VectorXd y = Eigen::VectorXd::Ones(3);
    const Split good{.train_x = x, .train_y = y, .test_x = x, .test_y = y};
    EXPECT_NO_THROW(risk_curve_over_features(good));
    Split bad = good;
    bad.train_y = Eigen::VectorXd::Ones(2);
    EXPECT_THROW(risk_curve_over_features(bad), std::domain_error);
    bad = good;
    bad.test_x = Eigen::MatrixXd::Ones(3, 1);
    EXPECT_THROW(risk_curve_over_samples(bad), std::domain_error);
    bad = good;
    bad.test_x(0, 0) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(risk_curve_over_samples(bad), std::domain_error);
    bad = good;
    bad.test_x = Eigen::MatrixXd(0, 2), bad.test_y = Eigen::VectorXd(0);
    EXPECT_THROW(risk_curve_over_features(bad), std::domain_error);
}

}  // namespace
