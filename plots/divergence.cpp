/// Figures of the topic divergence: real data, ablations, attacks, polynomials.
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "plots/registry.hpp"
#include "plots/selection.hpp"

namespace overfit::plots {

namespace {

using numerics::Table;

/// Test error and smallest singular value against the number of samples.
std::vector<Panel> curve_panels(const Table& table) {
    const double features = first_of(table, "p");
    const Axis samples{.label = fmt::format("training samples n   (p = {:g} features)", features),
                       .scale = Scale::log};
    Panel error{.x = samples, .y = {.label = "test error, mean squared", .scale = Scale::log}};
    error.series = {{.role = Role::band,
                     .label = "middle half of the splits",
                     .colour = Colour::sky,
                     .x = table.column("n"),
                     .low = table.column("quartile_low"),
                     .high = table.column("quartile_high")},
                    points_of(table, "n", "median_test_error")};
    error.series[1].label = "median over random splits";
    Panel singular{.x = samples, .y = {.label = "smallest nonzero singular value"}};
    if (smallest(table, "smallest_singular_value") > 0.0) singular.y.scale = Scale::log;
    singular.series = {{.role = Role::measured,
                        .label = "median over the same splits",
                        .colour = Colour::vermilion,
                        .x = table.column("n"),
                        .y = table.column("smallest_singular_value")}};
    error.markers = singular.markers = {{features, "n = p"}};
    return {error, singular};
}

FigureEntry data_figure(std::string_view id, std::string_view title, std::string_view caption,
                        const std::string& sweep) {
    return {.id = id,
            .title = title,
            .caption = caption,
            .sweeps = {sweep},
            .draw = [sweep](const Tables& tables) { return curve_panels(tables.at(sweep)); }};
}

constexpr std::string_view curve_caption =
    "Minimum-norm least squares on random training sets of n rows. Above: the median test error "
    "over splits with its 95 % interval, and the middle half of the splits. Below: the smallest "
    "nonzero singular value of the training matrix. The dotted line marks n = p.";

/// "singular values >= 0.1 of the largest", "leading 10 modes"
std::string level_label(double factor, double level) {
    if (level < 0.0) return "nothing left out";
    if (factor == 1.0) return fmt::format("values ≥ {:g} of the largest", level);
    return level == 0.0 ? "no errors at all" : fmt::format("leading {:g} modes", level);
}

/// Errors below this share of the largest are rounding and are not drawn on a logarithmic axis.
Table visible(const Table& table, std::string_view column) {
    Table kept{table.names, std::vector<std::vector<double>>(table.columns.size())};
    for (std::size_t i = 0; i < table.rows(); ++i) {
        if (!(table.column(column)[i] > 1e-12)) continue;
        for (std::size_t j = 0; j < table.columns.size(); ++j)
            kept.columns[j].push_back(table.columns[j][i]);
    }
    return kept;
}

std::vector<Panel> ablation_panels(const Tables& tables) {
    const Table& table = tables.at("divergence_ablations");
    const std::array<std::string_view, 3> titles{"Factor 1: small singular values left out",
                                                 "Factor 2: test points projected",
                                                 "Factor 3: errors projected"};
    std::vector<Panel> panels;
    for (std::size_t f = 0; f < titles.size(); ++f) {
        const Table factor = rows_where(table, "factor", static_cast<double>(f) + 1.0);
        Panel panel{.title = std::string(titles[f]),
                    .x = {.label = "training samples n", .scale = Scale::linear},
                    .y = {.label = "median excess risk", .scale = Scale::log},
                    .markers = {{first_of(factor, "p"), "n = p"}}};
        const std::vector<double> levels = distinct(factor, "level");
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const Table rows = visible(rows_where(factor, "level", levels[i]), "low");
            Series points = points_of(rows, "n", "median_test_error");
            points.label = level_label(static_cast<double>(f) + 1.0, levels[i]);
            points.colour = i == 0 ? Colour::black : colour_of(i - 1);
            panel.series.push_back(std::move(points));
        }
        panels.push_back(std::move(panel));
    }
    return panels;
}

std::vector<Panel> attack_panels(const Tables& tables) {
    const Table& table = tables.at("divergence_attacks");
    std::vector<Panel> panels;
    for (const double moved : {0.0, 1.0}) {
        const Table attack = rows_where(table, "moved", moved);
        Panel panel{.title = moved == 0.0 ? "Training targets moved by c along the last mode"
                                          : "Test points moved by c along the last mode",
                    .x = {.label = "training samples n"},
                    .y = {.label = "median error", .scale = Scale::log, .low = 0.05},
                    .markers = {{first_of(attack, "p"), "n = p"}}};
        const std::vector<double> sizes = distinct(attack, "size");
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const Table rows = rows_where(attack, "size", sizes[i]);
            Series points = points_of(rows, "n", "median_test_error");
            points.label = equation("test, c", sizes[i]);
            points.colour = i == 0 ? Colour::black : colour_of(i - 1);
            panel.series.push_back(std::move(points));
        }
        const Table train =
            visible(rows_where(attack, "size", moved == 0.0 ? sizes.back() : sizes.front()),
                    "median_train_error");
        panel.series.push_back({.role = Role::rival,
                                .label = moved == 0.0 ? "training, any c" : "training",
                                .x = train.column("n"),
                                .y = train.column("median_train_error")});
        panels.push_back(std::move(panel));
    }
    return panels;
}

std::vector<Panel> polynomial_panels(const Tables& tables) {
    const Table& table = tables.at("polynomials");
    Panel panel{.x = {.label = "degree p of the polynomial", .scale = Scale::log},
                .y = {.label = "mean squared error", .scale = Scale::log, .low = 1e-3},
                .markers = {{first_of(table, "n"), "p = n"}}};
    panel.series = {{.role = Role::band,
                     .label = "middle half of the samples",
                     .colour = Colour::sky,
                     .x = table.column("degree"),
                     .low = table.column("quartile_low"),
                     .high = table.column("quartile_high")},
                    points_of(table, "degree", "median_test_error")};
    panel.series[1].label = "test, median";
    const Table train = visible(table, "median_train_error");
    panel.series.push_back({.role = Role::measured,
                            .label = "training, median",
                            .colour = Colour::vermilion,
                            .x = train.column("degree"),
                            .y = train.column("median_train_error")});
    return {panel};
}

}  // namespace

std::vector<FigureEntry> divergence_figures() {
    return {
        data_figure("diabetes", "Diabetes: the test error peaks where n = p", curve_caption,
                    "diabetes_curve"),
        data_figure("meats", "Near-infrared spectra: the test error peaks where n = p",
                    curve_caption, "meats_curve"),
        data_figure("badly_scaled", "Badly scaled data: the largest error is not at n = p",
                    curve_caption, "badly_scaled_curve"),
        {.id = "divergence_ablations",
         .title = "Without one of the three factors the peak is gone; without one mode it is lower",
         .caption = "Median excess risk of minimum-norm least squares, Gaussian features, p = 20, "
                    "signal and noise of norm 1, with its 95 % interval. Leaving out singular "
                    "values and projecting test points change predictions in the same way.",
         .sweeps = {"divergence_ablations"},
         .draw = ablation_panels},
        {.id = "divergence_attacks",
         .title = "Targets moved along the last mode: the test error explodes, training does not",
         .caption = "Median excess risk, Gaussian features, p = 20, signal and noise of norm 1, "
                    "with its 95 % interval, after a move of length c along the singular vector "
                    "of the smallest singular value. Dashed: the training error.",
         .sweeps = {"divergence_attacks"},
         .draw = attack_panels},
        {.id = "polynomials",
         .title = "Polynomials through 15 points: worst at degree 15, best at degree 30",
         .caption = "Minimum-norm fits of Legendre polynomials to 2 x + cos(25 x) at 15 random "
                    "points. Points: medians over samples with their 95 % intervals; the training "
                    "error is 0 to rounding from degree 15 on.",
         .sweeps = {"polynomials"},
         .draw = polynomial_panels},
    };
}

}  // namespace overfit::plots
