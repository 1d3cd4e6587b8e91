/// The words and the record of hull decisions.
#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "app/hull_study.hpp"
#include "app/table_record.hpp"
#include "app/user_table.hpp"
#include "numerics/printable.hpp"
#include "version.hpp"

namespace overfit::app {

namespace {

using nlohmann::ordered_json;
using numerics::HullVerdict;
using numerics::printable_path;

/// A number that may be too small or too large for a double, from its logarithm.
std::string from_log(double log) {
    if (std::abs(log) < 600.0) return fmt::format("{:.4g}", std::exp(log));
    return std::isfinite(log) ? fmt::format("10^{:.1f}", log / std::numbers::ln10) : "0";
}

std::string table_text(const HullRequest& request, const HullStudy& study) {
    const auto columns = static_cast<int>(study.columns.size());
    std::string text =
        fmt::format("{}: {} row{}, {} column{}; the rows span {} dimension{}\n",
                    printable_path(request.train), study.points, plural(study.points), columns,
                    plural(columns), study.dimension, plural(study.dimension));
    if (!study.constant_columns.empty()) {
        const auto count = study.constant_columns.size();
        text += fmt::format("  {} constant:", plural(static_cast<int>(count)).empty()
                                                  ? "1 column is"
                                                  : fmt::format("{} columns are", count));
        for (std::size_t j = 0; j < std::min<std::size_t>(10, count); ++j)
            text += fmt::format(" {}", numerics::printable(study.constant_columns[j]));
        text += count > 10 ? fmt::format(" and {} more\n", count - 10) : "\n";
    }
    if (study.repeated_rows > 0)
        text += fmt::format("  {} row{} an earlier one\n", study.repeated_rows,
                            study.repeated_rows == 1 ? " repeats" : "s repeat");
    return text;
}

std::string verdicts_text(const HullRequest& request, const HullStudy& study) {
    std::string text =
        request.query.empty()
            ? fmt::format("Queries: {} of its rows, each against the others\n", study.queries())
            : fmt::format("Queries: {} row{} of {}\n", study.queries(), plural(study.queries()),
                          printable_path(request.query));
    text += fmt::format("Inside the hull {}, outside {}, undecided {}\n", study.inside,
                        study.outside, study.undecided);
    const auto reason = [&](int count, std::string_view words) {
        if (count > 0) text += fmt::format("  {} {}\n", count, words);
    };
    reason(study.by_one_column, "outside because beyond the range of a single column");
    reason(study.nothing_on_face,
           "outside because no training row shares all their least and largest values");
    reason(study.rows_on_face,
           "with a least or largest value, decided among the training rows that share it");
    if (study.undecided > 0) text += "  undecided: too near to the boundary for double precision\n";
    return text + fmt::format("Fraction inside {:.4g}; 95 % interval {:.4g} to {:.4g}{}\n",
                              static_cast<double>(study.inside) / study.queries(),
                              study.fraction.low, study.fraction.high,
                              request.query.empty() ? ", as if the rows were separate draws" : "");
}

std::string gaussian_text(const GaussianOdds& odds) {
    std::string text = fmt::format(
        "Gaussian data: with N = {} points that span {} dimension{}, a new point is inside with "
        "probability {}{}\n",
        odds.points, odds.dimension, plural(odds.dimension), from_log(odds.log_inside),
        odds.points <= odds.dimension ? " (N does not exceed the dimension)" : " (exact)");
    if (odds.log_even) text += fmt::format("  even odds need N = {}\n", from_log(*odds.log_even));
    return text;
}

std::string_view name_of(HullVerdict verdict) {
    return verdict == HullVerdict::inside    ? "inside"
           : verdict == HullVerdict::outside ? "outside"
                                             : "undecided";
}

/// Rows counted from 1, columns by name; `normal` has an entry for each column.
ordered_json certificate_json(const HullStudy& study, std::size_t i) {
    const HullAnswer& answer = study.answers[i];
    const numerics::HullCertificate& proof = answer.certificate;
    ordered_json json{{"row", i + 1}, {"verdict", name_of(answer.verdict)}};
    ordered_json face = ordered_json::array();
    for (const Eigen::Index j : proof.face)
        face.push_back(study.columns[static_cast<std::size_t>(j)]);
    json["face"] = face;
    if (answer.verdict == HullVerdict::outside && proof.normal.size() > 0)
        json.update({{"normal", std::vector<double>(proof.normal.begin(), proof.normal.end())},
                     {"margin", proof.margin},
                     {"rounding", proof.rounding}});
    if (answer.verdict == HullVerdict::inside) {
        std::vector<Eigen::Index> rows = proof.points;
        for (Eigen::Index& row : rows) ++row;
        json.update({{"points", rows},
                     {"weights", proof.weights},
                     {"inflation", proof.inflation},
                     {"residual", proof.residual},
                     {"radius", proof.radius}});
    }
    return json;
}

ordered_json gaussian_json(const std::optional<GaussianOdds>& odds) {
    if (!odds) return nullptr;
    ordered_json json{{"points", odds->points},
                      {"dimension", odds->dimension},
                      {"probability_inside", std::exp(odds->log_inside)},
                      {"log_probability_inside", odds->log_inside}};
    json["log_points_for_even_odds"] = odds->log_even ? ordered_json(*odds->log_even) : nullptr;
    return json;
}

ordered_json parameters_json(const HullRequest& request) {
    ordered_json json{{"train", request.train.string()}};
    json["query"] = request.query.empty() ? ordered_json() : ordered_json(request.query.string());
    json["leave_one_out"] = request.query.empty();
    json["ignore"] = request.ignore;
    json["rows"] = request.rows ? ordered_json(*request.rows) : ordered_json();
    json["rcond"] = request.rcond ? ordered_json(*request.rcond) : ordered_json();
    return json;
}

}  // namespace

std::string summary_of(const HullRequest& request, const HullStudy& study) {
    return table_text(request, study) + verdicts_text(request, study) +
           (study.gaussian ? gaussian_text(*study.gaussian) : "");
}

std::string json_of(const HullRequest& request, const HullStudy& study) {
    ordered_json json{{"experiment", "hull"},
                      {"version", version},
                      {"parameters", parameters_json(request)},
                      {"table",
                       {{"rows", study.points},
                        {"dimension", study.dimension},
                        {"columns", study.columns},
                        {"constant_columns", study.constant_columns},
                        {"repeated_rows", study.repeated_rows},
                        {"spread", study.spread}}},
                      {"queries", study.queries()},
                      {"inside", study.inside},
                      {"outside", study.outside},
                      {"undecided", study.undecided},
                      {"outside_by_one_column", study.by_one_column},
                      {"outside_with_nothing_on_face", study.nothing_on_face},
                      {"decided_among_rows_on_face", study.rows_on_face},
                      {"fraction_inside",
                       {{"value", static_cast<double>(study.inside) / study.queries()},
                        {"low", study.fraction.low},
                        {"high", study.fraction.high}}},
                      {"gaussian", gaussian_json(study.gaussian)}};
    if (request.certificates) {
        json["certificates"] = ordered_json::array();
        for (std::size_t i = 0; i < study.answers.size(); ++i)
            json["certificates"].push_back(certificate_json(study, i));
    }
    return text_of(json);
}

}  // namespace overfit::app
