/// The words and the record of an explanation.
#include <cmath>

#include <fmt/format.h>

#include "app/explain_study.hpp"
#include "app/table_record.hpp"
#include "numerics/printable.hpp"
#include "numerics/statistics.hpp"

namespace overfit::app {

namespace {

using numerics::median;

std::string design_text(const ExplainRequest& request, const ExplainStudy& study) {
    const ExplainDesign& design = study.design;
    std::string text = fmt::format(
        "Columns{} over all rows; the best linear model is the least-squares fit to "
        "all of them\n",
        request.intercept
            ? request.standardize ? " and target centred, columns scaled," : " and target centred"
        : request.standardize ? " scaled"
                              : " in their own units, no intercept,");
    const int threshold = study.table.rank;
    text += fmt::format(
        "{} random splits, seed {}: n = {} training rows{}, {} held out; compared with n = {}\n",
        design.splits, request.seed, design.train_rows,
        design.train_rows == threshold ? " (the threshold)"
                                       : fmt::format(" (the threshold is {})", threshold),
        design.test_rows, design.reference_rows);
    return text;
}

std::string factor_row(std::string_view name, const std::vector<double>& at,
                       const std::vector<double>& reference, double growth, double all) {
    // A share of the logarithm of the growth; none if it hardly grows.
    const double share = 100.0 * std::log(growth) / std::log(all);
    const std::string part = all > 1.5 ? fmt::format("{:5.0f} %", share) : "";
    return fmt::format("  {:<44}{:>11.4g}{:>11.4g}{:>11.3g}{:>9}\n", name, median(at),
                       median(reference), growth, part);
}

std::string factors_text(const ExplainStudy& study) {
    const auto &at = study.at.last, &reference = study.reference.last;
    const Growth& growth = study.growth;
    std::string text = fmt::format(
        "The last mode{:>42}{:>11}{:>11}{:>9}\n", fmt::format("n = {}", study.design.train_rows),
        fmt::format("n = {}", study.design.reference_rows), "growth", "share");
    text += factor_row("1  its singular value (its inverse counts)", at.singular_value[0],
                       reference.singular_value[0], growth.singular_value, growth.all);
    text += factor_row("2  projection of the test points on it", at.test_projection[0],
                       reference.test_projection[0], growth.test_projection, growth.all);
    text += factor_row("3  projection of the best model's errors", at.error_projection[0],
                       reference.error_projection[0], growth.error_projection, growth.all);
    return text + fmt::format("  {:<44}{:>11.4g}{:>11.4g}{:>11.3g}\n",
                              "its part of the test error: (2 x 3 / 1)^2",
                              median(at.contribution[0]), median(reference.contribution[0]),
                              median(at.contribution[0]) / median(reference.contribution[0]));
}

std::string ablations_text(const ExplainStudy& study) {
    std::string text =
        fmt::format("Median test error at n = {} without\n", study.design.train_rows);
    for (const AblationResult& result : ablations_of(study.at))
        text += fmt::format("  {:<60}{:>11.4g}\n", result.text, result.test_error);
    return text +
           fmt::format("  the best linear model itself has {:.4g}\n", median(study.at.model_error));
}

std::string attacks_text(const ExplainStudy& study) {
    std::string text =
        "Most adversarial direction (last right singular vector of the first split):";
    for (const DirectionEntry& entry : study.direction)
        text += fmt::format(" {:+.2f} {}", entry.weight, numerics::printable(entry.column));
    text += "\nA move of so much of their size multiplies the median test error by\n";
    text += fmt::format("  {:<20}{:>18}{:>18}\n", "", "training targets", "test points");
    for (const AttackResult& attack : attacks_of(study.at))
        text +=
            fmt::format("  {:<20}{:>18.4g}{:>18.4g}\n", fmt::format("{:g} %", 100.0 * attack.share),
                        attack.targets, attack.test_points);
    return text;
}

nlohmann::ordered_json factors_json(const experiments::ErrorFactors& factors, int n) {
    return {{"n", n},
            {"median_test_error", median(factors.test_error)},
            {"last_singular_value", median(factors.last.singular_value[0])},
            {"last_test_projection", median(factors.last.test_projection[0])},
            {"last_error_projection", median(factors.last.error_projection[0])},
            {"last_contribution", median(factors.last.contribution[0])}};
}

}  // namespace

std::string summary_of(const ExplainRequest& request, const ExplainStudy& study) {
    return description_of(request, study.table) + design_text(request, study) +
           factors_text(study) + ablations_text(study) + attacks_text(study);
}

std::string json_of(const ExplainRequest& request, const ExplainStudy& study) {
    const ExplainDesign& design = study.design;
    nlohmann::ordered_json ablations, attacks = nlohmann::ordered_json::array(), direction;
    for (const AblationResult& result : ablations_of(study.at))
        ablations[std::string(result.name)] = result.test_error;
    for (const AttackResult& attack : attacks_of(study.at))
        attacks.push_back({{"share_of_size", attack.share},
                           {"targets_multiply_test_error", attack.targets},
                           {"test_points_multiply_test_error", attack.test_points}});
    for (const DirectionEntry& entry : study.direction) direction[entry.column] = entry.weight;
    nlohmann::ordered_json json = table_record("explain", request, request.seed, study.table);
    json["parameters"].update({{"splits", design.splits},
                               {"train_rows", design.train_rows},
                               {"reference_rows", design.reference_rows},
                               {"test_rows", design.test_rows}});
    json.update({{"at", factors_json(study.at, design.train_rows)},
                 {"reference", factors_json(study.reference, design.reference_rows)},
                 {"growth",
                  {{"singular_value", study.growth.singular_value},
                   {"test_projection", study.growth.test_projection},
                   {"error_projection", study.growth.error_projection}}},
                 {"median_test_error_without", ablations},
                 {"median_error_of_best_linear_model", median(study.at.model_error)},
                 {"attacks", attacks},
                 {"most_adversarial_direction", direction}});
    return text_of(json);
}

}  // namespace overfit::app
