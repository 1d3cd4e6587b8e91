/// The words and the record of a spectrum.
#include <cmath>

#include <fmt/format.h>

#include "app/spectrum_study.hpp"
#include "app/table_record.hpp"
#include "numerics/printable.hpp"

namespace overfit::app {

namespace {

std::string end_text(std::string_view name, const SpectrumEnd& end, std::string_view side) {
    std::string text = fmt::format(
        "{} eigenvalue {:.4g}; noise: {:.4g} to {:.4g} in 95 % of tables, edge {:.4g}\n", name,
        end.observed, end.of_noise.low, end.of_noise.high, end.limit);
    if (end.outside > 0)
        text += fmt::format("  {} eigenvalue{} {} that interval: not what noise makes\n",
                            end.outside, end.outside == 1 ? " lies" : "s lie", side);
    return text;
}

std::string threshold_text(const SpectrumStudy& study) {
    const int gap = study.samples - study.features;
    if (gap == 0) return "Threshold: exactly at it, n = p\n";
    return fmt::format(
        "Threshold: {} {} than features{}\n", std::abs(gap),
        gap > 0 ? "more samples" : "fewer samples",
        std::abs(gap) <= 1
            ? "; the mean variance of least squares is infinite"
            : fmt::format("; with independent columns least squares would multiply the noise "
                          "variance by {:.3g}",
                          std::min(study.samples, study.features) / (std::abs(gap) - 1.0)));
}

nlohmann::ordered_json end_json(const SpectrumEnd& end) {
    return {{"observed", end.observed},
            {"noise_low", end.of_noise.low},
            {"noise_high", end.of_noise.high},
            {"marchenko_pastur_edge", end.limit},
            {"outside", end.outside}};
}

}  // namespace

std::string summary_of(const SpectrumRequest& request, const SpectrumStudy& study) {
    std::string text = description_of(request, study.table);
    text += fmt::format("Columns {}; n = {} samples{}, p = {}, gamma = p / n = {:.4g}\n",
                        request.intercept ? request.standardize ? "centred and scaled" : "centred"
                        : request.standardize ? "scaled"
                                              : "in their own units",
                        study.samples, request.intercept ? " (one spent on the means)" : "",
                        study.features, study.gamma);
    text += threshold_text(study);
    text += fmt::format("Singular values {:.4g} to {:.4g}, condition number {:.4g}\n",
                        study.singular_values.front(), study.singular_values.back(),
                        study.singular_values.front() / study.singular_values.back());
    text += "Eigenvalues of X'X, in units of their mean:\n";
    text += end_text("Largest", study.upper, "above");
    text += end_text("Smallest", study.lower, "below");
    text += fmt::format(
        "Distance from the Marchenko-Pastur law {:.3g}; of {} Gaussian tables treated alike a "
        "share "
        "of {:.3g} is as far: {}\n",
        study.distance, study.draws, study.p_value,
        study.p_value < 0.01 ? "the columns are not independent noise"
                             : "the spectrum could be that of noise");
    return text;
}

std::string json_of(const SpectrumRequest& request, const SpectrumStudy& study) {
    nlohmann::ordered_json json = table_record("spectrum", request, request.seed, study.table);
    json["parameters"]["draws"] = study.draws;
    json.update({{"samples", study.samples},
                 {"features", study.features},
                 {"gamma", study.gamma},
                 {"samples_minus_features", study.samples - study.features},
                 {"largest_eigenvalue", end_json(study.upper)},
                 {"smallest_eigenvalue", end_json(study.lower)},
                 {"marchenko_pastur_distance", study.distance},
                 {"p_value", study.p_value}});
    return text_of(json);
}

}  // namespace overfit::app
