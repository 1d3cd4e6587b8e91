/// Claims about what is left of the peak without one of its three factors.
#include "experiments/ablations.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "claims/divergence/parts.hpp"

namespace overfit::claims::divergence {

namespace {

using experiments::Ablation;
using experiments::Errors;
using experiments::World;

constexpr int p = 20;

/// 100 test points each: their average has a standard deviation of a seventh of its mean.
World gaussian(int n, Errors errors = Errors::noise) {
    return experiments::gaussian_world({.n = n, .p = p}, errors, 100);
}

Comparison ratio(const World& above, const Ablation& above_ablation, const World& below,
                 const Ablation& below_ablation, Relation relation, double bound,
                 const std::string& at, const Run& run) {
    return {
        .at = at,
        .relation = relation,
        .expected = std::log(bound),
        .measured = log_median_ratio_of(
            experiments::ablated_test_error(above, above_ablation, run.trials(2000, at + " above")),
            experiments::ablated_test_error(below, below_ablation,
                                            run.trials(2000, at + " below")))};
}

/// The median error at n = p against those at n = p/2 and 2p, all with the same ablation.
Evidence peak_factors(const Ablation& ablation, Errors errors, Relation relation, double bound,
                      const Run& run) {
    Evidence evidence;
    for (const int n : {p / 2, 2 * p})
        evidence.push_back(
            ratio(gaussian(p, errors), ablation, gaussian(n, errors), ablation, relation, bound,
                  fmt::format("log ratio of the medians at n = {} and {}", p, n), run));
    return evidence;
}

// Without an ablation the ratios are about 28 and 38, without the last mode 4.6 and 6.2.
Check no_peak(const Ablation& ablation) {
    return [ablation](const Run& run) {
        return peak_factors(ablation, Errors::noise, Relation::at_most, 3.0, run);
    };
}

Check peak(Errors errors) {
    return [errors](const Run& run) {
        return peak_factors(experiments::no_ablation(), errors, Relation::at_least, 5.0, run);
    };
}

Check last_mode_matters(int n) {
    return [n](const Run& run) {
        const World world = gaussian(n);
        const auto factor = [&](const Ablation& ablation, const std::string& at) {
            return ratio(world, experiments::no_ablation(), world, ablation, Relation::at_least,
                         3.0, at, run);
        };
        return Evidence{
            factor(experiments::projected_test_points(-1), "test points without the last mode"),
            factor(experiments::projected_errors(-1), "errors without the last mode")};
    };
}

std::vector<Control> unablated() {
    return {{.name = "no_ablation",
             .world = "All three factors at work: the peak stands.",
             .check = no_peak(experiments::no_ablation())}};
}

constexpr std::string_view hypotheses =
    "Gaussian features, p = 20, noise and signal of norm 1; n = 10, 20, 40.";
constexpr std::string_view formula = "median(n = p) <= 3 median(n = p/2), 3 median(n = 2p)";

std::vector<Claim> half_claims() {
    return {
        {.id = "divergence.peak_vanishes_without_small_singular_values_of_gaussian",
         .statement = "Without the singular values below a fifth of the largest the fit has no "
                      "peak at n = p: the first factor is necessary.",
         .hypotheses = hypotheses,
         .formula = formula,
         .source = {"SchaefferEtAl2023", "section 4, ablation of small singular values", "001"},
         .kind = Kind::inequality,
         .check = no_peak(experiments::relative_cutoff(0.2)),
         .controls = unablated(),
         .figure = "divergence_ablations"},
        {.id = "divergence.peak_vanishes_without_trailing_test_projections_of_gaussian",
         .statement = "With the test points projected on the leading half of the right singular "
                      "vectors there is no peak at n = p: the second factor is necessary.",
         .hypotheses = hypotheses,
         .formula = formula,
         .source = {"SchaefferEtAl2023", "section 4, ablation of test projections", "001"},
         .kind = Kind::inequality,
         .check = no_peak(experiments::projected_test_points(p / 2)),
         .controls = unablated(),
         .figure = "divergence_ablations"},
        {.id = "divergence.peak_vanishes_without_trailing_error_projections_of_gaussian",
         .statement = "With the best linear model's errors projected on the leading half of the "
                      "left singular vectors there is no peak at n = p: the third factor is "
                      "necessary.",
         .hypotheses = hypotheses,
         .formula = formula,
         .source = {"SchaefferEtAl2023", "section 4, ablation of residuals", "001"},
         .kind = Kind::inequality,
         .check = no_peak(experiments::projected_errors(p / 2)),
         .controls = unablated(),
         .figure = "divergence_ablations"},
    };
}

std::vector<Claim> last_mode_claims() {
    return {
        {.id = "divergence.peak_vanishes_without_last_mode_of_gaussian",
         .statement = "Removing the single mode of the smallest singular value from one of the "
                      "factors removes the peak at n = p.",
         .hypotheses = hypotheses,
         .formula = formula,
         .source = {"SchaefferEtAl2023", "section 3, read as a statement about one mode", "001"},
         .kind = Kind::inequality,
         .outcome = Outcome::refuted,
         .check = no_peak(experiments::projected_test_points(-1)),
         .controls = {{.name = "half_of_the_modes",
                       .world = "The trailing half of the modes is removed: no peak is left.",
                       .check = no_peak(experiments::projected_test_points(p / 2))}},
         .figure = "divergence_ablations",
         .correction = "divergence.last_mode_makes_most_of_peak_of_gaussian"},
        {.id = "divergence.last_mode_makes_most_of_peak_of_gaussian",
         .statement = "At n = p the median test error falls to less than a third when the test "
                      "points, or the errors, lose their projection on the last mode: the peak is "
                      "diminished, not gone.",
         .hypotheses = "Gaussian features, n = p = 20, noise and signal of norm 1.",
         .formula = "median(all modes) >= 3 median(all but the last)",
         .source = {"SchaefferEtAl2023", "section 3", "001"},
         .kind = Kind::inequality,
         .check = last_mode_matters(p),
         .controls = {{.name = "twice_the_samples",
                       .world = "n = 2p, away from the threshold: no mode stands out.",
                       .check = last_mode_matters(2 * p)}},
         .figure = "divergence_ablations"},
    };
}

}  // namespace

std::vector<Claim> ablation_claims() {
    std::vector<Claim> claims = half_claims();
    for (Claim& claim : last_mode_claims()) claims.push_back(std::move(claim));
    claims.push_back(
        {.id = "divergence.peak_needs_no_noise_of_deterministic_labels",
         .statement = "Noise is not necessary: labels that are a deterministic function of the "
                      "features, but not a linear one, give the peak at n = p.",
         .hypotheses = "Gaussian features, p = 20; y = x'beta + (x_1^2 - 1) / sqrt(2), without "
                       "any randomness beside x; n = 10, 20, 40.",
         .formula = "median(n = p) >= 5 median(n = p/2), 5 median(n = 2p)",
         .source = {"SchaefferEtAl2023", "section 6; the second misconception", "001"},
         .kind = Kind::inequality,
         .check = peak(Errors::deterministic),
         .controls = {{.name = "linear_labels",
                       .world = "Labels that the best linear model fits without error: no peak.",
                       .check = peak(Errors::none)}},
         .figure = "divergence_ablations"});
    return claims;
}

}  // namespace overfit::claims::divergence
