/// Figures of correlated features, hidden signals and optimal ridge regression.
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

constexpr const char* ratio_label = "features per sample, γ = p / n";

/// The rows with both values.
Table selected(const Table& table, std::string_view first, double a, std::string_view second,
               double b) {
    return rows_where(rows_where(table, first, a), second, b);
}

Series line_with(const Table& rows, std::string_view y, std::string label, std::size_t colour) {
    return coloured(line_of(rows, Role::theory, "gamma", y), colour_of(colour), std::move(label));
}

Series coloured_points(const Table& rows, std::string_view x, std::size_t colour) {
    return coloured(points_of(rows, x, "mean"), colour_of(colour));
}

/// One panel for bias or variance of one family of correlations.
Panel correlated_panel(const Tables& tables, double equicorrelated, double quantity) {
    const Table measured = selected(tables.at("correlated_risk"), "equicorrelated", equicorrelated,
                                    "quantity", quantity);
    const Table theory =
        rows_where(tables.at("correlated_risk_theory"), "equicorrelated", equicorrelated);
    const bool variance = quantity == 1.0;
    Panel panel{
        .title = fmt::format("{}, correlation {}", variance ? "Variance" : "Bias",
                             equicorrelated == 1.0 ? "ρ between any two features" : "ρ^|i-j|"),
        .x = {.label = ratio_label, .scale = Scale::log},
        .y = {.label = variance ? "variance, in units of noise variance"
                                : "bias, in units of noise variance"}};
    if (variance) {
        panel.y.scale = Scale::log;
        panel.y.high = 1.3 * largest(measured, "high");
        panel.y.low = 0.7 * smallest(measured, "low");
    } else {
        panel.y.low = 0.0;
        panel.y.high = 5.0;
    }
    const std::vector<double> rhos = distinct(theory, "rho");
    for (std::size_t i = 0; i < rhos.size(); ++i) {
        panel.series.push_back(line_with(rows_where(theory, "rho", rhos[i]),
                                         variance ? "theory_variance" : "theory_bias",
                                         fmt::format("ρ = {:g}", rhos[i]), i));
        panel.series.push_back(coloured_points(rows_where(measured, "rho", rhos[i]), "gamma", i));
    }
    panel.markers = {{1.0, "p = n"}};
    panel.key = {{Role::theory, "fixed point, corrected"}, {Role::measured, "mean of fits"}};
    return panel;
}

std::vector<Panel> correlated_panels(const Tables& tables) {
    return {correlated_panel(tables, 0.0, 1.0), correlated_panel(tables, 0.0, 0.0),
            correlated_panel(tables, 1.0, 1.0), correlated_panel(tables, 1.0, 0.0)};
}

std::vector<Panel> misspecified_panels(const Tables& tables) {
    const Table& measured = tables.at("misspecified_risk");
    const Table& theory = tables.at("misspecified_risk_theory");
    Panel panel{.x = {.label = ratio_label, .scale = Scale::log},
                .y = {.label = "excess risk, in units of the noise variance",
                      .scale = Scale::log,
                      .high = 1.3 * largest(measured, "high")}};
    const std::vector<double> decays = distinct(theory, "decay");
    for (std::size_t i = 0; i < decays.size(); ++i) {
        panel.series.push_back(line_with(rows_where(theory, "decay", decays[i]), "theory_risk",
                                         fmt::format("a = {:g}", decays[i]), i));
        panel.series.push_back(
            coloured_points(rows_where(measured, "decay", decays[i]), "gamma", i));
    }
    panel.series.push_back({.role = Role::rival,
                            .x = {smallest(theory, "gamma"), largest(theory, "gamma")},
                            .y = {5.0, 5.0}});
    panel.markers = {{1.0, "p = n"}};
    panel.key = {{Role::theory, "exact mean"},
                 {Role::measured, "mean of fits"},
                 {Role::rival, "predicting zero"}};
    return {panel};
}

std::vector<Panel> latent_panels(const Tables& tables) {
    const Table& measured = tables.at("latent_error");
    const Table& theory = tables.at("latent_error_theory");
    Panel panel{.x = {.label = ratio_label, .scale = Scale::log},
                .y = {.label = "test error, in units of the label's variance",
                      .scale = Scale::log,
                      .high = 3.0}};
    const std::vector<double> shares = distinct(theory, "factors_per_sample");
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const Table rows = rows_where(theory, "factors_per_sample", shares[i]);
        panel.series.push_back(line_of(rows, Role::rival, "gamma", "unamplified_error"));
        panel.series.push_back(
            line_with(rows, "theory_error", fmt::format("d / n = {:g}", shares[i]), i));
        panel.series.push_back(
            coloured_points(rows_where(measured, "factors_per_sample", shares[i]), "gamma", i));
    }
    panel.markers = {{1.0, "p = n"}};
    panel.key = {{Role::theory, "fixed point, corrected"},
                 {Role::measured, "mean of fits"},
                 {Role::rival, "signal that no factor carries"}};
    return {panel};
}

/// Optimal ridge beside the minimum-norm fit, over the worlds with this SNR or this decay.
Panel optimal_panel(const Tables& tables, bool misspecified) {
    const Table& measured = tables.at("optimal_ridge");
    const Table& theory = tables.at("optimal_ridge_theory");
    Panel panel{.title = misspecified ? "SNR 5, share (1 + γ)^-a of the signal hidden"
                                      : "All signal observed",
                .x = {.label = ratio_label, .scale = Scale::log},
                .y = {.label = "excess risk, in units of noise variance",
                      .low = 0.0,
                      .high = misspecified ? 8.0 : 6.0}};
    std::size_t colour = 0;
    for (const Table& rows : grouped(theory, "snr", "decay")) {
        const double snr = first_of(rows, "snr"), decay = first_of(rows, "decay");
        const bool hidden = decay < 1e3;
        if (hidden != misspecified) continue;
        panel.series.push_back(line_of(rows, Role::rival, "gamma", "ridgeless_risk"));
        panel.series.push_back(line_with(
            rows, "theory_risk",
            hidden ? fmt::format("a = {:g}", decay) : fmt::format("SNR {:g}", snr), colour));
        panel.series.push_back(
            coloured_points(selected(measured, "snr", snr, "decay", decay), "gamma", colour));
        ++colour;
    }
    panel.markers = {{1.0, "p = n"}};
    panel.key = {{Role::theory, "optimal ridge, limit"},
                 {Role::measured, "mean of fits"},
                 {Role::rival, "minimum norm"}};
    return panel;
}

std::vector<Panel> optimal_panels(const Tables& tables) {
    return {optimal_panel(tables, false), optimal_panel(tables, true)};
}

std::vector<Panel> aligned_panels(const Tables& tables) {
    const Table& table = tables.at("aligned_ridge");
    Panel panel{.x = {.label = "ridge penalty λ   (n = 20, p = 120)", .scale = Scale::log},
                .y = {.label = "excess risk, in units of the noise variance", .low = 0.0}};
    const char* const names[] = {"signal along most variance", "random direction",
                                 "signal along least variance"};
    for (std::size_t i = 0; i < 3; ++i) {
        const Table rows = rows_where(table, "direction", static_cast<double>(i));
        panel.series.push_back(line_of(rows, Role::rival, "penalty", "ridgeless_risk"));
        Series line = line_of(rows, Role::theory, "penalty", "theory_risk");
        line.label = names[i];
        line.colour = colour_of(i);
        panel.series.push_back(std::move(line));
        panel.series.push_back(coloured_points(rows, "penalty", i));
    }
    panel.markers = {{120.0, "p σ² / |β|²"}};
    panel.key = {{Role::theory, "fixed point, corrected"},
                 {Role::measured, "mean of fits"},
                 {Role::rival, "no penalty"}};
    return {panel};
}

}  // namespace

std::vector<FigureEntry> ridgeless_correlated_figures() {
    return {
        {.id = "ridgeless_correlated",
         .title = "Correlation trades bias for variance, or lowers bias alone",
         .caption = "Bias and variance of minimum-norm least squares, signal of random direction, "
                    "SNR 5. Left of p = n nothing depends on the correlation, and the bias is 0. "
                    "Lines: the fixed point with its first finite-size correction, exact for "
                    "p < n. Points: the mean over fits with its 95 % interval.",
         .sweeps = {"correlated_risk", "correlated_risk_theory"},
         .draw = correlated_panels},
        {.id = "ridgeless_misspecified",
         .title = "When features reveal the signal slowly, more features than samples are best",
         .caption = "Excess risk of minimum-norm least squares when the share (1 + γ)^-a of the "
                    "signal sits in features that are not observed, SNR 5. Lines: the exact mean, "
                    "infinite next to p = n. Points: the mean over fits with its 95 % interval. "
                    "Dashed: predicting zero.",
         .sweeps = {"misspecified_risk", "misspecified_risk_theory"},
         .draw = misspecified_panels},
        {.id = "ridgeless_latent",
         .title = "Many noisy views of few factors: the error falls with every feature",
         .caption = "Test error of minimum-norm least squares when p features are noisy views of d "
                    "factors that make the label. Lines: the fixed point with its first "
                    "finite-size correction. Points: the mean over fits with its 95 % interval. "
                    "Dashed: a signal of equal variance that no factor carries.",
         .sweeps = {"latent_error", "latent_error_theory"},
         .draw = latent_panels},
        {.id = "ridge_optimal",
         .title = "Optimally tuned ridge regression has no peak",
         .caption = "Excess risk of ridge regression at its best penalty, in well-specified worlds "
                    "and where the share (1 + γ)^-a of the signal is hidden. Lines: the limit of "
                    "large n. Points: "
                    "the mean over fits with its 95 % interval. Dashed: the minimum-norm fit.",
         .sweeps = {"optimal_ridge", "optimal_ridge_theory"},
         .draw = optimal_panels},
        {.id = "ridgeless_aligned",
         .title = "Where the signal points decides whether a ridge penalty helps",
         .caption =
             "Excess risk against the penalty for features with correlation 0.75^|i-j|, signal and "
             "noise of size 1. Lines: the fixed point with its first finite-size correction. "
             "Points: the mean over fits with its 95 % interval. Dashed: the risk without a "
             "penalty. The dotted line marks the penalty that is best on average over directions.",
         .sweeps = {"aligned_ridge"},
         .draw = aligned_panels},
    };
}

}  // namespace overfit::plots
