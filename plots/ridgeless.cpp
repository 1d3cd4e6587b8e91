/// Figures of minimum-norm least squares: risk and its laws.
#include <utility>

#include <fmt/format.h>

#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

/// The table's columns snr and gamma on the x axis; measured[i] belongs to theory[i].
std::vector<Panel> risk_panels(const Tables& tables) {
    const Table& measured = tables.at("ridgeless_risk");
    const Table& theory = tables.at("ridgeless_risk_theory");
    Panel panel{.x = {.label = fmt::format("features per sample, γ = p / n   (n = {:g})",
                                           first_of(measured, "n")),
                      .scale = Scale::log},
                .y = {.label = "excess risk, in units of the noise variance",
                      .scale = Scale::log,
                      .high = 1.3 * largest(measured, "high")}};
    const std::vector<double> ratios = distinct(theory, "snr");
    for (std::size_t i = 0; i < ratios.size(); ++i) {
        const Table curve = rows_where(theory, "snr", ratios[i]);
        Series line = line_of(curve, Role::theory, "gamma", "theory_risk");
        line.label = fmt::format("SNR {:g}", ratios[i]);
        line.colour = colour_of(i);
        const std::vector<double> gammas{smallest(curve, "gamma"), largest(curve, "gamma")};
        panel.series.push_back({.role = Role::rival, .x = gammas, .y = {ratios[i], ratios[i]}});
        panel.series.push_back(std::move(line));
        Series points = points_of(rows_where(measured, "snr", ratios[i]), "gamma", "median_risk");
        points.colour = colour_of(i);
        panel.series.push_back(std::move(points));
    }
    panel.markers = {{1.0, "p = n"}};
    panel.key = {{Role::theory, "exact mean"},
                 {Role::measured, "median of fits"},
                 {Role::rival, "predicting zero"}};
    return {panel};
}

/// An exact distribution function beside an empirical one and a rival.
Panel law_panel(const Table& table, std::string_view quantity, Axis x) {
    Panel panel{.x = std::move(x), .y = {.label = "probability", .low = 0.0, .high = 1.0}};
    const std::vector<Table> groups = grouped(table, "n", "p");
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Table& group = groups[i];
        panel.series.push_back(line_of(group, Role::rival, quantity, "rival_cdf"));
        Series line = line_of(group, Role::theory, quantity, "theory_cdf");
        line.label =
            equation("n", first_of(group, "n")) + ", " + equation("p", first_of(group, "p"));
        line.colour = colour_of(i);
        panel.series.push_back(std::move(line));
        Series points = points_of(group, quantity, "empirical_cdf");
        points.colour = colour_of(i);
        panel.series.push_back(std::move(points));
    }
    panel.key = {{Role::theory, "exact law"}, {Role::measured, "measured"}, {Role::rival, "rival"}};
    return panel;
}

std::vector<Panel> prediction_error_panels(const Tables& tables) {
    return {law_panel(tables.at("prediction_error_law"), "h",
                      {.label = "noise gain of a prediction, h", .scale = Scale::log})};
}

std::vector<Panel> bias_panels(const Tables& tables) {
    return {law_panel(tables.at("bias_law"), "fraction",
                      {.label = "fraction of the signal that is lost", .low = 0.0, .high = 1.0})};
}

std::vector<Panel> second_descent_panels(const Tables& tables) {
    const Table& table = tables.at("second_descent");
    Panel panel{.x = {.label = "features per sample, γ = p / n", .scale = Scale::log},
                .y = {.label = "excess risk, in units of the noise variance",
                      .low = 0.0,
                      .high = 1.05 * largest(table, "high")}};
    const std::vector<double> ratios = distinct(table, "snr");
    for (std::size_t i = 0; i < ratios.size(); ++i) {
        const Table rows = rows_where(table, "snr", ratios[i]);
        panel.series.push_back(line_of(rows, Role::rival, "gamma", "asymptotic"));
        Series line = line_of(rows, Role::theory, "gamma", "theory_risk");
        line.label = fmt::format("SNR {:g}", ratios[i]);
        line.colour = colour_of(i);
        panel.series.push_back(std::move(line));
        Series points = points_of(rows, "gamma", "mean_risk");
        points.colour = colour_of(i);
        panel.series.push_back(std::move(points));
    }
    panel.key = {{Role::theory, "exact at finite n"},
                 {Role::measured, "mean of fits"},
                 {Role::rival, "limit of large n"}};
    return {panel};
}

/// The whole curve, and both sides of its pole against the distance from it.
std::vector<Panel> million_panels(const Tables& tables) {
    const Table& measured = tables.at("ridgeless_million");
    const Table& theory = tables.at("ridgeless_million_theory");
    const auto points = [](const Table& table, std::string_view x) {
        return Series{.role = Role::measured, .x = table.column(x), .y = table.column("risk")};
    };
    Panel whole{.x = {.label = "features per sample, γ = p / n", .scale = Scale::log},
                .y = {.label = "excess risk, in units of the noise variance", .scale = Scale::log}};
    whole.series = {line_of(theory, Role::theory, "gamma", "theory_risk"),
                    points(measured, "gamma")};
    whole.markers = {{1.0, "p = n"}};
    whole.key = {{Role::theory, "exact mean"}, {Role::measured, "one draw"}};
    Panel pole{.x = {.label = "distance from the threshold, |p - n| + 1", .scale = Scale::log},
               .y = whole.y};
    const auto add_side = [&](double side, const char* label, Colour colour) {
        Series line =
            line_of(rows_where(theory, "side", side), Role::theory, "distance", "theory_risk");
        line.label = label;
        line.colour = colour;
        pole.series.push_back(std::move(line));
    };
    add_side(-1.0, "p ≤ n", Colour::blue);
    add_side(1.0, "p > n", Colour::vermilion);
    Series left{.role = Role::measured, .colour = Colour::blue};
    Series right{.role = Role::measured, .colour = Colour::vermilion};
    const std::vector<double>&gamma = measured.column("gamma"),
          &distance = measured.column("distance"), &risk = measured.column("risk");
    for (std::size_t i = 0; i < gamma.size(); ++i) {
        Series& side = gamma[i] > 1.0 ? right : left;
        side.x.push_back(distance[i]);
        side.y.push_back(risk[i]);
    }
    pole.series.push_back(std::move(left));
    pole.series.push_back(std::move(right));
    return {whole, pole};
}

}  // namespace

std::vector<FigureEntry> ridgeless_figures() {
    return {
        {.id = "ridgeless_risk",
         .title = "The risk of ridgeless regression peaks at p = n",
         .caption =
             "Excess risk of minimum-norm least squares with isotropic Gaussian features, for "
             "four signal-to-noise ratios. Lines: the exact mean, infinite "
             "next to p = n. Points: the median over independent fits with its 95 % interval. "
             "Dashed: the risk of predicting zero, which equals the SNR.",
         .sweeps = {"ridgeless_risk", "ridgeless_risk_theory"},
         .draw = risk_panels},
        {.id = "ridgeless_million",
         .title = "Double descent at a million samples, draw by draw",
         .caption = "Excess risk of minimum-norm least squares with n = 1,000,000 samples of "
                    "isotropic Gaussian features, SNR 5. Lines: the exact mean, infinite for "
                    "|p - n| ≤ 1. Points: independent draws, each of 2 min(n, p) chi-square "
                    "variates and no matrix; away from the threshold they lie on the line. "
                    "Below: the same against the distance from the threshold.",
         .sweeps = {"ridgeless_million", "ridgeless_million_theory"},
         .draw = million_panels},
        {.id = "prediction_error_law",
         .title = "The prediction error follows an exact F law, at p = n too",
         .caption = "Distribution function of the noise gain h = |x0' X^+|^2 at a fresh point x0. "
                    "Lines: the exact law. "
                    "Points: the empirical distribution with its simultaneous 95 % band "
                    "(Dvoretzky, Kiefer, Wolfowitz, Massart). Dashed: the rival law.",
         .sweeps = {"prediction_error_law"},
         .draw = prediction_error_panels},
        {.id = "bias_law",
         .title = "The fraction of the signal that is lost follows a Beta law",
         .caption =
             "Distribution function of the bias as a fraction of the signal. Lines: the exact "
             "law. Points: the empirical distribution with its simultaneous 95 % band. "
             "Dashed: the rival law.",
         .sweeps = {"bias_law"},
         .draw = bias_panels},
        {.id = "second_descent",
         .title = "Beyond the threshold the risk descends again when SNR > 1",
         .caption = "Excess risk of over-parametrised minimum-norm least squares. Lines: the exact "
                    "mean at finite n. Points: the mean over fits with its 95 % interval. Dashed: "
                    "the limit of large n at the same ratio.",
         .sweeps = {"second_descent"},
         .draw = second_descent_panels},
    };
}

}  // namespace overfit::plots
