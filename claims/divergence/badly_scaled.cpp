/// The claim that every data set spikes at the threshold, refuted, and what does hold.
#include "claims/divergence/parts.hpp"
#include "claims/divergence/study.hpp"

namespace overfit::claims::divergence {

namespace {

using experiments::SplitCurves;

Check global_peak(bool scale) {
    return [scale](const Run& run) {
        const Study study = badly_scaled_study({}, scale, run);
        return Evidence{location_of_peak(study, curves_of(study, run), 17)};
    };
}

Check local_peak(double noise_sd) {
    return [noise_sd](const Run& run) {
        const Study study = badly_scaled_study({.noise_sd = noise_sd}, false, run);
        const SplitCurves curves = curves_of(study, run);
        return Evidence{exceeds(curves, 17, 15, 1.0), exceeds(curves, 17, 19, 1.0)};
    };
}

}  // namespace

std::vector<Claim> badly_scaled_claims() {
    return {
        {.id = "divergence.every_data_set_spikes_at_threshold",
         .statement =
             "On every data set the test error of minimum-norm least squares is largest at the "
             "interpolation threshold.",
         .hypotheses =
             "A counterexample: 17 heavy-tailed columns, one of them of scale 10^6, as in "
             "the World Health Organisation's life expectancy data; n = 1 to 40.",
         .formula = "argmax over n of the median test error = p",
         .source = {"SchaefferEtAl2023", "Figure 2, read as a statement about all data", "001"},
         .kind = Kind::ordering,
         .outcome = Outcome::refuted,
         .check = global_peak(false),
         .controls = {{.name = "scaled_columns",
                       .world =
                           "The same columns, each divided by its size: the largest error stands "
                           "at the threshold.",
                       .check = global_peak(true)}},
         .figure = "badly_scaled",
         .correction = "divergence.test_error_spikes_locally_at_threshold_of_badly_scaled"},

        {.id = "divergence.test_error_spikes_locally_at_threshold_of_badly_scaled",
         .statement =
             "On badly scaled data with noise the median test error still has a local spike at "
             "n = p: it is larger there than at n = p - 2 and n = p + 2.",
         .hypotheses = "17 heavy-tailed columns, one of them of scale 10^6, noise of size 1.",
         .formula = "median(p) > median(p - 2), median(p + 2)",
         .source = {"SchaefferEtAl2023", "Figure 2, World Health Organisation data", "001"},
         .kind = Kind::ordering,
         .check = local_peak(1.0),
         .controls = {{.name = "no_noise",
                       .world = "Labels without noise: the error vanishes from n = p on.",
                       .check = local_peak(0.0)}},
         .figure = "badly_scaled"},
    };
}

}  // namespace overfit::claims::divergence
