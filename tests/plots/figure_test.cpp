/// Test of plots/figure.hpp: what a figure refuses, and the ranges of its axes.
#include "plots/figure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

namespace {

using namespace overfit::plots;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

Figure with(const Series& series, Scale scale = Scale::linear) {
    return {
        .title = "t",
        .caption = "c",
        .panels = {{.x = {.label = "x"}, .y = {.label = "y", .scale = scale}, .series = {series}}}};
}

Series points(std::vector<double> y) {
    std::vector<double> x(y.size());
    for (std::size_t i = 0; i < y.size(); ++i) x[i] = static_cast<double>(i + 1);
    return {.role = Role::measured, .label = "data", .x = std::move(x), .y = std::move(y)};
}

TEST(Figure, RefusesMeasurementsThatAreNotFinite) {
    for (const double bad : {nan_value, infinity}) {
        try {
            check(with(points({1.0, bad})));
            FAIL();
        } catch (const std::domain_error& error) {
            EXPECT_THAT(error.what(), testing::HasSubstr("\"data\""));
            EXPECT_THAT(error.what(), testing::HasSubstr("not finite at x = 2"));
        }
    }
}

TEST(Figure, AcceptsAPoleInTheory) {
    Series theory = points({1.0, infinity, 1.0});
    theory.role = Role::theory;
    EXPECT_NO_THROW(check(with(theory)));
    theory.x[1] = nan_value;
    EXPECT_THROW(check(with(theory)), std::domain_error);
}

TEST(Figure, RefusesDataThatItCannotShow) {
    EXPECT_THROW(check(with(points({}))), std::domain_error);
    EXPECT_THROW(check(with(points({1.0, 0.0}), Scale::log)), std::domain_error);
    Series ragged = points({1.0, 2.0});
    ragged.x.pop_back();
    EXPECT_THROW(check(with(ragged)), std::domain_error);
    Series barred = points({1.0});
    barred.low = {0.5};
    EXPECT_THROW(check(with(barred)), std::domain_error) << "no upper ends";
    barred.high = {0.9};
    EXPECT_THROW(check(with(barred)), std::domain_error) << "the bar misses its point";
    barred.high = {infinity};
    EXPECT_THROW(check(with(barred)), std::domain_error);
    barred.high = {2.0};
    EXPECT_NO_THROW(check(with(barred)));
    EXPECT_THROW(check(Figure{}), std::domain_error);
}

Figure map_of(HeatMap map, Scale scale = Scale::linear) {
    return {.title = "t",
            .caption = "c",
            .panels = {
                {.x = {.label = "T", .scale = scale}, .y = {.label = "m"}, .map = std::move(map)}}};
}

TEST(Figure, RefusesMapsThatTheirCentresDoNotFill) {
    const HeatMap good{.x = {1, 2, 4}, .y = {1, 2}, .values = {1, 2, 3, 0.5, 1, 2}};
    EXPECT_NO_THROW(check(map_of(good)));
    HeatMap bad = good;
    bad.values.pop_back();
    EXPECT_THROW(check(map_of(bad)), std::domain_error);
    for (const double value : {0.0, nan_value, infinity}) {
        bad = good;
        bad.values[3] = value;
        EXPECT_THROW(check(map_of(bad)), std::domain_error) << value;
    }
    bad = good;
    bad.x = {1, 4, 2};
    EXPECT_THROW(check(map_of(bad)), std::domain_error);
    bad.x = {0, 2, 4};
    EXPECT_NO_THROW(check(map_of(bad)));
    EXPECT_THROW(check(map_of(bad, Scale::log)), std::domain_error);
    bad = {.x = {1}, .y = {1, 2}, .values = {1, 1}};
    EXPECT_THROW(check(map_of(bad)), std::domain_error) << "no edge follows from one centre";
    Figure both = map_of(good);
    both.panels[0].series = {points({1.0})};
    EXPECT_THROW(check(both), std::domain_error);
}

TEST(Map, HasEdgesHalfWayBetweenCentres) {
    EXPECT_THAT(edges_of({1, 2, 4}, Scale::linear), testing::ElementsAre(0.5, 1.5, 3.0, 5.0));
    EXPECT_THAT(edges_of({1, 4, 64}, Scale::log), testing::ElementsAre(0.5, 2.0, 16.0, 256.0));
    const Figure figure = map_of({.x = {1, 4}, .y = {1, 2}, .values = {1, 1, 1, 1}}, Scale::log);
    EXPECT_EQ(x_range(figure.panels[0]).high, 8.0);
    EXPECT_EQ(y_range(figure.panels[0]).low, 0.5);
}

TEST(Range, ShowsEveryMeasurementThoughTheoryMayLeave) {
    Figure figure = with(points({1.0, 5.0}));
    Panel& panel = figure.panels[0];
    panel.y.low = 0.0;
    panel.y.high = 3.0;
    panel.series.push_back({.role = Role::theory, .x = {1.0, 2.0}, .y = {-100.0, 100.0}});
    const Range range = y_range(panel);
    EXPECT_EQ(range.low, 0.0);
    EXPECT_GE(range.high, 5.0);
    EXPECT_LT(range.high, 6.0);
}

TEST(Range, IsNeverEmpty) {
    for (const double value : {0.0, 1.0, -3.0, 1e-12}) {
        const Figure figure = with(points({value, value}));
        const Range range = y_range(figure.panels[0]);
        EXPECT_LT(range.low, value);
        EXPECT_GT(range.high, value);
    }
    const Figure figure = with(points({10.0}), Scale::log);
    EXPECT_GT(y_range(figure.panels[0]).low, 0.0);
}

}  // namespace
