/// The words and the record of a curve study.
#include <fmt/format.h>

#include "app/curve_study.hpp"
#include "app/table_record.hpp"
#include "numerics/printable.hpp"

namespace overfit::app {

namespace {

using experiments::Axis;

std::string table_text(const CurveRequest& request, const CurveStudy& study) {
    const UserTable& table = study.table;
    std::string text = description_of(request, table);
    if (table.repeated_rows > 0)
        text += fmt::format(
            "  {} row{} repeat{} the columns of an earlier row{}\n", table.repeated_rows,
            plural(table.repeated_rows), table.repeated_rows == 1 ? "s" : "",
            request.distinct ? ": left out"
                             : ": the peak moves to more rows, and training rows get into the "
                               "test set; --distinct leaves them out");
    return text;
}

std::string design_text(const CurveRequest& request, const CurveStudy& study) {
    const CurveDesign& design = study.design;
    std::string text = "Fit: least squares of least norm; ";
    text += request.intercept
                ? "columns and target centred by the means of each split's training rows; "
                : "no intercept; ";
    text += request.standardize ? "columns scaled by their root mean square there\n"
                                : "columns in their own units\n";
    text += fmt::format("{} random splits, seed {}: {} rows held out, ", design.splits,
                        request.seed, design.split.test_rows);
    text += request.over == Axis::samples
                ? fmt::format("training sets of 1 to {} rows, each one row more\n", design.max_size)
                : fmt::format("{} training rows, the first 1 to {} columns\n",
                              design.split.train_rows, design.max_size);
    for (const std::string& remark : design.remarks) text += fmt::format("  {}\n", remark);
    return text;
}

std::string threshold_text(const CurveRequest& request, const CurveStudy& study) {
    const int threshold = study.design.threshold;
    if (threshold == 0)
        return request.over == Axis::samples
                   ? fmt::format(
                         "Threshold: {} training rows (the rank of the columns), beyond the "
                         "largest size\n",
                         study.table.rank)
                   : "Threshold: not reached, the columns are too few to fit every training row\n";
    if (request.over == Axis::samples)
        return fmt::format("Threshold: {} training rows (the rank of the columns)\n", threshold);
    return fmt::format("Threshold: {} columns ({} training rows{})\n", threshold,
                       study.design.split.train_rows,
                       request.intercept ? ", one of them spent on the intercept" : "");
}

std::string peak_text(const CurveRequest& request, const CurveStudy& study) {
    const Peak& peak = study.peak;
    const char letter = request.over == Axis::samples ? 'n' : 'p';
    const int threshold = study.design.threshold;
    if (threshold == 0)
        return fmt::format("The median test error is largest at {} = {} ({:.4g}).\n", letter,
                           peak.size, peak.error);
    const std::string ratios =
        fmt::format("{:.3g} times that at {} = {} and {:.3g} times that at {} = {}", peak.over_half,
                    letter, peak.half, peak.over_twice, letter, peak.twice);
    if (peak.is_global)
        return fmt::format(
            "The median test error peaks at {} = {} ({:.4g}); at the threshold it is {}.\n", letter,
            peak.size, peak.error, ratios);
    return fmt::format(
        "The median test error does not peak at the threshold: it is largest at {} = "
        "{} ({:.4g}).\n  At the threshold it is {:.4g}, {}{}.\n",
        letter, peak.size, peak.error, peak.at_threshold, ratios,
        peak.is_local ? "; a local peak stands there" : "");
}

}  // namespace

std::string summary_of(const CurveRequest& request, const CurveStudy& study) {
    const char letter = request.over == Axis::samples ? 'n' : 'p';
    return table_text(request, study) + design_text(request, study) +
           threshold_text(request, study) + peak_text(request, study) +
           fmt::format("The median smallest singular value is least at {} = {}.\n", letter,
                       study.least_singular_size);
}

std::string json_of(const CurveRequest& request, const CurveStudy& study) {
    const CurveDesign& design = study.design;
    const Peak& peak = study.peak;
    nlohmann::ordered_json json = table_record("curve", request, request.seed, study.table);
    json["parameters"].update({{"over", request.over == Axis::samples ? "samples" : "features"},
                               {"splits", design.splits},
                               {"test_rows", design.split.test_rows},
                               {"train_rows", design.split.train_rows},
                               {"max_size", design.max_size}});
    json["remarks"] = design.remarks;
    json["largest_median"] = {{"size", peak.size}, {"test_error", peak.error}};
    json["least_singular_value_size"] = study.least_singular_size;
    json["threshold"] = nullptr;
    if (design.threshold > 0)
        json["threshold"] = {{"size", design.threshold},
                             {"test_error", peak.at_threshold},
                             {"half", peak.half},
                             {"over_half", peak.over_half},
                             {"twice", peak.twice},
                             {"over_twice", peak.over_twice},
                             {"is_global_peak", peak.is_global},
                             {"is_local_peak", peak.is_local}};
    return text_of(json);
}

}  // namespace overfit::app
