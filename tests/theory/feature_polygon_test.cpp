/// Test of theory/feature_polygon.hpp against sums over corners, and the model on unit vectors.
#include "theory/feature_polygon.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <boost/math/tools/minima.hpp>

namespace {

using namespace overfit::theory;

/// Sum over features, and over one active feature after another, of the squared error of
/// max(0, W'W e).
double model_loss(int corners, double column_squared) {
    double loss = 0.0;
    for (int t = 0; t < corners; ++t)
        for (int i = 0; i < corners; ++i) {
            const double output =
                std::max(0.0, column_squared * std::cos(2.0 * M_PI * (t - i) / corners));
            loss += std::pow(output - (t == i ? 1.0 : 0.0), 2);
        }
    return loss;
}

TEST(FeaturePolygon, SavingIsWhatTheModelDoesNotLose) {
    for (int corners = 3; corners < 60; ++corners)
        for (const double s : {0.0, 0.3, 0.84, 1.0, 1.4}) {
            // k^2 roundings of a sum in order.
            const double loss = model_loss(corners, s);
            EXPECT_NEAR(saved_by_polygon(corners, s), corners - loss,
                        0x1p-53 * corners * corners * (corners + loss))
                << corners;
        }
}

TEST(FeaturePolygon, BestColumnsAreFoundByASearchToo) {
    for (int corners = 3; corners < 40; ++corners) {
        const auto [s, loss] = boost::math::tools::brent_find_minima(
            [corners](double x) { return model_loss(corners, x); }, 0.0, 2.0, 40);
        EXPECT_NEAR(best_column_squared(corners), s, 1e-6);
        EXPECT_NEAR(most_saved_by_polygon(corners), corners - loss, 1e-10);
    }
}

TEST(FeaturePolygon, PentagonSavesMost) {
    EXPECT_EQ(best_polygon(), 5);
    for (int corners = 3; corners < 2000; ++corners)
        if (corners != 5) {
            EXPECT_LT(most_saved_by_polygon(corners), most_saved_by_polygon(5) - 0.1);
        }
    const std::vector<double> known{3.0, 4.0, 4.1982, 4.0, 3.938, 4.0, 4.029, 4.0};
    for (std::size_t i = 0; i < known.size(); ++i)
        EXPECT_NEAR(most_saved_by_polygon(static_cast<int>(i) + 3), known[i], 5e-4);
    EXPECT_NEAR(polygon_interference(5), 2.0 * std::pow(std::cos(0.4 * M_PI), 2), 1e-15);
    EXPECT_NEAR(saved_by_polygon(5, 1.0), 4.045, 5e-4);
}

TEST(FeaturePolygon, HarmonicMeanOfSharesIsThePolygonsShareOfTheWeights) {
    // The rest: three columns anywhere.
    const std::vector<std::pair<double, double>> others{{0.3, -0.1}, {1.2, 0.5}, {-0.2, 0.9}};
    double rest = 0.0;
    for (const auto& [x, y] : others) rest += x * x + y * y;
    for (const int corners : {3, 4, 5, 8}) {
        const double s = 0.84;
        double inverse = 0.0;
        for (int i = 0; i < corners; ++i) {
            const double angle = 2.0 * M_PI * i / corners + 0.2;
            double interference = 0.0;
            for (int j = 0; j < corners; ++j)
                interference += s * std::pow(std::cos(2.0 * M_PI * (i - j) / corners), 2);
            for (const auto& [x, y] : others)
                interference += std::pow(std::cos(angle) * x + std::sin(angle) * y, 2);
            inverse += interference / s;
        }
        EXPECT_NEAR(polygon_dimensionality({corners, s, rest}), corners / inverse, 1e-14);
    }
    EXPECT_NEAR(polygon_dimensionality({5, 0.84, 0.0}), 0.4, 1e-15);
}

TEST(FeaturePolygon, RefusesWhatIsNoPolygon) {
    EXPECT_THROW(polygon_interference(2), std::domain_error);
    EXPECT_THROW(best_column_squared(0), std::domain_error);
    EXPECT_THROW(saved_by_polygon(5, -0.1), std::domain_error);
    EXPECT_THROW(most_saved_by_polygon(-5), std::domain_error);
    EXPECT_THROW(polygon_dimensionality({2, 1.0, 0.0}), std::domain_error);
    EXPECT_THROW(polygon_dimensionality({5, 0.0, 0.0}), std::domain_error);
    EXPECT_THROW(polygon_dimensionality({5, 1.0, -1.0}), std::domain_error);
    EXPECT_THROW(polygon_dimensionality({5, 1.0, std::numeric_limits<double>::infinity()}),
                 std::domain_error);
}

}  // namespace
