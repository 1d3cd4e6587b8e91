/// Claims about how large the errors are: laws in place of means that do not exist, and raw units.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "claims/divergence/parts.hpp"
#include "experiments/ablations.hpp"
#include "experiments/attacks.hpp"
#include "experiments/ridgeless.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims::divergence {

namespace {

using experiments::Errors;

double normal_cdf(double x, double sd) {
    return 0.5 * std::erfc(-x / (sd * std::sqrt(2.0)));
}

using Statistic = std::vector<double> (*)(const experiments::World&, const numerics::Trials&);

Check normal_law(Statistic statistic) {
    return [statistic](const Run& run) {
        Evidence evidence;
        for (const int n : {10, 20, 40}) {
            const std::string at = fmt::format("n = {}, p = 20", n);
            const std::vector<double> values =
                statistic(experiments::gaussian_world({.n = n, .p = 20}, Errors::noise, 1),
                          run.trials(4000, at));
            const double sd_of_mean = std::sqrt(1.0 / n);
            evidence.push_back(
                {.at = at,
                 .relation = Relation::follows,
                 .measured = distance_of(values, [](double x) { return normal_cdf(x, 1.0); }),
                 .rival = distance_of(values, [&](double x) {
                              return normal_cdf(x, sd_of_mean);
                          }).value});
        }
        return evidence;
    };
}

/// One value a study: the mean of the variance over `seeds` training sets.
std::vector<double> study_means(const theory::Ridgeless& model, std::size_t seeds,
                                numerics::Trials trials) {
    const std::size_t studies = trials.count;
    trials.count *= seeds;
    const std::vector<double> values =
        experiments::ridgeless_variance(model, experiments::Features::gaussian, trials);
    std::vector<double> means(studies, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i)
        means[i / seeds] += values[i] / static_cast<double>(seeds);
    return means;
}

// The variance at n = p exceeds t with a probability of order t^(-1/2): a mean of m grows as m, as
// for the stable law of index 1/2. Half of that exponent tells it from a mean that settles.
Check mean_grows(int p) {
    return [p](const Run& run) {
        const theory::Ridgeless model{.n = 10, .p = p};
        return Evidence{{.at = fmt::format("n = 10, p = {}, means over 5 and 50 seeds", p),
                         .relation = Relation::at_least,
                         .expected = 0.5,
                         .measured = median_scaling_exponent(
                             5.0, study_means(model, 5, run.trials(800, "5 seeds")), 50.0,
                             study_means(model, 50, run.trials(800, "50 seeds")))}};
    };
}

/// One value a trial of the test error over the mean square of the test labels.
Check model_is_gone(const experiments::Ablation& ablation) {
    return [ablation](const Run& run) {
        const experiments::RegressionData data = experiments::diabetes();
        Evidence evidence;
        for (const int n : {10, 39}) {
            const std::string at = fmt::format("n = {}, p = 10", n);
            const auto world = experiments::data_world(data, n, 200);
            const auto error =
                experiments::ablated_test_error(world, ablation, run.trials(200, at));
            const auto null_error = experiments::ablated_test_error(
                world, experiments::projected_test_points(0), run.trials(200, at));
            double worst = 0.0;
            for (std::size_t t = 0; t < error.size(); ++t)
                worst = std::max(worst, std::abs(error[t] / null_error[t] - 1.0));
            evidence.push_back({.at = at,
                                .expected = 0.0,
                                .measured = computed(worst, 1.0, 200.0),
                                .rival = 0.01});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> height_claims() {
    return {
        {.id = "divergence.error_along_last_mode_is_normal_over_last_value",
         .statement = "The error of the coefficients along the last right singular vector, times "
                      "the smallest singular value, is exactly normal with the noise's standard "
                      "deviation: below, at and above n = p.",
         .hypotheses = "Gaussian features, p = 20, n = 10, 20, 40, normal noise of standard "
                       "deviation 1.",
         .formula = "s_R v_R'(beta_hat - beta) = u_R'e ~ N(0, noise^2)",
         .source = {"SchaefferEtAl2023", "section 3, the first and the third factor", "001"},
         .kind = Kind::exact_law,
         .check = normal_law(experiments::scaled_error_along_last_mode),
         .rival = "a standard deviation of noise / sqrt(n), as for a mean of the errors",
         .controls = {{.name = "first_feature",
                       .world = "The error along the first feature, scaled as before.",
                       .check = normal_law(experiments::scaled_error_along_first_feature)}},
         .figure = "divergence_ablations"},
        {.id = "divergence.mean_peak_grows_with_number_of_seeds",
         .statement = "The height of a mean test error at n = p is no number: the mean over m "
                      "random training sets grows with m, where the median settles.",
         .hypotheses = "Gaussian features, n = p = 10; means over 5 and over 50 training sets.",
         .formula = "median of the mean of m ~ m^1; at least m^(1/2) is asked",
         .source = {"SchaefferEtAl2023", "Figure 2: means over 50 seeds", "001"},
         .kind = Kind::exponent,
         .check = mean_grows(10),
         .controls = {{.name = "twice_the_features",
                       .world = "n = 10, p = 20: the mean exists, and settles.",
                       .check = mean_grows(20)}},
         .figure = "ridgeless_risk"},
        {.id = "divergence.absolute_cutoff_deletes_model_of_diabetes",
         .statement = "The largest cutoff of the published ablation, 1 in the units of the "
                      "columns, leaves no singular value of a diabetes training set of 39 rows: "
                      "the peak is gone because the model is gone, and predicts 0.",
         .hypotheses = "442 rows, 10 features centred and of norm 1, n = 10, 39.",
         .formula = "test error = mean of y^2",
         .source = {"SchaefferEtAl2023", "section 4, cutoffs of small singular values", "001"},
         .kind = Kind::identity,
         .check = model_is_gone(experiments::absolute_cutoff(1.0)),
         .rival = "a difference of 1 per cent",
         .controls = {{.name = "relative_cutoff",
                       .world = "A cutoff of a fifth of the largest singular value.",
                       .check = model_is_gone(experiments::relative_cutoff(0.2))}},
         .figure = "diabetes"},
    };
}

}  // namespace overfit::claims::divergence
