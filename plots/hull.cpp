/// Figures of interpolation in the convex hull.
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

Series curve_of(const Table& rows, std::size_t colour, std::string label) {
    return coloured(line_of(rows, Role::theory, "x", "theory"), colour_of(colour),
                    std::move(label));
}

Series shares_of(const Table& rows, std::size_t colour) {
    return coloured(points_of(rows, "x", "share"), colour_of(colour));
}

/// Gaussian points in 2 to 6 dimensions, and four-dimensional ones seen in more.
std::vector<Panel> gaussian_panels(const Tables& tables) {
    const Table& table = tables.at("hull_gaussian");
    Panel own{.title = "In their own space",
              .x = {.label = "training points N", .scale = Scale::log},
              .y = {.label = "share of new points inside the hull", .low = 0.0, .high = 1.0}};
    Panel embedded = own;
    embedded.title = "Four dimensions, seen in five to seven";
    for (std::size_t i = 0; i < 5; ++i) {
        const double d = static_cast<double>(i) + 2.0;
        own.series.push_back(curve_of(rows_where(table, "group", d), i, equation("d", d)));
        own.series.push_back(shares_of(rows_where(table, "group", -d), i));
    }
    embedded.series.push_back(curve_of(rows_where(table, "group", 4.0), 2, "d = 4, exact"));
    const Table& seen = tables.at("hull_embedded");
    for (std::size_t i = 0; i < 3; ++i) {
        const double ambient = static_cast<double>(i) + 5.0;
        Series points = shares_of(rows_where(seen, "group", ambient), i + 3);
        points.label = fmt::format("seen in {}", ambient);
        embedded.series.push_back(std::move(points));
    }
    own.key = {{Role::theory, "exact"}, {Role::measured, "measured"}};
    return {own, embedded};
}

/// Splines through few points, certified and by distance, and through many.
std::vector<Panel> curve_panels(const Tables& tables) {
    const Table& table = tables.at("hull_curves");
    Panel few{.title = "Through d + 2 points (5 in two dimensions)",
              .x = {.label = "training points N on the curve", .scale = Scale::log},
              .y = {.label = "share of new points inside the hull", .low = 0.0, .high = 1.0}};
    Panel many = few;
    many.title = "Through 16 (d + 2) points";
    const std::vector<double> dimensions{2.0, 3.0, 4.0, 5.0, 7.0};
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        const double d = dimensions[i];
        for (const auto& [panel, group] : {std::pair{&few, d}, {&many, 100.0 + d}}) {
            Series certified = shares_of(rows_where(table, "group", group), i);
            certified.label = equation("d", d);
            panel->series.push_back(std::move(certified));
        }
        const Table by_distance = rows_where(table, "group", -d);
        if (by_distance.rows() > 0)
            few.series.push_back(line_of(by_distance, Role::rival, "x", "share"));
    }
    few.key = {{Role::rival, "decided by squared distance below 1e-5, d = 3 and d = 7"}};
    return {few, many};
}

std::vector<Panel> even_panels(const Tables& tables) {
    const Table& table = tables.at("hull_even_points");
    Panel panel{.x = {.label = "dimension d"},
                .y = {.label = "decimal logarithm of the points for even odds", .low = 0.0}};
    panel.series.push_back(curve_of(rows_where(table, "group", 0.0), 0, "Gaussian, exact"));
    panel.series.push_back(curve_of(rows_where(table, "group", 2.0), 1, "ball, exact"));
    panel.series.push_back(line_of(rows_where(table, "group", 1.0), Role::rival, "x", "theory"));
    panel.key = {{Role::rival, "conjectured asymptote"}};
    return {panel};
}

std::vector<Panel> size_panels(const Tables& tables) {
    const Table& table = tables.at("hull_sizes");
    Panel panel{.x = {.label = "dimension d of the span"},
                .y = {.label = "probability inside the hull",
                      .scale = Scale::log,
                      .low = 1e-24,
                      .high = 1.0}};
    const std::vector<std::pair<double, std::string>> sizes{{1000.0, "N = 1000"},
                                                            {5e4, "N = 50 000"},
                                                            {6e4, "N = 60 000"},
                                                            {1281167.0, "N = 1 281 167"}};
    for (std::size_t i = 0; i < sizes.size(); ++i)
        panel.series.push_back(
            curve_of(rows_where(table, "group", sizes[i].first), i, sizes[i].second));
    panel.series.push_back(shares_of(rows_where(table, "group", -1000.0), 0));
    panel.key = {{Role::theory, "exact"}, {Role::measured, "measured"}};
    return {panel};
}

/// One set of images: the exact Gaussian curve, and the shares in each view.
Panel image_panel(const Table& all, std::string title) {
    Panel panel{.title = std::move(title),
                .x = {.label = "dimension of the span", .scale = Scale::log},
                .y = {.label = "share of new images inside", .low = 0.0, .high = 1.0}};
    Series gaussian = line_of(rows_where(all, "view", -1.0), Role::theory, "x", "theory");
    gaussian.colour = Colour::black;
    gaussian.label = "Gaussian, exact";
    panel.series.push_back(std::move(gaussian));
    const std::vector<std::string> views{"middle pixels", "block means", "principal components",
                                         "random layer, max(0, t)", "random layer, tanh"};
    for (std::size_t i = 0; i < views.size(); ++i) {
        const Table rows = rows_where(all, "view", static_cast<double>(i));
        if (rows.rows() == 0) continue;
        Series points = shares_of(rows, i);
        points.label = views[i];
        panel.series.push_back(std::move(points));
    }
    return panel;
}

std::vector<Panel> image_panels(const Tables& tables) {
    const Table& table = tables.at("hull_images");
    const Table fashion = rows_where(table, "pictures", 1.0);
    const bool is_here = distinct(fashion, "view").size() > 1;
    return {
        image_panel(fashion, is_here ? "Fashion-MNIST, 60 000 training images of 784 pixels"
                                     : "Fashion-MNIST is not installed: the Gaussian curve alone"),
        image_panel(rows_where(table, "pictures", 0.0), "Digits, 1796 others of 64 pixels")};
}

std::vector<Panel> projection_panels(const Tables& tables) {
    const Table& table = tables.at("hull_projections");
    Panel panel{
        .x = {.label = "dimensions kept, m"},
        .y = {.label = "share of corners inside the hull of the others", .low = 0.0, .high = 1.0}};
    for (const auto& [d, colour] : {std::pair{6.0, std::size_t{0}}, {8.0, std::size_t{1}}}) {
        const Table rows = rows_where(table, "group", d);
        panel.series.push_back(curve_of(rows, colour, equation("d", d)));
        panel.series.push_back(shares_of(rows, colour));
    }
    panel.key = {{Role::theory, "exact"}, {Role::measured, "counted"}};
    return {panel};
}

}  // namespace

std::vector<FigureEntry> hull_figures() {
    return {
        {.id = "hull_gaussian",
         .title = "How often a new point is inside the hull is known exactly",
         .caption =
             "The share of new Gaussian points inside the convex hull of N others, a fresh hull "
             "for each. Above: in d = 2 to 6 dimensions. Below: points of four dimensions seen "
             "in five to seven. Lines: the exact probability. Points: the measured share with "
             "its 95 % interval.",
         .sweeps = {"hull_gaussian", "hull_embedded"},
         .draw = gaussian_panels},
        {.id = "hull_curves",
         .title = "A tolerance makes interpolation where there is none",
         .caption =
             "New points on a random cubic spline. Points: the share inside the hull of N others, "
             "decided with certificates, with its 95 % interval. Above: through few points; it "
             "does not tend to 1. Dashed: the same points, called inside where the squared "
             "distance found is at most 1e-5 (the upper line: three dimensions). Below: "
             "through many points the curve fills the space like a cloud.",
         .sweeps = {"hull_curves"},
         .draw = curve_panels},
        {.id = "hull_even_points",
         .title = "Interpolation needs exponentially many points, or more",
         .caption =
             "The number of training points at which a new one is inside or outside their hull "
             "with equal probability. Blue: Gaussian points, growing by a factor that falls to "
             "√e a dimension. Vermilion: uniform points of a ball, where the factor grows. "
             "Dashed: the conjectured asymptote √(2π) exp(d/2 - 4/3) d^1.5.",
         .sweeps = {"hull_even_points"},
         .draw = even_panels},
        {.id = "hull_sizes",
         .title = "In a hundred dimensions no Gaussian data set interpolates",
         .caption = "Probability that a new Gaussian point is inside the hull of N others, N as in "
                    "CIFAR-10, MNIST and ImageNet. Lines: exact. Points: measured at N = 1000 with "
                    "their 95 % intervals.",
         .sweeps = {"hull_sizes"},
         .draw = size_panels},
        {.id = "hull_images",
         .title = "Real images leave the hull as the dimension grows, by laws of their own",
         .caption =
             "The share of new images inside the convex hull of all others, against the dimension "
             "that these span: seen through the middle pixels, means of blocks, principal "
             "components, and random layers. Points: measured with their 95 % intervals. Line: "
             "the exact probability for as many Gaussian points.",
         .sweeps = {"hull_images"},
         .draw = image_panels},
        {.id = "hull_projections",
         .title = "Reducing the dimension makes interpolation",
         .caption =
             "The corners of the d-dimensional cube after a random linear map to m dimensions: "
             "the share that lies in the hull of the others. Lines: the exact count. Points: "
             "the count for one map.",
         .sweeps = {"hull_projections"},
         .draw = projection_panels},
    };
}

}  // namespace overfit::plots
