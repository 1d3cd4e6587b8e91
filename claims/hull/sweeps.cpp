/// The sweeps behind the figures of the topic hull: exact curves beside measured shares.
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/hull/parts.hpp"
#include "experiments/hull_curves.hpp"
#include "experiments/hull_maps.hpp"
#include "theory/ball_hull.hpp"
#include "theory/gaussian_even_odds.hpp"
#include "theory/gaussian_hull.hpp"
#include "theory/projected_cube.hpp"

namespace overfit::claims::hull {

namespace {

using experiments::Cloud;
using experiments::Curve;
using experiments::CurveCloud;
using experiments::Embedding;
using experiments::HullRule;
using experiments::Hulls;
using experiments::HullTally;
using theory::GaussianHull;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// {group, x, theory, share, low, high}; the tables are read by group.
std::vector<double> point(double group, double x, double theory, const HullTally& tally) {
    return joined({group, x, theory}, with_reach(inside_share(tally)));
}

/// The exact curve alone.
std::vector<double> exact(double group, double x, double theory) {
    return {group, x, theory, theory, theory, theory};
}

const std::vector<std::string> columns{"group", "x", "theory", "share", "low", "high"};

/// Group: the dimension for curves, its negative for measured points.
std::vector<Cell> gaussian_cells(Tier) {
    std::vector<Cell> cells;
    for (int d = 2; d <= 6; ++d) {
        cells.push_back(
            {.key = fmt::format("curve, d = {}", d), .rows = [d](const Run&) {
                 Rows rows;
                 double last = 0.0;
                 for (int i = 0; i <= 60; ++i) {
                     const double n = std::round(3.0 * std::pow(200.0, i / 60.0));
                     if (n == last) continue;
                     last = n;
                     rows.push_back(exact(d, n, theory::gaussian_inside_probability({n, d})));
                 }
                 return rows;
             }});
        for (const double n : {10.0, 30.0, 100.0, 300.0})
            cells.push_back(
                {.key = fmt::format("N = {}, d = {}", n, d), .rows = [n, d](const Run& run) {
                     const GaussianHull hull{n, d};
                     return Rows{
                         point(-d, n, theory::gaussian_inside_probability(hull),
                               experiments::inside_tally(hull, Cloud::gaussian, Hulls::fresh,
                                                         run.trials(1000, at(hull))))};
                 }});
    }
    return cells;
}

/// Group: the ambient dimension.
std::vector<Cell> embedded_cells(Tier) {
    std::vector<Cell> cells;
    for (const int ambient : {5, 6, 7})
        for (const double n : {10.0, 20.0, 40.0, 62.0, 100.0, 190.0}) {
            const std::string key = fmt::format("N = {}, D = {}", n, ambient);
            cells.push_back(
                {.key = key, .rows = [=](const Run& run) {
                     const GaussianHull hull{n, 4};
                     const Embedding embedding{ambient, 0.1, false};
                     return Rows{point(
                         ambient, n, theory::gaussian_inside_probability(hull),
                         experiments::embedded_tally(hull, embedding, run.trials(1000, key)))};
                 }});
        }
    return cells;
}

/// A cell of the spline through so many points.
Cell curve_cell(double group, const CurveCloud& cloud, HullRule rule) {
    const std::string key =
        fmt::format("N = {}, d = {}, {} knots, {}", cloud.points, cloud.dimension, cloud.knots,
                    rule == HullRule::certificate ? "certificate" : "distance");
    return {.key = key, .rows = [=](const Run& run) {
                return Rows{point(group, cloud.points, none,
                                  experiments::curve_tally(cloud, rule, run.trials(120, key)))};
            }};
}

/// Group: d for few knots, 100 + d for many, -d for few knots decided by squared distance.
std::vector<Cell> curve_cells(Tier) {
    std::vector<Cell> cells;
    for (const int d : {2, 3, 4, 5, 7})
        for (const int points : {30, 100, 300, 1000}) {
            CurveCloud cloud{.curve = Curve::spline,
                             .dimension = d,
                             .knots = std::max(5, d + 2),
                             .points = points};
            cells.push_back(curve_cell(d, cloud, HullRule::certificate));
            if (d == 3 || d == 7)
                cells.push_back(curve_cell(-d, cloud, HullRule::squared_distance));
            cloud.knots = 16 * (d + 2);
            cells.push_back(curve_cell(100 + d, cloud, HullRule::certificate));
        }
    return cells;
}

/// Group 0: Gaussian points; 1: the conjectured asymptote; 2: the ball. x: d, theory: log10 N_half.
std::vector<Cell> even_cells(Tier) {
    return {
        {.key = "curves", .rows = [](const Run&) {
             Rows rows;
             for (int d = 1; d <= 200; d += d < 20 ? 1 : 5) {
                 rows.push_back(exact(0, d, theory::gaussian_log_even_points(d) / std::log(10.0)));
                 rows.push_back(
                     exact(1, d, theory::gaussian_log_even_points_asymptote(d) / std::log(10.0)));
             }
             for (int d = 1; d <= 80; d += d < 20 ? 1 : 4)
                 rows.push_back(exact(2, d, std::log10(theory::ball_even_points(d))));
             return rows;
         }}};
}

/// Group: N for curves, -N for measured points.
std::vector<Cell> size_cells(Tier) {
    std::vector<Cell> cells{
        {.key = "curves", .rows = [](const Run&) {
             Rows rows;
             for (const double n : {1000.0, 5e4, 6e4, 1281167.0})
                 for (int d = 1; d <= 100; ++d)
                     rows.push_back(exact(n, d, theory::gaussian_inside_probability({n, d})));
             return rows;
         }}};
    for (const int d : {4, 6, 8, 10, 12})
        cells.push_back(
            {.key = fmt::format("N = 1000, d = {}", d), .rows = [d](const Run& run) {
                 const GaussianHull hull{1000.0, d};
                 return Rows{point(-1000, d, theory::gaussian_inside_probability(hull),
                                   experiments::inside_tally(hull, Cloud::gaussian, Hulls::fresh,
                                                             run.trials(1000, at(hull))))};
             }});
    return cells;
}

/// Group: d. x: m, theory: the share of corners inside the hull of the others.
std::vector<Cell> projection_cells(Tier) {
    std::vector<Cell> cells;
    for (const int d : {6, 8})
        for (int m = 1; m <= d; ++m) {
            const std::string key = fmt::format("d = {}, m = {}", d, m);
            cells.push_back({.key = key, .rows = [=](const Run& run) {
                                 const theory::ProjectedCube cube{d, m};
                                 const std::vector<double> counts =
                                     experiments::interior_corners(cube, run.trials(1, key));
                                 const double share = counts.front() / std::pow(2.0, d);
                                 return Rows{{static_cast<double>(d), static_cast<double>(m),
                                              theory::projected_cube_interpolation(cube), share,
                                              share, share}};
                             }});
        }
    return cells;
}

}  // namespace

std::vector<Sweep> sweeps() {
    return {
        {.id = "hull_gaussian",
         .title = "Share of new Gaussian points inside the hull of N others (group: d for exact "
                  "curves, -d for measured shares; x: N)",
         .columns = columns,
         .cells = gaussian_cells},
        {.id = "hull_embedded",
         .title = "The same for four-dimensional points seen in more dimensions (group: the "
                  "ambient dimension; x: N)",
         .columns = columns,
         .cells = embedded_cells},
        {.id = "hull_curves",
         .title = "Share of new points of a random spline inside the hull of N others (group: d if "
                  "through max(5, d + 2) points, 100 + d if through 16 (d + 2), -d if through few "
                  "and decided by squared distance; x: N)",
         .columns = columns,
         .cells = curve_cells},
        {.id = "hull_even_points",
         .title = "Decimal logarithm of the points needed for even odds (group: 0 Gaussian, 1 "
                  "asymptote, 2 ball; x: d)",
         .columns = columns,
         .cells = even_cells},
        {.id = "hull_sizes",
         .title = "Share of new Gaussian points inside the hull of N others (group: N for exact "
                  "curves, -N for measured shares; x: d)",
         .columns = columns,
         .cells = size_cells},
        {.id = "hull_projections",
         .title = "Share of the hypercube's corners inside the hull of the others after a map to "
                  "m dimensions (group: d; x: m)",
         .columns = columns,
         .cells = projection_cells}};
}

}  // namespace overfit::claims::hull
