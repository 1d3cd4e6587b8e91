/// The words and the record of a study of smoothness.
#include <cmath>

#include <fmt/format.h>

#include "app/robustness_study.hpp"
#include "app/table_record.hpp"
#include "numerics/printable.hpp"

namespace overfit::app {

namespace {

using nlohmann::ordered_json;

/// A number of parameters, or that there is none.
std::string count_text(double parameters) {
    return std::isfinite(parameters) ? fmt::format("{:.0f}", parameters) : "none";
}

std::string count_text(const std::optional<double>& parameters) {
    return parameters ? count_text(*parameters) : "beyond the curve";
}

std::string dimension_text(const RobustnessStudy& study) {
    return fmt::format(
        "n = {} rows that span d = {} dimension{}; effective dimension {:.3g} (participation "
        "ratio of the variances), {:.3g} times the largest variance in all\n"
        "Law of robustness: n d = {:.4g} parameters for a smooth fit, n d_eff = {:.4g} with the "
        "effective dimension; mere interpolation takes n\n",
        study.samples, study.dimension, plural(study.dimension), study.participation, study.stable,
        static_cast<double>(study.samples) * study.dimension, study.samples * study.participation);
}

std::string curve_text(const RobustnessStudy& study) {
    std::string text = fmt::format("{:>12} {:>10} {:>10} {:>10} {:>10} {:>12}\n", "parameters",
                                   "gradient", "predicted", "law", "steepest", "upper bound");
    const numerics::Table& curve = study.curve;
    for (std::size_t i = 0; i < curve.rows(); ++i)
        text += fmt::format("{:>12.0f} {:>10.4g} {:>10.4g} {:>10.4g} {:>10.4g} {:>12.4g}\n",
                            curve.column("parameters")[i], curve.column("gradient")[i],
                            curve.column("kernel_law")[i], curve.column("law")[i],
                            curve.column("steepest")[i], curve.column("bound")[i]);
    return text;
}

std::string parameters_text(const RobustnessStudy& study) {
    std::string text = fmt::format(
        "Parameters for a typical gradient of {:.4g}: measured {}; predicted from these rows {}, "
        "by n + 1 + n d kappa^2 / L^2 {}\n"
        "  in the {} leading component{}: measured {}, by n + 1 + n d_eff kappa^2 / L^2 {}\n",
        study.gradient, count_text(study.all.measured), count_text(study.all.by_kernel),
        count_text(study.all.by_law), study.leading, plural(study.leading),
        count_text(study.leading_only.measured), count_text(study.leading_only.by_law));
    if (!std::isfinite(study.all.by_kernel))
        text += fmt::format("  no number of parameters is enough: the limit's gradient is {:.4g}\n",
                            study.kernel.plateau);
    if (study.is_capped)
        text += "  the curve ends early, to save time; --parameters takes it further\n";
    return text;
}

ordered_json parameters_json(const RobustParameters& parameters) {
    ordered_json json{{"by_law", number_or_null(parameters.by_law)}};
    json["measured"] = parameters.measured ? ordered_json(*parameters.measured) : ordered_json();
    return json;
}

}  // namespace

std::string summary_of(const RobustnessRequest& request, const RobustnessStudy& study) {
    std::string text = description_of(request, study.table);
    if (study.table.repeated_rows > 0)
        text += fmt::format("  {} repeated row{} left out\n", study.table.repeated_rows,
                            plural(study.table.repeated_rows));
    text += dimension_text(study);
    text += fmt::format(
        "Interpolants of {} in random cosines, kappa = {:.4g}; lengths in units of the rows' root "
        "mean squared norm, labels of theirs\n",
        request.target.empty() ? "random signs" : numerics::printable(request.target),
        study.bandwidth);
    return text + curve_text(study) + parameters_text(study);
}

std::string json_of(const RobustnessRequest& request, const RobustnessStudy& study) {
    ordered_json json = table_record("robustness", request, request.seed, study.table);
    json["parameters"]["rows"] = study.samples;
    json["parameters"]["bandwidth"] = study.bandwidth;
    json["parameters"]["gradient"] = study.gradient;
    ordered_json all = parameters_json(study.all);
    all["by_kernel"] = number_or_null(study.all.by_kernel);
    json.update({{"samples", study.samples},
                 {"dimension", study.dimension},
                 {"participation_ratio", study.participation},
                 {"stable_rank", study.stable},
                 {"leading_components", study.leading},
                 {"kernel",
                  {{"energy", study.kernel.energy},
                   {"plateau", study.kernel.plateau},
                   {"freedom", study.kernel.freedom}}},
                 {"parameters_for_gradient", all},
                 {"parameters_for_leading_gradient", parameters_json(study.leading_only)},
                 {"capped", study.is_capped}});
    ordered_json curve;
    for (std::size_t j = 0; j < study.curve.names.size(); ++j)
        curve[study.curve.names[j]] = study.curve.columns[j];
    json["curve"] = curve;
    return text_of(json);
}

}  // namespace overfit::app
