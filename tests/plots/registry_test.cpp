/// Test of plots/registry.hpp: every figure is drawn from a table with the columns it documents.
#include "plots/registry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <set>
#include <stdexcept>

#include "plots/render.hpp"
#include "plots/selection.hpp"

namespace {

using namespace overfit::plots;
using overfit::numerics::Table;
namespace fs = std::filesystem;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Fills a table row by row.
Table table_of(std::vector<std::string> names, const std::vector<std::vector<double>>& rows) {
    Table table{.names = std::move(names), .columns = {}};
    table.columns.resize(table.names.size());
    for (const std::vector<double>& row : rows)
        for (std::size_t j = 0; j < row.size(); ++j) table.columns[j].push_back(row[j]);
    return table;
}

Table risk_table() {
    std::vector<std::vector<double>> rows;
    for (const double snr : {1.0, 2.33, 3.66, 5.0})
        for (const double p : {4, 10, 20, 30, 39, 40, 41, 50, 80, 160, 400}) {
            const double gap = std::abs(p - 40.0), mean = gap <= 1 ? infinity : 40.0 / (gap - 1);
            const double median = 40.0 / (gap + 1.0) + snr * std::max(0.0, 1 - 40 / p);
            rows.push_back({snr, p / 40, p, 40, mean, median, 0.8 * median, 1.2 * median});
        }
    return table_of({"snr", "gamma", "p", "n", "theory_risk", "median_risk", "low", "high"}, rows);
}

Table risk_theory_table() {
    std::vector<std::vector<double>> rows;
    for (const double snr : {1.0, 2.33, 3.66, 5.0})
        for (int p = 4; p <= 400; ++p) {
            const double gap = std::abs(p - 40.0);
            rows.push_back({snr, p / 40.0,
                            gap <= 1
                                ? infinity
                                : std::min(p, 40) / (gap - 1) + snr * std::max(0.0, 1 - 40.0 / p)});
        }
    return table_of({"snr", "gamma", "theory_risk"}, rows);
}

Table law_table(const std::string& quantity) {
    std::vector<std::vector<double>> rows;
    for (const double p : {20.0, 40.0})
        for (double q = 0.05; q < 0.99; q += 0.05)
            rows.push_back({40, p, quantity == "h" ? p * q / (1 - q) : q, q, q + 0.01, q - 0.03,
                            q + 0.05, q * q});
    return table_of({"n", "p", quantity, "theory_cdf", "empirical_cdf", "low", "high", "rival_cdf"},
                    rows);
}

Table curve_table() {
    std::vector<std::vector<double>> rows;
    for (const double n : {2, 4, 8, 9, 10, 11, 12, 16, 32, 100, 400}) {
        const double error = 3000 * (1 + 50 / (1 + (n - 10) * (n - 10)));
        rows.push_back({n, 10, error, 0.9 * error, 1.1 * error, 0.5 * error, 2 * error,
                        0.01 + 0.1 * std::abs(std::sqrt(n) - std::sqrt(10))});
    }
    return table_of({"n", "p", "median_test_error", "low", "high", "quartile_low", "quartile_high",
                     "smallest_singular_value"},
                    rows);
}

Table singular_table() {
    std::vector<std::vector<double>> rows;
    for (const double n : {10, 20, 40})
        for (double p = 2; p <= 80; p += 3) {
            const double edge = std::abs(std::sqrt(n) - std::sqrt(p)), mean = edge + 0.2;
            rows.push_back({n, p, mean, mean, mean - 0.02, mean + 0.02, edge});
        }
    return table_of({"n", "p", "theory_mean", "mean", "low", "high", "edge"}, rows);
}

Table second_descent_table() {
    std::vector<std::vector<double>> rows;
    for (const double snr : {0.5, 2.0, 5.0})
        for (double gamma = 1.2; gamma < 20; gamma *= 1.2) {
            const double risk = snr * (1 - 1 / gamma) + 1 / (gamma - 1);
            rows.push_back({snr, gamma, risk, risk, 0.95 * risk, 1.05 * risk, 0.9 * risk});
        }
    return table_of({"snr", "gamma", "theory_risk", "mean_risk", "low", "high", "asymptotic"},
                    rows);
}

/// Three curves in gamma with points on them, of the given names.
Table family_table(const std::string& family, const std::string& line, const std::string& point) {
    std::vector<std::vector<double>> rows;
    for (const double key : {0.0, 0.01, 0.1})
        for (const double gamma : {0.2, 0.5, 1.0, 2.0, 6.0}) {
            const double limit = gamma == 1.0 ? infinity : 1 / std::abs(gamma - 1) + key;
            const double median = std::min(limit, 50.0);
            rows.push_back({key, gamma, limit, median, 0.9 * median, 1.1 * median});
        }
    return table_of({family, "gamma", line, point, "low", "high"}, rows);
}

Table cross_validation_table() {
    std::vector<std::vector<double>> rows;
    for (const double gamma : {0.5, 2.0})
        for (double l = 0.01; l < 20; l *= 3) {
            const double error = 2 + gamma + std::abs(std::log(l));
            rows.push_back({gamma, l, error, error, error - 0.1, error + 0.1, error, error - 0.2,
                            error + 0.2, error, error - 0.2, error + 0.2, 0.1 * l, 0.09 * l,
                            0.11 * l});
        }
    return table_of(
        {"gamma", "penalty", "theory_error", "test_error", "test_low", "test_high", "leave_one_out",
         "leave_one_out_low", "leave_one_out_high", "generalised", "generalised_low",
         "generalised_high", "training", "training_low", "training_high"},
        rows);
}

Table subset_table() {
    std::vector<std::vector<double>> rows;
    for (const double random : {1.0, 0.0})
        for (double p = 0; p <= 100; p += 10) {
            if (p == 40) continue;
            const double risk = 1 + 20 / std::abs(p - 40);
            rows.push_back({random, p, risk, risk, 0.9 * risk, 1.1 * risk});
        }
    return table_of({"random", "p", "theory_risk", "mean_risk", "low", "high"}, rows);
}

Table benign_table() {
    std::vector<std::vector<double>> rows;
    for (const double family : {0.0, 1.0, 2.0, 3.0})
        for (double n = 10; n < 200; n *= 2) {
            const double variance = std::pow(n, -family / 3);
            rows.push_back(
                {family, n, variance, 2 * variance, variance, 0.9 * variance, 1.1 * variance});
        }
    return table_of({"family", "n", "theory_variance", "scale", "mean_variance", "low", "high"},
                    rows);
}

Tables all_tables() {
    return {
        {"ridgeless_risk", risk_table()},
        {"ridgeless_risk_theory", risk_theory_table()},
        {"prediction_error_law", law_table("h")},
        {"bias_law", law_table("fraction")},
        {"second_descent", second_descent_table()},
        {"nonlinear_features", family_table("activation", "theory_variance", "median_variance")},
        {"nonlinear_features_theory",
         family_table("activation", "theory_variance", "median_variance")},
        {"random_features", family_table("lambda", "theory_risk", "median_risk")},
        {"random_features_theory", family_table("lambda", "theory_risk", "median_risk")},
        {"cross_validation", cross_validation_table()},
        {"random_subset", subset_table()},
        {"random_subset_theory", subset_table()},
        {"benign", benign_table()},
        {"diabetes_curve", curve_table()},
        {"meats_curve", curve_table()},
        {"badly_scaled_curve", curve_table()},
        {"smallest_singular_value", singular_table()}};
}

TEST(AllFigures, HaveDistinctIdsTitlesAndCaptions) {
    std::set<std::string_view> ids;
    for (const FigureEntry& entry : all_figures()) {
        EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
        EXPECT_FALSE(entry.title.empty()) << entry.id;
        EXPECT_EQ(entry.caption.back(), '.') << entry.id;
        EXPECT_FALSE(entry.sweeps.empty()) << entry.id;
    }
}

TEST(AllFigures, AreDrawnFromTheirTables) {
    const char* kept = std::getenv("OVERFIT_KEEP_FIGURES");
    const fs::path folder =
        kept != nullptr ? fs::path(kept) : fs::path(testing::TempDir()) / "all_figures";
    const Tables tables = all_tables();
    for (const FigureEntry& entry : all_figures()) {
        SCOPED_TRACE(entry.id);
        Tables needed;
        for (const std::string& sweep : entry.sweeps) needed[sweep] = tables.at(sweep);
        EXPECT_NO_THROW(
            write(drawn(entry, needed, "note"), folder, entry.id, {Format::svg, Format::png}));
        EXPECT_THROW(drawn(entry, {}, "note"), std::out_of_range);
    }
    if (kept == nullptr) fs::remove_all(folder);
}

TEST(Selection, GroupsRowsInOrderOfAppearance) {
    const Table table = table_of({"n", "p", "y"}, {{2, 1, 0}, {1, 1, 1}, {2, 1, 2}, {2, 3, 3}});
    EXPECT_THAT(distinct(table, "n"), testing::ElementsAre(2, 1));
    const std::vector<Table> groups = grouped(table, "n", "p");
    ASSERT_EQ(groups.size(), 3U);
    EXPECT_THAT(groups[0].column("y"), testing::ElementsAre(0, 2));
    EXPECT_THAT(groups[1].column("y"), testing::ElementsAre(3));
    EXPECT_EQ(equation("n", 40), "n = 40");
}

}  // namespace
