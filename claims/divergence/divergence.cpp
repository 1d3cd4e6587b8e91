/// The topic divergence: where the test error diverges on real and on badly scaled data.
#include <functional>
#include <utility>

#include "claims/append.hpp"
#include "claims/divergence/parts.hpp"
#include "claims/divergence/study.hpp"
#include "claims/registry.hpp"

namespace overfit::claims {

namespace divergence {

namespace {

using experiments::SplitCurves;

/// Rows: n, p, median test error with its 95 per cent interval, quartiles, median smallest singular
/// value. One cell: the sizes share their splits.
std::vector<std::vector<double>> curve_rows(const Study& study, const Run& run) {
    const SplitCurves curves = curves_of(study, run);
    const std::vector<std::vector<double>> smallest = experiments::smallest_singular_values(
        study.data, study.design, study.sizes, run.trials(study.splits, "splits"));
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 0; i < study.sizes.size(); ++i) {
        const std::vector<double>& errors = errors_at(curves, study.sizes[i]);
        const numerics::Interval interval = numerics::quantile_interval(errors, 0.5, 0.05);
        rows.push_back({static_cast<double>(study.sizes[i]),
                        static_cast<double>(study.data.x.cols()), numerics::median(errors),
                        interval.low, interval.high, numerics::quantile(errors, 0.25),
                        numerics::quantile(errors, 0.75), numerics::median(smallest[i])});
    }
    return rows;
}

/// A sweep of one cell over all sizes of a study, with `splits` splits at the quick tier.
Sweep curve_sweep(std::string_view id, std::string_view title, std::size_t splits,
                  std::function<Study(const Run&)> make) {
    return {
        .id = id,
        .title = title,
        .columns = {"n", "p", "median_test_error", "low", "high", "quartile_low", "quartile_high",
                    "smallest_singular_value"},
        .cells = [splits, make = std::move(make)](Tier) {
            return std::vector<Cell>{{.key = "all sizes", .rows = [splits, make](const Run& run) {
                                          Study study = make(run);
                                          study.splits = splits;
                                          return curve_rows(study, run);
                                      }}};
        }};
}

}  // namespace

}  // namespace divergence

std::vector<Sweep> divergence_sweeps() {
    std::vector<Sweep> sweeps{
        divergence::curve_sweep(
            "diabetes_curve", "Test error on the diabetes data over random splits", 400,
            [](const Run&) { return divergence::diabetes_study(experiments::diabetes()); }),
        divergence::curve_sweep(
            "meats_curve", "Test error on the meat spectra over random splits", 100,
            [](const Run&) { return divergence::meats_study(experiments::meats("fat")); }),
        divergence::curve_sweep(
            "badly_scaled_curve", "Test error on badly scaled simulated data", 400,
            [](const Run& run) { return divergence::badly_scaled_study({}, false, run); })};
    append(sweeps, divergence::sweeps());
    return sweeps;
}

std::vector<Claim> divergence_claims() {
    std::vector<Claim> claims;
    for (auto* part : {divergence::real_data_claims, divergence::badly_scaled_claims,
                       divergence::decomposition_claims, divergence::ablation_claims,
                       divergence::attack_claims, divergence::diabetes_attack_claims,
                       divergence::height_claims, divergence::polynomial_claims}) {
        append(claims, part());
    }
    return claims;
}

}  // namespace overfit::claims
