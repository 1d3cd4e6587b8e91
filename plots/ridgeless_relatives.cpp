/// Figures of the relatives of minimum-norm least squares: random features, ridge, subsets,
/// spectra.
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

/// Lines from one table and points from another, one colour for each value of `key`.
void add_families(Panel& panel, const Table& theory, const Table& measured,
                  const std::array<std::string_view, 4>& columns,
                  const std::vector<std::string>& labels) {
    const auto& [key, x, line_y, point_y] = columns;
    const std::vector<double> values = distinct(theory, key);
    for (std::size_t i = 0; i < values.size(); ++i) {
        Series line = line_of(rows_where(theory, key, values[i]), Role::theory, x, line_y);
        line.label = labels.at(i);
        line.colour = colour_of(i);
        panel.series.push_back(std::move(line));
        Series points = points_of(rows_where(measured, key, values[i]), x, point_y);
        points.colour = colour_of(i);
        panel.series.push_back(std::move(points));
    }
}

std::vector<Panel> nonlinear_panels(const Tables& tables) {
    const Table& measured = tables.at("nonlinear_features");
    const Table& theory = tables.at("nonlinear_features_theory");
    Panel panel{.x = {.label = "features per sample, γ = p / n   (n = 2d)", .scale = Scale::log},
                .y = {.label = "variance, in units of the noise variance",
                      .scale = Scale::log,
                      .low = 0.1,
                      .high = 1.3 * largest(measured, "high")}};
    add_families(panel, theory, measured,
                 {"activation", "gamma", "theory_variance", "median_variance"},
                 {"linear", "|t|", "ReLU", "tanh"});
    panel.markers = {{1.0, "p = n"}, {0.5, "p = d"}};
    panel.key = {{Role::theory, "limit (linear: exact)"}, {Role::measured, "median of draws"}};
    return {panel};
}

std::vector<Panel> random_features_panels(const Tables& tables) {
    const Table& measured = tables.at("random_features");
    const Table& theory = tables.at("random_features_theory");
    Panel panel{.x = {.label = "features per sample, γ = p / n   (n = 3d)", .scale = Scale::log},
                .y = {.label = "excess risk   (signal 1, noise variance 1/4)",
                      .scale = Scale::log,
                      .low = 0.1,
                      .high = 1.3 * largest(measured, "high")}};
    std::vector<std::string> labels;
    for (const double penalty : distinct(theory, "lambda"))
        labels.push_back(penalty == 0.0 ? "no penalty" : equation("λ", penalty));
    add_families(panel, theory, measured, {"lambda", "gamma", "theory_risk", "median_risk"},
                 labels);
    panel.markers = {{1.0, "p = n"}};
    panel.key = {{Role::theory, "limit"}, {Role::measured, "median of draws"}};
    return {panel};
}

/// Points a little beside their penalty, so that estimates at the same one do not hide each other.
Series estimate_of(const Table& rows, std::string_view name, const std::string& prefix,
                   Colour colour, double shift) {
    Series points{.role = Role::measured,
                  .label = std::string(name),
                  .colour = colour,
                  .x = rows.column("penalty"),
                  .y = rows.column(prefix == "test" ? "test_error" : prefix),
                  .low = rows.column(prefix + "_low"),
                  .high = rows.column(prefix + "_high")};
    for (double& x : points.x) x *= shift;
    return points;
}

std::vector<Panel> cross_validation_panels(const Tables& tables) {
    const Table& table = tables.at("cross_validation");
    std::vector<Panel> panels;
    for (const double gamma : distinct(table, "gamma")) {
        const Table rows = rows_where(table, "gamma", gamma);
        Panel panel{.title = equation("p / n", gamma),
                    .x = {.label = "penalty per sample, λ / n", .scale = Scale::log},
                    .y = {.label = "test error, in units of the noise variance",
                          .low = 0.0,
                          .high = 1.05 * largest(rows, "leave_one_out_high")}};
        Series training = line_of(rows, Role::rival, "penalty", "training");
        training.label = "training error";
        panel.series.push_back(std::move(training));
        Series line = line_of(rows, Role::theory, "penalty", "theory_error");
        line.label = "limit";
        line.colour = Colour::black;
        panel.series.push_back(std::move(line));
        panel.series.push_back(estimate_of(rows, "test error", "test", Colour::blue, 1.0));
        panel.series.push_back(
            estimate_of(rows, "leave one out", "leave_one_out", Colour::vermilion, 0.9));
        panel.series.push_back(estimate_of(rows, "generalised", "generalised", Colour::green, 1.1));
        panels.push_back(std::move(panel));
    }
    return panels;
}

std::vector<Panel> random_subset_panels(const Tables& tables) {
    const Table& measured = tables.at("random_subset");
    const Table& theory = tables.at("random_subset_theory");
    const Table random = rows_where(theory, "random", 1.0);
    const Table largest_first = rows_where(theory, "random", 0.0);
    Panel panel{.x = {.label = "features fitted, p, of D = 100   (n = 40)"},
                .y = {.label = "excess risk, in units of the squared signal",
                      .scale = Scale::log,
                      .high = 30.0}};
    panel.series.push_back(line_of(largest_first, Role::rival, "p", "theory_risk"));
    Series prescient = points_of(rows_where(measured, "random", 0.0), "p", "mean_risk");
    prescient.label = "largest coefficients first";
    prescient.colour = Colour::orange;
    panel.series.push_back(std::move(prescient));
    panel.series.push_back(line_of(random, Role::theory, "p", "theory_risk"));
    Series points = points_of(rows_where(measured, "random", 1.0), "p", "mean_risk");
    points.label = "random features";
    panel.series.push_back(std::move(points));
    panel.markers = {{40.0, "p = n"}};
    panel.key = {{Role::theory, "exact mean"},
                 {Role::measured, "mean of fits"},
                 {Role::rival, "exact, largest first"}};
    return {panel};
}

std::vector<Panel> benign_panels(const Tables& tables) {
    const Table& table = tables.at("benign");
    Panel panel{.x = {.label = "samples n", .scale = Scale::log},
                .y = {.label = "variance, in units of the noise variance", .scale = Scale::log}};
    for (const double family : distinct(table, "family"))
        panel.series.push_back(
            line_of(rows_where(table, "family", family), Role::rival, "n", "scale"));
    add_families(panel, table, table, {"family", "n", "theory_variance", "mean_variance"},
                 {"2n equal", "1 / i²", "1 / (i log² i)", "5 ones, flat tail"});
    panel.key = {
        {Role::theory, "limit"}, {Role::measured, "mean of draws"}, {Role::rival, "k*/n + n/R"}};
    return {panel};
}

}  // namespace

std::vector<FigureEntry> ridgeless_relatives_figures() {
    return {
        {.id = "nonlinear_features",
         .title = "A linear part of the activation adds a constant to the variance",
         .caption = "Variance of minimum-norm least squares on features φ(w'z) of d inputs, n = "
                    "2d. Lines: the limit, for the linear activation the exact mean. Points: the "
                    "median over draws with its 95 % interval, above the limit by an excess of the "
                    "order 1/d. The linear activation has rank d and no peak at p = n.",
         .sweeps = {"nonlinear_features", "nonlinear_features_theory"},
         .draw = nonlinear_panels},
        {.id = "random_features",
         .title = "Random features peak at p = n unless penalised",
         .caption = "Excess risk of ridge regression on ReLU features of a linear target on the "
                    "sphere, for three penalties. Lines: the limit. Points: the median over draws "
                    "with its 95 % interval.",
         .sweeps = {"random_features", "random_features_theory"},
         .draw = random_features_panels},
        {.id = "cross_validation",
         .title = "Cross-validation sees the test error, the training error does not",
         .caption = "Ridge regression with isotropic Gaussian features, signal-to-noise ratio 5. "
                    "Line: the limiting test error. Points: means over draws of the test error, "
                    "of leave-one-out and of generalised cross-validation, with 95 % intervals, "
                    "side by side for each penalty. Dashed: the training error.",
         .sweeps = {"cross_validation"},
         .draw = cross_validation_panels},
        {.id = "random_subset",
         .title = "Of randomly chosen features, all are best",
         .caption = "Excess risk of minimum-norm least squares on p of 100 features, coefficients "
                    "proportional to 1/j, noise 1/5. Line: the exact mean for random features. "
                    "Dashed: for the largest coefficients first, where few are best. Points: "
                    "means of fits with 95 % intervals.",
         .sweeps = {"random_subset", "random_subset_theory"},
         .draw = random_subset_panels},
        {.id = "benign",
         .title = "Interpolating noise is harmless for some spectra only",
         .caption = "Variance of the interpolant against samples, for four spectra of the "
                    "features. Lines: the limit. Points: the mean over draws with its 95 % "
                    "interval. Dashed: the scale k*/n + n/R of the effective ranks.",
         .sweeps = {"benign"},
         .draw = benign_panels},
    };
}

}  // namespace overfit::plots
